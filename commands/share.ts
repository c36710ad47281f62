import * as z from 'zod'
import { type Call, command, type Reply } from '../src/act/command.ts'
import { type Card, note, notice } from '../src/cards/kit.ts'
import { groupsToShareCard } from '../src/cards/share.ts'
import type { Chat } from '../src/domain/chat.ts'
import type { Asker } from '../src/domain/people.ts'
import { shift } from '../src/domain/time.ts'
import { statusArgs } from '../src/reporting/status-args.ts'
import { statusPage } from '../src/reporting/status-pages.ts'
import { insideGroups, joined } from '../src/store/chats.ts'
import { topicOf } from '../src/store/topics.ts'
import { topicSchema } from '../src/understand/topic.ts'

const args = statusArgs.extend({
  /** The group it goes to. */
  to: z.string().optional(),
})
type Args = z.output<typeof args>

/** Whoever reads it in the group: it is made for somebody who may see what everybody may. */
const anybody: Asker = { openId: '', name: '', roles: [], role: 'member', units: [], homes: [] }

/** 把这个发到群里: what a card shows, posted to a group as that group may see it. */
export const share = command({
  name: 'share',
  words: ['把这个发到群里', '发到群里', '把状态发到群里', '把这个发群里', '转发到群里'],
  help: '把刚看的卡片发到一个群，只带群里能看的',
  right: 'tell',
  place: 'aside',
  does: '把卡片发到群里',
  args,
  async run(call) {
    const { db } = call.world
    const groups = await insideGroups(db)
    const shown = await shownBy(call)
    const to = groups.find(({ chatId }) => chatId === call.args.to)
    if (!to) return { card: groupsToShareCard(await ownOf(call, groups), shown), inPlace: false }
    const name = to.name === '' ? '群里' : `“${to.name}”`
    const audience = await call.world.directory.audienceOf(to.chatId, call.asker.openId).catch(() => null)
    const refused = refusalFor(audience, name)
    if (refused)
      return {
        card: refused,
        effects: audience?.external ? [joined(to.chatId, to.name, true)] : [],
        toast: { type: 'error', content: '没有发出' },
        inPlace: false,
      }
    const { card } = await forGroup(call, shown, to.chatId)
    return {
      card: notice('已发到群里', `“${card.title}”已发到${name}，只含群里能看的内容。`),
      letters: [{ to: { chatId: to.chatId }, card: signed(card, call.asker.name) }],
      toast: { type: 'success', content: '已发到群里' },
    }
  },
})

/** As many groups as are looked up: each is a call to the platform. */
const mostLookedUp = 40

/** Of all groups only those the person is in: the names of the others are none of their business. */
async function ownOf({ asker, world }: Call<Args>, groups: readonly Chat[]): Promise<Chat[]> {
  const looked = groups.slice(0, mostLookedUp)
  const audiences = await Promise.all(
    looked.map(({ chatId }) => world.directory.audienceOf(chatId, asker.openId).catch(() => null)),
  )
  return looked.filter((_, at) => audiences[at]?.member === true && !audiences[at]?.external)
}

type Audience = { external: boolean; member: boolean }

/** A page is posted only where the bot is, where nobody from outside reads it and where who posts it is. */
function refusalFor(audience: Audience | null, name: string): Card | null {
  if (audience === null) return notice('没有发出', `现在查不到${name}的成员，也许我已不在群里；没有发出。`)
  if (audience.external) return notice('没有发出', `${name}里有外部人员，进展不能发到那里；没有发出。`)
  return audience.member ? null : notice('没有发出', `您不在${name}里，只能发到您所在的群；没有发出。`)
}

/** The page a button names; said in words, the goal last talked about, else the whole picture. */
async function shownBy({
  args: { to: _to, ...page },
  asker,
  event,
  where,
  world,
}: Call<Args>): Promise<Omit<Args, 'to'>> {
  // A page somebody named is that page, whatever the talk was about.
  if (event.clicked || page.view !== 'overview') return page
  const stored = await topicOf(world.db, asker.openId, where.chatId, shift(world.now, -topicSeconds))
  const rows = stored ? topicSchema.safeParse(JSON.parse(stored)).data?.queries.at(-1)?.rows : undefined
  const [only, ...others] = rows === 'all' || rows === undefined ? [] : rows
  const no = others.length === 0 && only?.kind === 'indicator' ? only.id : undefined
  return no === undefined ? page : { ...page, view: 'goal', of: no }
}

/** A topic lasts ten minutes. */
const topicSeconds = 600

async function forGroup(call: Call<Args>, page: Omit<Args, 'to'>, chatId: string): Promise<Reply> {
  return statusPage({ ...call, args: page, asker: anybody, where: { chatId, group: true, external: false } })
}

/** Who posted it stands on the card. */
const signed = (card: Card, name: string): Card => ({ ...card, blocks: [...card.blocks, note(`由${name}发到本群。`)] })
