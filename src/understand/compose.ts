import { ofLate } from '../domain/held.ts'
import { type Claim, type Facet, type Filter, facets, type Query, type Ref, unitIn } from '../domain/query.ts'
import { firmlyIn, supposedIn, supposes } from './claims.ts'
import { claimOf, filterOf, type Said } from './conditions.ts'
import { dayOf } from './days.ts'
import type { Meant } from './meant.ts'
import { bestRole, type Part } from './parts.ts'
import { patternOf } from './patterns.ts'
import type { Phrased } from './phrases.ts'
import type { Why } from './reading.ts'
import { shownOf } from './tell.ts'

/** What the sentence as a whole says, as the model scored it. */
export type Told = {
  of: Query['of']
  how: Query['how']
  show: { label: string; chance: number }[]
  /** The same, parted for this kind of row. */
  heard: Heard
  lits: { label: string; chance: number }[]
  /** Likeliest first. */
  by: readonly string[]
  command: string | undefined
}

export type Composed = {
  query: Query
  score: number
  /** Features that decided, for people who look into a reading. */
  why: Why[]
  /** Things named that are the subject, for rows that are chosen later. */
  subjects: Meant[]
  /** What is supposed besides the claim of the query. */
  also: Claim[]
}

export type Circumstances = {
  units: readonly string[]
  now: string
  said: string
  /** Whether a word of the sentence denies or excepts. */
  denies: boolean
  unknown: readonly string[]
  /** Roles people have in this plan's body. */
  roles: readonly string[]
  phrased: Phrased
}

/** The facets that can be asked of a subject. */
export function facetsOf(of: Query['of']): readonly string[] {
  if (of === 'indicator' || of === 'task') return facets.matter
  return of in facets ? (facets[of as keyof typeof facets] as readonly string[]) : []
}

/** What was heard, parted for a kind of row: what such rows have, and how likely what they have not. */
type Heard = { fitting: { label: string; chance: number }[]; amiss: number[] }

export function heardOf(of: Query['of'], show: Told['show']): Heard {
  const valid = validOf(of)
  const heard: Heard = { fitting: [], amiss: [] }
  for (const one of show) {
    if (valid.has(one.label)) heard.fitting.push(one)
    else heard.amiss.push(one.chance)
  }
  return heard
}

/** More than this no reading of such a kind of row is worth: what is said of it is never likelier than certain. */
export const mostComposed = ({ amiss }: Heard): number => 0.01 - 1.5 * amiss.reduce((sum, chance) => sum + chance, 0)

const validOf = ofLate((of) => new Set(facetsOf(of as Query['of'])))

const unused: Partial<Record<Meant['kind'], number>> = {
  unit: 1.5,
  row: 1.5,
  person: 2,
  group: 1.2,
  place: 1,
  our: 0.6,
  number: 0.7,
  passage: 2,
}

/** A unit that is named is never dropped: sets are those it has a part in, and a question about units is about it. */
function kept({ kind }: Meant, { of, how }: Told, none: { label: string; score: number }) {
  if (kind === 'counting' && of === 'indicator' && (how === 'list' || how === 'count'))
    return { label: 'counting=', score: none.score - 0.5 }
  if (kind === 'place' && (of === 'task' || of === 'indicator')) return { label: 'category=', score: none.score - 0.5 }
  if (kind !== 'unit' && kind !== 'our') return none
  if (of === 'task' || of === 'indicator')
    return { label: of === 'indicator' ? 'lead=' : 'involved=', score: none.score - 0.5 }
  return of === 'unit' ? { label: 'rows', score: none.score - 0.5 } : none
}

