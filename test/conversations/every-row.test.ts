import { describe, expect, test } from 'vitest'
import { goalsOf, taskByNo, unitById } from '../../src/domain/look.ts'
import { reportersOf, subjectOf } from '../../src/domain/reporting/subject.ts'
import { readFacts } from '../all-facts.ts'
import { chat, plan } from '../chat.ts'
import { currentOf } from './current.ts'

const nameOf = (unit: string): string => unitById(plan, unit)?.name ?? unit

/** The same rules for every row of the plan: one runtime shows them. */
describe('every row', () => {
  /** Far below its target a first figure would be asked about once more. */
  const plausible = (target: string | null | undefined): string => String(Math.ceil(Number(target ?? 1) / 50))

  test.each(
    goalsOf(plan).map(
      ({ goal, indicators }) =>
        [indicators.map(({ no }) => no).join('+'), indicators, plausible(goal.targets.at(-1)?.value)] as const,
    ),
  )('every goal can be reported and confirmed: %s', async (_, indicators, value) => {
    const world = await chat()
    const zhou = await world.person('周敏', 'admin')
    const [first] = indicators
    const liaison = await world.person('李明', 'liaison', nameOf(first?.leads[0] ?? ''))
    await liaison.says(`填报 指标${first?.no}`)
    const values =
      first?.measure === 'ratio'
        ? { denominator: '10', numerator: '9' }
        : indicators.length > 1
          ? Object.fromEntries(indicators.map(({ no }) => [`value_${no}`, '2']))
          : { value }
    await liaison.submits(values)
    // As much in one period as the whole target is asked about once.
    if (liaison.sees().includes('确认提交')) await liaison.submits(values, '确认提交')
    expect(liaison.toast?.content, liaison.sees()).toBe('已提交，等待审核')
    await zhou.clicks('确认')
    const { reports } = await readFacts(world.db)
    expect(reports.map(({ events }) => events.map(({ state }) => state))).toEqual(
      indicators.map(() => ['pending', 'confirmed']),
    )
    if (first?.measure === 'ratio') expect(await currentOf(world, first.no)).toBe('90')
    else if (indicators.length > 1) expect(await currentOf(world, first?.no ?? 0)).toBe('4')
    else if (first?.measure !== 'growth') expect(await currentOf(world, first?.no ?? 0)).toBe(value)
  })

  test.each(plan.tasks.map(({ no }) => [no] as const))(
    'every task can be reported by one of its units: %i',
    async (no) => {
      const world = await chat()
      const zhou = await world.person('周敏', 'admin')
      const subject = subjectOf(plan, 'task', no)
      const unit = subject ? (reportersOf(plan, subject).at(-1) ?? '') : ''
      const liaison = await world.person('李明', 'liaison', nameOf(unit))
      expect(await liaison.says(`填报 任务${no}`)).toContain(taskByNo(plan, no)?.short)
      await liaison.submits({ state: '推进中', done: '约谈2家机构', next: '继续检查' })
      expect(liaison.toast?.content, liaison.sees()).toBe('已提交，等待审核')
      expect(await zhou.clicks('确认')).toContain('没有待审核的填报')
      const { reports } = await readFacts(world.db)
      expect(reports).toMatchObject([{ kind: 'task', no, unit, progress: '推进中', done: '约谈2家机构' }])
    },
  )
})
