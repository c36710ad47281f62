import type { DueDays } from '../domain/due.ts'
import { kindLabel } from '../domain/period.ts'
import type { PeriodKind } from '../domain/plan.ts'
import { button, buttons, type Card, form, input, list, note, text } from './kit.ts'

export type SettingsView = {
  dueDays: DueDays
  namesInGroups: boolean
  keepUnsure: boolean
  remindFrom: string
  remindTo: string
  typed: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
  /** Whose a setting is, by its key: `（系统默认）`. */
  whose: (key: string) => string
}

/** Which field sets the due day of which kind of period. */
export const dueFields: readonly { name: string; kind: PeriodKind; most: number }[] = [
  { name: 'dueMonth', kind: 'month', most: 28 },
  { name: 'dueQuarter', kind: 'quarter', most: 28 },
  { name: 'dueHalf', kind: 'half', most: 28 },
  { name: 'dueYear', kind: 'year', most: 31 },
]

/** 设置: what the office decides because the plan does not. */
export function settingsCard(view: SettingsView): Card {
  const { dueDays, namesInGroups, keepUnsure, remindFrom, remindTo, typed, problems, whose } = view
  const field = (name: string, label: string, value: string) =>
    input({ name, label, value: typed[name] ?? value, problem: problems[name], maxLength: 10 })
  return {
    title: '设置',
    tone: Object.keys(problems).length > 0 ? 'red' : 'blue',
    blocks: [
      list(
        ['截止日，次月几号，遇休息日顺延：'],
        ...dueFields.map(({ name, kind }) => [`${kindLabel[kind]}报${dueDays[kind]}日${whose(name)}`]),
        [`提醒时段：工作日${remindFrom}至${remindTo}，其余时间不打扰${whose('remindFrom')}`],
        [`群里${namesInGroups ? '可以' : '不'}点名逾期单位${whose('namesInGroups')}`],
        [
          keepUnsure
            ? `没听懂的句子留90天，不记是谁说的，发“没听懂”查看${whose('keepUnsure')}`
            : `没听懂的句子不留${whose('keepUnsure')}`,
        ],
      ),
      form(
        'settings',
        [
          ...dueFields.map(({ name, kind }) =>
            field(name, `${kindLabel[kind]}报截止（次月几号）`, String(dueDays[kind])),
          ),
          field('remindFrom', '提醒从几点', remindFrom),
          field('remindTo', '提醒到几点', remindTo),
        ],
        button('保存', { do: 'settings', save: true }, 'primary'),
      ),
      buttons(
        namesInGroups
          ? button('群里改为不点名', { do: 'settings', names: 'off' })
          : { ...button('群里改为点名', { do: 'settings', names: 'on' }), confirm: namesConfirm },
        keepUnsure
          ? { ...button('不留没听懂的句子', { do: 'settings', unsure: 'off' }), confirm: unsureConfirm }
          : button('留没听懂的句子', { do: 'settings', unsure: 'on' }),
      ),
      text('群的周报时间在群里说“周报设置”。'),
      note(
        '方案没有规定填报期限；没有改过的是系统默认，改过的是办公室设定，改动有记录。某一项由谁报、多久报、何时算滞后，发“单项设置 指标名”；改过的全部，发“办公室设定”。',
      ),
    ],
  }
}

const namesConfirm = { title: '群里点名？', text: '开启后，群里问“谁没报”会列出逾期单位。建议先私聊提醒。' }

const unsureConfirm = { title: '不再留？', text: '已留的句子同时删除；教过的说法不变。' }
