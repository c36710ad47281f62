import { periodWord } from '../domain/look.ts'
import type { Asker } from '../domain/people.ts'
import type { Plan } from '../domain/plan.ts'
import { withExamples } from './help-examples.ts'
import { b, button, buttons, type Card, card, list, note, text } from './kit.ts'

/** Said once in a group the bot is added to. It subscribes nothing by itself, and offers it only where all are inside. */
export function greeting(plan: Plan, external: boolean): Card {
  return card(
    '大家好，我是知标',
    'blue',
    text(
      b(plan.short),
      `有${plan.indicators.length}项指标、${plan.tasks.length}项任务：谁牵头、什么时候交、做到哪一步，都可以@我问。`,
    ),
    ...(external
      ? [buttons(button('能问什么', { do: 'help' })), note('群里有外部人员，这里只能问方案的内容。')]
      : [
          text('要不要每周把完成情况发到本群？'),
          buttons(button('订阅周报', { do: 'subscribe' }, 'primary'), button('能问什么', { do: 'help' })),
          note('不点就不发；以后随时可以@我说“订阅周报”或“退订周报”。'),
        ]),
  )
}

/** Said once to a person who opens the private chat. */
export function welcome(plan: Plan, asker: Asker): Card {
  return card(
    '您好，我是知标',
    'blue',
    text(
      b(plan.short),
      `有${plan.indicators.length}项指标、${plan.tasks.length}项任务：谁牵头、什么时候交、做到哪一步，直接用平常的话问我，例如：`,
    ),
    list(...examplesFor(plan, asker).map((words) => [words])),
    buttons(button('帮助', { do: 'help' }, 'primary'), button('我是谁', { do: 'whoami' })),
  )
}

/** What this person would ask first, in the plan's own words. */
export function examplesFor(plan: Plan, asker: Pick<Asker, 'role' | 'units'>): string[] {
  const { indicators, tasks } = plan
  const [first, second = first] = indicators
  if (asker.role === 'liaison') {
    return ['我们单位有哪些任务', '填报', withExamples('填报 事项名', plan, asker, plan.start)]
  }
  if (asker.role === 'leader') return ['状态', '哪些目标可能完不成', `离${periodWord(plan)}结束还有多久`]
  if (asker.role === 'admin') return ['待审核', '谁没报', '状态']
  return [`${second?.short ?? '指标'}目标多少，谁牵头`, `任务${tasks.length}是什么`, `${periodWord(plan)}什么时候结束`]
}
