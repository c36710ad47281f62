import { describe, expect, test } from 'vitest'
import { stateOf } from '../../src/domain/counting.ts'
import { readFacts } from '../all-facts.ts'
import { chat } from '../chat.ts'

async function cast() {
  const world = await chat({ at: '2024-03-18T10:00:00+08:00' })
  const zhou = await world.person('周敏', 'admin')
  const li = await world.person('李明', 'liaison', '市市场监管局')
  const wang = await world.person('王梅', 'liaison', '市司法局')
  await world.moveTo('2024-04-08T10:00:00+08:00')
  await li.says('填报 地理标志')
  await li.submits({ period: '2024Q1', value: '62' })
  await wang.says('填报 仲裁员')
  await wang.submits({ period: '2024Q1', value: '30' })
  const states = async () => (await readFacts(world.db)).reports.map((one) => `${one.no} ${stateOf(one)}`)
  return { world, zhou, li, wang, states }
}
const both = ['3 pending', '10 pending']

describe('what the office says of one unit while it reviews is about what waits of it', () => {
  test.each([
    '确认 市司法局',
    '确认市司法局',
    '审核一下市司法局的填报',
    '退回 市司法局',
    '市司法局报的是多少',
    '司法局报了什么',
    '市司法局刚报的数是多少',
    '市司法局的填报什么状态',
    '仲裁员报上来多少',
    '确认知识产权仲裁员',
    '待审核 市司法局',
    '市司法局有几件待审核',
    '仲裁员待审核吗',
    '把市司法局的退回',
    '同意市司法局的填报',
    '市司法局的数对不对',
    '市司法局的数通过了吗',
    '确认仲裁员30人',
  ])('%s', async (words) => {
    const { zhou, states } = await cast()
    const card = await zhou.says(words)
    expect(card).toContain('期末累计30人')
    expect(card).toMatch(/待审核|退回：知识产权仲裁员/)
    expect(card).not.toContain('62件')
    // Words decide nothing.
    expect(await states()).toEqual(both)
  })

  test('its buttons decide, and afterwards the same words say how it stands', async () => {
    const { zhou, states } = await cast()
    expect(await zhou.says('确认 市司法局')).toContain('市司法局有1件待审核，还没有计入；点“确认”或“退回”才算')
    await zhou.clicks('确认')
    expect(await states()).toEqual(['3 pending', '10 confirmed'])
    expect(await zhou.says('市司法局报的是多少')).toContain(
      '市司法局没有待审核的填报。\n市司法局：知识产权仲裁员（2024年第1季度）期末累计30人，已确认',
    )
    expect(await zhou.says('市公安局报的是多少')).toContain('市公安局没有待审核的填报。\n还没有报过。')
  })

  test('退回 with a reason opens the form with it', async () => {
    const { zhou, states, wang } = await cast()
    expect(await zhou.says('退回 市司法局 与台账不符，请核对')).toContain('退回原因：与台账不符,请核对')
    expect(await states()).toEqual(both)
    await zhou.submits({ reason: '与台账不符，请核对' }, '退回')
    expect(await states()).toEqual(['3 pending', '10 returned'])
    expect(wang.seesAll().join()).toContain('与台账不符，请核对')
    expect(await zhou.says('市司法局报了什么')).toContain('已退回（与台账不符，请核对）')
  })

  test('in a group nothing of it is shown there', async () => {
    const { world, zhou, states } = await cast()
    const group = await world.group('专班', zhou)
    for (const words of ['确认 市司法局', '市司法局报的是多少']) {
      await group.asks(zhou, words)
      expect(group.seesAll().join()).not.toContain('30人')
      expect(zhou.seesAll().at(-1)).toContain('期末累计30人')
    }
    expect(await states()).toEqual(both)
  })

  test('nobody but the office decides or sees what waits', async () => {
    const { world, li, wang } = await cast()
    expect(await wang.says('确认 市司法局')).toContain('审核填报')
    expect(await li.says('退回 市司法局 数不对')).not.toContain('30人')
    const member = await world.person('路人')
    for (const words of ['确认 市司法局', '市司法局报的是多少']) expect(await member.says(words)).not.toContain('30人')
  })

  test.each(['确认', '退回 数不对', '通过', '全部确认', '确认这些', '退回刚才那条', '同意'])(
    '%s brings the queue',
    async (words) => {
      const { zhou, states } = await cast()
      expect(await zhou.says(words)).toContain('待审核 2 件')
      expect(await states()).toEqual(both)
    },
  )

  test.each(['审核要多久', '确认后还能改吗', '退回了怎么办', '审核谁负责'])(
    '%s is asked about how it is done',
    async (words) => {
      const { zhou } = await cast()
      expect(await zhou.says(words)).not.toMatch(/^待审核/)
    },
  )

  test('what is asked of the plan stays a question', async () => {
    const { zhou } = await cast()
    expect(await zhou.says('确认一下商标目标是多少')).toContain('15.6万件')
    expect(await zhou.says('市司法局牵头什么')).not.toContain('待审核：')
    expect(await zhou.says('待审核')).toContain('待审核 2 件')
  })
})
