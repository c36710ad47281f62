import { expect, test } from 'vitest'
import { board } from '../../src/domain/attainment.ts'
import { unitById } from '../../src/domain/look.ts'
import { owersOf } from '../../src/domain/reporting/owers.ts'
import { type Subject, subjectsOfUnit } from '../../src/domain/reporting/subject.ts'
import { statusJson } from '../../src/domain/status.ts'
import { isWorkday } from '../../src/domain/workdays.ts'
import { remindersSince } from '../../src/store/reminders.ts'
import { allEvidence, readFacts } from '../all-facts.ts'
import { chat, plan } from '../chat.ts'
import { attainmentOf, createModel, currentOf, type Happened, scale } from './model.ts'

const units = [
  'market-regulation',
  'agriculture',
  'banking-regulation',
  'justice',
  'hightech-zone',
  'court',
  'procuratorate',
  'finance',
  'science-and-data',
  'public-security',
  'education',
  'county-honghuagang',
]
/** The days on which people sit down to report, over three months. */
const days = [
  '04-03',
  '04-08',
  '04-09',
  '04-16',
  '04-24',
  '05-06',
  '05-08',
  '05-15',
  '05-28',
  '06-04',
  '06-06',
  '06-14',
  '07-02',
]
const periodsOn: Record<string, (month: string) => string> = {
  month: (month) => `2024-${String(Number(month) - 1).padStart(2, '0')}`,
  quarter: (month) => (month === '04' ? '2024Q1' : '2024Q2'),
  half: () => '2024H1',
  year: () => '2024',
}

