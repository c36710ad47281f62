import { shortDay } from '../domain/day.ts'
import { countOwed, type Owed } from '../domain/reporting/owed.ts'
import { type Subject, titleOf } from '../domain/reporting/subject.ts'
import { type Block, b, button, buttons, type Card, note, text } from './kit.ts'
import { nothingOwedWords, owedCountsWords, type Unheard } from './owed-words.ts'

export type NothingOwedView = Unheard & {
  /** Names of the asker's units. */
  units: string
  /** Reports of the unit that wait for review. */
  pending: { form: string; title: string }[]
  /** What may be reported though nothing is owed. */
  open: { subject: Subject; unit: string }[]
}

const mostButtons = 8

/** 填报 alone where nothing is owed: what waits for review, and what may be reported all the same. */
export const nothingOwed = ({ units, pending, open, ...unheard }: NothingOwedView): Card => ({
  title: `填报　${units}`,
  tone: 'blue',
  blocks: [
    text(b(`${nothingOwedWords(unheard)}。`)),
    ...(pending.length > 0 ? [text(`待审核${pending.length}件：${pending.map(({ title }) => title).join('；')}`)] : []),
    ...(open.length > 0 ? openBlocks(open) : []),
    note('也可直接说，例如“填报 指标名”；改已确认的数发“更正 指标名”，撤回发“撤回”。'),
  ],
})

function openBlocks(open: NothingOwedView['open']): Block[] {
  return [
    text('本期现在就可以填的：'),
    buttons(
      ...open
        .slice(0, mostButtons)
        .map(({ subject, unit }) =>
          button(titleOf(subject), { do: 'report', kind: subject.kind, no: subject.no, unit }),
        ),
    ),
    ...(open.length > mostButtons ? [note(`共${open.length}项，其余请发“填报 指标名或任务号”。`)] : []),
  ]
}

export type ReminderView = {
  units: string
  owed: Owed[]
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
