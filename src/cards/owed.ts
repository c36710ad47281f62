import { shortDay } from '../domain/day.ts'
import { countOwed, type Owed } from '../domain/reporting/owed.ts'
import { type Subject, shortOf, titleOf } from '../domain/reporting/subject.ts'
import { clipped } from '../domain/reporting/words.ts'
import { type Block, b, button, buttons, type Card, colour, type Inline, list, note, text } from './kit.ts'
import { owedCountsWords } from './owed-words.ts'

export type OwedView = {
  /** Names of the asker's units. */
  units: string
  owed: Owed[]
  page: number
  /** Reports of the unit that wait for review. */
  pending: { form: string; title: string }[]
  /** What may be reported though nothing is due: with the day it is due next. */
  open: { subject: Subject; unit: string; due: string }[]
  several: boolean
  unitName: (id: string) => string
}

const perPage = 8

/** 填报 alone: what is owed, what was returned, what is late, with one tap into each form. */
export function owedCard(view: OwedView): Card {
  const { owed, page, pending, open, units } = view
  const late = owed.filter((one) => one.late > 0).length
  const pages = Math.max(1, Math.ceil(owed.length / perPage))
  const at = Math.min(Math.max(0, page), pages - 1)
  const shown = owed.slice(at * perPage, (at + 1) * perPage)
  const head =
    owed.length === 0
      ? text(b('目前没有到期应报的事项。'))
      : text(
          b(`应报${owed.length}项`),
          late === owed.length ? colour('red', '，都已逾期') : late > 0 ? colour('red', `，其中逾期${late}项`) : '',
          '：',
        )
  return {
    title: `填报　${units}`,
    tone: late > 0 ? 'red' : owed.length > 0 ? 'orange' : 'blue',
    blocks: [
      head,
      ...(shown.length > 0
        ? [
            list(...shown.map((one) => line(one, view))),
            buttons(
              ...shown.map(({ subject, unit, period }) =>
                button(
                  `填 ${shortOf(subject)}`,
                  { do: 'report', kind: subject.kind, no: subject.no, unit, period: period.id },
                  'primary',
                ),
              ),
            ),
          ]
        : []),
      ...pageBlocks(at, pages),
      ...(pending.length > 0
        ? [text(`待审核${pending.length}件：${pending.map(({ title }) => title).join('；')}`)]
        : []),
      ...(owed.length === 0 && open.length > 0 ? openBlocks(view) : []),
      note('也可直接说，例如“填报 指标名”；改已确认的数发“更正 指标名”，撤回发“撤回”。'),
    ],
  }
}

export type ReminderView = Pick<OwedView, 'units' | 'owed'> & {
  /** The office asked for it; else the calendar. */
  byOffice: boolean
}

/** A nudge: what a person owes counted in one line, with one button to all of it. */
export function reminderCard({ byOffice, units, owed }: ReminderView): Card {
  const counts = countOwed(owed)
  const [next] = owed.flatMap(({ state, due }) => (state === 'overdue' ? [] : [due])).sort()
  return {
    title: `${byOffice ? '办公室提醒' : '到期提醒'}　${units}`,
    tone: counts.overdue > 0 ? 'red' : 'orange',
    blocks: [
      text(b(owedCountsWords(counts)), next ? `，最近的截止日是${shortDay(next)}。` : '。'),
      buttons(button('填报', { do: 'report' }, 'primary')),
    ],
  }
}

function line({ subject, period, due, late, returned, unit }: Owed, { several, unitName }: OwedView): Inline[] {
  const state =
    returned !== null
      ? colour('red', `　已退回：${clipped(returned, 60)}`)
      : late > 0
        ? colour('red', `　逾期${late}天`)
        : `　${shortDay(due)}前报`
  return [titleOf(subject), `　${period.label}`, several ? `　${unitName(unit)}` : '', state]
}

function pageBlocks(page: number, pages: number): Block[] {
  if (pages === 1) return []
  return [
    buttons(
      page > 0 ? button('上一页', { do: 'report', page: page - 1 }) : null,
      page + 1 < pages ? button('下一页', { do: 'report', page: page + 1 }) : null,
    ),
    note(`第${page + 1}页，共${pages}页，逾期最久的在前。`),
  ]
}

function openBlocks({ open }: OwedView): Block[] {
  return [
    text('本期现在就可以填的：'),
    buttons(
      ...open
        .slice(0, perPage)
        .map(({ subject, unit }) =>
          button(titleOf(subject), { do: 'report', kind: subject.kind, no: subject.no, unit }),
        ),
    ),
    ...(open.length > perPage ? [note(`共${open.length}项，其余请发“填报 指标名或任务号”。`)] : []),
  ]
}
