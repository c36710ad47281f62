import { describe, expect, test } from 'vitest'
import { openBotAgain } from '../app/again.ts'
import { chat } from '../chat.ts'

async function cast() {
  const world = await chat()
  return {
    world,
    zhou: await world.person('周敏', 'admin'),
    chen: await world.person('陈静', 'admin'),
    liming: await world.person('李明', 'liaison', '市司法局'),
    passer: await world.person('路人'),
  }
}

describe('申请', () => {
  test('stands in 待办 however old, with buttons that work', async () => {
    const { world, zhou, passer } = await cast()
    await passer.says('登记 财政局')
    await world.moveTo('2024-05-20T10:00:00+08:00')
    const seen = await zhou.says('待办')
    expect(seen).toContain('申请1件')
    expect(seen).toContain('路人申请登记为市财政局的联络员')
    expect(await zhou.clicks('同意')).toContain('申请0件')
    expect(passer.sees()).toContain('您已登记为市财政局的联络员')
  })

  test('is shown to who asked, and taken back', async () => {
    const { zhou, passer } = await cast()
    await passer.says('登记 财政局')
    expect(await passer.says('登记 财政局')).toContain('还在等办公室办理的1件')
    expect(await passer.says('我的申请')).toContain('路人申请登记为市财政局的联络员')
    expect(await passer.clicks('撤回 路人申请登记为市财政局的联络员')).toContain('没有在等办公室办理的申请')
    expect(zhou.sees()).toContain('本人已撤回')
    expect(await zhou.says('待办')).toContain('申请0件')
  })

  test('of somebody else is not taken back', async () => {
    const { world, zhou, passer } = await cast()
    await passer.says('登记 财政局')
    const other = await world.person('旁人')
    expect(await other.says('我的申请')).toContain('没有在等办公室办理的申请')
    expect(await zhou.says('待办')).toContain('申请1件')
  })

  test('换人 and 请假 take people by the picker and the day by the calendar', async () => {
    const { world, liming, zhou } = await cast()
    const wang = await world.person('王强', 'member', '市司法局')
    await liming.says('请假')
    const toast = await liming.submits({ person: wang.openId, until: '2024-03-01' })
    expect(toast).toContain('请选今天或以后的一天')
    await liming.submits({ person: wang.openId, until: '2024-04-10' })
    expect(zhou.sees()).toContain('李明请假到4月10日，由王强代填')
    await liming.says('换联络员')
    expect(await liming.submits({})).toContain('请选一位，或填手机号')
    await liming.submits({ person: wang.openId })
    expect(zhou.sees()).toContain('由李明换成王强')
  })
})

describe('待办', () => {
  test('names units without a liaison and those that never reported, and is the office’s alone', async () => {
    const { zhou, liming } = await cast()
    const seen = await zhou.says('待办')
    expect(seen).toMatch(/还没有联络员的\d+个单位：/)
    expect(seen).toMatch(/从未填报的1个单位：(市)?司法局/)
    expect(await liming.says('待办')).toContain('由领导小组办公室办理')
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    expect(await zhou.says('待办')).not.toContain('从未填报的')
  })

  test('holds what was not delivered until somebody decides', async () => {
    const { world, zhou, passer } = await cast()
    world.emulator.setFaults({ api: () => ({ kind: 'answer', status: 400, code: 230001, message: 'refused' }) })
    await passer.says('帮助')
    world.emulator.setFaults({})
    await world.moveTo('2024-06-03T10:00:00+08:00')
    expect(await zhou.says('待办')).toContain('未送达1条')
    expect(await zhou.clicks('重发')).toContain('未送达0条')
    expect(passer.sees()).toContain('我能做什么')
  })
})

describe('删除个人信息', () => {
  test('is asked once more of the person and of the office', async () => {
    const { world, zhou, liming } = await cast()
    expect(await liming.says('删除我的个人信息')).toContain('不能恢复')
    expect(await zhou.says('待办')).toContain('申请0件')
    expect(await liming.clicks('申请删除')).toContain('已报办公室')
    await zhou.says('待办')
    expect(await zhou.clicks('同意')).toContain('确认删除个人信息')
    expect(await liming.says('我是谁')).toContain('李明')
    await zhou.clicks('确认删除')
    expect(await liming.says('我是谁')).toContain('还不在名册中')
    expect(await world.db.all({ sql: `select * from topics where open_id = ?`, params: [liming.openId] })).toEqual([])
  })

  test('leaves no topic of the talk behind', async () => {
    const { world, zhou, liming } = await cast()
    await liming.says('仲裁员谁牵头')
    const topics = () => world.db.all({ sql: 'select * from topics where open_id = ?', params: [liming.openId] })
    expect(await topics()).toHaveLength(1)
    await liming.says('删除我的个人信息')
    await liming.clicks('申请删除')
    await zhou.clicks('同意')
    await zhou.clicks('确认删除')
    expect(await topics()).toEqual([])
  })

  test('nobody of the office decides their own, and the last of it stays', async () => {
    const { world, zhou, chen } = await cast()
    await zhou.says('删除我的个人信息')
    await zhou.clicks('申请删除')
    await zhou.says('待办')
    await zhou.clicks('同意')
    expect(zhou.sees()).toContain('请由陈静办理')
    expect(await zhou.says('我是谁')).toContain('周敏')
    await chen.says('待办')
    await chen.clicks('同意')
    await chen.clicks('确认删除')
    expect(await zhou.says('我是谁')).toContain('还不在名册中')
    await chen.says('删除我的个人信息')
    await chen.clicks('申请删除')
    expect(await chen.says('待办')).toContain('申请1件')
    await chen.clicks('同意')
    expect(chen.sees()).toContain('办公室还没有其他人')
    expect(world.emulator).toBeDefined()
  })

  test('of an administrator of the configuration is not undone by a start, and their own report waits for another', async () => {
    const { world, zhou, chen } = await cast()
    await zhou.says('代填 司法局 仲裁员')
    await zhou.submits({ value: '18' })
    await zhou.says('删除我的个人信息')
    await zhou.clicks('申请删除')
    await chen.says('待办')
    await chen.clicks('同意')
    await chen.clicks('确认删除')
    await openBotAgain(world, [zhou.openId, chen.openId])
    expect(await zhou.says('我是谁')).toContain('还不在名册中')
    // Enrolled anew, they still do not review what they sent in before.
    await world.person('周敏', 'admin')
    await zhou.says('待审核')
    expect(zhou.sees()).not.toContain('[确认]')
    expect(await chen.says('待审核')).toContain('[确认]')
  })
})

