import * as z from 'zod'
import { type Call, command, type Reply } from '../src/act/command.ts'
import { baselineForm } from '../src/cards/baseline.ts'
import { type Block, button, buttons, card, list, note, notice, source, text } from '../src/cards/kit.ts'
import { baselineOf } from '../src/domain/counting.ts'
import { dayLabel, dayTyped } from '../src/domain/day.ts'
import { newestOf } from '../src/domain/figures.ts'
import { indicatorByNo, officeOf, periodWord, placeOf } from '../src/domain/look.ts'
import { numberAt } from '../src/domain/numbers/at.ts'
import { plainNumbers } from '../src/domain/numbers/plain.ts'
import { unitOf } from '../src/domain/numbers/unit.ts'
import type { Indicator, Plan } from '../src/domain/plan.ts'
import { Refused } from '../src/domain/refused.ts'
import type { Baseline, Facts } from '../src/domain/report.ts'
import { isLevel, readBaseline } from '../src/domain/reporting/baseline.ts'
import { findIndicators } from '../src/domain/reporting/find.ts'
import { quantitiesIn } from '../src/domain/reporting/spoken.ts'
import { confirmedFigures, unknownPast } from '../src/domain/reporting/standing.ts'
import { figureWords } from '../src/domain/reporting/words.ts'
import { byOf, groundOf } from '../src/reporting/context.ts'
import { setBaseline } from '../src/store/reports.ts'

const fields = ['value', 'numerator', 'denominator', 'date', 'source'] as const

/** 基数: start values of levels and opening totals of the rest, with date and source; the office sets them. */
export const baseline = command({
  name: 'baseline',
  words: ['基数', '设基数', '期初', '期初累计', '期初数', '补录期初累计'],
  help: '起点的数和它的来源，例如“基数 基数例”',
  section: 'review',
  right: 'baseline',
  place: 'aside',
  audit: '设基数',
  does: '设基数',
  args: z.object({
    about: z.string().optional(),
    no: z.coerce.number().int().optional(),
    /** The form is sent in. */
    set: z.boolean().optional(),
    value: z.string().optional(),
    numerator: z.string().optional(),
    denominator: z.string().optional(),
    date: z.string().optional(),
    source: z.string().optional(),
    /** The whole sentence that states it. */
    spoken: z.string().max(2000).optional(),
  }),
  refuse: notTheirs,
  fromText: (rest, { plan }) => toldIn(rest, plan),
  async run(call) {
    const { args, world } = call
    const exact = args.no === undefined ? undefined : indicatorByNo(world.plan, args.no)
    const found = exact ? [exact] : args.about === undefined ? [] : findIndicators(world.plan, args.about)
    const [indicator, ...others] = found
    if (!indicator) return missing(call)
    const said = indicator && args.spoken !== undefined ? spokenIn(args.spoken, world.plan) : {}
    const given = { ...said, ...args }
    const typed = Object.fromEntries(fields.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])))
    if (others.length > 0) return which(found, typed)
    return shown(call, indicator, typed, args.set === true)
  },
})

/** `商标 12.3万件 2021年底 统计公报`: the name, then the number, the date, and what is left as the source. */
function toldIn(rest: string, { indicators }: Plan): Record<string, unknown> {
  const measures = new Set(['', ...indicators.map(({ reportUnit }) => unitOf(reportUnit).base)])
  const words = rest.split(/\s+/).filter((word) => word !== '')
  const date = words.find((word) => dayTyped(word) !== null)
  const value = words.find((word, at) => at > 0 && word !== date && isFigure(word, measures))
  const first = words.findIndex((word) => word === date || word === value)
  const about = (first < 0 ? words : words.slice(0, first)).join(' ')
  const left = first < 0 ? [] : words.slice(first).filter((word) => word !== date && word !== value)
  return {
    about,
    ...(value !== undefined && { value }),
    ...(date !== undefined && { date: dayTyped(date) }),
    ...(left.length > 0 && { source: left.join(' ') }),
  }
}

/** A start value within a sentence: its figure, its day, and what is left as the source. */
function spokenIn(spoken: string, plan: Plan): { value?: string; date?: string; source?: string } {
  const [day = ''] = /(19|20)\d\d(年(\d{1,2}月)?|[-./]\d{1,2}[-./]?)((\d{1,2}日?)|[年月]?[底末])?/.exec(spoken) ?? []
  const date = dayTyped(day)
  const [figure, ...others] = quantitiesIn(plan, spoken.replace(day, ' '))
  const source = spoken
    .split(/[，,。；;\s]+/)
    .filter(
      (one) =>
        one !== '' &&
        !/基数|期初|起点数|基期/.test(one) &&
        !(figure && one.includes(figure.text)) &&
        !(day !== '' && one.includes(day)),
    )
  return {
    ...(figure && others.length === 0 && { value: figure.text }),
    ...(date !== null && { date }),
    ...(source.length > 0 && { source: source.join(' ').replace(/^来源[是为:：]?/, '') }),
  }
}

