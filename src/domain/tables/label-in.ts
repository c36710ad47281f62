import { plainNumbers } from '../numbers/plain.ts'
import { pairsOf } from '../pairs.ts'
import { type Label, none, saysAll } from './label.ts'
import { describedIndicator, describedTask, taskIn, taskLabel } from './label-task.ts'
import { bareLabel, coreOf, countedIn, type Labels, type Name, withoutField } from './labels.ts'
import { toldIn } from './told-in.ts'
import { isWhole } from './whole.ts'

const cache = new WeakMap<Labels, Map<string, Label | null>>()

/** What a cell names; null where it names nothing of the plan. `first`: which kind is meant where it names both. */
export function labelIn(labels: Labels, cell: string, first: Label['kind'] = 'indicator'): Label | null {
  const known = cache.get(labels) ?? new Map<string, Label | null>()
  cache.set(labels, known)
  const key = `${first} ${cell}`
  const before = known.get(key)
  if (before !== undefined) return before
  const label = readLabel(labels, cell.slice(0, 400).trim(), first)
  known.set(key, label)
  return label
}

function readLabel(labels: Labels, text: string, first: Label['kind']): Label | null {
  if (text.length < 2 || /^[\d\s.,%/-]+$/.test(text) || labels.units.has(text)) return null
  const part = /^其中[\s:：]*/.exec(text)?.[0] ?? ''
  const [, kindWord = ''] = /^(指标|任务)\s*[:：]/.exec(text) ?? []
  const words = unasked(text.slice(part.length).replace(/^(指标|任务)\s*[:：]\s*/, ''))
  const isTask = kindWord === '任务' || (kindWord === '' && first === 'task')
  const numbered = numberedLabel(labels, words)
  if (numbered) return { ...numbered, part: part !== '' }
  const indicator = indicatorLabel(labels, words)
  const task = taskLabel(labels, words)
  const ranked = (isTask ? [task, indicator] : [indicator, task]).flatMap((one) => one ?? [])
  const [found = isTask ? describedTask(labels, words) : null] = ranked.sort((a, b) => b.rank - a.rank)
  // A loose name of a task that its description speaks for as well.
  const isLoose = found?.kind === 'task' && !found.sure
  const meant = isLoose ? describedTask(labels, words) : null
  const isMeant = meant?.sure && meant.nos.every((no) => found?.nos.includes(no))
  const label = isMeant ? meant : found
  return label && { ...label, sure: label.sure && !isBroader(labels, words, label), part: part !== '' }
}

/** 仲裁员总数 may be more than those of the plan's field, which even the short name of 知识产权仲裁员 says. */
function isBroader({ own, field }: Labels, words: string, { kind, nos }: Label): boolean {
  const isAll = kind === 'indicator' && field !== '' && saysAll.test(words) && !words.includes(field)
  return isAll && own.some(({ no, short }) => nos.includes(no) && short.includes(field))
}

/** 本月新受理案件多少件？ names what 本月受理案件（件） names. */
const unasked = (words: string): string =>
  words
    .replace(/(共?有|是|为|达到?)?多少([万亿]?[元件人个家户项名])?[?？]?$/, (_, __, unit?: string) =>
      unit ? `（${unit}）` : '',
    )
    .replace(/新(?=受理|立案|办结|结案)/, '')

