import { bySubmission, stateOf } from '../counting.ts'
import { decimal } from '../decimal.ts'
import { readFigure } from '../number-form.ts'
import type { Found } from '../numbers/scan.ts'
import type { Indicator } from '../plan.ts'
import type { FigureReport } from '../report.ts'
import type { About } from './check.ts'
import { quantitiesIn } from './spoken.ts'
import { numbersOf } from './standing.ts'
import { figureWords, periodWords } from './words.ts'

/** Between what was wrong and what is right: 应为, 而是, 改为; 14.8万为14.9万. */
const becomes = new RegExp(
  [
    String.raw`应当?该?[是为]|而是|(更正|修正|订正|改|调整)[为成]|[，,]\s*(实际|其实|正确的?数?)?[是为](?!错)`,
    String.raw`(?<=[\d万亿件个家人名元项])\s*[为成](?=\s*[\d零一二两三四五六七八九十])`,
  ].join('|'),
)
/** 报错了, 不对: where nothing else tells, the figures before it are the wrong ones. */
const denies = /不对|错了|错的|有误|[报填录]错/

/**
 * What a sentence corrects: the period and how its figure stands are found by the figure that was wrong, else by the period
 * that was said, else it is the newest report. `period` is null where that has to be asked; `right` is the sentence
 * without what was wrong. Null where nothing was reported that could be corrected.
 */
export type Corrected = { period: string | null; usual: string; correcting: boolean; said: string[]; right: string }

export function correctedIn(about: About, no: number, spoken: string, period?: string): Corrected | null {
  const part = about.subject.kind === 'indicator' ? about.subject.parts.find((one) => one.no === no) : undefined
  const live = liveReports(about).filter((one) => one.no === no)
  const newest = live.at(-1)
  if (!part || !newest) return null
  const wrong = wrongFigures(about, spoken)
  const [old] = wrong
  const right = withoutFigures(spoken, wrong)
  const named = old ? live.filter((one) => holds(part, one, old)) : []
  const within = period === undefined ? named : named.filter((one) => one.period === period)
  const [only, ...others] = within
  const made = (one: FigureReport | null, said: string): Corrected => ({
    period: one?.period ?? period ?? null,
    usual: (one ?? newest).period,
    correcting: one === null || stateOf(one) === 'confirmed',
    said: [said],
    right,
  })
  if (only && others.length === 0) return made(only, matchedWords(part, only))
  const all = (reports: readonly FigureReport[]) =>
    reports.map((one) => `${periodWords(one.period)}${figureWords(part, one)}`).join('、')
  if (old && named.length > 1) return made(null, `报过${old.text}的有${all(named)}，请选要更正的报告期`)
  const ofPeriod = live.findLast((one) => one.period === period)
  if (old) {
    const against = period === undefined ? newest : ofPeriod
    const known = against ? `${all([against])}${period === undefined ? '是最近一次报的' : ''}，` : ''
    return made(period === undefined ? null : (ofPeriod ?? null), `${known}没有报过${old.text}，请核对报告期和数`)
  }
  if (period !== undefined)
    return ofPeriod
      ? made(ofPeriod, matchedWords(part, ofPeriod))
      : made(null, `${periodWords(period)}没有报过，请核对报告期`)
  return made(newest, `没有说是哪一期的，先按最近一次报的：${matchedWords(part, newest)}；若是别的期，请改报告期`)
}

/** The period of the newest report of the own unit, else of any, that stands or waits; '' where nothing was reported. */
export const newestReported = (about: About): string => liveReports(about).at(-1)?.period ?? ''

/** Figures that are confirmed or wait, of the own unit where there are any, the newest submitted last. */
function liveReports({ facts, subject, unit }: About): FigureReport[] {
  const numbers = numbersOf(subject)
  const live = facts.reports.filter(
    (one): one is FigureReport =>
      one.kind === 'indicator' && numbers.includes(one.no) && ['pending', 'confirmed'].includes(stateOf(one)),
  )
  const newest = new Map(live.toSorted(bySubmission).map((one) => [`${one.no} ${one.period} ${stateOf(one)}`, one]))
  const all = [...newest.values()].toSorted(bySubmission)
  return [...all.filter((one) => one.unit !== unit), ...all.filter((one) => one.unit === unit)]
}

function matchedWords(part: Indicator, report: FigureReport): string {
  const what = `${periodWords(report.period)}${figureWords(part, report)}`
  return stateOf(report) === 'confirmed' ? `${what}已确认，更正这一期` : `${what}还在待审核，提交后由新报的代替`
}

function wrongFigures({ plan }: About, spoken: string): Found[] {
  const figures = quantitiesIn(plan, spoken)
  const cuts = [becomes, denies].map((cut) => spoken.search(cut)).filter((at) => figures.some(({ to }) => to <= at))
  const at = cuts.length === 0 ? -1 : Math.min(...cuts)
  const named = /报成|填成|录成/.exec(spoken)
  return figures.filter(
    ({ from, to, role }) =>
      to <= at || role === 'denied' || role === 'back' || (named !== null && from === named.index + 2),
  )
}

function withoutFigures(spoken: string, figures: readonly Found[]): string {
  return figures
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to }) => text.slice(0, from) + text.slice(to), spoken)
}

function holds({ reportUnit: unit, decimals, range }: Indicator, report: FigureReport, { text }: Found): boolean {
  const read = readFigure(text, { unit, decimals, range })
  if ('problem' in read) return false
  return [report.value, report.numerator, report.denominator].some((one) => one !== null && decimal(one).eq(read.value))
}
