import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { findSubjects } from '../src/domain/reporting/find.ts'
import { unitName } from '../src/reporting/context.ts'
import { mostListed, undoList, undone } from '../src/reporting/undo.ts'
import { versionsShown } from '../src/reporting/versions.ts'

/** 撤销确认: a confirmed figure no longer counts; the one confirmed before it does again. */
export const undo = command({
  name: 'undo',
  words: ['撤销确认'],
  help: '确认错了，例如“撤销确认 事项名”，写明原因',
  section: 'review',
  right: 'undo',
  place: 'aside',
  audit: '撤销确认',
  does: '撤销确认',
  args: z.object({
    form: z.string().optional(),
    about: z.string().optional(),
    reason: z.string().optional(),
    asked: z.boolean().optional(),
  }),
  fromText: (rest) => ({ about: rest }),
  async run(call) {
    const { args, world } = call
    const { form, about } = args
    if (form !== undefined) return undone({ ...call, args: { ...args, form } })
    if (about === undefined) return { card: notice('撤销确认', '要撤销哪一项？请发送“撤销确认 指标名”。') }
    const found = await Promise.all(
      findSubjects(world.plan, about).map((it) => versionsShown(world, it, () => false, { skip: 0, most: mostListed })),
    )
    return {
      card: undoList(
        found.flatMap(({ shown }) => shown),
        (unit) => unitName(world, unit),
      ),
    }
  },
})
