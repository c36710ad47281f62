import { kindLabel } from '../domain/period.ts'
import type { PeriodKind } from '../domain/plan.ts'
import type { OwedByWhom } from '../domain/reporting/owers.ts'
import { placesOf, type Subject, titleOf } from '../domain/reporting/subject.ts'
import { button, buttons, type Card, type Field, form, input, list, note, select, source } from './kit.ts'

export type SubjectSettingsView = {
  subject: Subject
  owed: OwedByWhom
  /** What holds now, and whether the office set it; null for tasks, which have one rhythm for all. */
  goal: {
    period: PeriodKind
    behind: string
    farBehind: string
    meaning: string
    tolerance: string | null
    evidence: string
    /** Name of the unit that reports it, '' for nobody; null where the plan names a lead. */
    reporter: string | null
  } | null
  /** Names of what the office has set: the rest is the system's default. */
  set: readonly string[]
  typed: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
}

const owedWords: Record<OwedByWhom, string> = {
  named: '点名的单位（系统默认）',
  everybody: '点名的单位和群体里的单位（如各县）',
  nobody: '谁都不必报（仍可以报）',
}

/** 单项设置: what the office decides for one goal or task because the plan does not. */
export function subjectSettingsCard(view: SubjectSettingsView): Card {
  const { subject, goal, set, typed, problems, owed } = view
  const about = { kind: subject.kind, no: String(subject.no) }
  const text = (name: string, label: string, value: string, maxLength = 10): Field =>
    input({ name, label, value: typed[name] ?? value, problem: problems[name], maxLength, multiline: maxLength > 100 })
  return {
    title: `单项设置：${titleOf(subject)}`,
    tone: Object.keys(problems).length > 0 ? 'red' : 'blue',
    blocks: [
      list([set.length === 0 ? '都是系统默认，办公室还没有改过。' : `办公室设定：${set.join('、')}；其余是系统默认。`]),
      form(
        'subject_settings',
        [
          select({
            name: 'owed',
            label: '由谁按期报',
            value: typed.owed ?? owed,
            options: Object.entries(owedWords).map(([value, label]) => ({ label, value })),
          }),
          ...(goal
            ? [
                select({
                  name: 'period',
                  label: '多久报一次',
                  value: typed.period ?? goal.period,
                  options: Object.entries(kindLabel).map(([value, label]) => ({ label: `按${label}`, value })),
                }),
                ...(goal.reporter === null
                  ? []
                  : [text('reporter', '由哪个单位填报（方案没有列牵头单位）', goal.reporter, 60)]),
                text('behind', '落后多少个百分点起算滞后', goal.behind),
                text('farBehind', '落后超过多少个百分点算严重滞后', goal.farBehind),
                ...(goal.tolerance === null ? [] : [text('tolerance', '“左右”允许上下相差多少', goal.tolerance)]),
                select({
                  name: 'evidence',
                  label: '佐证',
                  value: typed.evidence ?? goal.evidence,
                  options: [
                    { label: '不作要求（系统默认）', value: 'free' },
                    { label: '每次都要有文件或文号，没有就提请审核人留意', value: 'wanted' },
                  ],
                }),
                text('meaning', '口径说明', goal.meaning, 400),
              ]
            : []),
        ],
        button('保存', { do: 'subject-settings', ...about, save: true }, 'primary'),
      ),
      buttons({
        ...button('恢复系统默认', { do: 'subject-settings', ...about, reset: true }),
        confirm: resetConfirm,
      }),
      note('方案没有规定这些；改动有记录，可以随时改回。'),
      source(...placesOf(subject)),
    ],
  }
}

const resetConfirm = { title: '恢复系统默认？', text: '这一项办公室设定的报送、判定和口径说明都改回系统默认。' }
