import { z } from 'zod'
import { type Command, command } from '../src/act/command.ts'
import { examplesFor } from '../src/cards/greeting.ts'
import { withExamples } from '../src/cards/help-examples.ts'
import { b, button, buttons, card, list, note, text } from '../src/cards/kit.ts'
import type { Asker } from '../src/domain/people.ts'
import { mayEver } from '../src/domain/permissions.ts'
import type { Plan } from '../src/domain/plan.ts'
import { dayOf } from '../src/domain/time.ts'

export const help = command({
  name: 'help',
  words: ['帮助', 'help', '菜单', '功能'],
  help: '能问什么、能做什么',
  right: 'ask',
  place: 'anywhere',
  open: true,
  args: z.object({}),
  async run({ asker, where: { external }, world: { commands, now, plan } }) {
    const typed = commands.filter((one) => isOffered(asker, plan, one) && (one.open || !external))
    const lines = typed.map(({ words, help }) => [
      b(words[0] ?? ''),
      `　${withExamples(help ?? '', plan, asker, dayOf(now))}`,
    ])
    return {
      card: card(
        '我能做什么',
        'blue',
        text('用平常的话问', b(plan.short), '的指标、任务、责任单位、时间和进展；也可以直接发这些词：'),
        list(...lines),
        note(`例如：${examplesFor(plan, external ? { ...asker, role: 'member' } : asker).join('；')}`),
        buttons(
          ...(external
            ? []
            : [
                ...(mayEver(asker, 'reportTask') ? [button('填报', { do: 'report' }, 'primary')] : []),
                button('状态', { do: 'status' }),
              ]),
          button('我是谁', { do: 'whoami' }),
        ),
      ),
    }
  },
})

/** The first act of an entry says whose it is. */
const isOffered = (asker: Asker, plan: Plan, { help: words, right, offered }: Command): boolean => {
  const [first] = [right].flat()
  return words !== null && first !== undefined && mayEver(asker, first) && (offered?.(asker, plan) ?? true)
}