/** One way to read a stretch: a subject, what is asked of it, and the part of each thing named. */
export function compose(told: Told, parts: readonly Part[], circumstances: Circumstances): Composed {
  const { of, how } = told
  let where: Filter[] = []
  const subjects: Meant[] = []
  const claims: Claim[] = []
  const why: Why[] = []
  const draft: Partial<Query> = {}
  const { denies } = circumstances
  let score = 0
  let between: { at: number; value: string } | null = null
  for (const part of parts) {
    const { meant } = part
    const best = bestRole(part, of, how, denies)
    const role = best.label === 'none' ? kept(meant, told, best) : best
    score += role.score
    why.push({ what: `${meant.said}=${role.label}`, score: role.score })
    const grouped = of === 'unit' && meant.kind === 'group' && circumstances.phrased.where.length > 0
    if (grouped) where.push(...filtersOf('group=', saidOf(meant, circumstances)))
    else if (role.label === 'rows') subjects.push(meant)
    else if (role.label === 'top') draft.top = Number(meant.mark?.value) || undefined
    else if (role.label === 'none') {
      score -= unused[meant.kind] ?? 0
      place(meant, draft, circumstances)
    } else {
      const said = partFor(of, meant) ?? saidOf(meant, circumstances)
      if (role.label.startsWith('claim:')) {
        const claim = claimOf(role.label.slice(6), said)
        if (claim) claims.push(claim)
        else score -= 2
        draft.claim = claims.at(-1)
        continue
      }
      if (role.label.endsWith('between') && between && said.value !== undefined) {
        const first = where[between.at]
        if (first && 'than' in first) where[between.at] = { ...first, to: said.value }
        continue
      }
      const filter = filterOf(role.label, said)
      if (!filter) {
        score -= 2
        continue
      }
      if (role.label.endsWith('between')) between = { at: where.length, value: said.value ?? '' }
      // 一条, 两项 count rows: they are nobody's target.
      if (filter.by === 'target' && /^[项条]$/.test(filter.unit ?? '')) {
        if (how === 'check') draft.claim ??= { kind: 'count', value: filter.value }
        continue
      }
      where.push(ofAny(ofFigure(filter, of, meant), meant))
    }
  }
  const named = subjects.length > 0 || of === 'plan'
  // A figure beside a row that lists nothing is no count but what it has.
  const miscounted =
    subjects.length > 0 && draft.claim?.kind === 'count' && of === 'matter' && !/家|单位|部门/.test(circumstances.said)
  if (named && (!draft.claim || miscounted) && (how === 'check' || (how === 'tell' && supposes(circumstances.said)))) {
    const free = parts.filter(({ meant }) => !subjects.includes(meant))
    const claim = supposedIn(free, of, circumstances.said, circumstances.now)
    if (claim) {
      draft.claim = claim
      delete draft.at
      where = where.filter(({ by }) => by !== 'target' && by !== 'counting')
    }
  }
  const firmly = subjects.length > 0 && of === 'matter' && how !== 'list' ? firmlyIn(circumstances.said) : null
  if (firmly) {
    draft.claim = firmly
    where = where.filter(({ by }) => by !== 'text' && by !== 'wording')
  }
  if (draft.claim && !claims.includes(draft.claim)) claims.unshift(draft.claim)
  // A figure with its unit of measure beside another supposition is one too: “是不是30家,配合的有国资委不”.
  if (how === 'check' && (of === 'matter' || of === 'indicator') && !claims.some(({ kind }) => kind === 'value')) {
    const mark = parts.find(({ meant }) => meant.kind === 'number' && /^\d{2,}$|\./.test(meant.mark?.value ?? ''))
      ?.meant.mark
    if (mark?.unit && (claims.length > 0 || parts.some(({ meant }) => meant.kind === 'unit')))
      claims.push({ kind: 'value', facet: 'target', value: mark.value, unit: mark.unit })
  }
  // A unit beside a row in a yes/no question is supposed to have a part in it.
  if (how === 'check' && of === 'matter' && !draft.claim && where.length === 0) {
    const unit = parts.find(({ meant }) => meant.kind === 'unit' || meant.kind === 'our')
    const { ref } = unit ? saidOf(unit.meant, circumstances) : {}
    if (ref) claims.unshift({ kind: 'ref', facet: 'units', ref })
    draft.claim = claims[0]
  }
  for (const { label, chance } of told.lits) {
    if (chance < 0.5) break
    if (label.startsWith('!') && !denies) continue
    lit(label, draft, where, how, circumstances)
    why.push({ what: label, score: chance })
  }
  const { fitting, amiss } = told.heard
  const chosen = withMeasure(shownOf(fitting, how, of), told, circumstances.said)
  if (chosen[0]) score += Math.log(Math.max(chosen[0].chance, 0.05)) * 0.5
  for (const chance of amiss) score -= chance * 1.5
  const show: readonly Facet[] =
    circumstances.phrased.show ??
    ofUnits(
      of,
      chosen.map(({ label }) => label),
      circumstances.said,
    )
  const query: Query = {
    of,
    rows: [],
    where: byName(
      eachCounting(
        withPhrased(countedNeither(either(where, told.lits), parts, circumstances.said), circumstances.phrased),
        parts,
        circumstances.said,
      ),
      of === 'task' ? circumstances.said : '',
    ),
    show: [...show],
    how: draft.claim ? 'check' : counts(of, how, circumstances.phrased) ? 'count' : how,
    strangers: [],
    unexplained: circumstances.unknown.filter((word) => !circumstances.phrased.said.includes(word)),
    said: circumstances.said,
    ...draft,
  }
  const { rank, top, as, by } = circumstances.phrased
  if (isOfYear(draft, show)) query.at = `${draft.period}-12-31`
  if (rank !== undefined) query.rank = rank
  if (top !== undefined) query.top = top
  if (as !== undefined) query.as = as
  if (how === 'most' || how === 'least' || how === 'compare') query.by = comparedBy(told, circumstances.said)
  if (by) query.by = by
  if (of === 'command' && told.command) query.command = told.command
  return { query, score, why, subjects, also: claims.filter((claim) => claim !== draft.claim) }
}

