import { shortName } from '../domain/look.ts'
import { wordsOf } from './book.ts'
import type { Context } from './grounds.ts'

/**
 * `，联络员王芳`, as the roster has it: for whoever may know what the unit owes, and in private; who no one has entered is
 * said too. '' where that is not the reader's to know. Names alone: nobody is told a number or an account.
 */
export function contactOf(unit: string, context: Context): string {
  const { liaisons } = context
  if (!liaisons || context.group || !context.may('seeLate', [unit])) return ''
  const names = [...new Set(liaisons.filter((one) => one.unit === unit).map(({ name }) => name))]
  return names.length > 0 ? `，联络员${names.join('、')}` : '，未登记联络员'
}

/** Whom to ask of these units: each with its liaison, or the office where the plan names no unit. */
export function whomToAsk(units: readonly string[], context: Context): string {
  const { plan } = context
  if (units.length === 0) return `可问${wordsOf(plan).office || '办公室'}`
  return `可问${units.map((unit) => `${shortName(plan, unit)}${contactOf(unit, context).replace('，', '（')}${contactOf(unit, context) === '' ? '' : '）'}`).join('、')}`
}
