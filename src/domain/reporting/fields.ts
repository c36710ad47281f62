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
    const unit = measure === 'state' || reportUnit === '' ? '' : `（${reportUnit}）`
    const label = `${shared ? `${short}，` : ''}${askedOf(part)}${unit}`
    return [{ name: shared ? `value_${no}` : 'value', part, of: 'value', label }]
  })
}

/** What a value of this measure is. */
export function askedOf({ measure, level }: Indicator): string {
  if (measure === 'state') return '是否达到'
  if (measure === 'stock') return '期末累计'
  return measure === 'growth' ? `期末${level ?? '水平'}` : '本期新增'
}

/** What a state is reported as: it is kept as a figure, 1 where it is so. */
export const stateAnswers = [
  { label: '已达到', value: '1' },
  { label: '还没有达到', value: '0' },
] as const

/** Words for a state as they are typed into a table or a page; null where they say neither. */
export function stateTyped(typed: string): string | null {
  const text = typed.normalize('NFKC').trim()
  if (/^(1|是|已?达到|已?达成|已?实现|已?完成|达标)$/.test(text)) return '1'
  return /^(0|否|未达到|没有?达到|还没有?达到|未(实现|完成|达标|达成)|没有)$/.test(text) ? '0' : null
}

export const stateSaid = (value: string | null): string =>
  stateAnswers.find((one) => one.value === value)?.label ?? '还没有达到'
