import type { z } from 'zod'
import { commands } from '../../commands/index.ts'
import { type Input, notice } from '../cards/kit.ts'
import type { Asker, Call, Command, Reply, Where, World } from './command.ts'

// Looked up at each call: commands that lead to others import this file, whichever of the two is loaded first.
const byName = (name: string): Command | undefined => commands.find((command) => command.name === name)

export type Said = { input: Input; asker: Asker; where: Where; world: World; event: Call<unknown>['event'] }

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

/**
 * The one path of text, button and form: the command by name, its arguments through its schema, then its handler.
 * Permission is the handler's, because it depends on what the arguments mean; a button carries none.
 */
export async function dispatch({ input, ...said }: Said): Promise<{ reply: Reply; command: Command | undefined }> {
  const command = byName(input.do)
  if (!command) return { reply: outdated, command }
  if (said.where.external && !command.open) return { reply: insideOnly, command: undefined }
  const { do: _name, ...given } = input
  const parsed = command.args.safeParse(given)
  if (parsed.success) return { reply: await command.run({ ...said, args: parsed.data }), command }
  if (!command.form) return { reply: outdated, command }
  return { reply: await command.form({ ...said, args: given }, problemsOf(parsed.error)), command }
}

const problemsOf = (error: z.ZodError): Record<string, string> =>
  Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0] ?? ''), message]))

/** A message that begins with a command's word, alone or followed by a space, is that command; else undefined. */
export function inputOfWords(text: string, world: World): Input | undefined {
  const [, head = '', rest = ''] = /^(\S+)(?:\s+([\s\S]*))?$/.exec(text.trim()) ?? []
  const command = commands.find(({ words }) => words.includes(head.replace(/[。！!？?，,.]+$/, '')))
  if (!command || (rest !== '' && !command.fromText)) return undefined
  return { do: command.name, ...(rest === '' ? {} : command.fromText?.(rest.trim(), world)) }
}
