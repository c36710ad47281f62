import { readFileSync } from 'node:fs'
import { unitById, unitByName } from '../../../src/domain/look.ts'
import { Refused } from '../../../src/domain/refused.ts'
import { owedBy } from '../../../src/domain/reporting/owed.ts'
import { draftOf, type TableDraft } from '../../../src/domain/tables/draft.ts'
import type { Grid } from '../../../src/domain/tables/grid.ts'
import { readPlan } from '../../../src/plan/read.ts'
import { pastedGrid, readGrids } from '../../../src/tables/read.ts'
import { isZip } from '../../../src/tables/zip.ts'
import { lexiconOf } from '../../../src/understand/lexicon.ts'
import { rowsLike } from '../../../src/understand/rows-like.ts'
import { fileOf, type Truth } from './truth.ts'

const plan = await readPlan('data/zunyi-2022')
const like = rowsLike(lexiconOf(plan))

/** `3 2024Q1 value 62`, with the cells it may come from: a draft does not say which of several. */
type Figure = { cells: string[]; what: string }
type Wanted = Figure & { certain: boolean }

export type Verdict = {
  set: Truth['set']
  file: string
  about: string
  /** Certain cells, those right at once, and those right after the questions were answered as the truth has it. */
  certain: number
  atOnce: number
  right: number
  questions: number
  /** What would be stored without being asked about, or after the answers, that the truth does not have. */
  wrong: string[]
  /** Certain cells that are not right in the end. */
  missed: string[]
  /** Cells to be named that are not: those not to be used, and figures neither placed nor asked about. */
  unnamed: string[]
}

/** Reads one file as its sender would send it and compares what would be stored with what its maker says is in it. */
export const judged = (truth: Truth): Verdict => judgedGrids(truth, gridsOf(truth))

/** The same of sheets that lie in no file; a sentence where they cannot be read. */
export function judgedGrids(truth: Truth, source: Grid[] | string): Verdict {
  const { set, file, about, cells } = truth
  const wanted = cells.map((cell): Wanted => ({ ...figureOf(cell), certain: cell.certain }))
  const certain = wanted.filter((one) => one.certain)
  const none = { set, file, about, certain: certain.length, atOnce: 0, right: 0, questions: 0 }
  if (typeof source === 'string') {
    if (truth.may_refuse)
      return { ...none, atOnce: certain.length, right: certain.length, wrong: [], missed: [], unnamed: [] }
    return { ...none, wrong: [], missed: certain.map(wordsOf), unnamed: [] }
  }
  if (truth.must_refuse) return { ...none, wrong: ['it was read'], missed: [], unnamed: [] }
  const first = readOf(truth, source, {})
  const atOnce = figuresOf(truth, source, first, false)
  const { draft, asked } = answered(truth, source, wanted)
  const after = figuresOf(truth, source, draft, true)
  const isIn = (all: readonly Figure[]) => (one: Figure) => all.some((it) => isSame(it, one))
  // A county's own figure may be offered as its share; a sheet nothing is known in is named as a whole.
  const shares = first.items.filter((one) => isShare(one) && !judgesAll(truth))
  const named = [...first.left, ...shares].flatMap((one) => one.cells).map(nameOf(source))
  const isNoted = (cell: string) => first.notes.some((words) => words.includes(`“${cell.split('!')[0]}”`))
  const rows = new Set(named.map(rowOf))
  const isNamed = (cell: string) => isNoted(cell) || named.includes(cell) || rows.has(rowOf(cell))
  const isPlaced = (cell: string) => atOnce.some((one) => one.cells.includes(cell))
  return {
    ...none,
    atOnce: certain.filter(isIn(atOnce)).length,
    right: certain.filter(isIn(after)).length,
    questions: asked,
    wrong: [
      ...atOnce.filter((one) => !isIn(certain)(one)).map(wordsOf),
      ...after
        .filter((one) => !isIn(wanted)(one) && !isIn(atOnce)(one))
        .map((one) => `${wordsOf(one)} (after answers)`),
    ],
    missed: certain.filter((one) => !isIn(after)(one)).map(wordsOf),
    unnamed: [
      ...truth.unplaced.map(placeOf).filter((cell) => !isNamed(cell)),
      ...wanted.flatMap((one) => one.cells).filter((cell) => !isPlaced(cell) && !named.includes(cell)),
    ],
  }
}

const wordsOf = ({ cells, what }: Figure): string => `${cells.join('+')} ${what}`
const isSame = (a: Figure, b: Figure): boolean => a.what === b.what && a.cells.some((cell) => b.cells.includes(cell))
const rowOf = (cell: string): string => cell.replace(/[A-Z]+(\d+)$/, '$1')
const placeOf = ({ sheet, cell }: { sheet: string | null; cell: string | null }): string =>
  `${sheet ?? ''}!${(cell ?? '').split(':')[0]}`

function figureOf({
  sheet,
  cell,
  value,
  indicator,
  task,
  state,
  period,
  part,
  share,
  unit,
}: Truth['cells'][number]): Figure {
  const own = share ? shareOf(unit) : ''
  const of = part ? `任务${task} ${period} ${part} ${bare(value ?? '')}` : `任务${task} ${period} ${state}`
  const what = task === null ? `${own}${indicator} ${period} ${part ?? 'value'} ${value}` : of
  return { cells: [placeOf({ sheet, cell })], what }
}

