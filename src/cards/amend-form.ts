import type { Check } from '../domain/amendments/check.ts'
import { byWords, rulingAbout, whoWords } from '../domain/amendments/words.ts'
import type { Indicator, Plan, Silence, Task, Unit } from '../domain/plan.ts'
import {
  type Block,
  b,
  button,
  buttons,
  type Card,
  colour,
  type Field,
  form,
  input,
  list,
  note,
  select,
  text,
  words,
} from './kit.ts'

/** What a form enters: a figure of the whole, the parts' figures, a ruling, another name. */
export const amendKinds = ['whole', 'parts', 'ruling', 'unit', 'indicator'] as const
export type AmendKind = (typeof amendKinds)[number]

export type AmendTarget =
  | { kind: 'indicator'; indicator: Indicator }
  | { kind: 'task'; task: Task }
  | { kind: 'unit'; unit: Unit }
  | { kind: 'silence'; silence: Silence }

const kindWords: Record<AmendKind, string> = {
  whole: '改目标、定年度目标',
  parts: '分解到各地',
  ruling: '解释',
  unit: '由新单位承接',
  indicator: '改名称',
}

const nameOf = (of: AmendTarget): string =>
  of.kind === 'silence' ? (of.silence.topics[0] ?? of.silence.id) : nameOfRow(of)

const nameOfRow = (of: Exclude<AmendTarget, { kind: 'silence' }>): string =>
  of.kind === 'unit'
    ? of.unit.name
    : of.kind === 'task'
      ? `任务${of.task.no} ${of.task.short}`
      : `指标${of.indicator.no} ${of.indicator.short}`

const aboutOf = (of: AmendTarget) => (of.kind === 'silence' ? { silence: of.silence.id } : aboutOfRow(of))

const aboutOfRow = (of: Exclude<AmendTarget, { kind: 'silence' }>) =>
  of.kind === 'unit' ? { unit: of.unit.id } : of.kind === 'task' ? { task: of.task.no } : { no: of.indicator.no }

/** 记入文件: what a paper says about one row or unit. */
export function amendChoiceCard(plan: Plan, of: AmendTarget): Card {
  const kinds: AmendKind[] =
    of.kind === 'unit'
      ? ['unit']
      : of.kind !== 'indicator'
        ? ['ruling']
        : [
            'whole',
            ...(plan.units.some(({ kind }) => kind === 'county') ? (['parts'] as const) : []),
            'ruling',
            'indicator',
          ]
  return {
    title: `记入文件：${nameOf(of)}`,
    tone: 'blue',
    blocks: [
      text('文件里对它说了什么？'),
      buttons(...kinds.map((form) => button(kindWords[form], { do: 'amend', form, ...aboutOf(of) }))),
      note('记入后随处以它为准，原来的仍可查；写错了可以收回。没有文号的，凡用到处都注明。'),
    ],
  }
}

export type AmendFormView = {
  plan: Plan
  of: AmendTarget
  kind: AmendKind
  /** One use of the form: sent in twice, it is kept once. */
  key: string
  typed: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
  /** Sums that do not come out, and what changes. */
  checks: readonly Check[]
}

/** The form of one kind of paper. */
export function amendFormCard(view: AmendFormView): Card {
  const { of, kind, key, problems, checks } = view
  const wrong = Object.values(problems)
  const isAsked = wrong.length === 0 && checks.some(({ level }) => level === 'error')
  return {
    title: `${kindWords[kind]}：${nameOf(of)}`,
    tone: wrong.length > 0 ? 'red' : isAsked ? 'orange' : 'blue',
    blocks: [
      ...(wrong.length > 0 ? [list(...wrong.map((problem) => [problem]))] : []),
      ...checkBlocks(checks),
      form(
        `amend_${key.slice(0, 8)}`,
        [...ownFields(view), ...paperFields(view)],
        isAsked
          ? button('仍按文件记入', { do: 'amend', form: kind, ...aboutOf(of), key, set: true, sure: true }, 'primary')
          : button('记入', { do: 'amend', form: kind, ...aboutOf(of), key, set: true }, 'primary'),
      ),
    ],
  }
}

export const checkBlocks = (checks: readonly Check[]): Block[] =>
  checks.length === 0
    ? []
    : [list(...checks.map(({ level, says }) => [level === 'error' ? colour('red', `请核对：${says}`) : says]))]

