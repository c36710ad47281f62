import type { Owed, OwedCounts } from '../domain/reporting/owed.ts'
import { shortOf } from '../domain/reporting/subject.ts'
import { type Block, b, button, buttons, type Card, colour, type Inline, list, note, text } from './kit.ts'
import { pageButtons, pageOf } from './nav.ts'
import { neverWords, nothingOwedWords, owedCountsWords, type Unheard } from './owed-words.ts'

/** `liaisons` null where people are not to be named. */
export type LateUnit = { name: string; owed: Owed[]; liaisons: string[] | null }

export type LateView = Unheard & {
  /** What is not in, told apart by its due day. */
  counts: OwedCounts
  /** Units with what they owe; null where names are not to be said. */
  units: LateUnit[] | null
  unitCount: number
  /** Only of the reader's own units: the rest is not theirs to see. */
  ownOnly: boolean
  page: number
  /** The reader may send reminders. */
  mayRemind: boolean
  /** The reader has the office do it. */
  mayTell: boolean
}

const perPage = 10
const fewNames = 2

/** 谁没报: how much is not in, and of which units where they may be named. */
export function lateCard({
  counts,
  never,
  since,
  units,
  unitCount,
  ownOnly,
  page,
  mayRemind,
  mayTell,
}: LateView): Card {
  const { all, overdue } = counts
  const unheard = neverWords(never)
  const onlyOwn = ownOnly ? [note('这里只有本单位的；其他单位的只给领导和办公室看。')] : []
  if (all === 0) {
    const words = `${ownOnly ? '本单位' : ''}${nothingOwedWords({ never, since })}。`
    return { title: '谁没报', tone: unheard === '' ? 'green' : 'blue', blocks: [text(words), ...onlyOwn] }
  }
  return {
    title: '谁没报',
    tone: overdue > 0 ? 'red' : 'orange',
    blocks: [
      text(
        b(owedCountsWords(counts)),
        `，涉及${unitCount}个单位${isShared(units, all) ? '（共同的事各单位都列）' : ''}。`,
      ),
      ...(unheard === '' ? [] : [text(`${unheard}。`)]),
      ...(units ? unitBlocks(units, page) : [note('各单位名单只在私聊中给领导和办公室看。')]),
      ...onlyOwn,
      ...(mayRemind
        ? [buttons(button('催一下', { do: 'remind' }, 'primary'), button('提醒次数', { do: 'burden' }))]
        : mayTell
          ? overdue > 0
            ? [buttons(button('请办公室催办', { do: 'tell', about: 'late' }, 'primary'))]
            : []
          : []),
    ],
  }
}

/** What two units owe together is listed with each, so that the units' sums are more than the whole. */
const isShared = (units: readonly LateUnit[] | null, all: number): boolean =>
  units !== null && units.reduce((sum, { owed }) => sum + owed.length, 0) > all

function unitBlocks(units: readonly LateUnit[], page: number): Block[] {
  const { at, pages, shown } = pageOf(units, page, perPage)
  return [
    list(...shown.map(unitLine)),
    ...(pages > 1
      ? [
          pageButtons({ at, pages }, (to) => ({ do: 'late', page: to })),
          note(`第${at + 1}页，共${pages}页，逾期最久的在前。`),
        ]
      : []),
  ]
}

/** A unit on a line or two of a phone: who reports for it, how much is overdue and of what, what is due today, what is not. */
export function unitLine({ name, owed, liaisons }: LateUnit): Inline[] {
  const of = (wanted: Owed['state']): Owed[] => owed.filter(({ state }) => state === wanted)
  const [overdue, today, later] = [of('overdue'), of('due'), of('owed')]
  const most = Math.max(...owed.map(({ late }) => late))
  const parts: Inline[] = [
    overdue.length > 0 ? colour('red', `逾期${overdue.length}项，最长${most}天${inBrackets(overdue)}`) : '',
    today.length > 0 ? `今天到期${today.length}项${overdue.length > 0 ? '' : inBrackets(today)}` : '',
    later.length > 0 ? `未到期${later.length}项${later.length < owed.length ? '' : inBrackets(later)}` : '',
  ].filter((part) => part !== '')
  return [
    b(name),
    liaisons ? `（${liaisons.length > 0 ? liaisons.join('、') : '没有联络员'}）` : '',
    ...parts.flatMap((part, at): Inline[] => [at === 0 ? '：' : '，', part]),
  ]
}

function inBrackets(owed: readonly Owed[]): string {
  const names = [...new Set(owed.map(({ subject }) => shortOf(subject)))]
  return `（${names.slice(0, fewNames).join('、')}${names.length > fewNames ? '等' : ''}）`
}

export type BurdenView = { days: number; units: { name: string; count: number }[] }

/** How often each unit was asked: the office sees what it lays on people (减负). */
export function burdenCard({ days, units }: BurdenView): Card {
  return {
    title: '提醒次数',
    tone: 'blue',
    blocks: [
      text(`近${days}天发出的到期提醒和催报，按单位：`),
      units.length > 0
        ? list(...units.map(({ name, count }): Inline[] => [`${name}：${count}次`]))
        : text('没有发过提醒。'),
      note('每人每天至多一次，到期提醒和催报合并计算。'),
    ],
  }
}
