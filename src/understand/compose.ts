import type { Claim, Facet, Filter, Query, Ref } from '../domain/query.ts'
import { firmlyIn, supposedIn, supposes } from './claims.ts'
import { comparedBy, isOfYear, showOf } from './composed-show.ts'
import { ofAny, ofFigure, whereOf } from './composed-where.ts'
import { claimOf, filterOf, type Said } from './conditions.ts'
import { dayOf } from './days.ts'
import type { Meant } from './meant.ts'
import { noRole, type Part, rolesOf } from './parts.ts'
import { anyOf, patternOf } from './patterns.ts'
import type { Phrased } from './phrases.ts'
import type { Why } from './reading.ts'
import type { Told } from './told.ts'

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
export function compose(
  told: Told,
  parts: readonly Part[],
  circumstances: Circumstances,
  roles = rolesOf(parts, told.of, told.how, circumstances.denies),
): Composed {
  const { of, how } = told
  let where: Filter[] = []
  const subjects: Meant[] = []
  const claims: Claim[] = []
  const why: Why[] = []
  const draft: Partial<Query> = {}
  const { denies } = circumstances
  let score = 0
  let between: { at: number; value: string } | null = null
  for (const [at, { meant }] of parts.entries()) {
    const best = roles[at] ?? noRole
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
        if (first && 'value' in first) where[between.at] = { ...first, to: said.value }
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
    const claim = supposedIn(free, of, circumstances.said)
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
  // “80件是农业局单独牵头?”: a unit beside the figure is supposed too.
  if (
    how === 'check' &&
    of === 'matter' &&
    draft.claim?.kind === 'value' &&
    claims.every(({ kind }) => kind !== 'ref')
  ) {
    const unit = parts.find(({ meant }) => meant.kind === 'unit' && !subjects.includes(meant))
    const { ref } = unit ? saidOf(unit.meant, circumstances) : {}
    if (ref && where.length === 0) claims.push({ kind: 'ref', facet: 'units', ref })
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
  const { chosen, show: shown } = showOf(told, circumstances.said)
  if (chosen[0]) score += Math.log(Math.max(chosen[0].chance, 0.05)) * 0.5
  score -= told.heard.amiss
  const show: readonly Facet[] = circumstances.phrased.show ?? shown
  const query: Query = {
    of,
    rows: [],
    where: whereOf(where, parts, told, circumstances),
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

const filtersOf = (condition: string, said: Said): Filter[] => {
  const filter = filterOf(condition, said)
  return filter ? [filter] : []
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
const searched = (said: string): string | null => searches.exec(said)?.[1]?.replace(wordItself, '') ?? null
const wordItself = new RegExp(`${anyOf('wordItself')}$`)

/** Rows of a kind among what a thing may be. */
export const refsOfKind = (meant: Meant, kinds: readonly Ref['kind'][]): Ref[] =>
  meant.refs.flatMap(({ ref }) => (kinds.includes(ref.kind) ? [ref] : []))
