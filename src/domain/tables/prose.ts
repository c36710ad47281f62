import { numbersIn, type Found as Said } from '../numbers/scan.ts'
import { placeFigures } from './figures.ts'
import type { Found } from './found.ts'
import { type Role, roleOf } from './headings.ts'
import type { Label } from './label.ts'
import { indicatorIn } from './label-in.ts'
import { listLine, withoutSigns } from './list-line.ts'
import { fieldOpening, readSentences, readTold } from './prose-tasks.ts'
import { resolved } from './resolve.ts'
import { periodSaid, type SaidPeriod, withoutPeriod } from './said-period.ts'
import { summedIn } from './summed.ts'
import type { Titles } from './titles.ts'

/** What the words before a number say of it. */
type Clause = { words: string; label: Label | null; period: SaidPeriod | null }

/**
 * A message of sentences, a line a row: 商标14.8万件，比上季多2000；地理标志58件. Each number goes to what is named before
 * it, or right behind it, by the words around it; a number without a name of its own is of the one before. Words about a
 * task go to the task that opens the line. Every number that goes nowhere is named.
 */
export function readProse(found: Found, titles: Titles): void {
  const texts = Array.from({ length: found.grid.rows }, (_, row) => found.grid.cells[row]?.[0]?.text.trim() ?? '')
  const said = withoutSigns(texts).map((text) => {
    const [, opening = '', rest = ''] = opensLine.exec(text) ?? []
    if (periodSaid(opening) && nameIn(opening) === '') titles.add(opening)
    const own = listLine(rest && nameIn(opening) === '' ? rest : text)
    const line = own.line.replace(noneNew, '新增0')
    return { ...own, line, figures: figuresOf(line), field: fieldOpening(line) }
  })
  const sure = new Set(said.flatMap(({ line, figures }) => surelyIn(found, line, figures)))
  let task: ReturnType<typeof readTold> = null
  let opener: { rank: number | null; fields: Set<string> } = { rank: null, fields: new Set() }
  for (const [row, { line, figures, rank, noted, field }] of said.entries()) {
    if (line === '') continue
    if (asks.test(line)) {
      found.leave(row, 0, '是问的，不是报的')
      continue
    }
    const next = field === null ? (said[row + 1]?.field ?? null) : null
    // What stands where the task before stood in its list, or before a field that one had, is another task.
    const isPeer = rank !== null && opener.rank !== null && rank <= opener.rank
    const isOther: boolean = noted || (task !== null && (isPeer || (next !== null && opener.fields.has(next))))
    const before: ReturnType<typeof readTold> = isOther ? null : task
    const told = readTold(found, titles, row, { line, noted, isHead: next !== null }, before)
    const isRead = readLine(found, titles, { row, line, figures, sure, isTold: told !== null })
    if (isOther || (told !== null && told !== task)) opener = { rank, fields: new Set() }
    if (field !== null) opener.fields.add(field)
    const unknown: ReturnType<typeof readTold> = isOther ? { why: unknownTask } : task
    task = told ?? (isRead ? null : unknown)
    if (!told) readSentences(found, titles, row, line)
    if (told || isRead) continue
    if (isOther || (field !== null && !/[：:]$/.test(line))) found.leave(row, 0, unknownTask)
    else if (figures.length > 0) found.leave(row, 0, '没有认出是哪一项的数')
    else if (isTitle(line, row)) titles.add(line)
    else found.leave(row, 0, '没有认出说的是哪一项')
  }
}

const unknownTask = '没有认出说的是哪一项任务'
/** 三季度情况： before what is said of it. */
const opensLine = /^([^：:\d，,。；;]*\d?[^：:\d，,。；;]{0,12})[：:](.+)$/
const asks = /[?？]|什么|多少|怎么|如何|是否|谁(?!的)|哪[个些里家项]|[吗呢]$/
const noneNew = /(没有|暂?无|未)新增(?=[，,。；;！\s]|$)/
const greeting = /^(以上|各位|领导|您好|你好|请|附|特此|谢谢|收到|其余|其他|报送人|@)/

/** Says of which period or from whom the lines are, or nothing at all. */
const isTitle = (line: string, row: number): boolean =>
  row === 0 || /[：:]$/.test(line) || line.length < 8 || greeting.test(line) || withoutPeriod(line).length < 4

const figuresOf = (line: string): Said[] =>
  numbersIn(line, ['件', '个', '家', '人', '元']).filter(({ kind }) => kind === 'figure' || kind === 'unsure')

