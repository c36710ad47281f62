import * as z from 'zod'
import { type Call, command, type Reply } from '../src/act/command.ts'
import { button, buttons, card, notice, text } from '../src/cards/kit.ts'
import { subjectSettingsCard } from '../src/cards/subject-settings.ts'
import { dayLabel } from '../src/domain/day.ts'
import { decimal, plainFigure } from '../src/domain/decimal.ts'
import { goalOf, unitById, unitByName } from '../src/domain/look.ts'
import { type OwnSetting, ownSettingKey, ownSettings, ownSettingsOf, planAsSet } from '../src/domain/office-plan.ts'
import type { Plan } from '../src/domain/plan.ts'
import { findSubjects } from '../src/domain/reporting/find.ts'
import { owedByWhom, owingOf } from '../src/domain/reporting/owers.ts'
import { type Subject, subjectOf, titleOf } from '../src/domain/reporting/subject.ts'
import { owingSetting } from '../src/domain/settings.ts'
import { dayOf } from '../src/domain/time.ts'
import { setByWhom } from '../src/reporting/set-by.ts'
import { setSetting } from '../src/store/settings.ts'

const fields = ['owed', ...ownSettings] as const
type Field = (typeof fields)[number]
type Typed = Partial<Record<Field, string>>

const names: Record<Field, string> = {
  owed: '由谁报',
  period: '报告期',
  behind: '滞后界限',
  farBehind: '严重滞后界限',
  tolerance: '允许偏差',
  meaning: '口径说明',
  evidence: '佐证',
  reporter: '填报单位',
}

/** 单项设置: who owes one goal or task, how often, when it is behind and what it means; the plan sets none of it. */
export const subjectSettings = command({
  name: 'subject-settings',
  words: ['单项设置', '口径设置', '指标设置', '任务设置'],
  help: '一项由谁报、多久报、何时算滞后、要不要佐证，例如“单项设置 指标名”',
  section: 'settings',
  right: 'settings',
  place: 'aside',
  audit: '单项设置',
  does: '改单项设置',
  args: z.object({
    about: z.string().optional(),
    kind: z.enum(['indicator', 'task']).optional(),
    no: z.coerce.number().int().optional(),
    save: z.boolean().optional(),
    reset: z.boolean().optional(),
    ...Object.fromEntries(fields.map((name) => [name, z.string().max(400).optional()])),
  }),
  fromText: (rest) => ({ about: rest.trim() }),
  async run(call) {
    const { about = '', kind, no, save, reset } = call.args as Args
    const { plan } = call.world
    const exact = kind && no !== undefined ? subjectOf(plan, kind, no) : undefined
    const found = exact ? [exact] : about === '' ? [] : findSubjects(plan, about)
    const [subject, ...others] = found
    if (!subject) return { card: notice('单项设置', '要设置哪一项？请发送“单项设置 指标名”或“单项设置 任务号”。') }
    if (others.length > 0) return which(found)
    const typed = typedIn(call.args as Args)
    if (reset) {
      const { effects = [], audit = [] } = await stored(
        call,
        subject,
        Object.fromEntries(fields.map((name) => [name, ''])),
      )
      const words = `${titleOf(subject)}的报送、判定和口径说明都按系统默认。`
      return { card: notice('已恢复系统默认', words), effects, audit, toast: { type: 'success', content: '已恢复' } }
    }
    if (!save) return shown(call, subject, {}, {})
    const problems = problemsOf(typed, plan)
    return Object.keys(problems).length > 0
      ? shown(call, subject, typed, problems)
      : stored(call, subject, changed(call, subject, typed))
  },
})

type Args = { about?: string; kind?: Subject['kind']; no?: number; save?: boolean; reset?: boolean } & Typed

const typedIn = (args: Args): Typed =>
  Object.fromEntries(fields.flatMap((name) => (args[name] === undefined ? [] : [[name, args[name].trim()]])))

function problemsOf({ behind, farBehind, tolerance, meaning, owed, evidence, reporter }: Typed, plan: Plan): Typed {
  const isShare = (value: string) => /^\d{1,2}(\.\d)?$/.test(value) && Number(value) > 0
  const problems: Typed = {}
  if (behind !== undefined && !isShare(behind)) problems.behind = '填大于0、不到100的数，例如 10'
  if (farBehind !== undefined && !isShare(farBehind)) problems.farBehind = '填大于0、不到100的数，例如 30'
  if (!problems.behind && !problems.farBehind && behind && farBehind && Number(behind) >= Number(farBehind)) {
    problems.farBehind = '要大于滞后的界限'
  }
  if (tolerance !== undefined && tolerance !== '' && !/^\d+(\.\d+)?$/.test(tolerance)) problems.tolerance = '填一个数'
  if (evidence !== undefined && evidence !== 'wanted' && evidence !== 'free') problems.evidence = '请选一项'
  if (meaning === '') problems.meaning = '请写口径说明'
  if (reporter && !unitByName(plan, reporter)) problems.reporter = '方案里没有这个单位，请写全称或简称'
  if (owed !== undefined && !owedByWhom.some((one) => one === owed)) problems.owed = '请选一项'
  return problems
}