test('who the configuration makes of the office goes by the roster’s name once it has one', async () => {
  const { world, chen } = await cast()
  const nameless = await world.person('吴刚')
  await openBotAgain(world, [nameless.openId])
  await nameless.says('基数 商标 12.3万件 2021年底 统计公报')
  await nameless.submits({}, '设定')
  await chen.says('添加人员')
  await chen.submits({ who: nameless.openId, name: '吴刚', role: 'member', unit: '' }, '添加')
  expect(await nameless.says('我是谁')).toContain('吴刚')
  const named = await world.db.all<{ name: string }>({
    sql: 'select by_name as name from baselines union select by_name from audit where by_open_id = ?',
    params: [nameless.openId],
  })
  expect(named.map(({ name }) => name)).toEqual(['吴刚'])
})

test.each([
  ['我们局', '市司法局', /司法局牵头\n.*指标10/],
  ['我局', '市司法局', /司法局牵头\n.*指标10/],
  ['本单位', '市司法局', /司法局牵头\n.*指标10/],
  ['我们单位', '市司法局', /司法局牵头\n.*指标10/],
  ['我委', '市发展改革委', /发展改革委/],
  ['我们县', '湄潭县人民政府', /湄潭县/],
])('“%s” of a leader, the office, a member and a liaison of %s', async (said, unit, shows) => {
  const { world } = await cast()
  for (const role of ['leader', 'admin', 'member', 'liaison'] as const) {
    const someone = await world.person(`某${role}`, role, unit)
    const seen = await someone.says(`${said}牵头哪些指标`)
    expect(seen, role).not.toContain('没有登记您的单位')
    expect(seen, role).toMatch(shows)
  }
})

test('“我们局” is the unit the roster names, whatever the role', async () => {
  const { world } = await cast()
  for (const [name, role] of [
    ['甲', 'leader'],
    ['乙', 'admin'],
    ['丙', 'member'],
  ] as const) {
    const someone = await world.person(name, role, '市司法局')
    const seen = await someone.says('我们局牵头哪些指标')
    expect(seen, role).not.toContain('没有登记您的单位')
    expect(seen, role).toMatch(/司法局牵头\n.*指标10/)
  }
})

describe('a roster sent in the private chat', () => {
  const csv = (...lines: string[]) => ({
    name: '名册.csv',
    bytes: new TextEncoder().encode(['open_id,姓名,单位,角色', ...lines].join('\n')),
  })

  test('is imported by the office once it has said so', async () => {
    const { world, zhou } = await cast()
    const wang = await world.person('王强')
    expect(await zhou.sendsFile(csv(`${wang.openId},王强,市财政局,联络员`))).toContain('新增1行，改名0行')
    expect(await wang.says('我是谁')).toContain('还不在名册中')
    expect(await zhou.clicks('导入名册')).toContain('名册已导入')
    expect(await wang.says('我是谁')).toContain('市财政局')
    expect(await zhou.says('变更记录')).toContain('导入名册')
  })

  test('with a bad line names it and imports nothing', async () => {
    const { world, zhou } = await cast()
    const wang = await world.person('王强')
    const seen = await zhou.sendsFile(csv(`${wang.openId},王强,市财政局,联络员`, 'ou_x,张三,没有的局,联络员'))
    expect(seen).toContain('第 3 行：方案里没有单位“没有的局”')
    expect(await wang.says('我是谁')).toContain('还不在名册中')
  })

  test('is no roster of who is not of the office', async () => {
    const { world, liming } = await cast()
    const wang = await world.person('王强')
    expect(await liming.sendsFile(csv(`${wang.openId},王强,市财政局,联络员`))).not.toContain('导入名册')
  })
})

test('the roster is paged, and says how many pages there are', async () => {
  const { world, zhou } = await cast()
  for (const { id } of world.app.plan.units.slice(0, 20)) await world.person(`联络${id}`, 'liaison', id)
  const seen = await zhou.says('名册')
  expect(seen).toContain('第1页，共2页')
  expect(await zhou.clicks('下一页')).toContain('第2页，共2页')
})
