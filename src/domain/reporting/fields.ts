import { ratioNames } from '../look.ts'
import type { Indicator } from '../plan.ts'
import type { Subject } from './subject.ts'

/** One number a form asks for: its field name (docs/contract.md, Submitting), its part, and the label with the unit. */
export type FigureField = { name: string; part: Indicator; of: 'value' | 'numerator' | 'denominator'; label: string }

/** The numbers a subject's form asks for, in order; none for tasks. */
export function figureFields(subject: Subject): FigureField[] {
  if (subject.kind === 'task') return []
  return subject.parts.flatMap((part): FigureField[] => {
    const { no, short, measure, reportUnit } = part
    if (measure === 'ratio') {
      return [
        { name: 'denominator', part, of: 'denominator', label: `本期${ratioNames(part).denominator}（${reportUnit}）` },
        { name: 'numerator', part, of: 'numerator', label: `本期${ratioNames(part).numerator}（${reportUnit}）` },
      ]
    }
    const shared = subject.parts.length > 1
    const label = `${shared ? `${short}，` : ''}${askedOf(part)}（${reportUnit}）`
    return [{ name: shared ? `value_${no}` : 'value', part, of: 'value', label }]
  })
}

/** What a value of this measure is. */
export function askedOf({ measure, level }: Indicator): string {
  if (measure === 'stock') return '期末累计'
  return measure === 'growth' ? `期末${level ?? '水平'}` : '本期新增'
}