/** 指标3, 任务7：… by the plan's own number; a number and a name that disagree are two readings. */
function numberedLabel(labels: Labels, text: string): Label | null {
  // 任务一 alone counts the rows of somebody's own list.
  if (/^(指标|任务)[一二三四五六七八九十]+$/.test(text)) return null
  const found = /^(指标|任务)\s*第?(\d{1,3})[项号]?(?=$|[\s:：.、，,　（(])/.exec(plainNumbers(text))
  const [whole, kindWord, number] = found ?? []
  if (whole === undefined) return null
  const kind = kindWord === '任务' ? ('task' as const) : ('indicator' as const)
  const rest = text.slice(whole.length)
  const no = Number(number)
  const meant = numberAndName(labels, kind, no, rest)
  const unknown = meant.unknown && { unknown: `没有认出“${text.slice(0, 20)}”是哪一项，${meant.unknown}` }
  const { measure, role, said, period } = toldIn(rest)
  return { ...none, kind, ...meant, ...unknown, measure, role, said, period, of: ratioOf(rest) }
}

/** Words any row may be called by: they speak for none. */
const anyRow = /指标|任务|项目|事项|工作|情况|进展|数[量据]?|总|新增|本[月季期]|当[月季期]|累计/g

/** The row a number and the words behind it mean; what the plan has not, and what they disagree on, is never guessed. */
function numberAndName(
  labels: Labels,
  kind: Label['kind'],
  no: number,
  words: string,
): Pick<Label, 'nos' | 'sure' | 'unknown'> {
  const said = `${kind === 'task' ? '任务' : '指标'}${no}`
  const row = (kind === 'task' ? labels.texts : labels.own).find((one) => one.no === no)
  if (!row) return { nos: [], sure: true, unknown: `方案没有${said}` }
  const named = (kind === 'task' ? labels.tasks : labels.indicators).get(bareLabel(toldIn(words).name))?.nos
  if (named) return { nos: named.includes(no) ? [no] : [no, ...named], sure: true }
  const name = withoutField(toldIn(words).name, labels.field).replace(anyRow, '')
  if (name === '' || isOfRatio(labels, no, words)) return { nos: [no], sure: true }
  const like = kind === 'task' ? taskIn(labels, words) : indicatorLabel(labels, words)
  if (like?.nos.includes(no)) return { nos: [no], sure: true }
  const pairs = pairsOf(name)
  const shared = pairs.filter((pair) => row.pairs.has(pair)).length
  if (kind === 'task' && shared > 0 && shared * 2 >= pairs.length) return { nos: [no], sure: true }
  if (like || shared > 0) return { nos: [no, ...(like?.nos ?? [])], sure: false }
  return { nos: [], sure: true, unknown: `方案的${said}不叫这个名称` }
}

/** 指标9 受理数: one of the two numbers it is asked for. */
const isOfRatio = ({ ratios }: Labels, no: number, words: string): boolean =>
  ratios.includes(no) && ratioOf(words) !== null

/** The indicator a cell with a figure beside it names or, perhaps, describes. */
export function indicatorIn(labels: Labels, cell: string): Label | null {
  const text = cell.trim()
  if (labels.units.has(text)) return null
  const named = readLabel(labels, text.slice(0, 400), 'indicator')
  return named?.kind === 'indicator' ? named : (indicatorLabel(labels, text) ?? describedIndicator(labels, text))
}

function indicatorLabel(labels: Labels, text: string): Label | null {
  const of = ratioOf(text)
  const label = { ...none, kind: 'indicator' as const, of }
  const whole = labels.indicators.get(bareLabel(text))
  const told = toldIn(text)
  const { name, qualifier, measure, role, said, period } = told
  const rest = { measure, role, said, period }
  const known = (key: string) => labels.indicators.get(key) ?? labels.indicators.get(withoutField(key, labels.field))
  const near = nearTo(labels, name)
  if (whole) return { ...label, ...whole, ...rest, rank: 3, near: near.nos }
  if (qualifier !== '') {
    const bare = bareLabel(qualifier)
    const joined = known(bare + name) ?? known(name + bare)
    if (joined) return { ...label, ...joined, ...rest, rank: 3 }
    const found = known(name) ?? (near.nos.length > 0 ? near : nearTo(labels, name + bare))
    if (found.nos.length > 0) return { ...label, ...found, ...rest, sure: false, near: near.nos }
  }
  const exact = known(name)
  if (exact) return { ...label, ...exact, ...rest, rank: 3, near: near.nos }
  const core = labels.cores.get(coreOf(name, labels.field))
  if (core) return { ...label, ...core, ...rest, measure: measure || countedIn(name), rank: 3, near: near.nos }
  const [, , , noun] = verbFirst.exec(name) ?? []
  const base = noun === undefined ? name.replace(ratioPart, '') : withoutField(noun, labels.field).replace(/^案件$/, '')
  const ratio = of ? ratioNamed(labels, base) : undefined
  if (ratio) return { ...label, ...ratio, ...rest, rank: 3, weak: base === '' }
  return near.nos.length > 0 ? { ...label, ...near, ...rest, rank: near.sure ? 2 : 1 } : null
}

const enoughName = 5
const mostAdded = 3

/** Indicators whose own name has all the characters in their order, or is in the words but for very few. */
function nearTo(labels: Labels, name: string): Name {
  const key = withoutField(name, labels.field).replace(/(数量|总数|人数|数)$/, '')
  const slips = labels.own.filter(({ forms }) => forms.some((form) => isSlip(key, form.replace(/数$/, ''))))
  if (slips.length === 1) return { nos: slips.map(({ no }) => no), sure: false }
  if (key.length < enoughName) return { nos: [], sure: false }
  const within = labels.own.filter(({ forms }) => forms.some((form) => isWithin(key, form)))
  if (within.length > 0) {
    return { nos: within.map(({ no }) => no), sure: within.every((one) => isWhole(name, one, labels.field)) }
  }
  const sameMarks = labels.own.filter((one) => one.forms.some((form) => isTurned(key, form)))
  if (sameMarks.length === 1) return { nos: sameMarks.map(({ no }) => no), sure: true }
  const around = labels.own.filter(({ forms }) =>
    forms.some((form) => form.length >= enoughName && key.length - form.length <= mostAdded && isWithin(form, key)),
  )
  return { nos: around.map(({ no }) => no), sure: false }
}

/** 地里标志 for 地理标志: one character mistyped. */
const isSlip = (key: string, form: string): boolean =>
  key.length >= 4 && key.length === form.length && [...key].filter((mark, at) => mark !== form[at]).length === 1

/** 有效注册商标 for 商标有效注册: the same characters in another order, but for words of number. */
function isTurned(key: string, form: string): boolean {
  const marks = (text: string) => [...text.replace(/[数量总]/g, '')].sort().join('')
  return marks(key).length >= enoughName && marks(key) === marks(form)
}

/** All characters of one text stand in another, in their order. */
function isWithin(part: string, text: string): boolean {
  let at = 0
  for (const mark of text) if (mark === part[at]) at++
  return at === part.length
}

const ratioPart = /(受理|立案|接收|办结|结案|查办|查处)(案件)?(数量|数|件数|量)?$/

/** 受理知识产权案件 says the same as 知识产权案件受理数. */
const verbFirst = /^(本[月期季]|当[月期季])?(受理|立案|接收|办结|结案|查办|查处)(.{0,8}案件)(数量|件数|数|量)?$/

const ratioOf = (text: string): Label['of'] => {
  const bare = bareLabel(text.replace(/[（(].*$/, ''))
  const verb = verbFirst.exec(bare)?.[2] ?? ratioPart.exec(bare)?.[1]
  if (verb === undefined) return null
  return /受理|立案|接收/.test(verb) ? 'denominator' : 'numerator'
}

/** 案件受理数: of the ratios those with that name; 受理案件数 alone that of a plan that has but one. */
function ratioNamed({ indicators, ratios }: Labels, bare: string): Name | undefined {
  const named =
    bare === '' && ratios.length === 1 ? ratios : (indicators.get(bare)?.nos.filter((no) => ratios.includes(no)) ?? [])
  return named.length > 0 ? { nos: named, sure: true } : undefined
}
