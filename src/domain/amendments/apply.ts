import { dayLabel } from '../day.ts'
import type { Goal, Indicator, Note, Plan, Silence, Unit } from '../plan.ts'
import { type Amendment, type AmendmentLine, amendmentName, amendmentPlace, inForce, type Said } from './amendment.ts'
import { indicatorAsRuled, taskAsRuled } from './ruled.ts'
import { goalAsAmended } from './targets.ts'

/**
 * The plan as it holds on a day, as known at an instant: a pure function of the plan and the papers after it. What is
 * verbatim stays verbatim; where no paper is in force it is the plan itself.
 */
export function planAmended(plan: Plan, all: readonly Amendment[], on: string, known: string): Plan {
  const papers = inForce(all, on, known)
  if (papers.length === 0) return plan
  // What the same papers make of the same plan is made once: it is asked for with every message.
  const key = papers.map(({ id, title, number, date, lines }) => [id, title, number, date, markOf(lines)]).join('|')
  const made = madeOf(plan)
  const held = made.get(key)
  if (held) return held
  const amended = withPapers(plan, papers)
  if (made.size < mostKept) made.set(key, amended)
  return amended
}

const marks = new WeakMap<object, number>()
let marked = 0

/** The same lines have the same mark, as long as they are the same object: the store reads a paper's once. */
function markOf(lines: readonly AmendmentLine[]): number {
  const known = marks.get(lines)
  if (known !== undefined) return known
  marked += 1
  marks.set(lines, marked)
  return marked
}

const kept = new WeakMap<Plan, Map<string, Plan>>()
/** States of one plan that are asked for again: now, a week ago, the days of a time travel. */
const mostKept = 40

function madeOf(plan: Plan): Map<string, Plan> {
  const made = kept.get(plan) ?? new Map<string, Plan>()
  kept.set(plan, made)
  return made
}

function withPapers(plan: Plan, papers: readonly Amendment[]): Plan {
  const all = papers.flatMap((paper) => paper.lines.map((line): Said => ({ paper, line })))
  const said = all.filter(({ line }) => line.kind !== 'target' && line.kind !== 'state')
  const figures = new Map<number, Said[]>()
  for (const one of all) {
    if (one.line.kind !== 'target' && one.line.kind !== 'state') continue
    const own = figures.get(one.line.no) ?? []
    own.push(one)
    figures.set(one.line.no, own)
  }
  return {
    ...plan,
    goals: plan.goals.map((goal): Goal => {
      const own = goal.indicators.flatMap((no) => figures.get(no) ?? [])
      return own.length === 0 ? goal : goalAsAmended(plan, goal, own)
    }),
    units: plan.units.map((unit) => said.reduce(unitAsAmended, unit)),
    indicators: plan.indicators.map((indicator) =>
      said.reduce(indicatorAsAmended, indicatorAsRuled(plan, withFigure(indicator, figures), said)),
    ),
    tasks: plan.tasks.map((task) => taskAsRuled(plan, task, said)),
    notes: [
      ...plan.notes.map((note) => said.reduce(noteAsRuled, note)),
      ...said.flatMap((one) => freshNote(plan, one)),
    ],
    silences: plan.silences.map((silence) => said.reduce(silenceAsRuled, silence)),
  }
}

function unitAsAmended(unit: Unit, { paper, line }: Said): Unit {
  if (line.kind !== 'unit' || line.unit !== unit.id) return unit
  const { name, short } = line
  return {
    ...unit,
    name,
    short,
    aliases: [...new Set([...unit.aliases, unit.name, unit.short])].filter((one) => one !== name && one !== short),
    note: `方案里是${unit.name}，${amendmentName(paper)}起由${name}承接。`,
  }
}

/** A state for which a paper set a figure is reported as one from then on. */
const withFigure = (indicator: Indicator, figures: ReadonlyMap<number, Said[]>): Indicator =>
  indicator.measure === 'state' && figures.get(indicator.no)?.some(({ line }) => line.kind === 'target')
    ? { ...indicator, measure: 'stock', range: { min: '0', max: '999999999' } }
    : indicator

function indicatorAsAmended(indicator: Indicator, { paper, line }: Said): Indicator {
  if (line.kind !== 'indicator' || line.no !== indicator.no) return indicator
  const { name, short } = line
  return {
    ...indicator,
    name,
    short,
    aliases: [...new Set([...indicator.aliases, indicator.name, indicator.short])].filter((one) => one !== name),
    meaning: `${indicator.meaning}方案里是“${indicator.name}”，${amendmentName(paper)}起为“${name}”。`,
  }
}

const ruledWords = ({ says }: { says: string }, paper: Amendment): string =>
  `办公室解释（${amendmentName(paper)}，${dayLabel(paper.date)}）：${says.replace(/[。.]$/, '')}。`

function noteAsRuled(note: Note, { paper, line }: Said): Note {
  if (line.kind !== 'ruling' || line.about !== `note:${note.id}`) return note
  const ruled = { was: note.ruled?.was ?? note.says, place: amendmentPlace(paper) }
  const facets = [...new Set([...(note.facets ?? []), ...ruledFacets])]
  return { ...note, weight: 'fact', says: ruledWords(line, paper), facets, ruled }
}

function silenceAsRuled(silence: Silence, { paper, line }: Said): Silence {
  if (line.kind !== 'ruling' || line.about !== `silence:${silence.id}`) return silence
  const words = ruledWords(line, paper)
  return { ...silence, says: `方案未写；${words}`, sources: [...silence.sources, amendmentPlace(paper)] }
}

/** A ruling on a row about which the plan itself leaves nothing open: said wherever that row is. */
function freshNote(plan: Plan, { paper, line }: Said): Note[] {
  if (line.kind !== 'ruling') return []
  const [kind = '', of = ''] = line.about.split(':')
  if (kind !== 'indicator' && kind !== 'task') return []
  const row = (kind === 'indicator' ? plan.indicators : plan.tasks).find(({ no }) => String(no) === of)
  if (!row) return []
  return [
    {
      id: `ruling-${paper.id}-${kind}-${of}`,
      title: `${row.short}的解释`,
      weight: 'fact',
      indicators: kind === 'indicator' ? [row.no] : [],
      tasks: kind === 'task' ? [row.no] : [],
      units: [],
      readings: [{ place: amendmentPlace(paper), quote: line.says }],
      says: ruledWords(line, paper),
      facets: [...ruledFacets],
    },
  ]
}

/** Where a ruling on a row is said without being asked for. */
const ruledFacets = ['sheet', 'target', 'meaning', 'counting', 'notes', 'text'] as const

/** Names papers brought: sentences are read with them as with the plan's own. */
export function namesFrom(all: readonly Amendment[], on: string, known: string): Name[] {
  return inForce(all, on, known).flatMap(({ lines }) =>
    lines.flatMap((line): Name[] => {
      if (line.kind !== 'unit' && line.kind !== 'indicator') return []
      const ref = line.kind === 'unit' ? line.unit : String(line.no)
      return [line.name, line.short].map((words) => ({ words, kind: line.kind, ref }))
    }),
  )
}

type Name = { words: string; kind: 'unit' | 'indicator'; ref: string }
