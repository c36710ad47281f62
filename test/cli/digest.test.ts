import { describe, expect, test } from 'vitest'
import { joined, subscribe, weeksClaimed } from '../../src/store/chats.ts'
import { sql } from '../../src/store/sql.ts'
import { terminal, trademarks } from './terminal.ts'

const now = '2024-04-08T09:00:00+08:00'

async function office() {
  const desk = terminal()
  const db = await desk.database()
  await trademarks(db)
  await db.batch([
    joined('oc_1', '专班群', false),
    subscribe('oc_1', 'all', now),
    joined('oc_2', '闲聊群', false),
    joined('oc_3', '外部群', true),
  ])
  const waiting = () =>
    db.all<{ target: string; body: string }>(sql`select target, body from outbox where state = 'waiting' order by id`)
  return { ...desk, db, waiting }
}

describe('digest', () => {
  test('goes to every group that subscribed, marked, through the outbox, and claims no week', async () => {
    const { runs, waiting, db } = await office()
    expect(await runs('digest')).toEqual({
      code: 0,
      out: '已放入发件箱：专班群；由运行中的服务发送',
      err: '',
    })
    const letters = await waiting()
    expect(letters.map(({ target }) => target)).toEqual(['oc_1'])
    expect(letters[0]?.body).toContain('临时')
    expect((await weeksClaimed(db, ['2024-W15']))('oc_1', '2024-W15')).toBe(false)
  })

  test('--chat sends it to one group the bot is in, and to no other', async () => {
    const { runs, waiting } = await office()
    expect((await runs('digest', '--chat', 'oc_2')).code).toBe(0)
    expect((await waiting()).map(({ target }) => target)).toEqual(['oc_2'])
    expect((await runs('digest', '--chat', 'oc_9')).err).toContain('不在群 oc_9 里')
    expect((await runs('digest', '--chat', 'oc_3')).err).toContain('外部人员')
    expect((await runs('digest', '--chat', '')).code).toBe(2)
    expect(await waiting()).toHaveLength(1)
  })

  test('--dry-run shows it and sends nothing', async () => {
    const { runs, waiting } = await office()
    const { code, out } = await runs('digest', '--dry-run')
    expect(code).toBe(0)
    expect(out).toContain('周报 2024年第14周（4月1日—4月7日）')
    expect(out).toContain('【临时】')
    expect(await waiting()).toEqual([])
  })

  test('nobody to send it to is a refusal', async () => {
    const alone = terminal()
    ;(await alone.database()).close()
    expect(await alone.runs('digest')).toMatchObject({ code: 1, err: expect.stringContaining('--chat CHAT_ID') })
    expect((await alone.runs('digest', '--dry-run')).out).toContain('各目标尚未填报')
  })
})
