import { describe, expect, test } from 'vitest'
import { receivePlain } from '../../src/feishu/receive.ts'
import { handle } from '../../src/mail/handle.ts'
import { keep, nextOfEachLane } from '../../src/store/inbox.ts'
import { Conflict, sql } from '../../src/store/sql.ts'
import { respond } from '../../src/talk/respond.ts'
import { readFacts } from '../all-facts.ts'
import { chat, type World } from '../chat.ts'
import { bring, clicking, saying } from './signed.ts'

const answers = async ({ db }: World): Promise<number> =>
  (await db.all<{ count: number }>(sql`select count(*) as count from outbox`))[0]?.count ?? 0

const envelope = (world: World, type: string, event: object) => ({
  schema: '2.0',
  header: {
    event_id: `e${Math.random()}`,
    event_type: type,
    create_time: String(world.clock.now().getTime()),
    token: world.secrets.verificationToken,
    app_id: world.secrets.appId,
    tenant_key: 'ours',
  },
  event,
})

describe('nothing twice', () => {
  test('one message under two event ids is answered once', async () => {
    const world = await chat()
    const someone = await world.person('路人')
    const event = saying(someone.openId, world.emulator.p2p(someone.openId), '帮助')
    await bring(world, 'im.message.receive_v1', event)
    await bring(world, 'im.message.receive_v1', event)
    expect(await answers(world)).toBe(1)
  })

  test('an event that two work on at the same time ends once', async () => {
    const world = await chat()
    const someone = await world.person('路人')
    const event = saying(someone.openId, world.emulator.p2p(someone.openId), '帮助')
    const got = receivePlain(envelope(world, 'im.message.receive_v1', event), world.secrets)
    if (got.kind !== 'event') throw new Error(got.kind)
    await keep(world.db, got.incoming, '2024-03-18T10:00:00+08:00')
    const [waiting] = await nextOfEachLane(world.db, 1)
    if (!waiting) throw new Error('nothing waits')
    await Promise.all([handle(world.app, waiting), handle(world.app, waiting)])
    expect(await answers(world)).toBe(1)
  })

  test('a report that is replaced at the moment it is confirmed: one of both happens, and the other looks again', async () => {
    const world = await chat()
    const office = await world.person('周敏', 'admin')
    const liaison = await world.person('李明', 'liaison', '市司法局')
    await liaison.says('填报 仲裁员')
    await liaison.submits({ value: '18' })
    const [first] = (await readFacts(world.db)).reports
    await liaison.says('填报 仲裁员')
    const forms = await world.db.all<{ id: string }>(sql`select id from forms where used_at is null`)
    const clicked = (openId: string, value: object, form?: Record<string, string>) => {
      const event = clicking(openId, world.emulator.p2p(openId), value, form)
      const got = receivePlain(envelope(world, 'card.action.trigger', event), world.secrets)
      if (got.kind !== 'event') throw new Error(got.kind)
      return got.incoming
    }
    const confirms = clicked(office.openId, { do: 'decide', form: first?.form, decision: 'confirm' })
    const replaces = clicked(liaison.openId, { do: 'report', form: forms[0]?.id }, { period: '2024Q1', value: '19' })
    // Both saw it pending; whoever writes second finds it changed.
    const [one, other] = await Promise.all([respond(world.app, confirms), respond(world.app, replaces)])
    await world.db.batch(one.statements)
    await expect(world.db.batch(other.statements)).rejects.toThrow(Conflict)
    const { reports } = await readFacts(world.db)
    expect(reports.map(({ events }) => events.at(-1)?.state)).toEqual(['confirmed'])
  })
})
