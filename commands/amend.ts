import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { type Call, command, type Reply } from '../src/act/command.ts'
import {
  type AmendKind,
  type AmendTarget,
  amendChoiceCard,
  amendFormCard,
  amendKinds,
} from '../src/cards/amend-form.ts'
import { amendmentCard } from '../src/cards/amendments.ts'
import { button, buttons, card, notice, text } from '../src/cards/kit.ts'
import type { Amendment, AmendmentLine } from '../src/domain/amendments/amendment.ts'
import { checksOf } from '../src/domain/amendments/check.ts'
import { linesTyped, paperTyped } from '../src/domain/amendments/typed.ts'
import { unitById, unitByName } from '../src/domain/look.ts'
import { findSubjects } from '../src/domain/reporting/find.ts'
import { type Subject, subjectOf } from '../src/domain/reporting/subject.ts'
import { byOf } from '../src/reporting/context.ts'
import { keptPaper } from '../src/reporting/targets-draft.ts'

/** 记入文件: the office enters what a later paper says about one row or unit. A workbook of targets is sent as a file. */
export const amend = command({
  name: 'amend',
  words: ['记入文件', '目标分解', '调整目标', '目标调整'],
  help: '方案印发后又来的文件，例如“记入文件 指标名”；目标分解表直接发给我',
  section: 'settings',
  right: 'amend',
  place: 'aside',
  audit: '记入后续文件',
  does: '记入后续文件',
  args: z.looseObject({
    about: z.string().optional(),
    form: z.enum(amendKinds).optional(),
    no: z.coerce.number().int().optional(),
    task: z.coerce.number().int().optional(),
    unit: z.string().optional(),
    silence: z.string().optional(),
    key: z.string().max(60).optional(),
    set: z.boolean().optional(),
    sure: z.boolean().optional(),
  }),
  fromText: (rest) => ({ about: rest.trim() }),
  async run(call) {
    const { args, world } = call
    const found = targetsOf(call)
    const [of, ...others] = found
    if (!of) {
      const head = args.about ? `没有找到“${args.about.slice(0, 30)}”。` : ''
      return {
        card: notice(
          '记入文件',
          `${head}请发送“记入文件 指标名”“记入文件 任务号”或“记入文件 单位名”；目标分解表（xlsx）直接发给我。`,
        ),
      }
    }
    if (others.length > 0) return which(found)
    if (!args.form) return { card: amendChoiceCard(world.plan, of) }
    return entered(call, of, args.form)
  },
})

type Args = {
  about?: string
  no?: number
  task?: number
  unit?: string
  silence?: string
  key?: string
  set?: boolean
  sure?: boolean
}

const targetOf = (subject: Subject): AmendTarget =>
  subject.kind === 'task' ? { kind: 'task', task: subject.task } : { kind: 'indicator', indicator: subject.first }

/** What a button or the words name. */
function targetsOf({ args: { about = '', no, task, unit, silence }, world: { plan } }: Call<Args>): AmendTarget[] {
  const named = unit === undefined ? (about === '' ? undefined : unitByName(plan, about)) : unitById(plan, unit)
  if (named) return [{ kind: 'unit', unit: named }]
  const exact =
    task !== undefined ? subjectOf(plan, 'task', task) : no !== undefined ? subjectOf(plan, 'indicator', no) : undefined
  if (exact) return [targetOf(exact)]
  const open = plan.silences.find(({ id, topics }) => id === silence || (about !== '' && topics.includes(about)))
  if (open) return [{ kind: 'silence', silence: open }]
  return about === '' ? [] : findSubjects(plan, about).map(targetOf)
}

function which(found: readonly AmendTarget[]): Reply {
  const nameOf = (of: AmendTarget) =>
    of.kind === 'silence'
      ? button(of.silence.topics[0] ?? '', { do: 'amend', silence: of.silence.id })
      : of.kind === 'indicator'
        ? button(`指标${of.indicator.no} ${of.indicator.short}`, { do: 'amend', no: of.indicator.no })
        : of.kind === 'task'
          ? button(`任务${of.task.no} ${of.task.short}`, { do: 'amend', task: of.task.no })
          : button(of.unit.short, { do: 'amend', unit: of.unit.id })
  return {
    card: card(
      '记入文件',
      'blue',
      text(`有${found.length}项相近，请选一项：`),
      buttons(...found.slice(0, 8).map(nameOf)),
    ),
  }
}

/** The form, what is wrong with it, what its sums say, or the paper as it was kept. */
function entered(call: Call<Args>, of: AmendTarget, kind: AmendKind): Reply {
  const { args, asker, world } = call
  const { plan, now } = world
  const { key = randomUUID(), set = false, sure = false } = args
  const typed = Object.fromEntries(
    Object.entries(args).flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'form' ? [[name, value.trim()]] : [],
    ),
  )
  const shown = (problems: Record<string, string>, checks: ReturnType<typeof checksOf>): Reply => ({
    card: amendFormCard({ plan, of, kind, key, typed, problems, checks }),
    ...(set && { toast: { type: 'warning', content: '请看一下标出的地方' } as const }),
  })
  if (!set) return shown({}, [])
  const row =
    of.kind === 'task' ? `task:${of.task.no}` : of.kind === 'indicator' ? `indicator:${of.indicator.no}` : undefined
  const lines = linesTyped(plan, kind, idsOf(of), row === undefined ? typed : { ...typed, row })
  const paper = paperTyped(typed, now.slice(0, 10))
  const problems = { ...lines.problems, ...paper.problems }
  if (Object.keys(problems).length > 0 || !paper.value) return shown(problems, [])
  const made: Amendment = {
    ...paper.value,
    id: 0,
    lines: lines.lines as AmendmentLine[],
    by: byOf(asker),
    at: now,
    withdrawn: null,
  }
  const checks = checksOf(plan, made)
  if (!sure && checks.some(({ level }) => level === 'error')) return shown({}, checks)
  return {
    ...keptPaper(made, key, checks),
    card: amendmentCard({ plan, of: made, now, page: 0, mayEnter: false }),
  }
}

const idsOf = (of: AmendTarget) =>
  of.kind === 'unit'
    ? { unit: of.unit.id }
    : of.kind === 'silence'
      ? {}
      : { no: of.kind === 'task' ? of.task.no : of.indicator.no }