const shareOf = (unit = ''): string => `${unitByName(plan, unit)?.short ?? ''}份额`
const bare = (words: string): string => words.replace(/\s+/g, '').replace(/。$/, '')

/** Since the sixth set shares of counties and the words of a task are compared as well. */
const judgesAll = ({ set }: Truth): boolean => ['files6', 'files7', 'files9', 'files10'].includes(set)
const isShare = ({ about: { subject } }: TableDraft['items'][number]): boolean =>
  subject.kind === 'indicator' && subject.share === true

function gridsOf(truth: Truth): Grid[] | string {
  const { file, sent_as } = truth
  const bytes = new Uint8Array(readFileSync(fileOf(truth)))
  if (file.endsWith('.txt')) {
    const grid = pastedGrid(new TextDecoder().decode(bytes))
    if (grid) texts.add(grid)
    return grid ? [grid] : 'no table'
  }
  try {
    const grids = readGrids(bytes, sent_as ?? file)
    if (!isZip(bytes)) for (const grid of grids) texts.add(grid)
    return grids
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
}

function readOf({ sender_unit, now, file, sent_as }: Truth, grids: readonly Grid[], answers: Answers): TableDraft {
  const own = unitByName(plan, sender_unit)?.id
  const units = sender_unit === office ? plan.units.map(({ id }) => id) : own === undefined ? [] : [own]
  if (units.length === 0) throw new Error(`no unit ${sender_unit}`)
  const facts = { reports: [], baselines: [] }
  const today = now.slice(0, 10)
  const rules = { plan, since: '2024-01-08', today, dueDays: plan.dueDays, owing: {} }
  const sender = { plan, facts, today, units, owed: units.flatMap((unit) => owedBy(rules, facts, unit)), like }
  return draftOf(sender, grids, file.endsWith('.txt') ? '' : (sent_as ?? file), answers)
}

/** Who sends figures of any unit. */
const office = '领导小组办公室'

type Answers = Record<string, string>
const mostQuestions = 40

/** Answers every question by the option that brings the draft nearest to the truth: the sender knows their table. */
function answered(
  truth: Truth,
  grids: readonly Grid[],
  wanted: readonly Wanted[],
): { draft: TableDraft; asked: number } {
  const answers: Answers = {}
  let draft = readOf(truth, grids, answers)
  const nearness = (one: TableDraft) => {
    const figures = figuresOf(truth, grids, one, true)
    const right = figures.filter((it) => wanted.some((want) => isSame(want, it))).length
    return right - 100 * (figures.length - right)
  }
  for (let asked = 0; asked < mostQuestions; asked++) {
    const question = draft.questions.find(({ id }) => answers[id] === undefined)
    if (!question) return { draft, asked }
    const tries = question.options.map(({ value }) => {
      const tried = readOf(truth, grids, { ...answers, [question.id]: value })
      return { value, draft: tried, near: nearness(tried) }
    })
    const best = tries.reduce((a, b) => (b.near > a.near ? b : a))
    // Where no option brings anything yet, another question stands before it: it is left for its own turn.
    answers[question.id] = best.value
    draft = best.draft
  }
  return { draft, asked: mostQuestions }
}

/** Tables of no file: a sheet of theirs has no name. */
const texts = new WeakSet<Grid>()

/** Names of cells as the truth has them: with their sheet, which a file of one sheet does not say; text has none. */
const nameOf =
  ([first, ...more]: readonly Grid[]) =>
  (cell: string): string => {
    if (more.length > 0) return cell
    return `${first && texts.has(first) ? '' : first?.name}!${cell}`
  }

/** `asked`: after answers, by which the sender says a state of which the table says nothing. */
function figuresOf(truth: Truth, grids: readonly Grid[], { items }: TableDraft, asked: boolean): Figure[] {
  const isOffice = truth.sender_unit === office
  return items.flatMap((item): Figure[] => {
    const { cells: names, entry, about } = item
    const { figures, task, period } = entry
    const cells = names.map(nameOf(grids))
    const { subject, unit } = about
    if (isShare(item) && !judgesAll(truth)) return []
    if (task && subject.kind === 'task') {
      const own = truth.cells.filter((one) => one.task === subject.no && one.period === period.id)
      const isSaid = !judgesAll(truth) || !asked || own.some(({ state }) => state !== null)
      const said = judgesAll(truth)
        ? Object.entries({ done: task.done, next: task.next, problem: task.problem ?? '', help: task.help ?? '' })
        : []
      const words = said.flatMap(([of, text]) =>
        text === '' || text === notWritten
          ? []
          : [{ cells, what: `任务${subject.no} ${period.id} ${of} ${bare(text)}` }],
      )
      return [...(isSaid ? [{ cells, what: `任务${subject.no} ${period.id} ${task.progress}` }] : []), ...words]
    }
    const own = isShare(item) ? shareOf(isOffice ? unitById(plan, unit)?.name : '') : ''
    return figures.flatMap(({ part, value, numerator, denominator }) =>
      Object.entries({ value, numerator, denominator }).flatMap(([of, amount]) =>
        amount === null ? [] : [{ cells, what: `${own}${part.no} ${period.id} ${of} ${amount}` }],
      ),
    )
  })
}

const notWritten = '（来表未写）'
