import * as z from 'zod'
import { type Command, command, type Section, sections } from '../src/act/command.ts'
import { examplesFor } from '../src/cards/greeting.ts'
import { withExamples } from '../src/cards/help-examples.ts'
import { type Block, b, button, buttons, card, list, note, text } from '../src/cards/kit.ts'
import type { Asker } from '../src/domain/people.ts'
import { mayEver } from '../src/domain/permissions.ts'
import type { Plan } from '../src/domain/plan.ts'
import { dayOf } from '../src/domain/time.ts'

/** The words of a section stand under its title; the same title is the button that leads to it. */
const titles: Record<Section, string> = {
  see: '看情况',
  report: '填报和更正',
  review: '审核和提醒',
  papers: '文书',
  people: '人员',
  settings: '设置和记录',
  group: '在群里',
}

/** What each role does most stands on the first screen. */
const first: Record<Asker['role'], readonly Section[]> = {
  member: ['see'],
  liaison: ['report', 'see'],
  leader: ['see', 'papers'],
  admin: ['review', 'papers'],
}

const name = 'help'

export const help = command({
  name,
  words: ['帮助', 'help', '菜单', '功能'],
  help: '能问什么、能做什么',
  right: 'ask',
  place: 'anywhere',
  open: true,
  args: z.object({ section: z.enum(sections).optional() }),
  async run({ args, asker, where: { external, group }, world: { commands, now, plan } }) {
    const typed = commands.filter(
      (one) =>
        one.name !== name &&
        isOffered(asker, plan, one) &&
        (one.open || !external) &&
        (!group || one.place === 'anywhere'),
    )
    const of = (section: Section) => typed.filter((one) => (one.section ?? 'see') === section)
    const there = sections.filter((section) => of(section).length > 0)
    const shown = there.filter((section) =>
      args.section ? section === args.section : group || external || first[asker.role].includes(section),
    )
    const wordsOf = ({ words, help: says }: Command) => [
      b(words[0] ?? ''),
      `　${withExamples(says ?? '', plan, asker, dayOf(now))}`,
    ]
    const blocks = inOrder(shown, first[asker.role]).flatMap((section): Block[] => [
      text(b(titles[section])),
      list(...of(section).map(wordsOf)),
    ])
    const more = there.filter((section) => !shown.includes(section))
    return {
      card: card(
        '我能做什么',
        'blue',
        ...(args.section ? [] : [intro(plan, typed.length, more.length > 0)]),
        ...blocks,
        ...(args.section
          ? [buttons(button('返回', { do: 'help' }))]
          : [
              note(`例如：${examplesFor(plan, external ? { ...asker, role: 'member' } : asker).join('；')}`),
              ...(group && !external ? [note('填报、审核和名册等在私聊里办。')] : []),
              buttons(
                ...more.map((section) => button(titles[section], { do: 'help', section })),
                ...(external ? [] : ways(asker)),
                button('我是谁', { do: 'whoami' }),
              ),
            ]),
      ),
    }
  },
})

const ways = (asker: Asker) => [
  ...(mayEver(asker, 'reportTask') ? [button('填报', { do: 'report' }, 'primary')] : []),
  button('状态', { do: 'status' }),
]

const intro = (plan: Plan, count: number, isCut: boolean): Block =>
  text(
    '用平常的话问',
    b(plan.short),
    `的指标、任务、责任单位、时间和进展；也可以直接发${isCut ? `${count}个词，常用的是` : '这些词'}：`,
  )

/** The role's own sections first, as it needs them. */
const inOrder = (shown: readonly Section[], own: readonly Section[]): readonly Section[] =>
  shown.toSorted((a, z) => placeIn(own, a) - placeIn(own, z))
const placeIn = (own: readonly Section[], section: Section): number =>
  own.includes(section) ? own.indexOf(section) : own.length

/** The first act of an entry says whose it is. */
const isOffered = (asker: Asker, plan: Plan, { help: words, right, offered }: Command): boolean => {
  const [act] = [right].flat()
  return words !== null && act !== undefined && mayEver(asker, act) && (offered?.(asker, plan) ?? true)
}
