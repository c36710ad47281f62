import type { Input } from '../cards/kit.ts'
import { button, type Card, form, input, note, text } from '../cards/kit.ts'

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
}

/** Asks for somebody: by mobile number, open_id, or the name of somebody on the roster. */
export function personForm({ title, intro, name, submit, label, typed, problems, withDay }: PersonForm): Card {
  const common = (field: string) => ({ name: field, required: true, value: typed[field], problem: problems[field] })
  return {
    title,
    tone: Object.keys(problems).length > 0 ? 'red' : 'blue',
    blocks: [
      text(intro),
      form(
        name,
        [
          input({ ...common('who'), label: '谁（手机号、open_id，或名册里的姓名）', maxLength: 100 }),
          ...(withDay
            ? [input({ ...common('until'), label: '到哪一天（含）', hint: '例如 2024-05-10', maxLength: 20 })]
            : []),
        ],
        button(label, submit, 'primary'),
      ),
      note('对方在私聊中发“我是谁”可以看到自己的open_id。'),
    ],
  }
}
