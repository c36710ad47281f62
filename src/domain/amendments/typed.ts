import { dayLabel, dayTyped, isDay } from '../day.ts'
import { indicatorByNo, unitByName } from '../look.ts'
import { orDoYouMean, unitsLike } from '../nearest.ts'
import { readExact } from '../number-form.ts'
import type { Plan } from '../plan.ts'
import { type Amendment, type AmendmentLine, amendmentLine, type RulingSets } from './amendment.ts'
import { faultsOf } from './faults.ts'
import { numberIn } from './workbook.ts'

type Typed = Readonly<Record<string, string>>
type Problems = Record<string, string>

/** Number, title and days of a paper as they were typed. */
export function paperTyped(
  { number = '', title = '', date = '', effective = '' }: Typed,
  today: string,
): { value?: Pick<Amendment, 'number' | 'title' | 'date' | 'effective'>; problems: Problems } {
  const problems: Problems = {}
  const issued = dayTyped(date)
  const from = effective === '' ? issued : dayTyped(effective)
  if (number !== '' && !numberIn(number)) problems.number = '文号写成“某某〔2024〕3号”，没有就空着'
  if (title === '') problems.title = '请写文件标题'
  if (issued === null) problems.date = '请写发文日期，例如 2024-03-01'
  else if (issued > today) problems.date = '发文日期不能晚于今天'
  if (from === null && issued !== null) problems.effective = '请写日期，例如 2024-03-01'
  if (Object.keys(problems).length > 0 || issued === null || from === null) return { problems }
  return { value: { number: number === '' ? null : numberIn(number), title, date: issued, effective: from }, problems }
}

/** What a form says, as lines of a paper. */
export function linesTyped(
  plan: Plan,
  kind: 'whole' | 'parts' | 'ruling' | 'unit' | 'indicator',
  of: { no?: number; unit?: string },
  typed: Typed,
): { lines: AmendmentLine[]; problems: Problems } {
  if (kind === 'whole' || kind === 'parts') return figuresTyped(plan, of.no ?? 0, typed)
  if (kind === 'ruling') return rulingTyped(plan, typed)
  const { name, short } = typed
  const made = kind === 'unit' ? { kind, unit: of.unit, name, short } : { kind, no: of.no, name, short }
  const read = amendmentLine.safeParse(made)
  if (read.success) return { lines: [read.data], problems: taken(plan, read.data) }
  const problems = Object.fromEntries(read.error.issues.map(({ path }) => [String(path[0] ?? ''), wrongWords]))
  return { lines: [], problems }
}

const wrongWords = '没有填，或者太长'

/** What is wrong with it, beside the field it was typed into. */
function taken(plan: Plan, line: AmendmentLine): Problems {
  const [fault] = faultsOf(plan, line)
  return fault === undefined ? {} : { [line.kind === 'ruling' ? 'says' : 'name']: fault }
}

/**
 * A ruling in words, and what it settles of the row it was opened for; of a contradiction of the plan it closes that, and
 * settles the row.
 */
function rulingTyped(
  plan: Plan,
  { about = '', says, row = about, ...typed }: Typed,
): { lines: AmendmentLine[]; problems: Problems } {
  const { sets, problems } = setsTyped(plan, typed)
  const settles = Object.keys(sets).length > 0
  const own = { kind: 'ruling', about, says, ...(settles && about === row && { sets }) }
  const read = [own, ...(settles && about !== row ? [{ ...own, about: row, sets }] : [])].map((one) =>
    amendmentLine.safeParse(one),
  )
  const lines = read.flatMap(({ data }) => data ?? [])
  if (lines.length < read.length) return { lines: [], problems: { ...problems, says: wrongWords } }
  return { lines, problems: { ...lines.reduce((all, line) => Object.assign(all, taken(plan, line)), {}), ...problems } }
}

function setsTyped(
  plan: Plan,
  { counting, leads = '', responsible = '', due = '' }: Typed,
): { sets: RulingSets; problems: Problems } {
  const problems: Problems = {}
  const units = (name: string, said: string): string[] =>
    said
      .split(/[、，,;；\s]+/)
      .filter((one) => one !== '')
      .flatMap((one) => {
        const unit = unitByName(plan, one)
        if (!unit) problems[name] = `方案里没有单位“${one.slice(0, 20)}”${orDoYouMean(unitsLike(plan, one))}`
        return unit ? [unit.id] : []
      })
  const sets: RulingSets = {
    ...((counting === '累计数' || counting === '期间数') && { counting }),
    ...(leads !== '' && { leads: units('leads', leads) }),
    ...(responsible !== '' && { responsible: units('responsible', responsible) }),
    ...(due !== '' && { due: { written: due.slice(0, 40), on: dayTyped(due) } }),
  }
  return { sets, problems }
}

function figuresTyped(plan: Plan, no: number, typed: Typed): { lines: AmendmentLine[]; problems: Problems } {
  const problems: Problems = {}
  const indicator = indicatorByNo(plan, no)
  const on = dayWithin(plan, typed.on ?? '')
  if (on === null) problems.on = `请写日期，例如 2024年底，在${dayLabel(plan.start)}到${dayLabel(plan.end)}之间`
  const entries = Object.entries(typed).filter(
    ([name, value]) => value !== '' && (name === 'whole' || name.startsWith('part_')),
  )
  const lines = entries.flatMap(([name, value]): AmendmentLine[] => {
    const unit = name === 'whole' ? null : name.slice('part_'.length)
    if (!indicator || (unit !== null && !plan.units.some(({ id }) => id === unit))) return []
    const range = { min: '-999999999999', max: '999999999999' }
    const read = readExact(value, { unit: indicator.unit, decimals: 4, range })
    // A state may be set in words, or by a figure.
    if ('problem' in read && indicator.measure === 'state' && !/^[\d.]/.test(value)) {
      return [{ kind: 'state', no, on: on ?? '', written: value.slice(0, 60) }]
    }
    if ('problem' in read) {
      problems[name] = read.problem
      return []
    }
    const basis = typed.basis === 'year' ? 'year' : 'total'
    return [{ kind: 'target', no, unit, on: on ?? '', basis, value: read.value, cell: '' }]
  })
  if (entries.length === 0) problems.whole = '请至少填一个数'
  return { lines, problems }
}

/** A day within the plan; the year it ends in means its end. */
function dayWithin(plan: Plan, said: string): string | null {
  const day = dayTyped(said)
  if (day === null || !isDay(day)) return null
  const cut = day > plan.end && day.slice(0, 4) === plan.end.slice(0, 4) ? plan.end : day
  return cut >= plan.start && cut <= plan.end ? cut : null
}