const clauseEnd = /[，,。；;！!]/
/** What stands in brackets behind the number before, and what a bracket that is still open was preceded by. */
const passed = /^[^（(]*[)）]|^[（(][^（()）]*[)）]|^.*[（(](?=[^)）]*$)/

/** The clause of a number from the end of the one before, with the words of earlier clauses that hold no number. */
function wordsOf(line: string, figures: readonly Said[], at: number): { words: string; before: string } {
  const { from = 0 } = figures[at] ?? {}
  const all = line
    .slice(figures[at - 1]?.to ?? 0, from)
    .replace(passed, '')
    .split(clauseEnd)
  return { words: all.at(-1) ?? '', before: all.slice(0, -1).join('，') }
}

const scope = '截至|截止|今年|本年|目前|现在|当前|我[市县区局]|全[市县区]|本[市县区局]'
const filler = new RegExp(
  `^(${scope}|本[月季期]度?|当[月季期]|到|至|另外?|此外|还|又|共|已|并|以及|和|与|的|[：:、\\s—-])+`,
)
const ending = new RegExp(
  `(${scope}|已经?|现|共计?|一共|总共|合计|总计|达到?了?|(增加|增长|提高|上升|扩大)?[到至]|有|为|是|由|从|了|约|的|数据|方面|情况|这块|完成|实现|发生|办理|在册|[：:、\\s—-])+$`,
)
const ofMeasure = /[（(]\s*(?:单位[:：])?([万亿]?[元件人个家户项])\s*[)）]/
const verb = /^(完成|办理|实现|培育|建成|引进|增加|聘任|取得)(?=..)/

/** What is left of a clause when its period and the words every clause has are taken away: a name, or nothing. */
const nameIn = (written: string): string => {
  const words = written.replace(ofMeasure, '')
  const bare = withoutPeriod(words.replace(/案子/g, '案件')).replace(filler, '').replace(ending, '').replace(verb, '')
  const rest = bare.replace(/^(结|办)$/, '办结').replace(filler, '')
  return roles.test(rest) ? '' : rest
}
const roles =
  /^(累计|总数|总量|新增|净增|新建|增加|现有|保有|拥有|存量|合计|底|末|年底|[月季年]末|分别|没有|同比|环比|其中)*$/

/** 全市（仁怀）商标, 仁怀市商标 in a message from there: whose figure it is needs no saying. */
const withoutOwn = ({ isOwnUnit, unitNames }: Found['reading'], words: string): string =>
  unitNames
    .filter(isOwnUnit)
    .reduce((rest, name) => rest.replace(name, ''), words)
    .replace(/(?:全[市县区])?[（(]([^（()）]{2,})[)）]/g, (whole, inside: string) => (isOwnUnit(inside) ? '' : whole))

