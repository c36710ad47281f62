import type { SideBySide } from '../domain/amendments/parts.ts'
import type { GoalState } from '../domain/attainment.ts'
import { figure, plainFigure } from '../domain/decimal.ts'
import { shortName } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'

const fewNames = 4

/** `各地合计81.9万件（12家已报，还缺赤水市），牵头单位报82.3万件，相差0.4万件；两者不相加。` */
export function besideWords(plan: Plan, { unit }: GoalState, { sum, reported, missing, lead }: SideBySide): string {
  const amount = (value: SideBySide['sum']) => `${figure(plainFigure(value))}${unit}`
  const names = missing.slice(0, fewNames).map((id) => shortName(plan, id))
  const more = missing.length > names.length ? `等${missing.length}家` : ''
  const lacking = missing.length === 0 ? '' : `，还缺${names.join('、')}${more}`
  const theirs = lead === null ? '牵头单位还没有报' : `牵头单位报${amount(lead)}，相差${amount(lead.minus(sum).abs())}`
  return `各地合计${amount(sum)}（${reported.length}家已报${lacking}），${theirs}；两者不相加。`
}
