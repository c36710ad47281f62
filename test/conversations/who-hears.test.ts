import { describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/ledger/entries.ts'
import { readFacts } from '../all-facts.ts'
import { chat, plan, type World } from '../chat.ts'

const ledger = async ({ db }: World) =>
  entriesOf(plan, await readFacts(db), ({ name }) => name).map(({ cells }) => cells)

async function cast(world: World) {
  return {
    zhou: await world.person('周敏', 'admin'),
    wu: await world.person('吴迪', 'admin'),
    wang: await world.person('王芳', 'liaison', '市市场监管局'),
    zhao: await world.person('赵强', 'liaison', '市农业农村局'),
    liming: await world.person('李明', 'liaison', '市司法局'),
  }
}

describe('what the office enters', () => {
  test('says 办公室录入 to the unit and to the co-lead, before and after the decision, and in the ledger', async () => {
    const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
    const { zhou, wu, wang, zhao } = await cast(world)
    await zhou.says('代填 市农业农村局 地理标志数 61')
    await zhou.submits({ value: '61' })
    for (const one of [zhao, wang]) expect(one.sees()).toContain('办公室录入，代市农业农村局填报地理标志数')
    await wu.clicks('确认')
    expect(zhao.sees()).toContain('周敏（办公室录入）')
    expect(zhao.sees()).toContain('确认，已计入')
    expect((await ledger(world))[0]).toMatchObject({ by: '周敏', by_office: '1', decided_by: '吴迪' })
  })

  test('a correction says what it takes the place of, and why, to whoever had reported it', async () => {
    const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
    const { zhou, wang, zhao } = await cast(world)
    await wang.says('填报 地理标志数 60')
    await wang.submits({ period: '2024Q1', value: '60' })
    await zhou.clicks('确认')
    await zhou.says('代填 市农业农村局 地理标志数 61')
    await zhou.submits({ period: '2024Q1', value: '61' })
    await zhou.submits({ period: '2024Q1', value: '61', reason: '少报一件' })
    for (const one of [zhao, wang]) expect(one.sees()).toContain('这是更正：原已确认期末累计60件，原因：少报一件。')
  })
})

test('a report its sender replaced was decided by nobody', async () => {
  const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
  const { liming } = await cast(world)
  await liming.says('填报 仲裁员')
  await liming.submits({ period: '2024Q1', value: '18' })
  await liming.says('填报 仲裁员')
  await liming.submits({ period: '2024Q1', value: '20' })
  const [first] = await ledger(world)
  expect(first).toMatchObject({ state: 'withdrawn', reason: '被新填报替换', decided_by: '' })
})

describe('keys', () => {
  test('the first figure of one part of a shared goal corrects nothing; of the other it does', async () => {
    const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
    const { zhou, wang } = await cast(world)
    await wang.says('填报 知识产权师人数')
    await wang.submits({ period: '2024Q1', value_17: '9' })
    await zhou.clicks('确认')
    await wang.says('填报 专利代理师人数')
    await wang.submits({ period: '2024Q1', value_16: '20' })
    expect(wang.toast?.content).toBe('已提交，等待审核')
    await zhou.clicks('确认')
    await wang.says('填报 专利代理师人数')
    await wang.submits({ period: '2024Q1', value_16: '20', value_17: '10' })
    expect(wang.sees()).toContain('改动须写明更正原因')
  })

  test('after its end a period sent in while it ran is filled with that figure, and needs no reason', async () => {
    const world = await chat({ at: '2024-03-20T10:00:00+08:00' })
    const { zhou, liming } = await cast(world)
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    await zhou.clicks('确认')
    await world.moveTo('2024-04-08T10:00:00+08:00')
    await liming.says('填报 仲裁员')
    expect(liming.sees()).toContain('期末累计（人）：18')
    await liming.submits({ period: '2024Q1', value: '18' })
    expect(liming.toast?.content).toBe('已提交，等待审核')
    expect((await ledger(world)).map(({ note }) => note.includes('更正'))).toEqual([false, false])
  })
})

test('a sentence without a period means the newest that ended, once that is confirmed the running one', async () => {
  const world = await chat({ at: '2024-07-08T10:00:00+08:00' })
  const { zhou, liming } = await cast(world)
  await liming.says('知识产权仲裁员现在20人')
  expect(liming.sees()).toContain('2024年第2季度')
  await liming.submits({ period: '2024Q2', value: '20' })
  await zhou.clicks('确认')
  await liming.says('知识产权仲裁员现在21人')
  expect(liming.sees()).toContain('2024年第3季度（未结束）')
})

test.each([
  ['填报 仲裁员', 'liming', 'zhou'],
  ['代填 市司法局 仲裁员', 'zhou', 'wu'],
] as const)('a correction by %s that is asked about once more keeps its reason', async (words, by, other) => {
  const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
  const all = await cast(world)
  const [liming, zhou] = [all[by], all[other]]
  for (const [period, value] of [
    ['2023Q4', '20'],
    ['2024Q1', '22'],
  ] as const) {
    await liming.says(words)
    await liming.submits({ period, value })
    await zhou.clicks('确认')
  }
  await liming.says(words)
  await liming.submits({ period: '2024Q1', value: '17' })
  expect(liming.sees()).toContain('改动须写明更正原因')
  await liming.submits({ period: '2024Q1', value: '17', reason: '口径调整' })
  expect(liming.sees()).toContain('请再核对')
  expect(liming.sees()).toContain('口径调整')
  await liming.submits({ period: '2024Q1', value: '17', reason: '口径调整' }, '确认提交')
  expect(liming.toast?.content).toBe('已提交，等待审核')
})
