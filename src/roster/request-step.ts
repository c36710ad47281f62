import { randomUUID } from 'node:crypto'
import { notice } from '../cards/kit.ts'
import { requestCard, requestWords } from '../cards/requests.ts'
import { unitName } from '../reporting/context.ts'
import { admins } from '../store/people.ts'
import { ask, type NewRequest, openRequests, type Request, requestById, settle } from '../store/requests.ts'
import { expectChange } from '../store/sql.ts'
import type { Call, Mail, Reply } from '../talk/command.ts'
import { carriedOut } from './carry-out.ts'

const requestKey = (id: string): string => `request:${id}`

/** Puts a request before the office; the asker is told that it waits. */
export async function asked(call: Call<unknown>, wanted: Omit<NewRequest, 'id' | 'at'>): Promise<Reply> {
  const { world } = call
  const unit = unitName(world, wanted.unit)
  const waiting = (await openRequests(world.db, wanted.openId)).find(
    ({ kind, unit: of }) => kind === wanted.kind && of === wanted.unit,
  )
  if (waiting) return { card: notice('已在等办公室同意', `${requestWords(waiting, unit)}，请稍候。`) }
  const office = await admins(world.db)
  if (office.length === 0) {
    return { card: notice('办公室还没有管理员', '请联系部署这个机器人的人，指定领导小组办公室的管理员。') }
  }
  const made: Request = { ...wanted, id: randomUUID(), at: world.now, state: 'open', decidedByName: '' }
  return {
    card: notice(
      '已报办公室',
      `${requestWords(made, unit)}，由${office.map(({ name }) => name).join('、')}同意后生效。`,
    ),
    effects: [ask(made)],
    letters: office.map(({ openId }) => ({
      to: { openId },
      card: requestCard(made, unit),
      cardKey: requestKey(made.id),
    })),
  }
}

/** 同意 or 不同意, once, whoever of the office clicks first. */
export async function decidedRequest(call: Call<{ id: string; decision: 'approve' | 'refuse' }>): Promise<Reply> {
  const { args, asker, world } = call
  const request = await requestById(world.db, args.id)
  if (!request) return { card: notice('没有找到', '这个申请已不存在。') }
  const unit = unitName(world, request.unit)
  if (request.state !== 'open') {
    return { card: requestCard(request, unit), toast: { type: 'info', content: `${request.decidedByName}已办理` } }
  }
  const state = args.decision === 'approve' ? 'approved' : 'refused'
  const after: Request = { ...request, state, decidedByName: asker.name }
  const done =
    state === 'approved'
      ? await carriedOut(call, request)
      : { effects: [], letters: refusedLetters(after, unit), audit: [] }
  return {
    card: requestCard(after, unit),
    cardKey: requestKey(request.id),
    toast: { type: 'success', content: state === 'approved' ? '已同意' : '已回复不同意' },
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
