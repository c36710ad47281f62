import { describe, expect, test } from 'vitest'
import { remindersSince } from '../../src/store/reminders.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { chat } from '../chat.ts'

const nudgesIn = (seen: string[]): string[] => seen.filter((card) => /^(到期|办公室)提醒/.test(card))

describe('owed and late', () => {
  test('填报 shows what is owed, late and returned, each with its fields', async () => {
    const world = await chat()
    const zhou = await world.person('周敏', 'admin')
    const liming = await world.person('李明', 'liaison', '市司法局')
    expect(await liming.says('填报')).toContain('没有应报未报的（自')
    expect(liming.sees()).toContain('[指标10 知识产权仲裁员]')
    await world.moveTo('2024-04-08T10:00:00+08:00')
    const owed = await liming.says('填报')
    expect(owed).toContain('应报未报3项：未到期3项')
    expect(owed).toContain('指标10 知识产权仲裁员　2024年第1季度　4月10日前报')
    await world.moveTo('2024-04-15T10:00:00+08:00')
    expect(await liming.says('填报')).toContain('应报未报3项：逾期3项')
    expect(liming.sees()).toContain('逾期5天')
    await liming.submits({ value_10: '18' })
    expect(liming.toast?.content).toBe('已提交1项，等待审核')
    expect(await liming.says('填报')).toContain('待审核1件：知识产权仲裁员（2024年第1季度）')
    await zhou.clicks('退回')
    await zhou.submits({ reason: '缺批复' }, '退回')
    expect(await liming.says('填报')).toContain('已退回：缺批复')
  })

  test('谁没报 names units to the office, and gives a group counts only until names are switched on', async () => {
    const world = await chat()
    const zhou = await world.person('周敏', 'admin')
    const liming = await world.person('李明', 'liaison', '市司法局')
    const group = await world.group('工作群', zhou, liming)
    const before = await zhou.says('谁没报')
    expect(before).toContain('没有应报未报的（自')
    expect(before).toContain('从未填报：21个目标、43项任务')
    await world.moveTo('2024-04-15T10:00:00+08:00')
    expect(await zhou.says('谁没报')).toContain('司法局（李明）：逾期3项')
    expect(zhou.sees()).toContain('从未填报：21个目标、43项任务')
    expect(zhou.sees()).toContain('逾期3项，最长5天')
    expect(await group.asks(zhou, '谁没报')).not.toContain('司法局')
    expect(group.sees()).toContain('应报未报')
    expect(await liming.says('谁没报')).toContain('司法局（李明）：逾期3项')
    expect(liming.sees()).not.toContain('财政局')
  })

  test('谁没报, by word or as a question: a liaison hears of the own unit alone, a member nothing, in private', async () => {
    const world = await chat()
    const zhou = await world.person('周敏', 'admin')
    const liming = await world.person('李明', 'liaison', '市司法局')
    const member = await world.person('路人')
    expect(await liming.says('谁没报')).toContain('本单位没有应报未报的（自')
    expect(liming.sees()).toContain('从未填报：1个目标、2项任务')
    await world.moveTo('2024-04-15T10:00:00+08:00')
    const all = await zhou.says('谁没报')
    expect(all).toMatch(/应报未报\d{2,}项.*涉及\d{2}个单位/)
    expect(await liming.says('谁没报')).toContain('应报未报3项：逾期3项，涉及1个单位。')
    expect(liming.sees()).toContain('从未填报：1个目标、2项任务')
    expect(await member.says('谁没报')).toContain('这件事由联络员、领导和领导小组办公室办理')
    const counts = /\d+[个家项]|没有应报未报|没有逾期/
    const own = await liming.says('谁没报')
    for (const words of ['哪些单位还没报', '有几家单位没报', '有没有没报的单位', '逾期最多的单位']) {
      expect(await member.says(words), words).not.toMatch(counts)
      const said = await liming.says(words)
      if (said !== own) expect(said, words).not.toMatch(counts)
    }
    expect(await zhou.says('有几家单位没报')).toMatch(counts)
  })
})

