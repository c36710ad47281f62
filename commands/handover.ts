import * as z from 'zod'
import { type Call, command, type Reply, type World } from '../src/act/command.ts'
import { button, buttons, card, notice, text } from '../src/cards/kit.ts'
import { personForm } from '../src/cards/person-form.ts'
import { dayTyped } from '../src/domain/day.ts'
import { unitByName } from '../src/domain/look.ts'
import type { RosterRow } from '../src/domain/people.ts'
import { may } from '../src/domain/permissions.ts'
import { unitName } from '../src/reporting/context.ts'
import { carriedOut } from '../src/roster/carry-out.ts'
import { asked } from '../src/roster/request.ts'
import { somebody } from '../src/roster/somebody.ts'
import { liaisonsOf, wholeRoster } from '../src/store/people.ts'

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
  help: '由别人接手您的填报，办公室同意后生效',
  section: 'people',
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
  help: '离岗期间由别人代报，办公室同意后生效',
  section: 'people',
  right: ['reportTask', 'roster'],
  place: 'aside',
  audit: '名册',
  args: z.object({ ...fields, until: z.string().optional() }),
  fromText: unitIn,
  run: (call) => changed({ ...call, args: { ...call.args, kind: 'leave' } }),
})

/** 换联络员 and 请假: who is replaced in which unit, by whom, and until when. */
type Change = {
  kind: 'handover' | 'leave'
  /** The liaison who is replaced; the asker where it is their own. */
  of?: string
  unit?: string
  /** Chosen from the roster, or said. */
  person?: string
  who?: string
  until?: string
  sent?: boolean
}

const titles = { handover: '换联络员', leave: '请假' } as const

/** Asks for the other person, then puts it before the office; of the office itself it happens at once. */
async function changed(call: Call<Change>): Promise<Reply> {
  const { args, asker, world } = call
  const title = titles[args.kind]
  const replaced = await whoIsReplaced(call)
  if ('card' in replaced) return replaced
  const { openId, name, unit } = replaced
  const chosen = args.person || args.who || ''
  const until = dayTyped(args.until ?? '')
  const people = [...new Set((await wholeRoster(world.db)).map((row) => row.openId))].filter((id) => id !== openId)
  const form = (problems: Record<string, string>): Reply => ({
    card: personForm({
      title,
      intro: `${unitName(world, unit)}　${name}：${args.kind === 'handover' ? '由谁接任？' : '请假期间由谁代填？'}`,
      name: `${args.kind}_form`,
      submit: { do: args.kind, of: openId, unit, sent: true },
      label: '提交',
      typed: {
        ...(args.person && { person: args.person }),
        ...(args.who && { who: args.who }),
        ...(until && { until }),
      },
      people: people.slice(0, mostPeople),
      problems,
      withDay: args.kind === 'leave',
    }),
    ...(Object.keys(problems).length > 0 && { toast: { type: 'warning', content: '有需要改的地方，已标出' } as const }),
  })
  if (!args.sent) return form({})
  const other = chosen === '' ? { problem: '请选一位，或填手机号' } : await somebody(world, chosen)
  const lastDay = args.kind === 'leave' ? until : ''
  const problems = {
    ...('problem' in other ? { who: other.problem } : other.openId === openId ? { who: '不能是本人' } : {}),
    ...(lastDay === null || (args.kind === 'leave' && lastDay < world.now.slice(0, 10))
      ? { until: '请选今天或以后的一天' }
      : {}),
  }
  if ('problem' in other || lastDay === null || Object.keys(problems).length > 0) return form(problems)

  const wanted = { kind: args.kind, openId, name, unit, otherOpenId: other.openId, otherName: other.name, lastDay }
  if (!may(asker, 'roster')) return asked(call, wanted)
  const done = await carriedOut(call, wanted)
  const said = `${unitName(world, unit)}的联络员${name}${args.kind === 'handover' ? `已换成${other.name}` : `请假期间由${other.name}代填`}。`
  return { card: notice(title, said), toast: { type: 'success', content: '已办理' }, ...done }
}

const mostPeople = 100

/** The liaison in question: the asker, or for the office the one chosen. */
async function whoIsReplaced({ args, asker, world }: Call<Change>): Promise<RosterRow | Reply> {
  const title = titles[args.kind]
  const office = may(asker, 'roster')
  const units = args.unit !== undefined ? [args.unit] : asker.units
  const rows = (await Promise.all(units.map((unit) => liaisonsOf(world.db, unit)))).flat()
  const wanted = office && args.unit !== undefined ? args.of : asker.openId
  const found = rows.filter(({ openId }) => wanted === undefined || openId === wanted)
  const [only, ...others] = found
  if (!only) {
    const howto = office ? `请发送“${title} 单位名”。` : '您不在联络员名册中。'
    return { card: notice(title, args.unit === undefined ? howto : `${unitName(world, args.unit)}没有这位联络员。`) }
  }
  if (others.length === 0) return only
  return {
    card: card(
      title,
      'blue',
      text('是哪一位？'),
      buttons(
        ...found.map(({ openId, name, unit }) =>
          button(`${unitName(world, unit)} ${name}`, { do: args.kind, of: openId, unit }),
        ),
      ),
    ),
  }
}
