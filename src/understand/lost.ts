import { saysGap } from '../domain/gaps.ts'
import type { Plan } from '../domain/plan.ts'
import { ownUnit, type Query } from '../domain/query.ts'
import type { Sensed } from './meant.ts'
import { patternOf } from './patterns.ts'
import { signsIn } from './pieces.ts'
import type { Candidate } from './reading.ts'
import { isRowKind } from './subject-rows.ts'

const asks = patternOf(['{backgroundAsks}', '(.)[不没]\\1'])

/** The clauses of a sentence that ask; the whole where none does. */
const askingIn = (said: string): string => {
  const all = said.split(/[,:]/)
  return all.some((clause) => asks.test(clause)) ? all.filter((clause) => asks.test(clause)).join(',') : said
}

/** Kinds of questions that are of something, or of nothing at all. */
const ofThings: ReadonlySet<string> = new Set(['matter', 'indicator', 'task', 'unit', 'section', 'category', 'clause'])

/** Whether a reading ends in a denial, in words nobody knows, or in no row where one was named. */
export function isLost({ of, rows, where, show, strangers, unexplained, said = '' }: Query, plan: Plan): boolean {
  if (of === 'talk') return show[0] === 'unknown'
  // A gap that is named beside the question is not asked about.
  if (of === 'plan') return show[0] === 'silence' && !saysGap(plan, askingIn(said))
  if (!ofThings.has(of) || strangers.includes(ownUnit)) return false
  if (rows !== 'all') return rows.length === 0
  return where.length === 0 && unexplained.length > 0 && isRowKind(of)
}

const ofTables = patternOf('rowNouns')
const isSize = (how: Query['how']): boolean => how === 'count' || how === 'sum'

/** Whether a reading has found what is asked about. */
export function isFound(query: Query, text: string, plan: Plan): boolean {
  const { of, rows, where, show, how, unexplained } = query
  if (isLost(query, plan) || of === 'talk' || of === 'command' || of === 'reporting') return false
  if (of === 'plan') return show[0] !== 'overview' && show[0] !== 'silence'
  if ((rows !== 'all' && rows.length > 0) || where.length > 0) return text === '' || /[ⓈⓊⒼⓅⓁⒷⓄⓃ]/.test(text)
  return isSize(how) && unexplained.length === 0 && ofTables.test(text)
}

/** As much less likely a reading may be that finds what the best one does not. */
const close = 2.5

/** Of a reading that has no row though one was named the next one that has, where it is nearly as likely. */
export const insteadOfLost = ({ query, score }: Candidate, rest: readonly Candidate[], plan: Plan) =>
  isRowKind(query.of) && query.strangers.length === 0 && query.rows !== 'all'
    ? rest.find((one) => score - one.score < close && isFound(one.query, '', plan) && one.query.of !== 'plan')
    : undefined

const names = /[ⓈⓊⒼⓅⓁⒷⓃ]/
/** A clause this short may be the very name that is asked about. */
const leastTold = 5

/** A stretch without one of its clauses that neither asks nor names anything, and how many signs are left out where. */
export type Shorter = { text: string; without: string; from: number; signs: number }

/** What a sentence says without the words of a clause. */
export const heardWithout = (sensed: Sensed, { text, without }: Shorter): Sensed => ({
  ...sensed,
  asked: sensed.asked.replace(without, ''),
  unknown: sensed.unknown.filter((word) => text.includes(word)),
})

/** A stretch without each clause that is no part of what is asked. */
export function shorterOf(masked: string): Shorter[] {
  const clauses = masked.split(/(?<=[,:])/)
  if (clauses.length < 2) return []
  return clauses.flatMap((clause, at) => {
    if (asks.test(clause) || names.test(clause) || clause.length <= leastTold) return []
    const before = clauses.slice(0, at).join('')
    const text = `${before}${clauses.slice(at + 1).join('')}`.replace(/[,:]$/, '')
    return asks.test(text) ? [{ text, without: clause, from: signsIn(before), signs: signsIn(clause) }] : []
  })
}