/** Number, title and dates of the paper itself. */
export function paperFields({ typed, problems }: Pick<AmendFormView, 'typed' | 'problems'>): Field[] {
  const field = (name: string, label: string, hint: string, required: boolean, maxLength = 100) =>
    input({ name, label, hint, required, value: typed[name], problem: problems[name], maxLength })
  return [
    field('number', '文号', '例如 遵府办发〔2024〕3号；没有就空着', false, 60),
    field('title', '文件标题', '例如 2024年目标分解方案', true),
    field('date', '发文日期', '例如 2024-03-01', true, 20),
    field('effective', '从哪天起执行', '空着就是发文日期', false, 20),
  ]
}

function ownFields(view: AmendFormView): Field[] {
  const { plan, of, kind, typed, problems } = view
  const field = (name: string, label: string, required = false, hint?: string, value = typed[name]) =>
    input({ name, label, required, hint, value, problem: problems[name], maxLength: 60 })
  if (kind === 'ruling') return rulingFields(view)
  if (kind === 'unit' && of.kind === 'unit')
    return [field('name', '承接单位全称', true), field('short', '承接单位简称', true)]
  if (of.kind !== 'indicator') return []
  const { unit, measure } = of.indicator
  if (kind === 'indicator') return [field('name', '新名称', true), field('short', '简称（14字以内）', true)]
  const isAmount = measure === 'flow' || measure === 'step'
  const basis = select({
    name: 'basis',
    label: '这些数是',
    value: typed.basis ?? 'total',
    options: [
      { value: 'total', label: '到那一天的累计数' },
      { value: 'year', label: '那一年当年的新增数' },
    ],
  })
  const parts = plan.units.filter((one) => one.kind === 'county')
  return [
    field('on', '到哪一天', true, '例如 2024年底', typed.on ?? byWords(plan.end)),
    ...(isAmount ? [basis] : []),
    field(
      'whole',
      `${whoWords(plan, null)}${unit === '' ? '' : `（${unit}）`}`,
      kind === 'whole',
      kind === 'parts'
        ? '不改就空着'
        : measure === 'state'
          ? '写要达到什么，例如 通过省级验收；或者写一个数'
          : undefined,
    ),
    ...(kind === 'parts' ? [words(b('各地'), '：没有的空着。')] : []),
    ...(kind === 'parts' ? parts.map(({ id, short }) => field(`part_${id}`, `${short}（${unit}）`)) : []),
  ]
}

/** What is ruled on: a contradiction the plan's data tells of the row, or the row itself. */
function rulingFields({ plan, of, typed, problems }: AmendFormView): Field[] {
  const row = of.kind === 'indicator' ? of.indicator.no : of.kind === 'task' ? of.task.no : 0
  const notes = plan.notes.filter(
    ({ indicators, tasks, ruled }) => (of.kind === 'task' ? tasks : indicators).includes(row) && !ruled,
  )
  const own = of.kind === 'silence' ? `silence:${of.silence.id}` : `${of.kind}:${row}`
  const options = [...notes.map(({ id }) => `note:${id}`), own]
  return [
    select({
      name: 'about',
      label: '解释什么',
      value: typed.about ?? options[0],
      options: options.map((value) => ({ value, label: rulingAbout(plan, value).slice(0, 60) })),
    }),
    ...settledFields(of, plan, typed, problems),
    input({
      name: 'says',
      label: '怎样解释',
      required: true,
      multiline: true,
      value: typed.says,
      problem: problems.says,
      maxLength: 500,
    }),
  ]
}

const countings = ['累计数', '期间数'] as const

/** What of the row the ruling settles; left empty it stays as the plan has it. */
function settledFields(
  of: AmendTarget,
  { words: { lead, others } }: Plan,
  typed: AmendFormView['typed'],
  problems: AmendFormView['problems'],
): Field[] {
  if (of.kind === 'silence' || of.kind === 'unit') return []
  const field = (name: string, label: string, hint = '不改就空着；几个单位用顿号隔开') =>
    input({ name, label, hint, value: typed[name], problem: problems[name], maxLength: 200 })
  if (of.kind === 'task')
    return [
      field('leads', `${lead}改为`),
      field('responsible', `${others}改为`),
      field('due', '时限改为', '不改就空着；例如 2024年9月底'),
    ]
  const isCounted = ['flow', 'step', 'stock'].includes(of.indicator.measure)
  const options = [{ value: 'keep', label: '不改' }, ...countings.map((value) => ({ value, label: value }))]
  return [
    ...(isCounted
      ? [select({ name: 'counting', label: '统计口径改为', value: typed.counting ?? 'keep', options })]
      : []),
    field('leads', `${lead}改为`),
  ]
}
