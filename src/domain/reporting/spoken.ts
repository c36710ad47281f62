import { plainNumbers } from '../numbers/plain.ts'
import { type Found, numbersIn } from '../numbers/scan.ts'
import { unitOf, unitsAgree } from '../numbers/unit.ts'
import { isLevel } from '../part.ts'
import type { Plan } from '../plan.ts'
import { type FigureField, figureFields } from './fields.ts'
import type { Subject } from './subject.ts'

/**
 * What a sentence gives one field: the figure as it was said, whether it is new or a level where that was said of it,
 * whether either was said of any figure (its cue is then that figure's), the level it came from, and whether it was only
 * summed up (共35件), which of a period that was said is the period's amount.
 */
type Given = {
  field: FigureField
  said: string
  flow: boolean | undefined
  cued: boolean
  from: string | null
  summed: boolean
}

export type Spoken = {
  given: Given[]
  /** What was said and is not on the form, each with its reason. */
  left: string[]
}

/** 没有新增 of a period is a figure: 0. */
export const noneNew = /(?<!有)(?:没有?|[暂尚]?[无未]|零)(新增|增加|发生|申报|受理|办结|成交|签约)(?!到|至)/

/**
 * The figures of a whole sentence, each put to the field it is for, by the name before it, the words around it and its
 * unit. What could be meant twice is put nowhere; everything that is put nowhere is said.
 */
export function spokenFigures(plan: Plan, subject: Subject, said: string): Spoken {
  const sentence = quantitiesIn(plan, said).length > 0 ? said : said.replace(noneNew, '$10')
  const numbers = quantitiesIn(plan, sentence)
  const owners = ownersOf(plan, sentence)
  const placed = numbers.map((number) => ({ number, no: ownerOf(owners, number, sentence) }))
  const given: Given[] = []
  const used = new Set<Found>()
  const rivals = new Set<Found>()
  for (const field of figureFields(subject)) {
    const fitting = placed.filter(({ no, number }) => isFor(field, no, number, sentence)).map(({ number }) => number)
    const candidates = withoutAsides(fitting, sentence, wantedOf(field))
    const best = bestOf(field, candidates, sentence)
    if (!best) {
      if (candidates.length > 1) for (const number of candidates) rivals.add(number)
      continue
    }
    for (const number of candidates) if (number.value && best.value?.eq(number.value)) used.add(number)
    used.add(best)
    const from = fromOf(field, best, placed)
    if (from) used.add(from)
    given.push({
      field,
      said: best.about ? `约${best.text}` : best.text,
      flow: flowOf(best.role),
      cued: numbers.some(({ role }) => role !== null && flowOf(role) !== undefined),
      from: from?.text ?? null,
      summed: isSummed(sentence.slice(0, best.from)),
    })
  }
  const left = placed
    .filter(({ number }) => !used.has(number))
    .map(({ number, no }) => leftWords(plan, subject, number, no, rivals.has(number)))
  return { given, left }
}

/** Every quantity of a sentence, sure or not, in the plan's units and the usual ones. */
export function quantitiesIn(plan: Plan, sentence: string): Found[] {
  const units = [...new Set(plan.indicators.flatMap(({ unit, reportUnit }) => [unit, reportUnit]))]
  const found = numbersIn(
    sentence,
    units.map((unit) => unitOf(unit).base),
  )
  return found.filter(({ kind }) => kind === 'figure' || kind === 'unsure')
}

/** Figures of a sentence with the one indicator that is named before each. */
export function namedFigures(plan: Plan, sentence: string): { text: string; short: string }[] {
  const owners = ownersOf(plan, sentence)
  return quantitiesIn(plan, sentence).flatMap((number) => {
    const [no, ...others] = ownerOf(owners, number, sentence) ?? []
    const one = others.length === 0 ? plan.indicators.find((indicator) => indicator.no === no) : undefined
    return one ? [{ text: number.text, short: one.short }] : []
  })
}

