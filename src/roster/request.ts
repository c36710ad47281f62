import { randomUUID } from 'node:crypto'
import type { Call, Mail, Reply } from '../act/command.ts'
import { button, buttons, card, notice, text } from '../cards/kit.ts'
import { ownRequestsCard, requestCard, requestWords, surelyForget } from '../cards/requests.ts'
import type { Request } from '../domain/people.ts'
import { Refused } from '../domain/refused.ts'
import { unitName } from '../reporting/context.ts'
import { othersThan } from '../reporting/queue.ts'
import { admins } from '../store/people.ts'
import { ask, type NewRequest, openRequests, requestById, settle, takeBack } from '../store/requests.ts'
import { expectChange } from '../store/sql.ts'
import { carriedOut } from './carry-out.ts'
import { todoCardOf } from './todo.ts'

const requestKey = (id: string): string => `request:${id}`

/** Puts a request before the office; the asker sees that it waits, and may take it back. */
export async function asked(call: Call<unknown>, wanted: Omit<NewRequest, 'id' | 'at'>): Promise<Reply> {
  const { world } = call
  const unit = unitName(world, wanted.unit)
  const open = await openRequests(world.db, wanted.openId)
  const same = open.some(({ kind, unit: of }) => kind === wanted.kind && of === wanted.unit)
  if (same) return { card: await ownCard(call, open) }
  const office = await admins(world.db)
  if (office.length === 0) {
    return { card: notice('办公室还没有管理员', '请联系部署这个机器人的人，指定办公室的管理员。') }
  }
  const made: Request = { ...wanted, id: randomUUID(), at: world.now, state: 'open', decidedByName: '' }
  const names = office.map(({ name }) => name).join('、')
  return {
    card: card(
      '已报办公室',
      'grey',
      text(`${requestWords(made, unit)}，由${names}同意后生效。`),
      buttons(button('撤回申请', { do: 'my-requests', takeBack: made.id })),
    ),
    effects: [ask(made)],
    letters: office.map(({ openId }) => ({
      to: { openId },
      card: requestCard(made, unit),
      cardKey: requestKey(made.id),
    })),
  }
}

async function ownCard({ world }: Call<unknown>, open: readonly Request[]) {
  const office = (await admins(world.db)).map(({ name }) => name)
  return ownRequestsCard(
    open.map((request) => ({ request, unit: unitName(world, request.unit) })),
    office,
  )
}

/** 我的申请: what the asker waits for; with an id one of them is taken back, while nobody has decided it. */
export async function ownRequests(call: Call<{ takeBack?: string }>): Promise<Reply> {
  const { args, asker, world } = call
  const open = await openRequests(world.db, asker.openId)
  const gone = open.find(({ id }) => id === args.takeBack)
  const left = open.filter((request) => request !== gone)
  const card = left.length === 0 ? notice('我的申请', '没有在等办公室办理的申请。') : await ownCard(call, left)
  if (args.takeBack === undefined) return { card }
  if (!gone) return { card, toast: { type: 'info', content: '这件申请已办理或已撤回' } }
  const words = requestWords(gone, unitName(world, gone.unit))
  return {
    card,
    toast: { type: 'success', content: '已撤回' },
    effects: expectChange(takeBack(gone.id, asker.openId)),
    refresh: [{ key: requestKey(gone.id), render: async () => notice('名册申请', `${words}：本人已撤回。`) }],
  }
}

export type Decision = { id: string; decision: 'approve' | 'refuse'; sure?: boolean; from?: 'todo' }

/** 同意 or 不同意, once, whoever of the office clicks first; nobody deletes their own data, and none without a second look. */
export async function decidedRequest(call: Call<Decision>): Promise<Reply> {
  const { args, asker, world } = call
  const request = await requestById(world.db, args.id)
  if (!request) return { card: notice('没有找到', '这个申请已不存在，可能已由本人撤回。') }
  const unit = unitName(world, request.unit)
  if (request.state !== 'open') {
    return { card: requestCard(request, unit), toast: { type: 'info', content: `${request.decidedByName}已办理` } }
  }
  const approves = args.decision === 'approve'
  if (approves && request.kind === 'forget') {
    if (request.openId === asker.openId) {
      const others = await othersThan(world, asker.openId)
      const who = others.length > 0 ? `请由${others.join('、')}办理。` : '办公室还没有其他人，请先在名册中增加一位。'
      throw new Refused('不能办理自己的申请', who)
    }
    if (!args.sure) return { card: surelyForget(request, args.from) }
  }
  const state = approves ? 'approved' : 'refused'
  const after: Request = { ...request, state, decidedByName: asker.name }
  const done = approves
    ? await carriedOut(call, request)
    : { effects: [], letters: refusedLetters(after, unit), audit: [] }
  return {
    card: args.from === 'todo' ? await todoCardOf(world, { but: { request: request.id } }) : requestCard(after, unit),
    ...(args.from !== 'todo' && { cardKey: requestKey(request.id) }),
    toast: { type: 'success', content: approves ? '已同意' : '已回复不同意' },
    effects: [...expectChange(settle(request.id, state, asker.name, world.now)), ...done.effects],
    audit: done.audit,
    letters: done.letters,
    refresh: [{ key: requestKey(request.id), render: async () => requestCard(after, unit) }],
  }
}

const refusedLetters = (request: Request, unit: string): Mail[] => [
  {
    to: { openId: request.openId },
    card: notice(
      '申请没有同意',
      `${requestWords(request, unit)}：${request.decidedByName}没有同意，有疑问请与办公室联系。`,
    ),
  },
]
