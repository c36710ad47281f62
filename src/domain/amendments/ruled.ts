import { dayLabel } from '../day.ts'
import { nameOfMention, unitById } from '../look.ts'
import type { Indicator, Mention, Plan, Ruled, Task } from '../plan.ts'
import { type Amendment, amendmentName, type RulingSets, type Said } from './amendment.ts'

/**
 * Rulings that settle a fact of a row (口径、责任单位、时限): the row is from then on as the ruling says, so that every
 * answer, card and paper composed from it says the same, and it remembers which ruling, and what the plan has.
 */

const unsaid = '未写'

const refOf = ({ id, title, number, date }: Amendment): Ruled['by'] => ({ id, title, number, date })

/** What rulings of a row set, the oldest first. */
const setsFor = (
  said: readonly Said[],
  isAbout: (about: string) => boolean,
): { sets: RulingSets; paper: Amendment }[] =>
  said.flatMap(({ line, paper }) =>
    line.kind === 'ruling' && line.sets && isAbout(line.about) ? [{ sets: line.sets, paper }] : [],
  )

/** The plan's own words stay what a fact was before, however often it is ruled on. */
const marked = (before: readonly Ruled[] | undefined, mark: Ruled): Ruled[] => {
  const own = before?.find(({ field }) => field === mark.field)
  const others = (before ?? []).filter(({ field }) => field !== mark.field)
  return [...others, own ? { ...mark, was: own.was, units: own.units } : mark]
}

/** `about` of any indicator that shares the goal: what is counted together is counted alike. */
export function indicatorAsRuled(plan: Plan, indicator: Indicator, said: readonly Said[]): Indicator {
  const together = plan.goals.find(({ indicators }) => indicators.includes(indicator.no))?.indicators ?? [indicator.no]
  const shared = setsFor(said, (about) => together.some((no) => about === `indicator:${no}`))
  const own = setsFor(said, (about) => about === `indicator:${indicator.no}`)
  const counted = shared.reduce(countedAs, indicator)
  let row = counted
  for (const { sets, paper } of own) {
    if (!sets.leads) continue
    const was = row.leads.map((id) => unitById(plan, id)?.name ?? id).join('、') || unsaid
    const mark: Ruled = { field: 'leads', by: refOf(paper), was, units: row.leads }
    row = { ...row, leads: sets.leads, ruled: marked(row.ruled, mark) }
  }
  return row
}

function countedAs(row: Indicator, { sets: { counting }, paper }: { sets: RulingSets; paper: Amendment }): Indicator {
  if (!counting || counting === row.counting) return row
  const amount = row.measure === 'step' ? 'step' : 'flow'
  const measure = ['flow', 'step', 'stock'].includes(row.measure)
    ? counting === '期间数'
      ? amount
      : 'stock'
    : row.measure
  const mark: Ruled = { field: 'counting', by: refOf(paper), was: row.counting ?? unsaid }
  return { ...row, counting, measure, ruled: marked(row.ruled, mark) }
}

export function taskAsRuled(plan: Plan, task: Task, said: readonly Said[]): Task {
  const nameOf = (id: string): string => unitById(plan, id)?.name ?? id
  const mentions = (ids: readonly string[]): Mention[] => ids.map((unit) => ({ unit, written: nameOf(unit) }))
  const idsOf = (all: readonly Mention[]): string[] => all.flatMap((one) => ('unit' in one ? [one.unit] : []))
  const asSaid = (
    row: Task,
    field: 'leads' | 'responsible',
    ids: readonly string[] | undefined,
    by: Ruled['by'],
  ): Task => {
    if (!ids) return row
    const was = row[field].map((one) => nameOfMention(plan, one)).join('、') || unsaid
    const mark = { field, by, was, units: idsOf(row[field]) }
    return Object.assign({}, row, { [field]: mentions(ids), ruled: marked(row.ruled, mark) })
  }
  let row = task
  for (const { sets, paper } of setsFor(said, (about) => about === `task:${task.no}`)) {
    const by = refOf(paper)
    row = asSaid(asSaid(row, 'leads', sets.leads, by), 'responsible', sets.responsible, by)
    if (!sets.due) continue
    const mark: Ruled = { field: 'due', by, was: row.due?.written ?? unsaid }
    row = { ...row, due: { ...sets.due, every: null }, ruled: marked(row.ruled, mark) }
  }
  return row
}

