import { decimal, plainFigure } from '../domain/decimal.ts'
import { kindLabel } from '../domain/period.ts'
import { periodKinds } from '../domain/plan-rows.ts'
import { type Subject, titleOf } from '../domain/reporting/subject.ts'
import { b, button, buttons, type Card, card, type Inline, list, note, text } from './kit.ts'
import { pageOf, turns } from './nav.ts'

/** One thing the office set: which, its value as stored, who and when, and of which goal or task; null for all. */
export type SetLine = { field: string; value: string; by: string; subject: Subject | null }

const pageSize = 12

const inPoints = (value: string) => `${plainFigure(decimal(value).times(100))}个百分点`
const onOff = (on: string, off: string) => (value: string) => (value === 'on' ? on : off)
const dueOf = (name: string) => (value: string) => `${name}报截止次月${value}日`

/** What is set, as it is said; what is not among these is nothing the office sets by hand. */
const said: Readonly<Record<string, (value: string) => string>> = {
  dueMonth: dueOf(kindLabel.month),
  dueQuarter: dueOf(kindLabel.quarter),
  dueHalf: dueOf(kindLabel.half),
  dueYear: dueOf(kindLabel.year),
  remindFrom: (value) => `提醒从${value}起`,
  remindTo: (value) => `提醒到${value}止`,
  namesInGroups: onOff('群里可以点名逾期单位', '群里不点名逾期单位'),
  keepUnsure: onOff('没听懂的句子留90天', '没听懂的句子不留'),
  behind: (value) => `落后${inPoints(value)}起算滞后`,
  farBehind: (value) => `落后超过${inPoints(value)}算严重滞后`,
  tolerance: (value) => `“左右”允许上下相差${value}`,
  period: (value) => {
    const kind = periodKinds.find((one) => one === value)
    return kind === undefined ? `按${value}报` : `按${kindLabel[kind]}报`
  },
  meaning: (value) => `口径：${value}`,
  evidence: (value) => (value === 'wanted' ? '提交时要附佐证' : '佐证可附可不附'),
  owed: (value) => (value === 'nobody' ? '谁都不必报' : '点名的单位和群体里的单位都报'),
}

/** 办公室设定: what is set, by whom and when, the newest first; nothing set means the system's defaults. */
export function officeSettingsCard(all: readonly SetLine[], page: number): Card {
  const lines = all.filter(({ field }) => said[field] !== undefined)
  const { at, pages, shown } = pageOf(lines, page - 1, pageSize)
  const subjects = [...new Map(shown.flatMap(({ subject }) => (subject ? [[titleOf(subject), subject] as const] : [])))]
  return card(
    '办公室设定',
    'blue',
    text(
      lines.length === 0 ? '办公室还没有设过，都是系统默认。' : `共设${lines.length}项，新设的在前；其余是系统默认。`,
    ),
    list(
      ...shown.map(({ field, value, by, subject }): Inline[] => [
        b(subject ? titleOf(subject) : '全部'),
        `　${said[field]?.(value) ?? ''}（${by}）`,
      ]),
    ),
    buttons(
      ...subjects
        .slice(0, 8)
        .map(([title, { kind, no }]) => button(title.slice(0, 16), { do: 'subject-settings', kind, no: String(no) })),
      ...turns({ at, pages }, (to) => ({ do: 'office-settings', page: to + 1 })),
      button('设置', { do: 'settings' }),
    ),
    note('方案没有规定这些。'),
  )
}