/** Tasks and people have no figures to add up: they are counted, and so are one unit's duties. */
const counts = (of: Query['of'], how: Query['how'], { as }: Phrased): boolean =>
  how === 'sum' && as === undefined && (of === 'task' || of === 'person' || of === 'unit')

/** “点了名的”: what reaches a unit only through a group is left out. */
const byName = (where: readonly Filter[], said: string): Filter[] =>
  /点了?名的?|点到名|单独列|具名|指名/.test(said)
    ? where.map((filter) =>
        filter.by === 'involved' || filter.by === 'responsible' ? { ...filter, by: 'namedIn' } : filter,
      )
    : [...where]

/** Leading and helping together are a unit's duties; one of them is no more than that. */
function ofUnits(of: Query['of'], show: readonly Facet[], said: string): Facet[] {
  if (of === 'section') return ofSections(show, said)
  if (of !== 'unit' && of !== 'group') return [...show]
  const both = /牵头|领头/.test(said) && /配合|协助|责任|搭手/.test(said)
  const sides: Facet[] = show.filter((facet) => facet === 'leads' || facet === 'helps')
  if (both && /加|合|一共|总共|拢共|都算|算上|连/.test(said) && sides.length > 0)
    return ['duties', ...show.filter((facet) => facet !== 'duties' && !sides.includes(facet))]
  return sides.length > 0 ? show.filter((facet) => facet !== 'duties') : [...show]
}

/** Of a part its leads, its helpers, its tasks and its text are told apart by the words alone. */
function ofSections(show: readonly Facet[], said: string): Facet[] {
  const asked = sectionWords.flatMap(([facet, words]) => (words.test(said) ? [facet] : []))
  return asked.length > 0 ? asked : [...show]
}
const sectionWords: readonly (readonly [Facet, RegExp])[] = [
  ['tasks', /[几多]少?[项条个件]|哪些(?:任务|工作|活)|哪[几些]?[项条件]/],
  ['leads', /牵头|带头|领头|主抓|挂帅/],
  ['responsible', /配合|责任单位|协助|搭手/],
  ['text', /讲|说的?|写|内容|要求|哪个/],
]

/** What a phrase says takes the place of what was guessed of the same kind. */
function withPhrased(where: readonly Filter[], { where: said }: Phrased): Filter[] {
  const kinds = new Set(said.map(({ by }) => by))
  return [...where.filter(({ by }) => !kinds.has(by)), ...said]
}

/** What rows of a kind have that can be compared. */
const comparable: Partial<Record<Query['of'], readonly string[]>> = {
  indicator: ['target', 'units', 'tasks', 'progress', 'gap', 'change', 'name'],
  matter: ['target', 'units', 'tasks', 'progress', 'gap', 'change', 'name'],
  task: ['units', 'indicators', 'name'],
  unit: ['duties', 'leads', 'helps', 'figures', 'people', 'progress', 'gap'],
  category: ['indicators', 'tasks', 'progress', 'gap'],
  section: ['tasks', 'indicators', 'name'],
}
/** What is compared by only where it is said. */
const saidBy: Readonly<Record<string, RegExp>> = {
  tasks: /任务|活/,
  units: /单位|部门|家|局/,
  indicators: /指标|目标/,
  progress: /进度|进展|完成|快|慢|好|差|达标|领先|靠前|垫底|率/,
  gap: /差|落后|滞后|拖|远|进度|完成/,
  change: /变|涨|增加|新增|进步|提高|多了|动静/,
  name: /名字|名称|长|短|字/,
}

