import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { unitByName } from '../src/domain/look.ts'
import { namedIn } from '../src/domain/reporting/find.ts'
import { groundOf } from '../src/reporting/context.ts'
import { openedFor } from '../src/reporting/open-form.ts'

/** 代填: the office enters figures for a unit; they are marked 办公室录入 and reviewed by somebody else. */
export const behalf = command({
  name: 'behalf',
  words: ['代填', '代录', '代报'],
  help: '替单位录入，例如“代填 代填名”',
  section: 'review',
  right: 'onBehalf',
  place: 'aside',
  does: '代填',
  args: z.object({
    unit: z.string().optional(),
    about: z.string().optional(),
    period: z.string().optional(),
    value: z.string().optional(),
  }),
  fromText: (rest, { plan }) => {
    const [first = '', ...more] = rest.split(/\s+/)
    const unit = unitByName(plan, first)?.id
    return { unit, ...namedIn(unit === undefined ? rest : more.join(' ')) }
  },
  async run(call) {
    const { unit, about = '', period, value } = call.args
    if (about === '') return { card: notice('代填', '请发送“代填 单位名 指标名”，例如先写单位，再写指标名或任务号。') }
    const typed = { ...(period !== undefined && { period }), ...(value !== undefined && { value }) }
    return openedFor(call, await groundOf(call.world), { about, unit, typed })
  },
})
