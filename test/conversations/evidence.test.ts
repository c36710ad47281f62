import { describe, expect, test } from 'vitest'
import { allEvidence } from '../all-facts.ts'
import { chat } from '../chat.ts'

const file = (name: string, words = '批复内容') => ({ name, bytes: new TextEncoder().encode(words) })

async function cast() {
  const world = await chat()
  return {
    world,
    zhou: await world.person('周敏', 'admin'),
    liming: await world.person('李明', 'liaison', '市司法局'),
  }
}

describe('佐证', () => {
  test('a file joins the form that is open, and the reviewer can fetch it', async () => {
    const { world, zhou, liming } = await cast()
    await liming.says('填报 仲裁员')
    expect(await liming.sendsFile(file('批复.pdf'))).toContain('批复.pdf（1KB）已附到打开着的“知识产权仲裁员”表')
    await liming.submits({ value: '18' })
    expect(liming.seesAll().join('\n')).toContain('佐证：批复.pdf')
    expect(zhou.sees()).toContain('佐证：批复.pdf')
    await zhou.clicks('看佐证')
    expect(zhou.sees()).toContain('sha256')
    await zhou.clicks('取 批复.pdf')
    expect(zhou.seesAll().at(-1)).toBe('（file）')
    const [kept] = await allEvidence(world.db)
    expect(kept).toMatchObject({ name: '批复.pdf', size: 12, byName: '李明', afterConfirmation: false })
    expect(kept?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('without an open form it asks which of the last reports is meant; after confirmation it is 补充', async () => {
    const { zhou, liming } = await cast()
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    expect(await liming.sendsFile(file('名册.xlsx'))).toContain('是哪一次填报的佐证？')
    await liming.clicks('知识产权仲裁员 2024年第1季度（待审核）')
    expect(zhou.sees()).toContain('佐证：名册.xlsx')
    await zhou.clicks('确认')
    await liming.sendsFile(file('补充说明.docx', '说明'))
    expect(await liming.clicks('知识产权仲裁员 2024年第1季度（已确认）')).toContain('标为补充')
    expect(await liming.says('记录 仲裁员')).toContain('佐证：名册.xlsx、补充说明.docx（补充）')
  })

  test('of what was sent in since a form was opened it asks, and a form left behind takes nothing', async () => {
    const { world, zhou, liming } = await cast()
    await liming.says('填报 仲裁员')
    await world.moveTo('2024-03-18T10:05:00+08:00')
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    expect(await liming.sendsFile(file('名册.pdf'))).toContain('是哪一次填报的佐证？')
    await liming.clicks('知识产权仲裁员 2024年第1季度（待审核）')
    expect(zhou.sees()).toContain('佐证：名册.pdf')
    expect(await allEvidence(world.db)).toHaveLength(1)
  })

  test('of a form that was opened twice it joins the newer', async () => {
    const { world, zhou, liming } = await cast()
    await liming.says('填报 仲裁员')
    await world.moveTo('2024-03-18T10:05:00+08:00')
    await liming.says('填报 仲裁员')
    expect(await liming.sendsFile(file('名册.pdf'))).toContain('已附到打开着的“知识产权仲裁员”表')
    await liming.submits({ value: '18' })
    expect(zhou.sees()).toContain('佐证：名册.pdf')
  })

  test('while forms of two things are open it asks which', async () => {
    const { liming } = await cast()
    await liming.says('填报 仲裁员')
    await liming.says('填报 任务31')
    const asked = await liming.sendsFile(file('两者.pdf'))
    expect(asked).toContain('是哪一次填报的佐证？')
    expect(asked).toContain('打开着的知识产权仲裁员表')
    expect(asked).toContain('打开着的仲裁与调解机构建设表')
  })

  test('a colleague of the same unit adds to what another sent in', async () => {
    const { world, zhou, liming } = await cast()
    const wang = await world.person('王强', 'liaison', '市司法局')
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    await wang.sendsFile(file('名册.pdf'))
    expect(await wang.clicks('知识产权仲裁员 2024年第1季度（待审核）')).toContain('已附到')
    expect(zhou.sees()).toContain('佐证：名册.pdf')
  })

  test('a form opened more than 30 minutes ago is not open any more', async () => {
    const { world, liming } = await cast()
    await liming.says('填报 仲裁员')
    await world.moveTo('2024-03-18T10:31:00+08:00')
    expect(await liming.sendsFile(file('批复.pdf'))).toContain('您还没有填报')
  })

  test('kinds and sizes are said clearly', async () => {
    const { liming } = await cast()
    expect(await liming.sendsFile(file('程序.exe'))).toMatch(/程序.exe：不收这种文件。\s*佐证材料可以是PDF、OFD、Word/)
    const large = { name: '大.pdf', bytes: new Uint8Array(20 * 1024 * 1024 + 1) }
    expect(await liming.sendsFile(large)).toContain('文件太大')
  })

  test('a name however long is kept with its ending, shown short, and can be fetched', async () => {
    const { world, zhou, liming } = await cast()
    await liming.says('填报 仲裁员')
    expect(await liming.sendsFile(file(`${'关于认定的批复'.repeat(50)}.pdf`))).toMatch(
      /关于认定.*….*\.pdf（1KB）已附到打开着的/,
    )
    const [kept] = await allEvidence(world.db)
    expect(new TextEncoder().encode(kept?.name).length).toBeLessThanOrEqual(700)
    expect(kept?.name).toMatch(/^关于认定.*…\.pdf$/)
    await liming.submits({ value: '18' })
    await zhou.clicks('看佐证')
    const label = /\[(取 关于[^\]]*)\]/.exec(zhou.sees())?.[1] ?? ''
    await zhou.clicks(label)
    expect(zhou.seesAll().at(-1)).toBe('（file）')
  })

  test('only those concerned can fetch it', async () => {
    const { world, liming } = await cast()
    await liming.says('填报 仲裁员')
    await liming.sendsFile(file('批复.pdf'))
    await liming.submits({ value: '18' })
    const other = await world.person('王强', 'liaison', '市财政局')
    expect(await other.says('记录 仲裁员')).not.toContain('批复.pdf')
    const stranger = await world.person('路人')
    expect(await stranger.sendsFile(file('广告.pdf'))).toContain('这个文件没有保存')
  })
})

test('a file that is not read as a table says why, before it is offered as evidence', async () => {
  const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
  const wang = await world.person('王芳', 'liaison', '市市场监管局')
  await wang.says('填报 地理标志数')
  await wang.submits({ period: '2024Q1', value: '60' })
  const bytes = (text: string) => new TextEncoder().encode(text)
  const unknown = '里没有认出要填报的指标或任务，没有当作填报的表。'
  for (const name of ['people.csv', 'junk.xlsx'])
    expect(await wang.sendsFile({ name, bytes: bytes('姓名,电话\n张三,1\n') })).toContain(name + unknown)
  expect(wang.sees()).toContain('是哪一次填报的佐证？')
  const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0])
  expect(await wang.sendsFile({ name: '旧表.xls', bytes: old })).toContain('这是旧版 .xls')
  const broken = new Uint8Array([1, 2, 3, 0, 255, 254])
  expect(await wang.sendsFile({ name: '坏表.xls', bytes: broken })).toContain('没有读成表格')
  expect(wang.sees()).toContain('[作为证明材料]')
})