function clauseOf(
  { reading }: Pick<Found, 'reading'>,
  line: string,
  figures: readonly Said[],
  at: number,
): Clause & { name: string } {
  const words = withoutOwn(reading, wordsOf(line, figures, at).words)
  const figure = figures[at]
  const [behind = ''] = /^[^，,。；;！!（(、\d]*/.exec(line.slice(figure?.to ?? 0)) ?? []
  const [, behindIt = ''] = /^[（(]([^（()）]{1,12})[)）]/.exec(line.slice(figure?.to ?? 0)) ?? []
  const isNote = !/^[较比去上]|同比|环比/.test(behindIt) && (periodSaid(behindIt) || roles.test(behindIt))
  const note = isNote ? behindIt : ''
  const name = nameIn(words.split(/[：:]/).at(-1) ?? '') || nameIn(words)
  const ofName = (text: string) => (text.length < 2 ? null : indicatorIn(reading.labels, text))
  // 20名代理师: where nothing is named before a number, the name may stand behind it.
  const label = name === '' ? ofName(nameIn(behind)) : ofName(name)
  const own = label?.sure && label.kind === 'indicator' ? label : name === '' ? null : label
  return { words: `${words}${note}`, label: own, period: periodSaid(words) ?? periodSaid(note), name }
}

/** Whether a line tells a figure of an indicator the sender reports. */
export const saysFigures = (reading: Found['reading'], line: string): boolean =>
  surelyIn({ reading }, line, figuresOf(line)).length > 0

/** Indicators the lines name without doubt. */
const surelyIn = (found: Pick<Found, 'reading'>, line: string, figures: readonly Said[]): number[] =>
  figures.flatMap((_, at) => {
    const { label } = clauseOf(found, line, figures, at)
    return label?.sure ? label.nos.filter((no) => found.reading.isOwn('indicator', no)) : []
  })

const others = {
  difference: '是与别的数相比的差数',
  from: '是变化前的数',
  earlier: '是以前的数',
  target: '是目标数',
  gap: '是还差的数',
  denied: '说的是没有',
}
const notYet = /预计|预期|计划|拟|有望|力争|争取|目标|准备|将[于在]|明年|下一?步|下[月季]/

/** Why a number is no figure of the period its clause is of; null where it may be one. */
function asideOf(words: string, { kind, role, doubt, about, unit, text }: Said): string | null {
  if (kind === 'unsure' || about) return doubt ?? '不是一个确定的数'
  if (role !== null && role in others) return others[role as keyof typeof others]
  if (notYet.test(words)) return others.target
  if (/其中|包括|(?<!包)含/.test(words)) return '是其中一部分'
  if (unit === '%' || unit === '‰' || roleOf(withoutPeriod(words).replace(/(?<=..)[合总]计$/, '')) === 'aside')
    return '不是本期的数'
  return /联系|电话|手机|传真/.test(words) || /^\d{7,}$/.test(text) ? '不是要报的数' : null
}

/** 增加到62件 is a level. */
const grew = /(增加|增长|新增|提高|上升|发展)(?=[到至])/

type Line = { row: number; line: string; figures: Said[]; sure: ReadonlySet<number>; isTold: boolean }

/** The figures of a line; whether one of them is read or named. */
function readLine(found: Found, titles: Titles, { row, line, figures, sure, isTold }: Line): boolean {
  let subject: Label | null = null
  let period: SaidPeriod | null = null
  let when = ''
  let isRead = false
  let called = ''
  const sums = summedIn(line, figures)
  const isPart = (at: number) => sums.some(({ parts, count }) => parts.includes(at) || count === at)
  const leave = (text: string, why: string) => {
    // What was done on a task is told in numbers: only those of an indicator are its figures.
    if (!isTold) found.leave(row, 0, `“${text}”${why}`)
  }
  for (const [at, figure] of figures.entries()) {
    const { before } = wordsOf(line, figures, at)
    const clause = clauseOf(found, line, figures, at)
    const isSum = sums.some(({ whole }) => whole === at)
    const aside = isPart(at) ? '是其中一部分，只用合计' : isSum ? null : asideOf(clause.words, figure)
    const isNamed = clause.name !== '' || clause.label !== null
    // What several kinds add up to is of the one thing each of them may be a part of.
    if (!isSum && (aside === null || clause.label)) subject = isNamed ? clause.label : subject
    if (!isSum && isNamed) called = isPart(at) && called !== '' ? `${called}、${clause.name}` : clause.name
    const shown = `${clause.words.slice(-12)}${figure.text}`
    const ofLead = clause.period ? null : periodSaid(before)
    if (aside === null || isPart(at)) {
      if (clause.period ?? ofLead) when = ofLead ? before : clause.words
      period = clause.period ?? ofLead ?? period
    }
    if (aside !== null) {
      if (subject) isRead = true
      leave(shown, aside)
      continue
    }
    if (subject?.kind !== 'indicator' || (isTold && !subject.sure)) {
      leave(shown, '没有认出是哪一项')
      isRead ||= figures.length > 1
      continue
    }
    const no = resolved(found, row, 0, isSum ? called : clause.name || called || line, subject, sure)
    isRead = true
    if (typeof no === 'object') {
      if (!isTold) found.leave(row, 0, no.why)
      continue
    }
    const { role: ofNumber, text } = figure
    const isLevel = found.reading.levels.has(no)
    const of = clause.label?.of ?? null
    // 3月…金额合计 is the sum of its kinds, not of months.
    const isOfKinds = !isLevel && /[合总]计$/.test(clause.words) && !/累计|截[至止]|以来|到/.test(clause.words)
    const isSaid = ofNumber === 'new' || (ofNumber === 'level' && !isOfKinds)
    const own: Role = isSaid ? ofNumber : isLevel ? 'level' : 'value'
    const words = when === clause.words ? when : `${when}${clause.words}`
    const heading = {
      role: of ?? own,
      period,
      measure: '',
      text: own === 'level' ? words.replace(grew, '') : words,
      unit: '',
    }
    const dated = period === null ? titles.period() : titles.dated(period)
    const about = {
      kind: 'indicator' as const,
      no,
      unit: titles.unit(),
      measure: figure.unit || (ofMeasure.exec(clause.words)?.[1] ?? ''),
      of,
      label: clause.words,
    }
    placeFigures(found, titles, about, [{ row, column: 0, text, heading, period: dated }])
  }
  return isRead
}
