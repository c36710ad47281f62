import type { Input } from './kit.ts'
import { button, type Card, dateOf, form, input, note, personOf, text } from './kit.ts'

export type PersonForm = {
  title: string
  intro: string
  /** Name of the form, and what its button does. */
  name: string
  submit: Input
  label: string
  typed: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
  /** A last day is asked for too. */
  withDay: boolean
  /** open_ids of the roster to choose from. */
  people: string[]
}

/** Asks for somebody: of the roster by the platform's picker, others by mobile number or open_id. */
export function personForm({ title, intro, name, submit, label, typed, problems, withDay, people }: PersonForm): Card {
  const common = (field: string) => ({ name: field, value: typed[field], problem: problems[field] })
  return {
    title,
    tone: Object.keys(problems).length > 0 ? 'red' : 'blue',
    blocks: [
      text(intro),
      form(
        name,
        [
          ...(people.length > 0 ? [personOf({ ...common('person'), label: '名册里的人', options: people })] : []),
          input({ ...common('who'), label: '名册以外的人（手机号或飞书编号）', maxLength: 100 }),
          ...(withDay ? [dateOf({ ...common('until'), required: true, label: '到哪一天（含）' })] : []),
        ],
        button(label, submit, 'primary'),
      ),
      note('对方在私聊中发“我是谁”可以看到自己的飞书编号。'),
    ],
  }
}
