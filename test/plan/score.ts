import type { Goal, Indicator, Task } from '../../src/domain/plan.ts'
import type { Built } from '../../src/plan/import/build.ts'
import { unused } from '../../src/plan/import/coverage.ts'
import { lint } from '../../src/plan/lint.ts'

/** What a careful reader finds in a document, row by row, written before any import of it. */
type ReaderIndicator = {
  /** Where it stands: any of these. */
  place: string[]
  name: string
  unit: string
  sense: string
  strict: boolean
  perYear: boolean
  /** Several values or days where the text contradicts itself or leaves it open. */
  targets: { value: string[] | null; on: string[] }[]
  lead: string[]
  leadAlso?: string[]
}
type ReaderTask = {
  place: string
  text: string
  lead: string[]
  helpers: string[]
  on: string[]
  every: string | null
}
export type Reader = { indicators: ReaderIndicator[]; tasks: ReaderTask[]; sameUnits: string[][] }

export type Verdict = 'right' | 'wrongSilent' | 'wrongFlagged' | 'missingAsked' | 'missingListed' | 'missingSilent'
export type Scored = { row: string; verdict: Verdict; faults: string[] }

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[（(〔[].*?[）)〕\]]/g, '')
    .replace(/[“”"、·\s〔〕]/g, '')

/** How many characters two names share in their order. */
function common(a: string, b: string): number {
  let row = Array<number>(b.length + 1).fill(0)
  for (const one of a)
    row = [...b].reduce<number[]>(
      (next, other, at) => {
        next.push(one === other ? (row[at] ?? 0) + 1 : Math.max(next[at] ?? 0, row[at + 1] ?? 0))
        return next
      },
      [0],
    )
  return row[b.length] ?? 0
}

/** How many characters two names share in any order. */
const shared = (a: string, b: string): number =>
  [...a].reduce(
    ([count, left], char) =>
      (left.includes(char) ? [count + 1, left.replace(char, '')] : [count, left]) as [number, string],
    [0, b] as [number, string],
  )[0]

/** A place of the reader's, which leaves a running number's section out: 正文二4 is 正文二(二)4. */
function isAt(place: string, wanted: string): boolean {
  if (place === wanted) return true
  const [, chapter, number] = /^正文([一二三四五六七八九十])(\d+)$/.exec(wanted) ?? []
  return chapter !== undefined && place.startsWith(`正文${chapter}`) && place.endsWith(`)${number}`)
}

export function score({ plan, questions }: Built, reader: Reader): { indicators: Scored[]; tasks: Scored[] } {
  const errors = lint(plan).filter(({ level }) => level === 'error')
  const left = unused(plan)
  const key = (name: string) => {
    const plain = bare(name)
    const same = reader.sameUnits.find((names) => names.some((one) => bare(one) === plain))
    return bare(same?.[0] ?? name)
  }
  const unitsAre = (has: readonly string[], wanted: readonly string[]) =>
    has.length === wanted.length && wanted.every((one) => has.some((own) => key(own) === key(one)))
  const errorAt = (place: string) => errors.some((one) => one.place === place)
  const asks = (place: string, kinds: readonly string[], word: RegExp) =>
    questions.some((one) => one.place === place && kinds.includes(one.kind) && word.test(`${one.text}${one.ask}`))
  const literal = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))

  function ofIndicator(row: Indicator, goal: Goal | undefined, wanted: ReaderIndicator): [string, boolean][] {
    const [name, own] = [bare(wanted.name), bare(row.name)]
    const faults: [string, boolean][] = []
    const about = ['target', 'name', 'sense']
    const asked = (kinds: string[]) => asks(row.place, kinds, literal(row.name)) || errorAt(row.place)
    if (shared(name, own) / Math.max(name.length, own.length) < 0.55 || /^前|底前|\d年$/.test(own))
      faults.push([`name ${row.name}`, asked(['target', 'name'])])
    if (row.unit !== wanted.unit) faults.push([`unit ${row.unit}`, asked(['unit of measure', 'target'])])
    const state = goal?.sense === 'notBelowLast' ? 'state' : goal?.sense
    const senseOf = (goal?.targets.length ?? 0) > 1 && wanted.sense === 'about' ? 'about' : state
    if (senseOf !== wanted.sense || (goal?.strict ?? false) !== wanted.strict)
      faults.push([`sense ${goal?.sense} ${goal?.strict}`, asked(about)])
    if ((goal?.perYear ?? false) !== wanted.perYear)
      faults.push([`perYear ${goal?.perYear}`, asks(row.place, ['measure', 'target', 'period'], /每年|年度|累计/)])
    const has = goal?.targets ?? []
    const values = wanted.targets.every(({ value }) =>
      value === null
        ? has.some((one) => one.value === null)
        : has.some((one) => one.value !== null && value.some((figure) => Number(figure) === Number(one.value))),
    )
    const lastOnly = wanted.targets.length > 0 && has.length < wanted.targets.length
    if (!values || lastOnly) faults.push([`values ${has.map((one) => one.written).join()}`, asked(about)])
    const days = wanted.targets.every(({ value, on }) =>
      has.some(
        (one) =>
          on.includes(one.on) &&
          (value === null ? one.value === null : value.some((figure) => Number(figure) === Number(one.value))),
      ),
    )
    if (values && !days)
      faults.push([`on ${has.map((one) => one.on).join()}`, asks(row.place, ['period', 'due'], literal(row.name))])
    const names = row.leads.map((id) => plan.units.find((unit) => unit.id === id)?.name ?? id)
    const linked = plan.tasks.filter(({ no }) => row.tasks.includes(no))
    const throughTask = linked.flatMap(({ leads }) => leads.map(({ written }) => written))
    const lead = names.length > 0 ? names : throughTask
    if (!unitsAre(lead, wanted.lead) && !(wanted.leadAlso && unitsAre(lead, wanted.leadAlso)))
      faults.push([
        `lead ${lead.join()}`,
        asks(row.place, ['lead'], /./) ||
          (names.length === 0 && asks(row.place, ['link'], literal(row.name))) ||
          errors.some((one) => one.place === row.place && /负责|牵头/.test(one.says)),
      ])
    return faults
  }

  const indicators = reader.indicators.map((wanted): Scored => {
    const found = plan.indicators
      .filter((row) =>
        [row.place, ...row.statedAt.map(({ place }) => place)].some((at) => wanted.place.some((one) => isAt(at, one))),
      )
      .map((row) => {
        const goal = plan.goals.find(({ indicators: of }) => of.includes(row.no))
        const alike =
          common(bare(wanted.name), bare(row.name)) / Math.min(bare(wanted.name).length, bare(row.name).length)
        const figures = (goal?.targets ?? []).map(({ value }) => value)
        const same = wanted.targets.some(({ value }) =>
          value === null
            ? figures.includes(null)
            : figures.some((own) => own !== null && value.some((figure) => Number(figure) === Number(own))),
        )
        return { alike, same, faults: ofIndicator(row, goal, wanted) }
      })
      .filter(({ alike, same }) => alike >= 0.9 || (same && alike >= 0.5))
      .sort((a, b) => a.faults.length - b.faults.length)[0]
    // A row of the name with other figures is another where the figure itself is asked about.
    if (!found?.same) {
      const values = wanted.targets.flatMap(({ value }) => value ?? [])
      const at = (place: string) => wanted.place.some((one) => isAt(place, one))
      const words = values.length > 0 ? values : [bare(wanted.name).slice(-4), bare(wanted.name).slice(0, 6)]
      const isAsked = questions.some(
        (one) => at(one.place) && ['target', 'task'].includes(one.kind) && words.some((word) => one.ask.includes(word)),
      )
      const isListed = left.some((line) => words.some((word) => line.includes(word)))
      if (found && !isAsked) return verdictOf(wanted.name, found.faults)
      return {
        row: wanted.name,
        verdict: isAsked ? 'missingAsked' : isListed ? 'missingListed' : 'missingSilent',
        faults: [],
      }
    }
    return verdictOf(wanted.name, found.faults)
  })

  const order = new Map<string, number>()
  const tasks = reader.tasks.map((wanted): Scored => {
    const annex = /^(附件\d*)(?:第|(?=\d))\d+$/.exec(wanted.place)?.[1]
    let row: Task | undefined
    if (wanted.place.startsWith('附件')) {
      const own = plan.attachments.length > 1 ? (annex ?? '附件2') : '附件'
      const at = (order.get('table') ?? 0) + 1
      order.set('table', at)
      row = plan.tasks.find(({ place }) => place === `${own}任务${at}`)
    } else {
      const here = plan.tasks.filter(({ place }) => isAt(place, wanted.place))
      row = here.find(({ text }) => common(bare(text), bare(wanted.text)) >= 4) ?? here[0]
    }
    if (!row) {
      const at = (place: string) => isAt(place, wanted.place)
      const isAsked = questions.some((one) => at(one.place) && /任务/.test(one.ask))
      const isListed = errors.some((one) => at(one.place)) || left.some((line) => at(line.split('：')[0] ?? ''))
      return {
        row: wanted.text,
        verdict: isAsked ? 'missingAsked' : isListed ? 'missingListed' : 'missingSilent',
        faults: [],
      }
    }
    const faults: [string, boolean][] = []
    const leads = row.leads.map(({ written }) => written)
    const others = row.responsible.map(({ written }) => written)
    const place = row.place
    const unitAsked = [...leads, ...others].some((name) =>
      questions.some((one) => one.kind === 'unit' && one.text === name && !one.ask.includes('平时还叫什么')),
    )
    if (common(bare(row.text + row.short), bare(wanted.text)) < Math.min(4, bare(wanted.text).length))
      faults.push([`text ${row.text}`, errorAt(place)])
    if (!unitsAre(leads, wanted.lead))
      faults.push([`lead ${leads.join()}`, asks(place, ['lead'], /./) || errorAt(place)])
    if (!unitsAre(others, wanted.helpers)) faults.push([`helpers ${others.join()}`, unitAsked || errorAt(place)])
    const { on = null, every = null } = row.due ?? {}
    const right =
      (on !== null && wanted.on.includes(on)) ||
      (every !== null && every === wanted.every) ||
      (on === null && every === null && wanted.on.length === 0 && wanted.every === null)
    if (!right) faults.push([`due ${on} ${every}`, asks(place, ['period', 'due'], /./) || errorAt(place)])
    return verdictOf(wanted.text, faults)
  })
  return { indicators, tasks }
}

function verdictOf(row: string, faults: readonly [string, boolean][]): Scored {
  const verdict =
    faults.length === 0 ? 'right' : faults.every(([, flagged]) => flagged) ? 'wrongFlagged' : 'wrongSilent'
  return { row, verdict, faults: faults.map(([says, flagged]) => `${says}${flagged ? ' (flagged)' : ''}`) }
}

export const tally = (rows: readonly Scored[]): Record<Verdict, number> => {
  const count = (verdict: Verdict) => rows.filter((one) => one.verdict === verdict).length
  return {
    right: count('right'),
    wrongSilent: count('wrongSilent'),
    wrongFlagged: count('wrongFlagged'),
    missingAsked: count('missingAsked'),
    missingListed: count('missingListed'),
    missingSilent: count('missingSilent'),
  }
}
