import { progressWords, taskTextNames, taskTexts } from '../domain/report.ts'
import { figureFields, stateAnswers } from '../domain/reporting/fields.ts'
import type { PeriodChoice } from '../domain/reporting/period-choice.ts'
import { placesOf, type Subject, shortOf } from '../domain/reporting/subject.ts'
import { b, type Card, type Field, form, input, list, note, select, source, text } from './kit.ts'

export type FormView = {
  /** Id of the form; its button says nothing else that counts. */
  id: string
  subject: Subject
  /** Name of the unit reported for. */
  unit: string
  byOffice: boolean
  /** What is there already: last value, total, target. */
  standing: string[]
  choices: PeriodChoice[]
  rhythm: string
  /** Field values as typed, or filled in for the person. */
  typed: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
  /** Said on top: how a sentence was understood. */
  said: string[]
  /** Asked about once more; with them the button is 确认提交. */
  doubts: string[]
  /** What was asked about, so that the answer holds for that alone. */
  sure: string | null
  /** A confirmed report is replaced: a reason is asked for. */
  correcting: boolean
}

/** The form of an indicator, a shared goal or a task (docs/rules.md 4). */
export function reportForm(view: FormView): Card {
  const { subject, unit, byOffice, standing, problems, doubts, sure, correcting, rhythm } = view
  const wrong = Object.keys(problems).length > 0
  const tone = wrong ? 'red' : doubts.length > 0 ? 'orange' : 'blue'
  const title = `${correcting ? '更正' : '填报'}：${shortOf(subject)}`
  return {
    title,
    tone,
    ...(byOffice && { tag: '办公室录入' }),
    blocks: [
      text(b(unit), standing.length > 0 ? `　${standing.join('；')}` : ''),
      ...(subject.kind === 'task' ? [text(subject.task.text)] : []),
      ...(view.said.length > 0 ? [list(...view.said.map((line) => [line]))] : []),
      ...(doubts.length > 0
        ? [text(b('请再核对：'), `${doubts.join('；')}。无误请点“确认提交”，有误请改后再交。`)]
        : []),
      ...(wrong ? [text(b('有几处要改，已填的都还在：'), Object.values(problems).join('；'))] : []),
      form(`report_${view.id.slice(0, 8)}`, fieldsOf(view), {
        label: sure === null ? '提交' : '确认提交',
        style: 'primary',
        value: { do: 'report', form: view.id, ...(sure !== null && { sure }), ...(correcting && { correcting }) },
      }),
      note(
        `${rhythm}（${isPeriodSet(subject) ? '办公室设定' : '系统默认'}，方案未规定）。审核通过才计入；佐证材料直接在这里发文件或图片，也可在备注写文号。`,
      ),
      source(...placesOf(subject)),
    ],
  }
}

/** The office has set how often this is reported. */
const isPeriodSet = (subject: Subject): boolean =>
  subject.kind === 'indicator' && (subject.first.setByOffice ?? []).includes('period')

function fieldsOf({ subject, choices, typed, problems, correcting }: FormView): Field[] {
  const common = (name: string) => ({ name, value: typed[name], problem: problems[name] })
  return [
    select({
      ...common('period'),
      label: '报告期',
      required: true,
      options: choices.map(({ period, label }) => ({ label, value: period.id })),
    }),
    ...(subject.kind === 'task' ? taskFields(common) : figureInputs(subject, common)),
    input({ ...common('note'), label: '备注（选填，可写文号、口径）', multiline: true, maxLength: 500 }),
    ...(correcting || problems.reason !== undefined
      ? [input({ ...common('reason'), label: '更正原因', hint: '为什么改，例如“统计口径调整”', maxLength: 200 })]
      : []),
  ]
}

type Common = (name: string) => { name: string; value: string | undefined; problem: string | undefined }

function figureInputs(subject: Subject, common: Common): Field[] {
  const fields = figureFields(subject)
  const parts = subject.kind === 'indicator' ? subject.parts.length : 0
  return fields.map(({ name, label, part }) => {
    if (part.measure === 'state')
      return select({ ...common(name), label, required: parts === 1, options: stateAnswers.map((one) => ({ ...one })) })
    return input({
      ...common(name),
      label,
      required: parts === 1,
      maxLength: 40,
      hint: `填数字，单位${part.reportUnit}${part.measure === 'growth' ? '，不填百分比' : ''}`,
    })
  })
}

const taskFields = (common: Common): Field[] => [
  select({
    ...common('state'),
    label: '进展状态',
    required: true,
    options: progressWords.map((word) => ({ label: word, value: word })),
  }),
  ...taskTextNames.map((name) => {
    const { asks, adds } = taskTexts[name]
    return input({ ...common(name), label: asks + adds, multiline: true, maxLength: 1000 })
  }),
]