/** What a level grew from, where the field asks by how much: the number before it in the same sentence. */
function fromOf({ part, of }: FigureField, to: Found, placed: readonly { number: Found; no: number[] | null }[]) {
  if (of !== 'value' || to.role !== 'level' || (part.measure !== 'flow' && part.measure !== 'step')) return undefined
  const before = placed.filter(({ number, no }) => number.to <= to.from && (no === null || no.includes(part.no)))
  const last = before.at(-1)?.number
  return last?.role === 'from' && last.value ? last : undefined
}

/** 共35件, 合计35件; not 截至目前共35件. */
const isSummed = (before: string): boolean =>
  /(共计?|合计|总计)(有|是|为|[:：])?约?$/.test(before) && !/截至|累计|目前|现在|以来|已|为止/.test(before)

type Owner = { from: number; to: number; numbers: number[] }

/** Names of indicators in a sentence, the longest first, none inside another. */
function ownersOf(plan: Plan, sentence: string): Owner[] {
  const text = plainNumbers(sentence).toLowerCase()
  const names = new Map<string, number[]>()
  for (const { no, name, short, aliases } of plan.indicators) {
    for (const said of [name, short, ...aliases]) {
      const key = plainNumbers(said).toLowerCase()
      names.set(key, [...(names.get(key) ?? []), no])
    }
  }
  const taken: Owner[] = []
  for (const [name, numbers] of [...names].sort(([a], [b]) => b.length - a.length)) {
    if (name.length < 2) continue
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
      const to = at + name.length
      if (!taken.some((one) => at < one.to && to > one.from)) taken.push({ from: at, to, numbers })
    }
  }
  return taken
}

/**
 * The indicator a number belongs to: named last before it in its sentence, else right behind it; null: not said. Where
 * the figures go first (20名代理师，5名知识产权师) the name behind is its own. Of two names joined by 和 it is neither's.
 */
function ownerOf(owners: readonly Owner[], { from, to }: Found, sentence: string): number[] | null {
  const start = Math.max(...['。', '；', ';', '\n'].map((mark) => sentence.lastIndexOf(mark, from - 1))) + 1
  const sorted = owners.toSorted((a, b) => a.from - b.from)
  const before = sorted.filter((one) => one.to <= from && one.from >= start)
  const behind = sorted.find((one) => one.from >= to && !/[，,。；;\d]/.test(sentence.slice(to, one.from)))
  const [first] = sorted
  const figuresFirst = first !== undefined && /\d[件个家人名位处项万亿元]*$/.test(sentence.slice(start, first.from))
  const [last, other] = [before.at(-1), before.at(-2)]
  if (behind && (!last || figuresFirst)) return behind.numbers
  // 仲裁员和调解组织30: what the plan has not may be the one that is meant.
  if (last && joinsUnknown.test(sentence.slice(last.to, from))) return []
  const areJoined = last && other && /^(和|与|及|以及|、|\/)$/.test(sentence.slice(other.to, last.from))
  if (areJoined && !other.numbers.some((no) => last.numbers.includes(no))) return []
  return last?.numbers ?? null
}

const joinsUnknown =
  /^(和|与|及|以及|、|\/)(?!其?(?:新增|累计|总数|共|合计|一共|分别|[现目上本今去]))\p{Script=Han}{2,10}$/u

const flowOf = (role: Found['role']): boolean | undefined =>
  role === 'new' ? true : role === 'level' ? false : undefined

/** Which kind of figure a field asks for. */
const wantedOf = ({ part }: FigureField): 'level' | 'new' => (isLevel(part.measure) ? 'level' : 'new')

/**
 * Without what stands in brackets or after 其中 beside a figure outside of them; what is new, where that is asked and said
 * of no other (共60家，其中新增2家), stays.
 */
function withoutAsides(all: readonly Found[], sentence: string, wanted: 'level' | 'new'): Found[] {
  const isAside = ({ from }: Found): boolean => {
    const before = sentence.slice(0, from)
    return /[（(][^）)]*$/.test(before) || /其中[^。；;]*$/.test(before)
  }
  const plain = all.filter((one) => !isAside(one))
  const asked = all.filter(({ role }) => wanted === 'new' && role === 'new')
  if (asked.length > 0 && asked.every(isAside)) return asked
  return plain.length > 0 ? plain : [...all]
}