describe('到期提醒', () => {
  test('three days before, on the day and three after, on working days at 09:00, once per person and day', async () => {
    const world = await chat()
    await world.person('周敏', 'admin')
    const liming = await world.person('李明', 'liaison', '市司法局')
    await world.moveTo('2024-04-25T08:00:00+08:00')
    const sent = await remindersSince(world.db, '2024-01-01')
    // Quarter due 10 April 2024: 7 April is a working Sunday, 10 April a Wednesday, 13 April a Saturday → 15 April.
    expect(sent.map(({ at }) => at)).toEqual([
      '2024-04-07T09:00:00+08:00',
      '2024-04-10T09:00:00+08:00',
      '2024-04-15T09:00:00+08:00',
    ])
    expect(nudgesIn(liming.seesAll())).toHaveLength(3)
    expect(nudgesIn(liming.seesAll())[0]).toContain('应报未报3项：未到期3项，最近的截止日是4月10日。\n[填报]')
  })

  test('one line and one button; who owes nothing hears nothing at all', async () => {
    const world = await chat()
    const market = await world.person('陈静', 'liaison', '市市场监管局')
    const [nobody, leader, member] = [
      await world.person('何苗', 'liaison', '市政府办公室'),
      await world.person('王局', 'leader'),
      await world.person('路人', 'member'),
    ]
    const before = [nobody, leader, member].map((person) => person.seesAll().length)
    await world.moveTo('2024-05-20T08:00:00+08:00')
    const [first = '', ...more] = nudgesIn(market.seesAll())
    expect(more.length).toBeGreaterThan(2)
    expect(first.split('\n').slice(1)).toEqual([expect.stringMatching(/^应报未报\d+项：/), '[填报]'])
    expect([nobody, leader, member].map((person) => person.seesAll().length)).toEqual(before)
  })

  test('what has been reported is not asked for again', async () => {
    const world = await chat()
    const liming = await world.person('李明', 'liaison', '市司法局')
    await world.moveTo('2024-04-07T10:00:00+08:00')
    for (const about of ['指标10', '任务31', '任务29']) {
      await liming.says(`填报 ${about}`)
      await liming.submits(about === '指标10' ? { value: '18' } : { state: '推进中', done: '已开展' })
    }
    await world.moveTo('2024-04-20T10:00:00+08:00')
    expect(nudgesIn(liming.seesAll())).toHaveLength(1)
  })

  test('催一下 shows whom and for what first, uses the same allowance, and is silent outside the hours', async () => {
    const world = await chat()
    const zhou = await world.person('周敏', 'admin')
    const liming = await world.person('李明', 'liaison', '市司法局')
    await world.moveTo('2024-04-08T10:00:00+08:00')
    const before = await zhou.says('催一下')
    expect(before).toContain('将私聊提醒1人，还没有发出')
    expect(before).toContain('司法局（李明）：未到期3项（知识产权仲裁员、')
    expect(before).not.toContain('[只催逾期的]')
    expect(nudgesIn(liming.seesAll())).toHaveLength(1)
    expect(await zhou.clicks('全部催报')).toContain('已私聊提醒1人')
    expect(liming.sees()).toContain('办公室提醒　市司法局')
    const again = await zhou.says('催一下')
    expect(again).toContain('今天已提醒过：李明')
    expect(again).not.toContain('[全部催报]')
    expect(await zhou.says('提醒次数')).toContain('市司法局：2次')
    await world.moveTo('2024-04-08T20:00:00+08:00')
    expect(await zhou.says('催一下')).toContain('只在工作日09:00至17:30提醒')
    expect(await liming.says('催一下')).toContain('这件事由领导小组办公室办理')
    expect(nudgesIn(liming.seesAll())).toHaveLength(2)
  })

  test('of two on leave in two units both are spared, each with a colleague there', async () => {
    const world = await chat()
    const zhou = await world.person('周敏', 'admin')
    const [away, there] = [
      await world.person('李明', 'liaison', '市司法局'),
      await world.person('王强', 'liaison', '市司法局'),
    ]
    const [alsoAway, alsoThere] = [
      await world.person('陈静', 'liaison', '市市场监管局'),
      await world.person('赵芳', 'liaison', '市市场监管局'),
    ]
    for (const [one, colleague] of [
      [away, there],
      [alsoAway, alsoThere],
    ] as const) {
      await one.says('请假')
      await one.submits({ person: colleague.openId, until: '2024-04-30' })
      await zhou.clicks('同意')
    }
    await world.moveTo('2024-04-09T10:00:00+08:00')
    const before = [away, alsoAway].map((one) => nudgesIn(one.seesAll()).length)
    await zhou.says('催一下')
    await zhou.clicks('全部催报')
    expect([away, alsoAway].map((one) => nudgesIn(one.seesAll()).length)).toEqual(before)
    for (const one of [there, alsoThere]) expect(one.sees()).toContain('办公室提醒')
  })

  /** The indicators of the month are late, the rest of the quarter is not yet due. */
  async function oneIsLate() {
    const world = await chat()
    const zhou = await world.person('周敏', 'admin')
    const justice = await world.person('李明', 'liaison', '市司法局')
    const market = await world.person('陈静', 'liaison', '市市场监管局')
    await world.moveTo('2024-04-09T10:00:00+08:00')
    return { world, zhou, justice, market }
  }

  test('只催逾期的 asks nobody else, and says afterwards who was not asked and why', async () => {
    const { zhou, justice, market } = await oneIsLate()
    const before = [nudgesIn(justice.seesAll()).length, nudgesIn(market.seesAll()).length]
    const shown = await zhou.says('催一下')
    expect(shown).toContain('将私聊提醒2人')
    expect(shown).toContain('还没有联络员，见“名册”：')
    const sent = await zhou.clicks('只催逾期的')
    expect(sent).toContain('已私聊提醒1人')
    expect(sent).toContain('没有逾期的：李明')
    expect(sent).toContain('还没有联络员，见“名册”：')
    expect(nudgesIn(justice.seesAll())).toHaveLength(before[0] ?? -1)
    expect(nudgesIn(market.seesAll())).toHaveLength((before[1] ?? -1) + 1)
  })

  test('units are chosen in a form; none chosen is said at the field; an unknown unit is said', async () => {
    const { zhou, justice, market } = await oneIsLate()
    await zhou.says('催一下')
    expect(await zhou.submits({}, '催所选单位')).toContain('请至少选一个单位')
    expect(justice.sees()).not.toContain('办公室提醒')
    const sent = await zhou.submits({ units: ['司法局'] }, '催所选单位')
    expect(sent).toContain('已私聊提醒1人')
    expect(sent).toContain('没有选其单位：陈静')
    expect(justice.sees()).toContain('办公室提醒　市司法局')
    expect(market.sees()).not.toContain('办公室提醒')
    expect(await zhou.says('催一下 火星局')).toContain('没有找到单位“火星局”')
    const one = await zhou.says('催一下 市市场监管局')
    expect(one).toContain('将私聊提醒1人')
    expect(one).not.toContain('司法局')
  })

  test('a list that has changed since is shown anew and nothing is sent; one press asks once', async () => {
    const { world, zhou, justice } = await oneIsLate()
    const wu = await world.person('吴迪', 'admin')
    await zhou.says('催一下')
    await wu.says('催一下')
    await justice.says('填报 指标10')
    await justice.submits({ period: '2024Q1', value: '18' })
    expect(await zhou.clicks('全部催报')).toContain('名单有变化，还没有发出')
    expect(justice.sees()).not.toContain('办公室提醒')
    await Promise.all([zhou.clicks('全部催报'), wu.clicks('全部催报')])
    expect(justice.seesAll().filter((card) => card.startsWith('办公室提醒'))).toHaveLength(1)
    const today = (await remindersSince(world.db, '2024-04-09')).filter(({ day }) => day === '2024-04-09')
    expect(new Set(today.map(({ openId }) => openId)).size).toBe(today.length)
  })

  test('never twice for the same thing, over a restart on the same database', async () => {
    const db = openSqlite(':memory:')
    const first = await chat({ db })
    await first.person('李明', 'liaison', '市司法局')
    await first.moveTo('2024-04-10T09:00:30+08:00')
    const again = await chat({ db, at: '2024-04-10T09:01:00+08:00' })
    await again.moveTo('2024-04-10T12:00:00+08:00')
    expect((await remindersSince(db, '2024-04-10')).map(({ day }) => day)).toEqual(['2024-04-10'])
  })
})

test('a queue is posted anew before its card grows too old to change', async () => {
  const world = await chat()
  const zhou = await world.person('周敏', 'admin')
  const liming = await world.person('李明', 'liaison', '市司法局')
  await liming.says('填报 仲裁员')
  await liming.submits({ value: '18' })
  await world.moveTo('2024-04-02T12:00:00+08:00')
  expect(zhou.seesAll().filter((card) => card.startsWith('待审核 1 件'))).toHaveLength(2)
  await zhou.clicks('确认')
  expect(zhou.toast?.content).toContain('已确认')
})
