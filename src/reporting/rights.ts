import { notice } from '../cards/kit.ts'
import { may } from '../domain/permissions.ts'
import { reportersOf, type Subject, shortOf } from '../domain/reporting/subject.ts'
import type { Asker, Reply, World } from '../talk/command.ts'
import { unitName } from './context.ts'

/** Why somebody may report: as a liaison of the unit, or of the office on the unit's behalf. */
export type Right = 'own' | 'behalf'

const actOf = (subject: Subject) => (subject.kind === 'task' ? 'reportTask' : 'reportIndicator')

export function rightFor({ plan }: World, asker: Asker, subject: Subject, unit: string): Right | null {
  if (!reportersOf(plan, subject).includes(unit)) return null
  if (may(asker, actOf(subject), { unit })) return 'own'
  return may(asker, 'onBehalf') ? 'behalf' : null
}

/** The asker's own units that report a subject. */
export const ownUnits = ({ plan }: World, asker: Asker, subject: Subject): string[] =>
  reportersOf(plan, subject).filter((unit) => may(asker, actOf(subject), { unit }))

const fewNames = 4

/** Says who reports it, and how somebody becomes one of them. */
export function refusal(world: World, asker: Asker, subject: Subject): Reply {
  const reporters = reportersOf(world.plan, subject).map((id) => unitName(world, id))
  const more = reporters.length > fewNames ? `等${reporters.length}个单位` : ''
  const who = `${shortOf(subject)}由${reporters.slice(0, fewNames).join('、')}${more}的联络员填报。`
  const howto =
    asker.units.length > 0
      ? `您是${asker.units.map((id) => unitName(world, id)).join('、')}的联络员，不能填这一项。`
      : '您不在联络员名册中；如需登记，请发送“我是某某单位的联络员”，由办公室同意。'
  return { card: notice('不能填报这一项', who, howto), toast: { type: 'error', content: '没有填报这一项的权限' } }
}
