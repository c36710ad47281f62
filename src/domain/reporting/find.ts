import * as z from 'zod'
import { plain } from '../look.ts'
import { plainNumbers } from '../numbers/plain.ts'
import { parsePeriod } from '../period.ts'
import type { Indicator, Plan } from '../plan.ts'
import { allSubjects, type Subject, subjectOf } from './subject.ts'

/** The subject a button or a sentence names: in words, by kind and number, or by its table's number. */
export const subjectArgs = {
  about: z.string().optional(),
  kind: z.enum(['indicator', 'task']).optional(),
  no: z.coerce.number().int().optional(),
  indicator: z.coerce.number().int().optional(),
  task: z.coerce.number().int().optional(),
}

/** What follows a command's word: the subject as named, and a period and a number where they were said too. */
export type Named = { about: string; period?: string; value?: string }

export function namedIn(rest: string): Named {
  const words = rest.split(/\s+/).filter((word) => word !== '')
  const period = words.find((word, at) => at > 0 && parsePeriod(word.toUpperCase()) !== undefined)?.toUpperCase()
  const others = words.filter((word) => word.toUpperCase() !== period)
  const last = others.at(-1) ?? ''
  if (others.length > 1 && isFigure(last)) return { about: others.slice(0, -1).join(' '), period, value: last }
  // Without a space between them only a figure with its unit is told from a name.
  const [, name = '', figure] =
    /^(.*?[^\d.零一二两三四五六七八九十百千万亿])([\d.零一二两三四五六七八九十百千万亿]+[件家人个项户元])$/.exec(
      last,
    ) ?? []
  if (figure === undefined || name.length < 2 || /第$/.test(name)) return { about: others.join(' '), period }
  return { about: [...others.slice(0, -1), name].join(' '), period, value: figure }
}

/** As above; undefined where a whole sentence follows, or more than a name, a period's id and a figure. */
export function namedAlone(rest: string): Named | undefined {
  const isSentence = /[，。；;：！!]|[,:](?!\d)/.test(rest.replace(/[，。；;：！!,:]+$/, ''))
  const named = namedIn(rest)
  const [, ...more] = named.about.split(' ')
  const isMore = /^(任务|指标)?第?\d{1,3}[项号]?\s+\S/.test(named.about) || more.some((word) => saysWhen.test(word))
  return isSentence || isMore ? undefined : named
}

const saysWhen = /^(20\d\d年|[去今上前本]|第?[一二三四1-4]季度|\d{1,2}月|[一二三四五六七八九十]+月)/

/** Digits, or a number in words: 14.8万, 十四万八千件. */
const isFigure = (word: string): boolean =>
  /^[\d.]/.test(plainNumbers(word)) ||
  /^[零一二两三四五六七八九十百千万亿]+[件家人个项户名元]?$/.test(plainNumbers(word))

/** Subjects a name may stand for: by number, by exact name, else by the longest name that is part of it or it of one. */
export function findSubjects(plan: Plan, said: string): Subject[] {
  const text = plain(said)
  const numbered = /^(指标|任务)?第?(\d{1,3})[项条号]?(指标|任务)?$/.exec(text)
  if (numbered) {
    const no = Number(numbered[2])
    const kind = numbered[1] ?? numbered[3]
    const kinds = (['indicator', 'task'] as const).filter((one) => !kind || (kind === '任务') === (one === 'task'))
    return kinds.flatMap((one) => subjectOf(plan, one, no) ?? [])
  }
  return bestNamed(allSubjects(plan), namesOfSubject, text)
}

/** Single indicators a name may stand for, parts of shared goals apart. */
export function findIndicators(plan: Plan, said: string): Indicator[] {
  const text = plain(said)
  const no = /^(?:指标)?第?(\d{1,3})[项号]?(?:指标)?$/.exec(text)?.[1]
  if (no !== undefined) return plan.indicators.filter((one) => one.no === Number(no))
  return bestNamed(plan.indicators, namesOfIndicator, text)
}

/** Those of exactly that name, else those whose name shares most with it. */
function bestNamed<One>(all: readonly One[], namesOf: (one: One) => string[], text: string): One[] {
  const named = all.map((one) => ({ one, names: namesOf(one).map(plain) }))
  const exact = named.filter(({ names }) => names.includes(text))
  if (exact.length > 0) return exact.map(({ one }) => one)
  const fits = named
    .map(({ one, names }) => ({ one, fit: Math.max(...names.map((name) => overlap(name, text))) }))
    .filter(({ fit }) => fit >= 2)
  const best = Math.max(...fits.map(({ fit }) => fit))
  return fits.filter(({ fit }) => fit === best).map(({ one }) => one)
}

const overlap = (name: string, text: string): number =>
  text !== '' && (name.includes(text) || text.includes(name)) ? Math.min(name.length, text.length) : 0

const namesOfSubject = (subject: Subject): string[] =>
  subject.kind === 'task' ? [subject.task.short, ...subject.task.aliases] : subject.parts.flatMap(namesOfIndicator)

const namesOfIndicator = ({ name, short, aliases }: Indicator): string[] => [name, short, ...aliases]