/** Units are compared by what is said to be counted of them. */
function unitsBy(said: string): Query['by'] | undefined {
  const parts = [/牵头|领头|挂帅|主抓/.test(said), /配合|协助|搭手|责任/.test(said)]
  if (parts[0] && parts[1]) return 'duties'
  if (parts[0]) return /指标|目标/.test(said) && !/任务/.test(said) ? 'figures' : 'leads'
  return parts[1] ? 'helps' : undefined
}

function comparedBy({ by, of }: Told, said: string): Query['by'] {
  const ofUnit = of === 'unit' ? unitsBy(said) : undefined
  if (ofUnit) return ofUnit
  if ((of === 'indicator' || of === 'matter') && /落后|滞后|拖后腿|差得|差最/.test(said)) return 'gap'
  const may = comparable[of]
  return by.find((one) => (may?.includes(one) ?? true) && (saidBy[one]?.test(said) ?? true)) as Query['by']
}

/** “60%以上”: a figure with a unit of measure is a target, whatever it was taken to count. */
function ofFigure(filter: Filter, of: Query['of'], { mark }: Meant): Filter {
  const figures =
    (of === 'indicator' || of === 'matter') && filter.by === 'count' && !/^[项条家个]?$/.test(mark?.unit ?? '')
  if (!figures || filter.by !== 'count') return filter
  const { than, value, to } = filter
  return { by: 'target', than, value, ...(to === undefined ? {} : { to }), unit: mark?.unit }
}

const filtersOf = (condition: string, said: Said): Filter[] => {
  const filter = filterOf(condition, said)
  return filter ? [filter] : []
}

/** “政法口”, “银行那边”: a name that several units go by means any of them. */
function ofAny(filter: Filter, { refs }: Meant): Filter {
  const units = refs.flatMap(({ ref }) => (ref.kind === 'unit' ? [ref.id] : []))
  if (units.length < 2 || !('unit' in filter) || filter.not) return filter
  return { by: 'any', of: units.map((unit) => ({ ...filter, unit })) }
}

/** “几家”, “百分之几” ask for the figure too. */
function withMeasure(chosen: { label: string; chance: number }[], told: Told, said: string) {
  const { of, how, show } = told
  const rows = (of === 'matter' || of === 'indicator') && (how === 'tell' || how === 'check')
  if (rows && whenAsked.test(said) && !/报|填|交|比|相对|基/.test(said) && !chosen.some(isWhen)) {
    const sure = chosen.filter(({ chance }) => chance >= 0.4)
    return [...sure, { label: 'due', chance: 0.5 }]
  }
  const asked = rows && how === 'tell' && figureAsked.test(said.replace(unitsAsked, ''))
  if (!asked || chosen.some(({ label, chance }) => figures.has(label) && chance >= 0.3)) return chosen
  const target = show.find(({ label }) => label === 'target')
  const sure = chosen.filter(({ chance }) => chance >= 0.5)
  return [{ label: 'target', chance: Math.max(0.5, target?.chance ?? 0) }, ...sure]
}
const isWhen = ({ label, chance }: { label: string; chance: number }): boolean =>
  ['due', 'start', 'end', 'base', 'period', 'history', 'progress'].includes(label) && chance >= 0.3
const whenAsked = /什么时候|啥时候|何时|几时|哪[一几]?天|哪[一个]*月|几月|哪年|几号/
const figures = new Set(['target', 'progress', 'gap', 'needed', 'shares', 'change', 'history', 'forecast', 'reported'])
const unitsAsked = /(?:几|多少|好多)(?:家|个)(?:单位|部门|局|委办局)/g
const figureAsked = patternOf('figureAsked')

/** A year a target is asked for is its last day. */
function isOfYear({ period, at }: Partial<Query>, show: readonly string[]): boolean {
  const asked = show.length === 0 || show.includes('target') || show.includes('sheet')
  return period !== undefined && at === undefined && asked && /^\d{4}$/.test(period)
}

/** A day or period that plays no other part is when the state of things is asked for. */
function place({ kind, mark }: Meant, draft: Partial<Query>, { now }: Circumstances): void {
  if (!mark) return
  if (kind === 'day') {
    const day = dayOf(mark.said, now)
    if (day) draft.at = day
  }
  if (kind === 'period' && mark.value !== mark.said) draft.period = mark.value
}

