import { describe, expect, test } from 'vitest'
import { stateOf } from '../../src/domain/counting.ts'
import { checkCard } from '../../src/sandbox/validate/index.ts'
import { readFacts } from '../all-facts.ts'
import { chat } from '../chat.ts'

/** A world in the first days of the second quarter: everything of the first is owed. */
async function cast(unit = '市司法局') {
  const world = await chat({ at: '2024-01-08T10:00:00+08:00' })
  const zhou = await world.person('周敏', 'admin')
  const liaison = await world.person('李明', 'liaison', unit)
  const reports = async () => (await readFacts(world.db)).reports.map((one) => ({ value: null, ...one }))
  return { world, zhou, liaison, reports }
}

describe('a unit’s own page', () => {
  test('shows everything owed with its last state; what changed is edited, 其余无变化 closes the rest', async () => {
    const { world, liaison, reports } = await cast()
    await world.moveTo('2024-04-02T10:00:00+08:00')
    const first = await liaison.says('填报')
    expect(first).toContain('指标10 知识产权仲裁员　2024年第1季度')
    expect(first).toContain('须逐项填写：')
    expect(first).not.toContain('点“其余无变化”将记')
    const tasks = [...first.matchAll(/任务(\d+) /g)].map(([, no]) => no)
    expect(tasks.length).toBeGreaterThan(1)
    const typed = Object.fromEntries(
      tasks.flatMap((no) => [
        [`state_${no}`, '推进中'],
        [`done_${no}`, '已部署'],
      ]),
    )
    const sent = await liaison.submits({ value_10: '十八人', ...typed })
    expect(sent).toContain(`已提交${tasks.length + 1}项`)
    expect(sent).toContain('本单位没有应报未报的了')
    expect((await reports()).find(({ no, kind }) => no === 10 && kind === 'indicator')).toMatchObject({ value: '18' })

    await world.moveTo('2024-07-02T10:00:00+08:00')
    const second = await liaison.says('填报')
    expect(second).toContain(`点“其余无变化”将记：`)
    expect(second).toContain('知识产权仲裁员2024年第2季度18人')
    const count = (await reports()).length
    const closed = await liaison.submits(
      { [`state_${tasks[0]}`]: '受阻', [`done_${tasks[0]}`]: '等批复' },
      '其余无变化',
    )
    expect(closed).toContain(`已提交${tasks.length + 1}项`)
    const made = (await reports()).slice(count)
    expect(made).toHaveLength(tasks.length + 1)
    expect(made.filter(({ note }) => note === '无变化')).toHaveLength(tasks.length)
    expect(made.find(({ no }) => String(no) === tasks[0])).toMatchObject({ progress: '受阻', note: '' })
    expect(new Set(made.map(({ form }) => form)).size).toBe(made.length)
  })

  test('the third 无变化 in a row is flagged; a form stores once, however often it is sent', async () => {
    const { world, liaison, reports } = await cast()
    await world.moveTo('2024-04-02T10:00:00+08:00')
    const first = await liaison.says('填报')
    const tasks = [...first.matchAll(/任务(\d+) /g)].map(([, no]) => no)
    await liaison.submits({
      value_10: '18',
      ...Object.fromEntries(
        tasks.flatMap((no) => [
          [`state_${no}`, '推进中'],
          [`done_${no}`, '已部署'],
        ]),
      ),
    })
    for (const [at, flagged] of [
      ['2024-07-02T10:00:00+08:00', 0],
      ['2024-10-08T10:00:00+08:00', 0],
      ['2025-01-02T10:00:00+08:00', tasks.length + 1],
    ] as const) {
      await world.moveTo(at)
      await liaison.says('填报')
      await liaison.clicks('其余无变化')
      const made = (await reports()).filter((report) => report.at.startsWith(at.slice(0, 10)))
      expect(made).toHaveLength(tasks.length + 1)
      expect(made.filter(({ flags }) => flags.some((flag) => flag.includes('连续第3期')))).toHaveLength(flagged)
    }
  })

  test('what is wrong is said at its field, nothing is stored, what was typed is kept over pages', async () => {
    const { world, liaison, reports } = await cast('市市场监管局')
    await world.moveTo('2024-04-02T10:00:00+08:00')
    const first = await liaison.says('填报')
    expect(first).toMatch(/第1页，共\d+页/)
    const field = /指标(\d+) /.exec(first)?.[1]
    expect(field).toBeDefined()
    const second = await liaison.submits({ [`value_${field}`]: '很多' }, '下一页')
    expect(second).toContain('第2页')
    const back = await liaison.submits({}, '上一页')
    expect(back).toContain('：很多')
    const wrong = await liaison.submits({})
    expect(wrong).toContain('“很多”看不出是什么数')
    expect(await reports()).toEqual([])
  })

  test('a jump is looked at twice on the page too', async () => {
    const { world, liaison, reports } = await cast()
    await world.moveTo('2024-04-02T10:00:00+08:00')
    await liaison.says('填报')
    await liaison.submits({ value_10: '18' })
    await world.moveTo('2024-07-02T10:00:00+08:00')
    await liaison.says('填报')
    const asked = await liaison.submits({ value_10: '12' })
    expect(asked).toContain('请再核对：')
    expect(await reports()).toHaveLength(1)
    await liaison.submits({}, '确认提交')
    expect((await reports()).at(-1)).toMatchObject({ value: '12', period: '2024Q2' })
    expect(stateOf((await reports()).at(-1) ?? never())).toBe('pending')
  })

  test('a figure sent in while its period ran stands in its field, and is the period’s own by one tap', async () => {
    const { world, liaison, reports } = await cast()
    await liaison.says('填报 仲裁员')
    await liaison.submits({ period: '2024Q1', value: '18' })
    await world.moveTo('2024-04-02T10:00:00+08:00')
    expect(await liaison.says('填报')).toContain('期末累计（人）：18')
    await liaison.submits({})
    expect((await reports()).map(({ no, value, period, at }) => [no, value, period, at.slice(0, 10)])).toEqual([
      [10, '18', '2024Q1', '2024-01-08'],
      [10, '18', '2024Q1', '2024-04-02'],
    ])
  })

  test('every page of the unit with most to report is a card the platform takes', async () => {
    const { world, liaison } = await cast('市市场监管局')
    await world.moveTo('2024-08-20T10:00:00+08:00')
    let shown = await liaison.says('填报')
    const pages = Number(/共(\d+)页/.exec(shown)?.[1])
    expect(pages).toBeGreaterThan(3)
    const long = '长'.repeat(200)
    for (let page = 1; page <= pages; page++) {
      const tasks = [...shown.matchAll(/任务(\d+) /g)].map(([, no]) => no)
      const typed = Object.fromEntries(
        tasks.flatMap((no) => [
          [`done_${no}`, long],
          [`next_${no}`, long],
        ]),
      )
      if (page < pages) shown = await liaison.submits(typed, '下一页')
      if (page === 1) continue
      const card = world.emulator.messages(world.emulator.p2p(liaison.openId)).findLast((it) => it.card)?.card
      expect(checkCard(card)).toBeNull()
    }
  })
})

const never = (): never => {
  throw new Error('no report')
}