/** A figure stated as a start value by somebody who does not set it: who does, and with which words. */
function notTheirs({ args, world }: Call<Record<string, unknown>>): void {
  const indicator = indicatorByNo(world.plan, Number(args.no))
  if (!indicator || typeof args.spoken !== 'string') return
  const { value = '数', date = '日期' } = spokenIn(args.spoken, world.plan)
  const name = isLevel(indicator) ? '基数' : '期初累计'
  const office = officeOf(world.plan)
  throw new Refused(
    `${name}由${office}设定`,
    `“${args.spoken.slice(0, 60)}”没有记入，也没有当作本期的数。`,
    `请把数、日期和来源告诉${office}，由${office}发送“基数 ${indicator.short} ${value} ${date} 来源”。`,
  )
}

/** Digits begin a figure; a number in words is one where nothing but a unit follows it (“三方评估” is a source). */
function isFigure(word: string, measures: ReadonlySet<string>): boolean {
  if (/^[\d０-９]/.test(word)) return true
  const plain = plainNumbers(word)
  const number = numberAt(plain, 0, { units: [...measures].filter((one) => one !== ''), alone: true })
  return number?.value != null && measures.has(plain.slice(number.to))
}

/** Without a name: which levels still lack a start value, and which sums the total of periods nobody reported. */
async function missing({ args, world }: Call<{ about?: string }>): Promise<Reply> {
  const { facts, today } = await groundOf(world)
  const lacking = world.plan.indicators.filter((one) => isLevel(one) && !baselineOf(facts, one.no, today))
  const unopened = world.plan.indicators.filter((one) => lacksPast(world.plan, one, facts, today))
  const head = args.about === undefined ? '' : `没有找到“${args.about.slice(0, 30)}”。`
  const usual = '要设或要改哪一项，请发送“基数 指标名”；按期报新增的，设的是期初累计。'
  if (lacking.length + unopened.length === 0)
    return { card: notice('基数', `${head}要看累计数的指标都有基数，也没有缺期初数的。${usual}`) }
  const opens = (all: readonly Indicator[]): Block[] =>
    all.length === 0
      ? []
      : [buttons(...all.map(({ no, short }) => button(`指标${no} ${short}`, { do: 'baseline', no })))]
  return {
    card: card(
      '基数',
      'orange',
      ...(head === '' ? [] : [text(head)]),
      ...(lacking.length === 0 ? [] : [text(`还缺基数的有${lacking.length}项，没有基数就不判断快慢：`)]),
      ...opens(lacking),
      ...(unopened.length === 0 ? [] : [text(`缺期初数的有${unopened.length}项，请补录期初累计：`)]),
      ...opens(unopened),
      note(usual),
    ),
  }
}

/** A sum with confirmed figures, and periods before them of which nothing is known. */
function lacksPast(plan: Plan, indicator: Indicator, facts: Facts, today: string): boolean {
  const newest = newestOf(confirmedFigures(plan, facts).filter(({ no }) => no === indicator.no))
  return (
    indicator.measure === 'flow' &&
    newest !== undefined &&
    unknownPast(plan, indicator, facts, newest.period.last, today) > 0
  )
}

const which = (found: Indicator[], typed: Record<string, string>): Reply => ({
  card: card(
    '设哪一项的基数或期初累计？',
    'blue',
    text('请选一项：'),
    buttons(
      ...found.slice(0, 8).map(({ no, short }) => button(`指标${no} ${short}`, { do: 'baseline', no, ...typed })),
    ),
  ),
})

const wordsOfBaseline = (indicator: Indicator, of: Baseline): string => {
  const { value, numerator = null, denominator = null, date, source: from } = of
  return `${figureWords(indicator, { value, numerator, denominator })}（截至${dayLabel(date)}，${from}）`
}

async function shown(
  call: Call<unknown>,
  indicator: Indicator,
  typed: Record<string, string>,
  set: boolean,
): Promise<Reply> {
  const { asker, world } = call
  const { facts, today } = await groundOf(world)
  const current = baselineOf(facts, indicator.no, today)
  const form = (problems: Record<string, string>) =>
    baselineForm({
      since: periodWord(world.plan),
      indicator,
      typed,
      problems,
      current: current ? wordsOfBaseline(indicator, current) : null,
      level: isLevel(indicator),
    })
  if (!set) return { card: form({}) }
  const read = readBaseline(world.plan, indicator, typed, today)
  if ('problems' in read)
    return { card: form(read.problems), toast: { type: 'warning', content: '有需要改的地方，已标出' } }
  const { said, ...values } = read
  const made: Baseline = { ...values, no: indicator.no, by: byOf(asker), at: world.now }
  const words = `${indicator.short}：${wordsOfBaseline(indicator, made)}`
  const done = `${isLevel(indicator) ? '基数' : '期初累计'}已设定`
  return {
    card: card(
      done,
      'green',
      text(words),
      ...(said.length > 0 ? [list(...said.map((line) => [`按“${line}”记入`]))] : []),
      ...(current ? [text(`原来是${wordsOfBaseline(indicator, current)}，记录里留着。`)] : []),
      source(placeOf(indicator)),
    ),
    toast: { type: 'success', content: done },
    effects: [setBaseline(made)],
    audit: [words],
  }
}
