import { type Amendment, amendmentName, inForce } from '../domain/amendments/amendment.ts'
import { lineWords } from '../domain/amendments/words.ts'
import { dayLabel } from '../domain/day.ts'
import type { Plan } from '../domain/plan.ts'
import { b, button, buttons, type Card, form, type Inline, input, list, note, source, text } from './kit.ts'
import { pageButtons, pageOf } from './nav.ts'

const perPage = 8
const linesPerPage = 25

export type AmendmentsView = {
  plan: Plan
  all: readonly Amendment[]
  now: string
  page: number
  /** The office may enter and take back. */
  mayEnter: boolean
}

/** 后续文件: what came after the plan, the newest first; what was taken back stays, and says so. */
export function amendmentsCard({ plan, all, now, page, mayEnter }: AmendmentsView): Card {
  const newest = all.toReversed()
  const { at, pages, shown } = pageOf(newest, page, perPage)
  const held = inForce(all, now.slice(0, 10), now).length
  return {
    title: '后续文件',
    tone: 'blue',
    blocks: [
      all.length === 0
        ? text('还没有记入后续文件：', b('目标、分解、口径都以方案为准'), '。')
        : text(b(`共${all.length}份，现行${held}份`), pages > 1 ? `。第${at + 1}页，共${pages}页：` : '：'),
      list(...shown.map((one): Inline[] => [b(amendmentName(one)), `　${one.title}${stateWords(one, now)}`])),
      buttons(
        ...shown.map((one) => button(`看 ${one.number ?? one.title}`.slice(0, 30), { do: 'amendments', of: one.id })),
      ),
      pageButtons({ at, pages }, (to) => ({ do: 'amendments', page: to })),
      ...(mayEnter
        ? [
            note(
              `“记入文件 指标名或单位名”用表单记入；目标分解表（xlsx，行是${plan.words.parts ?? '单位'}、列是指标）直接发给我。`,
            ),
          ]
        : []),
    ],
  }
}

const stateWords = ({ effective, lines, withdrawn }: Amendment, now: string): string => {
  const what = `，${lines.length}项`
  if (withdrawn) return `${what}，已收回（${dayLabel(withdrawn.at.slice(0, 10))}：${withdrawn.reason}）`
  return effective > now.slice(0, 10) ? `${what}，${dayLabel(effective)}起执行` : what
}

export type AmendmentView = { plan: Plan; of: Amendment; now: string; page: number; mayEnter: boolean }

/** One paper, line by line. */
export function amendmentCard({ plan, of, now, page, mayEnter }: AmendmentView): Card {
  const { at, pages, shown } = pageOf(of.lines, page, linesPerPage)
  const { effective, date, by, at: entered, withdrawn } = of
  return {
    title: amendmentName(of).slice(0, 40),
    tone: withdrawn ? 'grey' : 'blue',
    blocks: [
      text(b(of.title), `${stateWords(of, now)}。`),
      text(`${dayLabel(date)}发，${dayLabel(effective)}起执行；${entered.slice(0, 10)}由${by.name}记入。`),
      ...(pages > 1 ? [text(`第${at + 1}页，共${pages}页：`)] : []),
      list(...shown.map((line): Inline[] => [lineWords(plan, line)])),
      pageButtons({ at, pages }, (to) => ({ do: 'amendments', of: of.id, page: to })),
      ...(mayEnter && !withdrawn
        ? [
            form(
              `withdraw_${of.id}`,
              [input({ name: 'reason', label: '收回的理由', required: true, maxLength: 200 })],
              button('收回这份文件', { do: 'amend-withdraw', of: of.id }, 'danger'),
            ),
          ]
        : []),
      buttons(button('全部后续文件', { do: 'amendments' })),
      source(amendmentName(of)),
    ],
  }
}