const fieldWords: Record<Ruled['field'], (plan: Plan) => string> = {
  counting: () => '统计口径',
  leads: ({ words }) => words.lead,
  responsible: ({ words }) => words.others,
  due: () => '时限',
}

/** A row's rulings on these facts: `统计口径（方案原为期间数）、牵头单位（方案未写）按遵府办发〔2024〕9号（2024-05-01）`; '' where there is none. */
export function ruledWords(
  plan: Plan,
  { ruled = [] }: Pick<Indicator | Task, 'ruled'>,
  of: (mark: Ruled) => boolean = () => true,
): string {
  const marks = ruled.filter(of)
  const papers = [...new Set(marks.map(({ by }) => by.id))]
  const ofPaper = (id: number): string => {
    const own = marks.filter(({ by }) => by.id === id)
    const facts = own.map(
      ({ field, was }) => `${fieldWords[field](plan)}（方案${was === unsaid ? was : `原为${was}`}）`,
    )
    return `${facts.join('、')}按${own.map(({ by }) => `${amendmentName(by)}（${dayLabel(by.date)}）`)[0]}`
  }
  return papers.map(ofPaper).join('，')
}

/** `按遵府办发〔2024〕9号` where a ruling settled a fact of any of the rows; '' where none did. */
export function ruledBy(rows: readonly Pick<Indicator | Task, 'ruled'>[], field: Ruled['field']): string {
  const names = rows.flatMap(({ ruled = [] }) => ruled.filter((one) => one.field === field).map(({ by }) => by))
  return names.length === 0 ? '' : `按${[...new Set(names.map(amendmentName))].join('、')}`
}

/** A cell of a paper: as the plan has it, each unit by its one name, or as it was ruled, with the ruling. */
export function cellAsRuled(plan: Plan, task: Task, field: 'leads' | 'responsible'): string {
  const by = ruledBy([task], field)
  if (by === '') return withOneName(plan, field === 'leads' ? task.leadsWritten : task.responsibleWritten, task[field])
  return `${task[field].map((one) => nameOfMention(plan, one)).join('、') || '无'}（${by}）`
}

/** The plan may write a unit in several ways; a reader of several papers is to see one unit. */
function withOneName(plan: Plan, cell: string, mentions: readonly Mention[]): string {
  let [told, rest] = ['', cell]
  for (const mention of mentions) {
    const at = rest.indexOf(mention.written)
    if (at < 0) continue
    told += rest.slice(0, at) + ('unit' in mention ? nameOfMention(plan, mention) : mention.written)
    rest = rest.slice(at + mention.written.length)
  }
  return told + rest
}

/** Units a ruled fact is about: those it has now, and those it was taken from. */
export function unitsOfRuling(row: Indicator | Task, { field, units = [] }: Ruled): string[] {
  const now = field === 'responsible' && 'responsible' in row ? row.responsible : row.leads
  return [...units, ...now.flatMap((one) => (typeof one === 'string' ? [one] : 'unit' in one ? [one.unit] : []))]
}

/** What rulings gave a unit to do, or took from it, a line a row. */
export function ruledForUnit(plan: Plan, unit: string): string[] {
  const touches = (row: Indicator | Task) => (mark: Ruled) =>
    (mark.field === 'leads' || mark.field === 'responsible') && unitsOfRuling(row, mark).includes(unit)
  const linesOf = (kind: string, rows: readonly (Indicator | Task)[]): string[] =>
    rows.flatMap((row) => {
      const words = ruledWords(plan, row, touches(row))
      return words === '' ? [] : [`${kind}${row.no} ${row.short}的${words}`]
    })
  return [...linesOf('指标', plan.indicators), ...linesOf('任务', plan.tasks)]
}
