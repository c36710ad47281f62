import { z } from 'zod'
import { command, type World } from '../src/act/command.ts'
import { unitByName } from '../src/domain/look.ts'
import { changed } from '../src/roster/change-step.ts'

const fields = {
  of: z.string().optional(),
  unit: z.string().optional(),
  person: z.string().optional(),
  who: z.string().optional(),
  sent: z.boolean().optional(),
}

const unitIn = (rest: string, { plan }: World) => ({ unit: unitByName(plan, rest)?.id ?? rest })

/** 换联络员: somebody takes over; what is pending and owed goes with the unit. */
export const handover = command({
  name: 'handover',
  words: ['换联络员', '交接'],
  help: '换联络员，办公室同意后生效',
  right: ['reportTask', 'roster'],
  place: 'aside',
  audit: '名册',
  args: z.object(fields),
  fromText: unitIn,
  run: (call) => changed({ ...call, args: { ...call.args, kind: 'handover' } }),
})

/** 请假: somebody stands in until a day. */
export const leave = command({
  name: 'leave',
  words: ['请假'],
  help: '请假，期间由他人代填',
  right: ['reportTask', 'roster'],
  place: 'aside',
  audit: '名册',
  args: z.object({ ...fields, until: z.string().optional() }),
  fromText: unitIn,
  run: (call) => changed({ ...call, args: { ...call.args, kind: 'leave' } }),
})