/** What holds now, in the form's own measures: thresholds in percentage points. */
function standing({ world: { plan, settings } }: Call<unknown>, subject: Subject, as = plan): Record<Field, string> {
  const owed = owingOf(settings.owing, subject)
  if (subject.kind === 'task')
    return { owed, period: '', behind: '', farBehind: '', tolerance: '', meaning: '', evidence: '', reporter: '' }
  const own = subjectOf(as, 'indicator', subject.no)
  const first = own?.kind === 'indicator' ? own.first : subject.first
  const { thresholds = as.thresholds, tolerance = '' } = goalOf(as, subject.no)
  const points = (share: string) => plainFigure(decimal(share).times(100))
  const { period, meaning, evidenceWanted = false, reporter } = first
  return {
    owed,
    period,
    behind: points(thresholds.behind),
    farBehind: points(thresholds.farBehind),
    tolerance,
    meaning,
    evidence: evidenceWanted ? 'wanted' : 'free',
    reporter: reporter === undefined ? '' : (unitById(as, reporter)?.name ?? reporter),
  }
}

/** Only what differs from what holds is stored, so that the rest stays the system's default. */
function changed(call: Call<unknown>, subject: Subject, typed: Typed): Typed {
  const now = standing(call, subject)
  return Object.fromEntries(
    fields.flatMap((name) => {
      const value = typed[name]
      if (value === undefined || value === now[name] || (subject.kind === 'task' && name !== 'owed')) return []
      return [[name, asStored(call.world.plan, name, value)]]
    }),
  )
}

/** A share of one for percentage points, a unit's id for its name. */
function asStored(plan: Plan, name: Field, value: string): string {
  if (name === 'behind' || name === 'farBehind') return decimal(value).div(100).toFixed()
  return name === 'reporter' ? (unitByName(plan, value)?.id ?? '') : value
}

const keyOf = (subject: Subject, name: Field): string =>
  name === 'owed' ? owingSetting(subject) : ownSettingKey(name as OwnSetting, subject.no)

async function stored(call: Call<unknown>, subject: Subject, changes: Typed): Promise<Reply> {
  const { asker, world } = call
  const entries = Object.entries(changes).map(([name, value]) => [name as Field, value] as const)
  const values = {
    ...world.settings.stored,
    ...Object.fromEntries(entries.map(([name, value]) => [keyOf(subject, name), value])),
  }
  const by = owedByWhom.find((one) => one === values[owingSetting(subject)])
  const { [`${subject.kind} ${subject.no}`]: _, ...others } = world.settings.owing
  const owing = by ? { ...others, [`${subject.kind} ${subject.no}`]: { by, from: world.now.slice(0, 10) } } : others
  const after = {
    ...call,
    world: { ...world, plan: planAsSet(world.plan, values), settings: { ...world.settings, stored: values, owing } },
  }
  return {
    ...(await shown(
      after,
      subject,
      {},
      {},
      entries.map(([name]) => name),
    )),
    effects: entries.map(([name, value]) => setSetting(keyOf(subject, name), value, asker.name, world.now)),
    audit: entries.map(([name, value]) => `${titleOf(subject)}：${names[name]} = ${value === '' ? '系统默认' : value}`),
    toast: { type: 'success', content: entries.length > 0 ? '已保存' : '没有改动' },
  }
}

async function shown(
  call: Call<unknown>,
  subject: Subject,
  typed: Typed,
  problems: Typed,
  saved: readonly Field[] = [],
): Promise<Reply> {
  const { plan, settings } = call.world
  const setBy = await setByWhom(call.world.db)
  const mine = `${call.asker.name}，${dayLabel(dayOf(call.world.now))}`
  const whose = (name: Field) => {
    const by = saved.includes(name) ? mine : setBy(keyOf(subject, name))
    return `${names[name]}${by === '' ? '' : `（${by}）`}`
  }
  const now = standing(call, subject)
  const own = subject.kind === 'indicator' ? Object.keys(ownSettingsOf(settings.stored, subject.no)) : []
  const owed = owingOf(settings.owing, subject)
  const leadless = subject.kind === 'indicator' && subject.parts.every(({ leads }) => leads.length === 0)
  const isAbout = subject.kind === 'indicator' && goalOf(plan, subject.no).sense === 'about'
  const { period, behind, farBehind, meaning, tolerance, evidence, reporter } = now
  return {
    card: subjectSettingsCard({
      subject,
      owed,
      goal:
        subject.kind === 'task'
          ? null
          : {
              period: subjectPeriod(period),
              behind,
              farBehind,
              meaning,
              tolerance: isAbout ? tolerance : null,
              evidence,
              reporter: leadless ? reporter : null,
            },
      set: [...(owed === 'named' ? [] : [whose('owed')]), ...own.map((name) => whose(name as Field))],
      typed: Object.fromEntries(Object.entries(typed)),
      problems: Object.fromEntries(Object.entries(problems)),
    }),
    ...(Object.keys(problems).length > 0 && { toast: { type: 'warning', content: '有需要改的地方，已标出' } as const }),
  }
}

const subjectPeriod = (period: string) =>
  (['month', 'quarter', 'half', 'year'] as const).find((one) => one === period) ?? 'quarter'

function which(found: readonly Subject[]): Reply {
  const opens = ({ kind, no }: Subject) => ({ do: 'subject-settings', kind, no: String(no) })
  return {
    card: card(
      '单项设置',
      'blue',
      text(`有${found.length}项相近，请选一项：`),
      buttons(...found.slice(0, 8).map((subject) => button(titleOf(subject), opens(subject)))),
    ),
  }
}
