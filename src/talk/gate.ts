import type { z } from 'zod'
import type { Call, Command, Lead, Reply, Where, World } from '../act/command.ts'
import { type Input, notice } from '../cards/kit.ts'
import { reviewersOf } from '../domain/look.ts'
import type { Asker } from '../domain/people.ts'
import { whoMay } from '../domain/permission-words.ts'
import { mayEver } from '../domain/permissions.ts'
import { Refused } from '../domain/refused.ts'
import type { Incoming } from '../feishu/incoming.ts'
import { record } from '../store/audit.ts'
import { type TooFast, tooFast } from './limit.ts'

const byName = ({ commands }: World, name: string): Command | undefined =>
  commands.find((command) => command.name === name)

/** Something said, clicked, submitted or chosen, as the command and the arguments it names. */
export type Said = { input: Input; asker: Asker; where: Where; world: World; incoming: Incoming }

/** What comes of it: an answer, and whether it goes to the private chat instead of the group it was asked in. */
export type Passed = { reply: Reply; aside: boolean }

/** A card from an older version, or one whose button's value was made up. */
const outdated: Reply = {
  card: notice('请重新打开', '这张卡片已经过期，请重新发送一次，例如“帮助”或“填报”。'),
  toast: { type: 'warning', content: '卡片已过期，请重新打开' },
}

/** Guests, and groups with people of other organisations, get facts of the plan and nothing else. */
export const insideOnly: Reply = {
  card: notice('只能问方案内容', '外部人员和有外部人员的群只能问方案的内容；填报、状态、周报等请在内部群或私聊中办。'),
  toast: { type: 'warning', content: '这里有外部人员，只能问方案的内容' },
  inPlace: false,
}

const onlyPrivately: Reply = {
  card: notice('请在私聊中办', '这件事只在与我的私聊中办理。'),
  toast: { type: 'warning', content: '这件事只在私聊中办理' },
  inPlace: false,
}

/** A sentence leads to a command, and that to another at most. */
const mostLeads = 3

/**
 * The one way to a command, whether it was typed, said in a sentence, clicked, submitted, chosen from the menu, or
 * another command leads to it: haste, guests, place, right and arguments are judged here, by what the command's own
 * entry says, and what the office does is entered in its trail. What a handler still decides is only what depends on
 * the row acted upon.
 */
export async function gate({ input, incoming, ...said }: Said): Promise<Passed | TooFast> {
  const { asker, where, world } = said
  if (!byName(world, input.do)?.unhurried) {
    // Of a menu's event nobody knows the organisation: it is judged by where it is answered.
    const guest = 'external' in incoming ? incoming.external : where.external
    const hasty = await tooFast(world.db, incoming, guest, asker)
    if (hasty) return hasty
  }
  const event = {
    id: incoming.eventId,
    messageId: 'messageId' in incoming ? incoming.messageId : '',
    parentId: incoming.kind === 'message' ? incoming.parentId : null,
    clicked: incoming.kind === 'click',
  }
  const call = { ...said, event }
  let next = input
  for (let leads = 0; leads <= mostLeads; leads++) {
    const command = byName(world, next.do)
    if (!command) break
    const passed = await through(command, next, call)
    if (!('lead' in passed)) return passed
    next = passed.lead
  }
  return { reply: outdated, aside: false }
}

async function through(
  command: Command,
  { do: _name, ...given }: Input,
  said: Omit<Call<unknown>, 'args'>,
): Promise<Passed | Lead> {
  const { asker, where } = said
  if (where.external && !command.open) return { reply: insideOnly, aside: false }
  if (where.group && command.place === 'private') return { reply: onlyPrivately, aside: false }
  const aside = where.group && command.place !== 'anywhere'
  // What is answered in the private chat may hold what belongs there.
  const call = { ...said, where: { ...where, group: where.group && !aside } }
  try {
    if (!mayEnter(asker, command)) await refuse(command, { ...call, args: given })
    const parsed = command.args.safeParse(given)
    if (!parsed.success) {
      const problems = problemsOf(parsed.error)
      return { reply: (await command.form?.({ ...call, args: given }, problems)) ?? outdated, aside }
    }
    const answer = await command.run({ ...call, args: parsed.data })
    return 'lead' in answer ? answer : { reply: entered(command, answer, call), aside }
  } catch (error) {
    if (error instanceof Refused) return { reply: refusalOf(error), aside }
    throw error
  }
}

/** Whether there is anything at all somebody may do with a command. */
const mayEnter = (asker: Asker, { right }: Pick<Command, 'right'>): boolean =>
  [right].flat().some((act) => mayEver(asker, act))

async function refuse(command: Command, call: Call<Record<string, unknown>>): Promise<never> {
  await command.refuse?.(call)
  throw new Refused(
    `不能${command.does ?? '办这件事'}`,
    `这件事由${whoMay([command.right].flat(), reviewersOf(call.world.plan))}办理。`,
  )
}

const refusalOf = ({ title, sentences }: Refused): Reply => ({
  card: notice(title, ...sentences),
  toast: { type: 'error', content: sentences[0] ?? title },
  inPlace: false,
})

/** What the office did goes into its trail with the change itself, under the name the command's entry gives it. */
function entered(command: Command, reply: Reply, { asker, world }: Omit<Call<unknown>, 'args'>): Reply {
  const { audit = [], effects = [] } = reply
  if (audit.length === 0) return reply
  if (command.audit === undefined) throw new Error(`${command.name} enters the trail, but its entry names no act`)
  const by = { at: world.now, byOpenId: asker.openId, byName: asker.name, act: command.audit }
  return { ...reply, effects: [...effects, ...audit.map((detail) => record({ ...by, detail }))] }
}

const problemsOf = (error: z.ZodError): Record<string, string> =>
  Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0] ?? ''), message]))

/** A message that begins with a command's word, alone or followed by a space, is that command; else undefined. */
export function inputOfWords(text: string, world: World): Input | undefined {
  const [, head = '', rest = ''] = /^(\S+)(?:\s+([\s\S]*))?$/.exec(text.trim()) ?? []
  const command = world.commands.find(({ words }) => words.includes(head.replace(/[。！!？?，,.]+$/, '')))
  if (!command || (rest !== '' && !command.fromText)) return undefined
  const args = rest === '' ? {} : command.fromText?.(rest.trim(), world)
  return args && { do: command.name, ...args }
}