function isFor({ part }: FigureField, owner: number[] | null, number: Found, sentence: string): boolean {
  if (owner !== null && !owner.includes(part.no)) return false
  if (['difference', 'from', 'earlier', 'target', 'gap', 'denied', 'back'].includes(number.role ?? '')) return false
  if (otherThings.test(sentence.slice(number.to))) return false
  if (/申报[^\d]{0,3}$/.test(sentence.slice(0, number.from)) && !part.name.includes('申报')) return false
  return (
    number.unit === '' ||
    unitsAgree(number.unit, unitOf(part.reportUnit).base) ||
    wrongUnitOnly(owner, number, sentence)
  )
}

/** A percentage where a count is asked is given to the form, which says what it wants instead. */
const wrongUnitOnly = (owner: number[] | null, { unit }: Found, sentence: string): boolean =>
  owner !== null && unit === '%' && (sentence.match(/\d+/g) ?? []).length === 1

/** What a number counts that no indicator does: 14个县, 3个方面. */
const otherThings = /^(县|市|区(?!块)|乡|镇|村|街道|部门|单位|方面|环节|步骤|问题|批次)/

/** What stands before the number of cases that came in, and of those dealt with. */
export const caseVerbs = {
  denominator: /(受理|立案|收到|接到|接报|接了?|新收)(了|数|案件|举报|投诉)*[:：为是共]*约?$/,
  numerator: /(办结|查办|结案|查处|处理|办了|办理|办)(了|数|案件|完)*[:：为是共]*约?$/,
}

/** The one that fits best; undefined where none does, or where two differ. */
function bestOf(field: FigureField, candidates: readonly Found[], sentence: string): Found | undefined {
  const { of } = field
  if (of !== 'value') {
    const verb = caseVerbs[of]
    return only(candidates.filter(({ from }) => verb.test(sentence.slice(Math.max(0, from - 10), from))))
  }
  const exact = candidates.filter(({ role }) => role === wantedOf(field))
  if (exact.length > 0) return only(exact)
  const open = candidates.filter(({ role }) => role === null)
  return only(open.length > 0 ? open : candidates)
}

/** Of several the value they agree on. */
function only(all: readonly Found[]): Found | undefined {
  const [first, ...more] = all
  const value = first?.value
  return value && more.every((one) => one.value?.eq(value)) ? first : undefined
}

/** Said of the other kind than the form asks for, beside one of its own. */
const otherKind: Record<string, string> = { level: '是累计到的数', new: '是新增的数' }

const roleWords: Record<string, string> = {
  difference: '是与别的数相比的差数',
  from: '是变化前的数',
  earlier: '是以前的数',
  target: '是目标数',
  gap: '是还差的数',
  denied: '说的是没有或还没有',
  back: '您说它不对',
}

function leftWords(
  plan: Plan,
  subject: Subject,
  { text, role, doubt, unit }: Found,
  owner: number[] | null,
  isRival: boolean,
): string {
  const own = subject.kind === 'indicator' ? subject.parts.map(({ no }) => no) : []
  const others = owner?.some((no) => own.includes(no)) ? [] : (owner ?? [])
  const names = plan.indicators.flatMap(({ no, short }) => (others.includes(no) ? [short] : []))
  const wanted = subject.kind === 'indicator' && unit !== '' ? subject.parts.map(({ reportUnit }) => reportUnit) : []
  const [form] = wanted.some((one) => unitsAgree(unit, unitOf(one).base)) ? [] : wanted
  const isOther =
    form === undefined
      ? isRival
        ? '同一栏说了几个数，请填是的那个'
        : (otherKind[role ?? ''] ?? '看不出填在哪一栏')
      : `单位是${form}，不是${unit}`
  const [name, ...more] = names
  const said = more.length > 0 ? `看不出说的是${names.join('还是')}，请另填` : `说的是${name}，请另填`
  const why = name !== undefined ? said : (roleWords[role ?? ''] ?? doubt ?? isOther)
  return `您说的“${text}”没有填入：${why}`
}
