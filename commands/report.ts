import { z } from 'zod'
import { command } from '../src/act/command.ts'
import { namedIn, subjectArgs } from '../src/domain/reporting/find.ts'
import { groundOf } from '../src/reporting/context.ts'
import { openedFor, typedBefore } from '../src/reporting/open-step.ts'
import { owedReply } from '../src/reporting/owed-step.ts'
import { notReporting, reporting } from '../src/reporting/rights.ts'
import { submitted } from '../src/reporting/submit-step.ts'

const words = z.union([z.string(), z.number()]).transform(String)

/** Typed fields by the names of docs/contract.md; numbers of a shared goal are `value_<no>`. */
const args = z
  .looseObject({
    /** A form that is sent in. */
    form: z.string().optional(),
    sure: z.string().optional(),
    correcting: z.boolean().optional(),
    /** What a form is opened for. */
    ...subjectArgs,
    unit: z.string().optional(),
    /** A figure as a sentence said it: new in the period, or a level. */
    amount: words.optional(),
    flow: z.boolean().optional(),
    /** The whole sentence a form is opened by: every figure in it goes to its field or is said to be left. */
    spoken: z.string().max(2000).optional(),
    period: words.optional(),
    /** The form of a returned or withdrawn report, to begin from. */
    again: z.string().optional(),
  })
  .transform((all) => ({
    ...all,
    typed: Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) =>
        fieldName.test(name) && (typeof value === 'string' || typeof value === 'number') ? [[name, String(value)]] : [],
      ),
    ),
  }))

const fieldName = /^(period|value|value_\d+|numerator|denominator|note|reason|state|done|next|problem|help)$/

/** 填报: alone what the unit owes; with a name its form; with a form what was typed. */
export const report = command({
  name: 'report',
  words: ['填报', '上报', '报数'],
  help: '本单位该报什么；“填报 指标名”打开填报表',
  right: reporting,
  place: 'aside',
  refuse: notReporting,
  args,
  fromText: (rest) => ({ ...namedIn(rest) }),
  async run(call) {
    const { form, sure = null, correcting = false, kind, no, indicator, task, about, unit } = call.args
    if (form !== undefined) return submitted(call, { form, typed: call.args.typed, sure, correcting })
    const typed = { ...(await typedBefore(call, call.args.again)), ...call.args.typed }
    const ground = await groundOf(call.world)
    const named =
      indicator !== undefined
        ? { kind: 'indicator' as const, no: indicator }
        : task !== undefined
          ? { kind: 'task' as const, no: task }
          : kind !== undefined && no !== undefined
            ? { kind, no }
            : undefined
    if (named || about !== undefined)
      return openedFor(call, ground, {
        ...named,
        about,
        unit,
        typed,
        sentence: { amount: call.args.amount, flow: call.args.flow, spoken: call.args.spoken },
      })
    return owedReply(call, ground)
  },
})
