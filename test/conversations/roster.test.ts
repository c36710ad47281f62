import { describe, expect, test } from 'vitest'
import { auditTrail } from '../../src/store/audit.ts'
import { liaisonsOf, rosterOf } from '../../src/store/people.ts'
import { readFacts } from '../all-facts.ts'
import { chat } from '../chat.ts'

async function cast() {
  const world = await chat()
  return {
    world,
    zhou: await world.person('周敏', 'admin'),
    wu: await world.person('吴迪', 'admin'),
    liming: await world.person('李明', 'liaison', '市司法局'),
  }
}

describe('名册', () => {
  test('“我是市司法局的联络员” asks the office, and an approval enrols', async () => {
    const { world, zhou, wu } = await cast()
    const passer = await world.person('王强')
    expect(await passer.says('我是市司法局的联络员')).toContain(
      '王强申请登记为市司法局的联络员，由周敏、吴迪同意后生效',
    )
    expect(zhou.sees()).toContain('王强申请登记为市司法局的联络员')
    expect(await passer.says('我是市司法局的联络员')).toContain('还在等办公室办理的1件')
    await zhou.clicks('同意')
    expect(wu.sees()).toContain('周敏已同意')
    expect(passer.sees()).toContain('您已登记为市司法局的联络员')
    expect(await passer.says('填报')).toContain('填报　市司法局')
    expect(await rosterOf(world.db, passer.openId)).toMatchObject([{ unit: 'justice', role: 'liaison', name: '王强' }])
    expect((await auditTrail(world.db, 1))[0]).toMatchObject({ act: '名册', byName: '周敏' })
  })

  test('two of the office decide once; nobody else decides', async () => {
    const { world, zhou, wu, liming } = await cast()
    const passer = await world.person('王强')
    await passer.says('登记 财政局')
    await Promise.all([zhou.clicks('不同意'), wu.clicks('同意')])
    const enrolled = (await liaisonsOf(world.db, 'finance')).length
    expect([0, 1]).toContain(enrolled)
    expect(passer.seesAll().filter((card) => /已登记为市财政局|没有同意/.test(card))).toHaveLength(1)
    expect(await liming.says('名册')).toContain('不能查看名册\n这件事由领导小组办公室办理')
  })

  test('a change of liaison hands over what is pending and owed', async () => {
    const { world, zhou, liming } = await cast()
    world.emulator.addPerson({ openId: world.emulator.openIdOf('王强'), name: '王强', mobile: '13800000001' })
    await world.moveTo('2024-04-08T10:00:00+08:00')
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    expect(await liming.says('我换岗了，联络员换成小王')).toContain('由谁接任？')
    expect(await liming.submits({ who: '13900000000' })).toContain('飞书里查不到这个手机号')
    await liming.submits({ who: '13800000001' })
    expect(zhou.sees()).toContain('市司法局的联络员由李明换成王强')
    await zhou.clicks('同意')
    const wang = await world.person('王强')
    expect(wang.sees()).toContain('您已接任市司法局的联络员，原联络员是李明。')
    expect(wang.sees()).toContain('本单位现在应报未报2项，待审核1件')
    expect(await liming.says('填报 仲裁员')).toContain('不能填报')
    await zhou.clicks('退回')
    await zhou.submits({ reason: '缺批复' }, '退回')
    // The sender has left, so the liaison of now is told.
    expect(wang.sees()).toContain('退回：缺批复')
  })

  test('a leave has a deputy, and ends by itself', async () => {
    const { world, zhou, liming } = await cast()
    const wang = await world.person('王强')
    await liming.says('请假')
    await liming.submits({ who: wang.openId, until: '2024-04-12' })
    await zhou.clicks('同意')
    expect(wang.sees()).toContain('李明请假，市司法局的填报到4月12日由您代办')
    await world.moveTo('2024-04-11T10:00:00+08:00')
    expect(wang.seesAll().filter((card) => card.startsWith('到期提醒'))).toHaveLength(2)
    expect(liming.seesAll().filter((card) => card.startsWith('到期提醒'))).toHaveLength(0)
    await world.moveTo('2024-04-16T10:00:00+08:00')
    expect((await liaisonsOf(world.db, 'justice')).map(({ name }) => name)).toEqual(['李明'])
    expect(liming.seesAll().filter((card) => card.startsWith('到期提醒'))).toHaveLength(1)
  })

  test('the office adds and removes people by mobile number; the last of it stays', async () => {
    const { world, zhou, wu } = await cast()
    world.emulator.addPerson({ openId: world.emulator.openIdOf('赵丽'), name: '赵丽', mobile: '13800000002' })
    expect(await zhou.says('名册')).toContain('市司法局：李明')
    await zhou.clicks('添加人员')
    expect(await zhou.submits({ who: '13800000002', role: '联络员' }, '添加')).toContain('联络员须写方案里的单位')
    await zhou.submits({ unit: '人社局' }, '添加')
    expect(zhou.toast?.content).toBe('已添加')
    expect((await liaisonsOf(world.db, 'human-resources')).map(({ name }) => name)).toEqual(['赵丽'])
    await zhou.says('名册 人社局')
    await zhou.clicks('移除 赵丽')
    expect(await liaisonsOf(world.db, 'human-resources')).toEqual([])
    await zhou.says('名册 办公室')
    await zhou.clicks('移除 吴迪')
    await zhou.says('名册 办公室')
    await zhou.clicks('移除 周敏')
    expect(zhou.toast?.content).toContain('只剩这一位管理员')
    expect(await wu.says('待审核')).toContain('只有领导小组办公室审核')
  })

  test('a person of two units chooses the unit', async () => {
    const { world, liming } = await cast()
    await world.person('李明', 'liaison', '市市场监管局')
    await liming.says('填报 任务31')
    expect(liming.sees()).toContain('为哪个单位填报？')
    await liming.clicks('市司法局')
    expect(liming.sees()).toContain('填报：仲裁与调解机构建设')
  })

  test('deleting somebody’s data keeps the post in the ledger', async () => {
    const { world, zhou, liming } = await cast()
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    await zhou.clicks('确认')
    await liming.says('删除我的个人信息')
    await liming.clicks('申请删除')
    expect(zhou.sees()).toContain('李明申请删除个人信息')
    await zhou.clicks('同意')
    await zhou.clicks('确认删除')
    const { reports } = await readFacts(world.db)
    expect(reports[0]?.by.name).toBe('原市司法局联络员')
    expect(reports[0]?.by.openId).not.toBe(liming.openId)
    expect(await rosterOf(world.db, liming.openId)).toEqual([])
    expect(JSON.stringify(await auditTrail(world.db, 50))).not.toContain('李明')
    expect(await zhou.says('记录 仲裁员')).toContain('原市司法局联络员提交')
  })
})
