import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { dayLabel } from '../../src/domain/day.ts'
import { figure } from '../../src/domain/decimal.ts'
import { goalOf, targetFigure, taskByNo, unitById } from '../../src/domain/look.ts'
import type { Indicator, Plan, Unit } from '../../src/domain/plan.ts'
import { type Subject, shortOf, subjectsOfUnit } from '../../src/domain/reporting/subject.ts'
import { inPrint } from '../../src/ledger/full-width.ts'
import { readPlan } from '../../src/plan/read.ts'
import { chat, type World } from '../chat.ts'
import { wholeHelp } from './whole-help.ts'

const folders = readdirSync('data').filter((name) => readdirSync(`data/${name}`).includes('plan.json'))
const roles = ['member', 'liaison', 'leader', 'admin'] as const
type Role = (typeof roles)[number]

/** A plan at work on a day in its middle: one report confirmed, one waiting. */
type Stage = {
  plan: Plan
  today: string
  unit: Unit
  /** What was reported and confirmed, and what is pending, each with a value of ten or as 推进中. */
  confirmed: Subject
  pending: Subject
}

async function stageOf(plan: Plan, role: Role) {
  const [from = 0, to = 0] = [plan.start, plan.end].map((day) => Number(day.slice(0, 4)))
  const today = `${Math.ceil((from + to) / 2)}-04-10`
  const world = await chat({ at: `${today}T09:00:00+08:00`, plan })
  const unit = plan.units.find(({ id }) => subjectsOfUnit(plan, id).length > 1)
  const [confirmed, pending] = subjectsOfUnit(plan, unit?.id ?? '')
  if (!unit || !confirmed || !pending) throw new Error(`nobody reports in ${plan.id}`)
  const zhou = await world.person('周敏', 'admin')
  const wang = await world.person('王芳', 'liaison', unit.name)
  for (const subject of [confirmed, pending]) {
    await wang.says(`填报 ${spoken(subject)}`)
    const sent = await wang.submits(
      subject.kind === 'task' ? { state: '推进中', done: '开了一次会', next: '' } : { value: '10' },
    )
    if (sent.includes('[确认提交]')) await wang.submits({ value: '10' }, '确认提交')
    if (subject !== confirmed) continue
    await zhou.says('待审核')
    await zhou.clicks('确认')
  }
  const person =
    role === 'liaison' ? wang : role === 'member' ? await world.person('李明') : await world.person('李明', role)
  const stage: Stage = { plan, today, unit, confirmed, pending }
  return { world, person, stage }
}

const spoken = (subject: Subject): string => (subject.kind === 'task' ? `任务${subject.no}` : subject.first.short)
const reportedAs = (subject: Subject): string => (subject.kind === 'task' ? '推进中' : '10')

/** The examples of a help card: what stands in quotes, and what follows 例如. */
const examplesIn = (help: string): string[] => [
  ...[...help.matchAll(/“([^”]+)”/g)].map(([, example = '']) => example),
  ...(/^例如：(.*)$/m.exec(help)?.[1]?.split('；') ?? []),
]

type Expected = string | RegExp | ((answer: string) => boolean)
type Right = [asked: RegExp, right: (stage: Stage, ...said: string[]) => Expected[]]
/** What a right answer to each kind of example holds, worked out from the plan's data and what was reported. */
const answers: Right[] = [
  [/^(.+)目标多少，谁牵头$/, ({ plan }, name) => [targetOf(plan, indicatorNamed(plan, name)), ...leadsOf(plan, name)]],
  [/^任务(\d+)是什么$/, ({ plan }, no) => [inPrint(taskByNo(plan, Number(no))?.text.slice(0, 30) ?? '?')]],
  [/什么时候结束$/, ({ plan }) => [dayLabel(plan.end)]],
  [/^离.+结束还有多久$/, ({ plan, today }) => [`${daysBetween(today, plan.end)}天`]],
  [/^哪些目标可能完不成$/, ({ plan, today }) => [`${plan.goals.length}个目标`, dayLabel(today), dayLabel(plan.end)]],
  [/^状态$/, ({ plan, today }) => [`截至${dayLabel(today)}，序时进度${timeShare(plan, today)}%`, lightsAddUp(plan)]],
  [/^待审核$/, ({ pending }) => [shortOf(pending), reportedAs(pending)]],
  [/^谁没报$/, (stage) => [neverReported(stage)]],
  [
    /^我们单位有哪些任务$/,
    ({ plan, unit }) => [unit.name, new RegExp(`牵头${leadCount(plan, unit)}项|^${leadCount(plan, unit)}项`, 'm')],
  ],
  [/^填报$/, ({ unit, confirmed }) => [unit.name, shortOf(confirmed)]],
  [
    /^(?:填报|更正) (.+)$/,
    ({ plan, unit, confirmed }, name) => [unit.name, shortOf(confirmed), formOf(plan, confirmed, name)],
  ],
  [
    /^记录 (.+)$/,
    ({ confirmed, pending }, name) => [
      `共${[confirmed, pending].filter((one) => spoken(one) === name).length}条填报记录`,
    ],
  ],
  [/^登记 (.+)$/, ({ plan }, name) => [unitNamed(plan, name).name, '申请登记为']],
  [/^一句话 (\d+)月底$/, ({ today }, month) => [`截至${dayLabel(lastDayOf(today, Number(month)))}`]],
  [
    /^撤销确认 (.+)$/,
    ({ confirmed }, name) => (spoken(confirmed) === name ? [shortOf(confirmed), reportedAs(confirmed)] : ['可以撤销']),
  ],
  [/^代填 (\S+) (.+)$/, ({ plan }, unit, name) => [unitNamed(plan, unit).name, '办公室录入', shortNamed(plan, name)]],
  [
    /^基数 (\S+) 10(\S+) (\d{4})年底 (.+)$/,
    ({ plan }, name = '', unit, year, source) => [
      `基数：${name}`,
      `（${indicatorNamed(plan, name).reportUnit}）：10${unit}`,
      `${year}-12-31`,
      `来源：${source}`,
    ],
  ],
  [/^告诉办公室 (.+)$/, (_, words = '') => [`“${words}”。`, '已私聊告诉']],
  [/^导出台账 CSV$/, ({ confirmed }) => [/^id,kind,no,/, new RegExp(`,${confirmed.kind},${confirmed.no},.*confirmed`)]],
  [/^(?:单项设置|记入文件) (.+)$/, ({ plan }, name) => [`指标${indicatorNamed(plan, name).no} ${name}`]],
]

