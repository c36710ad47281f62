import { describe, expect, test } from 'vitest'
import { sql } from '../../src/store/sql.ts'
import { perMinute } from '../../src/talk/limit.ts'
import { chat, type World } from '../chat.ts'
import { bring, clicking, saying } from './signed.ts'

const hasty = '说得有点快，请稍等一分钟再问'
const hastyClick = '点得有点快'

/** As if somebody had said or clicked what they did last so many times more in the same minute. */
const repeated = (world: World, times: number) =>
  world.db.run(sql`
    insert into inbox (event_id, kind, lane, created_ms, received_at, body, said_by, state)
    select event_id || value, kind, lane, created_ms, received_at, body, said_by, 'done'
    from (select * from inbox order by seq desc limit 1), json_each(${JSON.stringify([...Array(times).keys()])})`)

describe('somebody who says more than anybody can read', () => {
  test('is told once, then not answered until the minute is over', async () => {
    const world = await chat()
    const someone = await world.person('路人')
    await someone.says('帮助')
    await repeated(world, perMinute.own - 2)
    for (let count = 0; count < 4; count++) await someone.says('我是谁')
    expect(someone.seesAll().filter((words) => words.includes('飞书编号'))).toHaveLength(1)
    expect(someone.seesAll().filter((words) => words.includes(hasty))).toHaveLength(1)
    expect(someone.seesAll()).toHaveLength(3)
    await world.moveTo('2024-03-18T10:01:00+08:00')
    expect(await someone.says('帮助')).toContain('我能做什么')
  })

  test('slows nobody else down, and counts in all chats together', async () => {
    const world = await chat()
    const someone = await world.person('路人')
    const other = await world.person('旁人')
    const group = await world.group('专班', someone, other)
    await someone.says('帮助')
    await repeated(world, perMinute.own - 1)
    expect(await group.asks(someone, '帮助')).toContain(hasty)
    expect(await group.asks(other, '帮助')).toContain('我能做什么')
  })

  test('is answered when an outage brings an hour’s questions at once', async () => {
    const world = await chat()
    const someone = await world.person('路人')
    world.emulator.hold()
    const questions = 30
    for (let count = 0; count < questions; count++) {
      await someone.says('帮助')
      world.clock.moveTo(new Date(world.clock.now().getTime() + 60_000))
    }
    await world.emulator.release()
    await world.settle()
    expect(someone.seesAll().filter((words) => words.includes('我能做什么'))).toHaveLength(questions)
  })

  test('and is of another organisation is asked to wait earlier, unless the office has enrolled them', async () => {
    const world = await chat()
    const [guest, enrolled] = [
      await world.person('外单位客人'),
      await world.person('外聘联络员', 'liaison', '市财政局'),
    ]
    const asks = async ({ openId }: { openId: string }) => {
      const event = saying(openId, world.emulator.p2p(openId), '帮助', 'theirs')
      await bring(world, 'im.message.receive_v1', event)
      const [letter] = await world.db.all<{ body: string }>(sql`select body from outbox order by id desc limit 1`)
      return letter?.body
    }
    for (const someone of [guest, enrolled]) {
      expect(await asks(someone)).not.toContain(hasty)
      await repeated(world, perMinute.guest - 1)
    }
    expect(await asks(enrolled)).not.toContain(hasty)
    expect(await asks(guest)).toContain(hasty)
  })

  test('by the menu is told once and then not answered', async () => {
    const world = await chat()
    const guest = await world.person('外单位客人')
    const menu = { operator: { operator_id: { open_id: guest.openId } }, event_key: '帮助', timestamp: 1710727200 }
    const clicks = () => bring(world, 'application.bot.menu_v6', menu)
    await clicks()
    await repeated(world, perMinute.guest - 1)
    for (let count = 0; count < 3; count++) await clicks()
    expect(guest.seesAll()).toHaveLength(2)
    expect(guest.sees()).toContain(hasty)
  })

  test('may still send files, which could be evidence', async () => {
    const world = await chat()
    const liaison = await world.person('联络员', 'liaison', '市市场监管局')
    await liaison.says('帮助')
    await repeated(world, perMinute.own)
    await liaison.sendsFile({ name: '证明.pdf', bytes: new TextEncoder().encode('%PDF-1.4 x') })
    expect(liaison.sees()).not.toContain('我能做什么')
    expect(liaison.sees()).not.toContain(hasty)
    expect(liaison.sees()).toContain('证明.pdf')
  })
})

describe('somebody who clicks too fast', () => {
  test('gets a toast; a form they send in is kept', async () => {
    const world = await chat()
    const someone = await world.person('路人')
    const click = async (value: object, form?: Record<string, string>) =>
      JSON.stringify((await bring(world, 'card.action.trigger', clicking(someone.openId, 'oc_1', value, form))).body)
    expect(await click({ do: 'help' })).not.toContain(hastyClick)
    await repeated(world, perMinute.own - 1)
    expect(await click({ do: 'help' })).toContain(hastyClick)
    expect(await click({ do: 'report', form: 'f' }, { value: '1' })).not.toContain(hastyClick)
    await world.moveTo('2024-03-18T10:01:00+08:00')
    expect(await click({ do: 'help' })).not.toContain(hastyClick)
  })
})
