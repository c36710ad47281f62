import { dayLabel } from '../day.ts'
import { figure } from '../decimal.ts'
import { shortName, unitById } from '../look.ts'
import type { Plan, Target } from '../plan.ts'
import { type AmendmentLine, amendmentName, type RulingSets, type TargetLine } from './amendment.ts'

/** `2024年底`, else the month. */
export const byWords = (day: string): string =>
  day.endsWith('-12-31') ? `${day.slice(0, 4)}年底` : dayLabel(day).replace(/\d+日$/, '')

const shortOf = (plan: Plan, no: number): string => plan.indicators.find((row) => row.no === no)?.short ?? `指标${no}`

/** `赤水市`, or the plan's word for the whole. */
export const whoWords = (plan: Plan, unit: string | null): string =>
  unit === null ? plan.words.whole : shortName(plan, unit)

/** What a line of figures sets, without whose it is: `商标 到2024年底 累计9.5万件`. */
export function figureOfLine(plan: Plan, { no, on, basis, value }: Omit<TargetLine, 'unit' | 'cell' | 'kind'>): string {
  const unit = plan.indicators.find((row) => row.no === no)?.unit ?? ''
  const amount = `${figure(value)}${unit}`
  if (basis === 'year') return `${on.slice(0, 4)}年当年${amount}`
  return basis === 'start' ? `${byWords(on)}基数${amount}` : `到${byWords(on)}${amount}`
}

/** One line of a paper in words. */
export function lineWords(plan: Plan, line: AmendmentLine): string {
  switch (line.kind) {
    case 'target':
      return `${shortOf(plan, line.no)}（${whoWords(plan, line.unit)}）${figureOfLine(plan, line)}`
    case 'state':
      return `${shortOf(plan, line.no)}到${byWords(line.on)}${line.written}`
    case 'ruling':
      return `解释（${rulingAbout(plan, line.about)}）：${line.says}${setsWords(plan, line.sets)}`
    case 'unit':
      return `${plan.units.find(({ id }) => id === line.unit)?.name ?? line.unit}由${line.name}承接`
    case 'indicator':
      return `指标${line.no}改称“${line.name}”`
  }
}

/** `；牵头单位改为市数据局` */
function setsWords(plan: Plan, sets: RulingSets = {}): string {
  const names = (ids: readonly string[]) => ids.map((id) => unitById(plan, id)?.name ?? id).join('、') || '无'
  const { counting, leads, responsible, due } = sets
  return [
    counting && `统计口径改为${counting}`,
    leads && `${plan.words.lead}改为${names(leads)}`,
    responsible && `${plan.words.others}改为${names(responsible)}`,
    due && `时限改为${due.written}`,
  ]
    .flatMap((words) => (words ? [`；${words}`] : []))
    .join('')
}

/** What a ruling is about, by its title. */
export function rulingAbout(plan: Plan, about: string): string {
  const [kind, of = ''] = [about.slice(0, about.indexOf(':')), about.slice(about.indexOf(':') + 1)]
  if (kind === 'note') return plan.notes.find(({ id }) => id === of)?.title ?? of
  if (kind === 'silence') return plan.silences.find(({ id }) => id === of)?.topics[0] ?? of
  const rows = kind === 'task' ? plan.tasks : plan.indicators
  return rows.find(({ no }) => String(no) === of)?.short ?? of
}

/** Where a changed figure is from and what it was: `按遵府发〔2024〕3号，原为15.6`; '' for the plan's own. */
export function fromWords({ by, was = [] }: Pick<Target, 'by' | 'was'>): string {
  if (!by) return ''
  const last = was.at(-1)
  const before = last ? `，${last.by ? `${amendmentName(last.by)}` : '方案'}原为${last.value}` : ''
  return `按${amendmentName(by)}（${dayLabel(by.date)}）${before}`
}