const indicatorNamed = (plan: Plan, name = ''): Indicator =>
  plan.indicators.find(({ short }) => short === name) ?? fail(`no indicator ${name}`)
const shortNamed = (plan: Plan, name = ''): string =>
  taskByNo(plan, Number(/^任务(\d+)$/.exec(name)?.[1]))?.short ?? indicatorNamed(plan, name).short
const unitNamed = (plan: Plan, name = ''): Unit =>
  plan.units.find(({ short }) => short === name) ?? fail(`no unit ${name}`)
const fail = (why: string): never => {
  throw new Error(why)
}

function targetOf(plan: Plan, { no, unit, measure }: Indicator): string {
  const target = targetFigure(goalOf(plan, no))
  return target === null ? '目标' : `${figure(target)}${measure === 'growth' ? '%' : unit}`
}

const leadsOf = (plan: Plan, name = ''): string[] => {
  const { leads } = indicatorNamed(plan, name)
  return leads.length === 0 ? ['方案未写牵头单位'] : leads.map((id) => unitById(plan, id)?.name ?? id)
}

const leadCount = (plan: Plan, { id }: Unit): number =>
  plan.tasks.filter(({ leads }) => leads.some((lead) => 'unit' in lead && lead.unit === id)).length

function formOf(plan: Plan, subject: Subject, name = ''): string {
  if (spoken(subject) !== name) return name
  return subject.kind === 'task' ? inPrint(subject.task.text.slice(0, 20)) : targetOf(plan, subject.first)
}

function neverReported({ plan, confirmed, pending }: Stage): RegExp {
  const [goals, tasks] = (['indicator', 'task'] as const).map((kind) => {
    const all = kind === 'task' ? plan.tasks.length : plan.goals.length
    return all - [confirmed, pending].filter((one) => one.kind === kind).length
  })
  return new RegExp(
    `从未填报：${goals ? `${goals}个目标` : ''}${goals && tasks ? '、' : ''}${tasks ? `${tasks}项任务` : ''}`,
  )
}

/** The line of the lights, `正常1 · 严重滞后2 · 未填报18`: together they are every goal. */
const lightsAddUp =
  (plan: Plan) =>
  (answer: string): boolean =>
    answer.split('\n').some((line) => {
      const counts = line.split(' · ').map((one) => Number(/^\D+(\d+)$/.exec(one)?.[1]))
      return counts.reduce((all, one) => all + one, 0) === plan.goals.length
    })

const dayNo = (day: string): number => Date.parse(day) / 86_400_000
const daysBetween = (from: string, to: string): number => dayNo(to) - dayNo(from)
const timeShare = ({ start, end }: Plan, day: string): string =>
  String(Math.round(((daysBetween(start, day) + 1) * 1000) / (daysBetween(start, end) + 1)) / 10)
const lastDayOf = (today: string, month: number): string =>
  new Date(Date.UTC(Number(today.slice(0, 4)), month, 0)).toISOString().slice(0, 10)

/** The words of the newest thing somebody sees; of a file its text. */
function newest({ emulator }: World, chatId: string, seen: string): string {
  if (seen !== '（file）') return inPrint(seen)
  const { content } = emulator.messages(chatId).at(-1) ?? { content: '{}' }
  const { file_key: key } = z.object({ file_key: z.string() }).parse(JSON.parse(content))
  return new TextDecoder().decode(emulator.file(key)?.bytes)
}

describe.each(folders)('help in the plan %s', (folder) => {
  let plan: Plan
  beforeAll(async () => {
    plan = await readPlan(`data/${folder}`)
  })

  test.each(roles.flatMap((role) => (['private chat', 'group'] as const).map((place) => [role, place] as const)))(
    'every example it gives a %s in a %s is answered right',
    async (role, place) => {
      const { world, person, stage } = await stageOf(plan, role)
      const group = place === 'group' ? await world.group('专班', person) : null
      if (group) await group.asks(person, '帮助')
      const help = group ? group.sees() : await wholeHelp(person)
      const examples = examplesIn(help)
      expect(examples.length).toBeGreaterThan(3)
      expect(help).not.toMatch(/指标名|单位名|事项名|代填名|基数例|月底例/)
      for (const example of examples) {
        const known = answers.find(([asked]) => asked.test(example))
        const right =
          known?.[1](stage, ...(known[0].exec(example) ?? []).slice(1)) ?? fail(`nothing is known of “${example}”`)
        if (group) await group.asks(person, example)
        else await person.says(example)
        const aside = group?.sees().includes('已在私聊中回复')
        const answer =
          group && !aside ? inPrint(group.sees()) : newest(world, world.emulator.p2p(person.openId), person.sees())
        for (const part of right) {
          if (typeof part === 'string') expect(answer, example).toContain(inPrint(part))
          else if (part instanceof RegExp) expect(answer, example).toMatch(part)
          else expect(part(answer), `${example}\n${answer}`).toBe(true)
        }
      }
    },
  )
})
