import type { Call, World } from '../act/command.ts'
import { reviewersOf } from '../domain/look.ts'
import type { Asker } from '../domain/people.ts'
import { type Act, may } from '../domain/permissions.ts'
import { Refused } from '../domain/refused.ts'
import { findSubjects } from '../domain/reporting/find.ts'
import { mayShare } from '../domain/reporting/shares.ts'
import { reportersOf, type Subject, shortOf, subjectOf } from '../domain/reporting/subject.ts'
import { unitName } from './context.ts'

/** The acts of whoever reports: for the own unit, or of the office on a unit's behalf. */
export const reporting: readonly [Act, ...Act[]] = ['reportTask', 'reportIndicator', 'onBehalf']

/** Why somebody may report: as a liaison of the unit, or of the office on the unit's behalf. */
export type Right = 'own' | 'behalf'

const actOf = (subject: Subject) => (subject.kind === 'task' ? 'reportTask' : 'reportIndicator')

export function rightFor({ plan }: World, asker: Asker, subject: Subject, unit: string): Right | null {
  if (!reportersOf(plan, subject).includes(unit) && !mayShare(plan, subject, unit)) return null
  if (may(asker, actOf(subject), { unit })) return 'own'
  return may(asker, 'onBehalf') ? 'behalf' : null
}

/** The asker's own units that report a subject. */
export const ownUnits = ({ plan }: World, asker: Asker, subject: Subject): string[] =>
  [...new Set([...reportersOf(plan, subject), ...asker.units.filter((unit) => mayShare(plan, subject, unit))])].filter(
    (unit) => may(asker, actOf(subject), { unit }),
  )

const fewNames = 4

/** Says who reports it, and how somebody becomes one of them. */
export function refusal(world: World, asker: Asker, subject: Subject): Refused {
  const reporters = reportersOf(world.plan, subject).map((id) => unitName(world, id))
  const more = reporters.length > fewNames ? `等${reporters.length}个单位` : ''
  const who =
    reporters.length === 0
      ? `${shortOf(subject)}方案没有列由哪个单位负责，办公室还没有指定由谁填报。`
      : `${shortOf(subject)}由${reporters.slice(0, fewNames).join('、')}${more}的联络员填报。`
  if (reporters.length === 0 && may(asker, 'settings'))
    return new Refused('不能填报这一项', who, `请发送“单项设置 ${shortOf(subject)}”，写上由哪个单位填报。`)
  const howto =
    asker.units.length > 0
      ? `您是${asker.units.map((id) => unitName(world, id)).join('、')}的联络员，不能填这一项。`
      : '您不在联络员名册中；如需登记，请发送“我是某某单位的联络员”，由办公室同意。'
  return new Refused('不能填报这一项', who, howto)
}

/** To who reports nothing at all: who reports what they named, and how they are enrolled. */
export function notReporting({ args, asker, world }: Call<Record<string, unknown>>): never {
  const no = Number(args.indicator ?? args.task ?? args.no)
  const kind = args.task !== undefined || args.kind === 'task' ? 'task' : 'indicator'
  const named = subjectOf(world.plan, kind, no) ?? findSubjects(world.plan, String(args.about ?? ''))[0]
  if (named) throw refusal(world, asker, named)
  throw new Refused(
    '您还不能填报',
    '只有登记过的联络员可以填报；您可以问方案的内容和进展。',
    `如果您是联络员，请发送“我是某某单位的联络员”，由${reviewersOf(world.plan)}同意后就能填报。`,
  )
}
