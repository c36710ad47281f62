import { figure } from '../decimal.ts'
import { ratioNames } from '../look.ts'
import { parsePeriod } from '../period.ts'
import type { Indicator } from '../plan.ts'
import { type Report, type ReportState, taskTextNames, taskTexts } from '../report.ts'
import { askedOf, stateSaid } from './fields.ts'
import type { Subject } from './subject.ts'

export const stateWords: Record<ReportState, string> = {
  pending: '待审核',
  confirmed: '已确认',
  returned: '已退回',
  withdrawn: '已撤回',
}

/** Of a pending report its sender replaced: nobody decided it. */
export const replacedReason = '被新填报替换'

/** Opens the reason of an undone confirmation. */
export const undoneMark = '撤销确认：'

export const periodWords = (id: string): string => parsePeriod(id)?.label ?? id

type Said = { value: string | null; numerator: string | null; denominator: string | null }

/** `62件`, `受理120件、办结118件` */
export function figureWords(indicator: Indicator, { value, numerator, denominator }: Said): string {
  const { reportUnit, measure } = indicator
  if (measure === 'ratio') {
    const { whole, part } = ratioNames(indicator)
    return `${whole}${figure(denominator ?? '0')}${reportUnit}、${part}${figure(numerator ?? '0')}${reportUnit}`
  }
  if (measure === 'state') return stateSaid(value)
  return `${figure(value ?? '0')}${reportUnit}`
}

/** The content of one form's reports in one line: `期末累计62件`; of a task its state and what was done. */
export function contentWords(subject: Subject, reports: readonly Report[], most = 1000): string {
  return reports
    .map((report) => {
      if (report.kind === 'task')
        return report.progress + (report.done === '' ? '' : `：${asPhrase(clipped(report.done, most))}`)
      if (subject.kind === 'task') return ''
      const part = subject.parts.find(({ no }) => no === report.no) ?? subject.first
      const name = subject.parts.length > 1 ? `${part.short}，` : ''
      return `${name}${part.measure === 'ratio' || part.measure === 'state' ? '' : askedOf(part)}${figureWords(part, report)}`
    })
    .join('；')
}

/** What a task's report says beside its state and what was done, each with its label; of figures nothing. */
export const taskLines = (report: Report): string[] =>
  taskTextNames.flatMap((name) => {
    const told = report.kind === 'task' && name !== 'done' ? (report[name] ?? '') : ''
    return told === '' ? [] : [`${taskTexts[name].called}：${told}`]
  })

/** What somebody wrote, as a part of our sentence: its own full stop would stand before ours. */
export const asPhrase = (written: string): string => written.trim().replace(/[。；;，,、.]+$/, '')

/** A long text at most so long; where it is cut, an ellipsis. */
export const clipped = (words: string, most: number): string =>
  words.length > most ? `${words.slice(0, most)}…` : words

/** `3月18日 10:00` */
export function timeWords(iso: string): string {
  const [, month, day] = iso.slice(0, 10).split('-').map(Number)
  return `${month}月${day}日 ${iso.slice(11, 16)}`
}
