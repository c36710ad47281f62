import { describe, expect, test } from 'vitest'
import { board } from '../../src/domain/attainment.ts'
import { goalsOf, taskByNo, unitById } from '../../src/domain/look.ts'
import { reportersOf, subjectOf } from '../../src/domain/reporting/subject.ts'
import { readFacts } from '../all-facts.ts'
import { chat, plan, type World } from '../chat.ts'

const nameOf = (unit: string): string => unitById(plan, unit)?.name ?? unit

async function office(world: World) {
  return { zhou: await world.person('周敏', 'admin'), wu: await world.person('吴迪', 'admin') }
}

const currentOf = async ({ db }: World, no: number): Promise<string | undefined> =>
  board(plan, await readFacts(db), '2024-03-18')
    .find(({ goal }) => goal.indicators.includes(no))
    ?.current?.toFixed()

describe('填报', () => {
  test('a liaison fills the form, the office confirms, and the figure counts', async () => {
    const world = await chat()
    const { zhou } = await office(world)
    const liaison = await world.person('李明', 'liaison', '市农业农村局')

    const form = await liaison.says('填报 地理标志')
    expect(form).toContain('填报：地理标志数')
    expect(form).toContain('期末累计（件）')
    expect(form).toContain('2024年第1季度（未结束）')

    const sent = await liaison.submits({ value: '62', note: '遵市监〔2024〕3号' })
    expect(liaison.toast).toEqual({ type: 'success', content: '已提交，等待审核' })
    expect(sent).toContain('待审核')
    expect(sent).toContain('期末累计62件')
    expect(await currentOf(world, 3)).toBeUndefined()

    expect(zhou.sees()).toContain('待审核 1 件')
    const queue = await zhou.says('待审核')
    expect(queue).toContain('市农业农村局　李明')
    expect(queue).toContain('备注：遵市监〔2024〕3号')
    const left = await zhou.clicks('确认')
    expect(zhou.toast?.content).toBe('已确认：地理标志数（2024年第1季度）')
    expect(left).toContain('没有待审核的填报')

    expect(liaison.sees()).toContain('已确认')
    expect(liaison.sees()).toContain('周敏于3月18日 10:00确认，已计入')
    expect(await currentOf(world, 3)).toBe('62')
  })

  /** Far below its target a first figure would be asked about once more. */
  const plausible = (target: string | null | undefined): string => String(Math.ceil(Number(target ?? 1) / 50))

  test.each(
    goalsOf(plan).map(
      ({ goal, indicators }) =>
        [indicators.map(({ no }) => no).join('+'), indicators, plausible(goal.targets.at(-1)?.value)] as const,
    ),
  )('every goal can be reported and confirmed: %s', async (_, indicators, value) => {
    const world = await chat()
    const { zhou } = await office(world)
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
      const { zhou } = await office(world)
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
