import { b, text } from '../cards/kit.ts'
import { plain, taskByNo } from '../domain/look.ts'
import { ownUnit, type Query } from '../domain/query.ts'
import { sentencesOf } from '../domain/sentences.ts'
import { peoplePlace, tableOf, wordsOf } from './book.ts'
import { verdictWords } from './claim.ts'
import type { Context } from './grounds.ts'
import type { Part } from './part.ts'
import { type Row, rowOf, rowsOf, titleOf } from './rows.ts'
import { askedWords, nearest, passagesWith, silenceFor } from './silence.ts'
import { asking, excerpt } from './words.ts'

/** Buttons to rows that may have been meant. */
const offers = (rows: readonly Row[], { plan }: Context) =>
  rows.flatMap((row) =>
    row.kind === 'plan'
      ? []
      : [
          asking(titleOf(plan, row).slice(0, 20), {
            of: 'matter',
            rows: [{ kind: row.kind, id: row.id }],
            show: ['sheet'],
          }),
        ],
  )

/** A number or name of a row the plan does not have: how many there are. */
export function missingRows(context: Context): Part | undefined {
  const { plan, query } = context
  if (query.rows === 'all') return undefined
  const missing = query.rows.filter((ref) => !rowOf(plan, ref))
  if (missing.length === 0 || missing.length < query.rows.length) return undefined
  const lines = missing.map(({ kind, id }): string => {
    if (kind === 'indicator')
      return `没有指标${id}，方案只有${plan.indicators.length}项指标（1至${plan.indicators.length}）`
    if (kind === 'task') return `没有任务${id}，方案只有${plan.tasks.length}项任务（1至${plan.tasks.length}）`
    if (kind === 'section') return `没有第${id}部分，主要工作内容只有${plan.sections.length}个部分`
    return `方案里没有“${id}”`
  })
  const of = missing[0]?.kind === 'task' || missing[0]?.kind === 'section' ? 'task' : 'indicator'
  return {
    title: '没有这一项',
    tone: 'grey',
    blocks: lines.map((line) => text(b(line), '。')),
    places: [missing[0]?.kind === 'person' ? peoplePlace(plan) : tableOf(plan, of)],
    buttons: [asking(of === 'task' ? '全部任务' : '全部指标', { of, how: 'list' })],
  }
}

/** A question about nothing the plan has: the known gap it is in, else that the text has no such word, and what is near. */
export function absent(context: Context): Part {
  const { plan, query } = context
  if (query.strangers.includes(ownUnit))
    return { title: '不知道您的单位', tone: 'grey', blocks: [text('还不知道您是哪个单位的，请说出单位名称。')] }
  const known = silenceFor(context)
  if (known && query.strangers.length === 0)
    return { title: '方案未写', tone: 'grey', blocks: [text(known.says)], places: known.sources }
  const names = query.strangers.length > 0 ? query.strangers : askedWords(context)
  const held = names.flatMap((name) =>
    passagesWith(plan, name)
      .slice(0, 1)
      .map((one) => ({ name, ...one })),
  )
  const [first] = held
  const whether = b(asksWhether(query.said ?? ''))
  const near = offers(nearest(plan, [query.said ?? '', ...names].join(' ')), context)
  // What the text has is no row of its tables; it is never said to be absent.
  if (first && held.length === names.length)
    return {
      title: '没有这一项',
      tone: 'grey',
      blocks: [
        text(
          whether,
          b(`没有单列“${first.name}”的指标或任务`),
          `；原文提到它的一处：“${excerpt(sentenceWith(first.text, first.name), 90)}”（${first.place}）。`,
        ),
      ],
      places: held.map(({ place }) => place),
      buttons: near,
    }
  return {
    title: '方案里没有',
    tone: 'grey',
    blocks: [
      text(
        whether,
        b(names.length > 0 ? `方案里没有${names.map((name) => `“${name}”`).join('、')}` : '方案里没有对上的内容'),
        `，查过全文${query.of === 'unit' ? `：没有它的任务，也不牵头指标` : ''}。`,
      ),
    ],
    places: query.of === 'unit' ? [peoplePlace(plan), tableOf(plan, 'indicator'), tableOf(plan, 'task')] : [],
    buttons:
      query.of === 'unit'
        ? [asking(`各${wordsOf(plan).lead}`, { of: 'unit', where: [{ by: 'isLead' }], show: ['leads'], how: 'list' })]
        : near,
  }
}

const sentenceWith = (passage: string, word: string): string =>
  sentencesOf(passage)
    .find((one) => one.includes(word))
    ?.replace(/[。;；]$/, '') ?? passage

/** Names nothing answers to are said before the answer; words left over, where they could change it. */
export function withStrangers(part: Part, context: Context): Part {
  const { plan, query } = context
  const held = (name: string): boolean => passagesWith(plan, name).length > 0
  const strange = query.strangers.filter((name) => name !== '')
  const loose = query.unexplained.filter((word) => word.length > 1 && !strange.includes(word) && changes(word, context))
  if (loose.length > 0 && isAllListed(query))
    return {
      title: '没有看懂',
      tone: 'grey',
      blocks: [text(b(`${quoted(loose)}没有看懂`), '，说不准是哪几项。')],
      buttons: [asking('列出全部', { ...query, unexplained: [] }), ...offers(nearest(plan, loose.join(' ')), context)],
    }
  const lines = [
    ...(strange.length > 0
      ? [
          text(
            b(strange.every((name) => !held(name)) ? `方案里没有${quoted(strange)}` : `没有对上${quoted(strange)}`),
            `，下面是${wordsOf(plan).whole}的。`,
          ),
        ]
      : []),
    ...(loose.length > 0 ? [text(`“${loose.join('”“')}”没有看懂，下面没有算进去。`)] : []),
  ]
  return { ...part, blocks: [...lines, ...part.blocks] }
}

/** A list of everything says nothing to who asked for some of it. */
const isAllListed = ({ rows, where, how }: Query): boolean => rows === 'all' && where.length === 0 && how === 'list'

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、')

/** A word left over matters where a set was asked for, or where the plan itself uses it; never the named row's own. */
function changes(word: string, { plan, query }: Context): boolean {
  if (word === wordsOf(plan).whole) return false
  const named = query.rows === 'all' || query.rows.length > 1 ? [] : query.rows
  if (named.some((ref) => ref.kind === 'task' && taskByNo(plan, Number(ref.id))?.text.includes(word))) return false
  if (query.how !== 'tell') return true
  return rowsOf(plan, 'matter').some((row) => plain(titleOf(plan, row)).includes(plain(word)))
}

/** A yes or no is asked of what the plan does not know. */
function asksWhether(said: string): string {
  if (/有没有|有.{0,8}[吗么没]/.test(said)) return verdictWords.none
  return /是不是|是否|在不在|算不算|[吗么吧]$/.test(said) ? verdictWords.no : ''
}