/** The same numbers on every run. */
function dice(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

test('three months of twelve units and two reviewers come to what their events come to', {
  timeout: 3_600_000,
}, async () => {
  const world = await chat({ at: '2024-03-18T10:00:00+08:00' })
  const roll = dice(42)
  const model = createModel()
  const zhou = await world.person('周敏', 'admin')
  const wu = await world.person('吴迪', 'admin')
  const office = [zhou, wu]
  const liaisons = new Map(
    await Promise.all(
      units.map(
        async (unit) => [unit, await world.person(`${unit}联络员`, 'liaison', unitById(plan, unit)?.name)] as const,
      ),
    ),
  )
  const waiting: Happened[] = []
  const decidedBy = new Map<Happened, (typeof office)[number]>()

  // A start value for growth, a level of 2.5 at the end of 2021.
  await zhou.says('基数 指标1 2.5 统计公报')
  await zhou.submits({}, '设定')
  const baselines = { 1: 2.5 * scale }

  /** Values for a subject's form, and the same as the model keeps them. */
  function valuesFor(subject: Subject): { typed: Record<string, string>; figures: Record<string, number> } {
    if (subject.kind === 'task') {
      const state = ['未启动', '推进中', '已完成', '受阻'][roll(4)] ?? '推进中'
      return { typed: { state, done: `第${roll(1000)}次检查`, next: '继续' }, figures: {} }
    }
    if (subject.first.measure === 'ratio') {
      const accepted = 5 + roll(20)
      const handled = roll(accepted + 1)
      return {
        typed: { denominator: String(accepted), numerator: String(handled) },
        figures: { accepted: accepted * scale, handled: handled * scale },
      }
    }
    const numbers = subject.parts.map(({ no, range, decimals }) => {
      const most = Math.min(Number(range.max), decimals === 0 ? 40 : 10)
      return [no, decimals === 0 ? roll(most + 1) : roll(most * 100) / 100] as const
    })
    const shared = subject.parts.length > 1
    return {
      typed: Object.fromEntries(numbers.map(([no, number]) => [shared ? `value_${no}` : 'value', String(number)])),
      figures: Object.fromEntries(numbers.map(([no, number]) => [String(no), Math.round(number * scale)])),
    }
  }

  const whatOf = (subject: Subject, unit: string): string =>
    subject.kind === 'task' ? `t${subject.no} ${unit}` : String(subject.no)

  async function reports(unit: string, subject: Subject, day: string): Promise<void> {
    const [month = ''] = day.split('-')
    const on = `2024-${day}`
    const liaison = liaisons.get(unit)
    if (!liaison) throw new Error(unit)
    const period = periodsOn[subject.kind === 'task' ? plan.taskPeriod : subject.first.period]?.(month) ?? ''
    const what = whatOf(subject, unit)
    const { typed, figures } = valuesFor(subject)
    const corrects = model.wouldCorrect(what, period, on)
    const about = `${subject.kind === 'task' ? '任务' : '指标'}${subject.no}`
    await liaison.says(`${corrects ? '更正' : '填报'} ${about}`)
    if (roll(6) === 0)
      await liaison.sendsFile({ name: `证明${roll(1000)}.pdf`, bytes: new Uint8Array([roll(250), 1, 2]) })
    const card = await liaison.submits({ period, ...typed, ...(corrects && { reason: '复核后更正' }) })
    if (card.includes('[确认提交]')) await liaison.submits({}, '确认提交')
    expect(liaison.toast?.content, `${unit} ${about} ${period}\n${card}`).toBe('已提交，等待审核')
    const made = model.submitted({ what, period, unit, on, figures })
    if (roll(12) === 0) {
      await liaison.clicks('撤回')
      made.state = 'withdrawn'
    }
    waiting.splice(
      0,
      waiting.length,
      ...waiting.filter(({ state }) => state === 'pending'),
      ...(made.state === 'pending' ? [made] : []),
    )
  }

  /** The oldest first, by one of the two; the queue offers only what is on its first page. */
  async function reviews(upTo: number): Promise<void> {
    for (let count = 0; count < upTo; count++) {
      const [oldest] = waiting
      if (!oldest) return
      const reviewer = office[roll(2)] ?? zhou
      const queue = await reviewer.says('待审核')
      // Those without doubts are listed to be confirmed together; here each is decided by itself.
      if (queue.includes('[逐件看]')) await reviewer.clicks('逐件看')
      if (roll(5) === 0) {
        await reviewer.clicks('退回')
        await reviewer.submits({ reason: '请附依据' }, '退回')
        oldest.state = 'returned'
      } else {
        await reviewer.clicks('确认')
        oldest.state = 'confirmed'
        decidedBy.set(oldest, reviewer)
      }
      waiting.shift()
    }
  }

  /** The other reviewer takes a confirmation of a figure back. */
  async function undoes(): Promise<void> {
    const chosen = model.all.filter(({ state, what }) => state === 'confirmed' && !what.startsWith('t'))[roll(5)]
    const reviewer = chosen && office.find((one) => one !== decidedBy.get(chosen))
    if (!chosen || !reviewer) return
    const index = model.all
      .filter(({ what, state }) => what === chosen.what && state === 'confirmed')
      .toReversed()
      .indexOf(chosen)
    await reviewer.says(`撤销确认 指标${chosen.what}`)
    const labels = [...reviewer.sees().matchAll(/^\[(.*)\]$/gm)].map(([, label = '']) => label)
    const label = labels[index]
    // The same label twice cannot be told apart by a click.
    if (!label || labels.filter((one) => one === label).length > 1) return
    await reviewer.clicks(label)
    await reviewer.submits({ reason: '口径有误' }, '撤销确认')
    expect(reviewer.toast?.content).toContain('已撤销确认')
    chosen.state = 'returned'
  }

  for (const day of days) {
    await world.moveTo(`2024-${day}T10:30:00+08:00`)
    for (const unit of units) {
      for (const subject of subjectsOfUnit(plan, unit)) {
        const share = subject.kind === 'task' ? 12 : 3
        // Joint leads take turns, so that the model knows whose figure is the newest.
        if (roll(share) === 0) await reports(unit, subject, day)
      }
    }
    if (day === '05-08') await handsOver()
    if (roll(2) === 0) await undoes()
    await reviews(12 + roll(40))
  }
  await world.moveTo('2024-07-03T10:00:00+08:00')
  await reviews(1000)

  /** A new liaison takes over from one who has something waiting. */
  async function handsOver(): Promise<void> {
    const old = liaisons.get('justice')
    const next = await world.person('接任联络员')
    await old?.says('换联络员')
    await old?.submits({ who: next.openId })
    await zhou.clicks('同意')
    liaisons.set('justice', next)
  }

  const { reports: kept, baselines: set } = await readFacts(world.db)
  expect(set).toHaveLength(1)
  const byForm = new Map(kept.map((report) => [report.form, report]))
  expect(byForm.size).toBe(model.all.length)
  const statesOf = (states: string[]) => states.sort().join(' ')
  expect(statesOf([...byForm.values()].map(({ events }) => events.at(-1)?.state ?? ''))).toBe(
    statesOf(model.all.map(({ state }) => state)),
  )
  expect(new Set(model.all.map(({ state }) => state))).toEqual(new Set(['confirmed', 'returned', 'withdrawn']))
  expect(kept.filter(({ correction }) => correction !== '').length).toBeGreaterThan(5)
  expect(
    kept.filter(({ events }) => events.some(({ reason }) => reason.startsWith('撤销确认'))).length,
  ).toBeGreaterThan(0)
  expect((await allEvidence(world.db)).length).toBeGreaterThan(5)

  const status = statusJson(plan, board(plan, await readFacts(world.db), '2024-07-03'), '2024-07-03')
  for (const [index, goal] of plan.goals.entries()) {
    const expected = currentOf(plan, model, goal, baselines)
    const { current, attainment, name } = status.goals[index] ?? {}
    expect(current === null || current === undefined ? null : Math.round(Number(current) * scale), name).toBe(expected)
    expect(attainment, name).toBe(expected === null ? null : attainmentOf(expected, goal.targets.at(-1)?.value ?? ''))
  }

  const reminders = await remindersSince(world.db, '2024-01-01')
  expect(reminders.length).toBeGreaterThan(20)
  expect(new Set(reminders.map(({ openId, day }) => `${openId} ${day}`)).size).toBe(reminders.length)
  for (const { at } of reminders)
    expect(isWorkday(at.slice(0, 10)) && at.slice(11, 16) >= '09:00' && at.slice(11, 16) < '17:30', at).toBe(true)

  // What is still owed by the bot's count is what the model has neither pending nor confirmed since its period ended.
  const owed = new Set(
    units.flatMap((unit) =>
      owedSubjects(unit).flatMap((subject) =>
        owedPeriods(subject)
          .filter((period) => !model.isSettled(whatOf(subject, unit), period))
          .map((period) => `${whatOf(subject, unit)} ${period}`),
      ),
    ),
  )
  const others = plan.units.filter(({ id }) => !units.includes(id))
  const owedByOthers = others.flatMap(({ id }) =>
    owedSubjects(id)
      .filter(({ kind }) => kind === 'task')
      .flatMap(owedPeriods),
  )
  const figuresOfOthers = plan.goals.filter(({ indicators: [no = 0] }) =>
    plan.indicators.find((one) => one.no === no)?.leads.every((lead) => !units.includes(lead)),
  )
  expect(figuresOfOthers).toEqual([])
  expect(await zhou.says('谁没报')).toContain(`应报未报${owed.size + owedByOthers.length}项`)

  function owedSubjects(unit: string): Subject[] {
    return subjectsOfUnit(plan, unit).filter((subject) => owersOf(plan, {}, subject).includes(unit))
  }

  function owedPeriods(subject: Subject): string[] {
    const kind = subject.kind === 'task' ? plan.taskPeriod : subject.first.period
    if (kind === 'month') return ['2024-03', '2024-04', '2024-05', '2024-06']
    if (kind === 'quarter') return ['2024Q1', '2024Q2']
    return kind === 'half' ? ['2024H1'] : []
  }
})