/** Tasks and duties stand in parts, indicators in categories: of a name that is both, the one that fits. */
function partFor(of: Query['of'], { kind, refs }: Meant): Said | null {
  const wanted = of === 'unit' || of === 'task' ? 'section' : of === 'indicator' ? 'category' : null
  const fitting = kind === 'place' ? refs.find(({ ref }) => ref.kind === wanted) : undefined
  return fitting ? { ref: fitting.ref } : null
}

function saidOf(meant: Meant, { units, now }: Circumstances): Said {
  const { kind, refs, mark } = meant
  const [unit] = units
  if (kind === 'our') return { ref: unit === undefined ? undefined : { kind: 'unit', id: unit } }
  if (kind === 'day') return { value: dayOf(mark?.said ?? '', now) ?? undefined }
  return { ref: refs[0]?.ref, value: mark?.value, unit: mark?.unit }
}

function lit(
  label: string,
  draft: Partial<Query>,
  where: Filter[],
  how: Query['how'],
  circumstances: Circumstances,
): void {
  if (label.startsWith('claim:')) {
    if (how !== 'check' || draft.claim) return
    const claim = claimOf(label.slice(6), {})
    if (claim) draft.claim = claim
    return
  }
  if (label.startsWith('top=')) draft.top = Number(label.slice(4)) || undefined
  else if (label === 'text=') {
    const word = searched(circumstances.said)
    if (word) where.push({ by: 'text', is: word })
  } else {
    const filter = filterOf(label.startsWith('role=') ? roleSaid(label, circumstances) : label, {})
    if (filter && !where.some((known) => known.by === filter.by)) where.push(filter)
  }
}

/** Of the plan's own roles the one that was said, else the one it sounds like. */
function roleSaid(label: string, { said, roles }: Circumstances): string {
  const own = roles.filter((role) => said.includes(role)).sort((a, b) => b.length - a.length)
  return own[0] === undefined ? label : `role=${own[0]}`
}

/** What a text is searched for: the words after 提到, 涉及, 关于, 带 … */
const searches = patternOf('searches', 'u')
const searched = (said: string): string | null => searches.exec(said)?.[1] ?? null

/** “甲或者乙牵头的”: conditions of one kind of which one must hold. */
function either(where: Filter[], lits: Told['lits']): Filter[] {
  const any = lits.some(({ label, chance }) => label === 'any' && chance >= 0.5)
  const units = where.filter((filter) => unitIn(filter) !== undefined && !filter.not)
  if (!any || units.length < 2) return where
  return [...where.filter((filter) => !units.includes(filter)), { by: 'any', of: units }]
}

/** “没标累计也没标期间”: both denied leaves what has no counting at all. */
function countedNeither(where: Filter[], parts: readonly Part[], said: string): Filter[] {
  const kinds = new Set(parts.flatMap(({ meant }) => (meant.kind === 'counting' ? [meant.mark?.value] : [])))
  const none = where.some((filter) => filter.by === 'counting' && filter.is === null)
  const rest = where.filter(({ by }) => by !== 'counting')
  if (none || (kinds.size === 2 && rest.length < where.length && neither.test(said)))
    return [...rest, { by: 'counting', is: null }]
  return where
}
const unmarked = /(?:没有?|未|不)(?:标|写|注|填)/
/** “累计数的几个、期间数的几个、没标的几个”: both kinds and what is of none. */
function eachCounting(where: Filter[], parts: readonly Part[], said: string): Filter[] {
  const kinds = new Set(parts.flatMap(({ meant }) => (meant.kind === 'counting' ? [meant.mark?.value] : [])))
  const none = where.some((filter) => filter.by === 'counting' && filter.is === null) || unmarked.test(said)
  if (!none || kinds.size < 2 || !/(?:几|多少).*(?:几|多少).*(?:几|多少)|各|分别/.test(said)) return where
  const rest = where.filter(({ by }) => by !== 'counting')
  return [...rest, ...(['累计数', '期间数', null] as const).map((is): Filter => ({ by: 'counting', is }))]
}
const neither = patternOf('neither')

/** Rows of a kind among what a thing may be. */
export const refsOfKind = (meant: Meant, kinds: readonly Ref['kind'][]): Ref[] =>
  meant.refs.flatMap(({ ref }) => (kinds.includes(ref.kind) ? [ref] : []))
