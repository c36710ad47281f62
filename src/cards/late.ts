import type { Owed } from '../domain/reporting/owed.ts'
import { shortOf } from '../domain/reporting/subject.ts'
import { type Block, b, button, buttons, type Card, colour, type Inline, list, note, text } from './kit.ts'

/** `liaisons` null where people are not to be named. */
export type LateUnit = { name: string; owed: Owed[]; liaisons: string[] | null }

export type LateView = {
  /** All that is owed, and of it what is overdue. */
  all: number
  late: number
  /** Units with what they owe; null where names are not to be said. */
  units: LateUnit[] | null
  unitCount: number
  page: number
  /** The reader may send reminders. */
  mayRemind: boolean
}

const perPage = 10
const fewNames = 3

/** 谁没报: counts for everybody, names of units for those who may see them. */
export function lateCard({ all, late, units, unitCount, page, mayRemind }: LateView): Card {
  if (all === 0) return { title: '谁没报', tone: 'green', blocks: [text('到期应报的都报了。')] }
  const head = text(
    '应报未报',
    b(`${all}项`),
    `，涉及${unitCount}个单位`,
    late > 0 ? colour('red', `；其中逾期${late}项`) : '；还没有逾期的',
    '。',
  )
  return {
    title: '谁没报',
    tone: late > 0 ? 'red' : 'orange',
    blocks: [
      head,
      ...(units ? unitBlocks(units, page) : [note('各单位名单只在私聊中给领导和办公室看。')]),
      ...(mayRemind
        ? [buttons(button('催一下', { do: 'remind' }, 'primary'), button('提醒次数', { do: 'burden' }))]
        : []),
    ],
  }
}

function unitBlocks(units: readonly LateUnit[], page: number): Block[] {
  const pages = Math.max(1, Math.ceil(units.length / perPage))
  const at = Math.min(Math.max(0, page), pages - 1)
  return [
    list(...units.slice(at * perPage, (at + 1) * perPage).map(unitLine)),
    ...(pages > 1
      ? [
          buttons(
            at > 0 ? button('上一页', { do: 'late', page: at - 1 }) : null,
            at + 1 < pages ? button('下一页', { do: 'late', page: at + 1 }) : null,
          ),
          note(`第${at + 1}页，共${pages}页，逾期最久的在前。`),
        ]
      : []),
  ]
}

function unitLine({ name, owed, liaisons }: LateUnit): Inline[] {
  const most = Math.max(...owed.map(({ late }) => late))
  const names = [...new Set(owed.map(({ subject }) => shortOf(subject)))]
  const what = names.slice(0, fewNames).join('、') + (names.length > fewNames ? '等' : '')
  return [
    b(name),
    liaisons ? `（${liaisons.length > 0 ? liaisons.join('、') : '还没有联络员'}）` : '',
    `：${owed.length}项，${what}`,
    most > 0 ? colour('red', `，最长逾期${most}天`) : '',
  ]
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
      note('每人每天至多一次。同一个数只要一次；能从已有材料取数的，请不要再催。'),
    ],
  }
}
