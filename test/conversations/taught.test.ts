import { describe, expect, test } from 'vitest'
import { chat } from '../chat.ts'

const at = '2024-03-18T10:00:00+08:00'
const asked = '绿皮车谁牵头'

/** A sentence nobody can know, asked by a member; the office, and a liaison of some unit. */
async function stage() {
  const world = await chat({ at })
  const office = await world.person('周敏', 'admin')
  const member = await world.person('王五', 'member')
  const liaison = await world.person('李明', 'liaison', '市司法局')
  return { world, office, member, liaison, before: await member.says(asked) }
}

const kept = (db: Awaited<ReturnType<typeof stage>>['world']['db']) =>
  db.all<{ sentence: string; times: number }>({ sql: 'select sentence, times from unsure', params: [] })

async function taught(on: Awaited<ReturnType<typeof stage>>) {
  await on.office.says('没听懂')
  await on.office.clicks('问别的一项')
  await on.office.submits({ row: '指标10' }, '查找')
  await on.office.clicks('问指标10 知识产权仲裁员')
  return on.office.submits({ words: '绿皮车' }, '记住')
}

describe('没听懂', () => {
  test('not understood, taught, understood by anybody, taken back, not understood again', async () => {
    const on = await stage()
    const { world, office, member, liaison, before } = on
    expect(before).toContain('没有“绿皮车”')
    await liaison.says(`${asked}？`)
    expect(await kept(world.db)).toEqual([{ sentence: asked, times: 2 }])
    expect(await office.says('没听懂')).toContain(`${asked}　问过2次`)
    expect(office.sees()).not.toMatch(/王五|李明/)
    await office.clicks('问别的一项')
    await office.submits({ row: '指标10' }, '查找')
    // What nothing explains stands in the field already.
    expect(await office.clicks('问指标10 知识产权仲裁员')).toContain('句中哪几个字指它：绿皮车')
    expect(await office.submits({ words: '绿皮车' }, '记住')).toContain('记住了：“绿皮车”指指标10')
    expect(await kept(world.db)).toEqual([])
    expect(await member.says(asked)).toContain('司法局')
    expect(await liaison.says('绿皮车的目标是多少')).toContain('仲裁员')
    expect(await office.says('变更记录')).toContain('“绿皮车”指')

    expect(await office.says('教过的说法')).toContain('绿皮车')
    expect(await office.clicks('收回 绿皮车')).toContain('还没有教过')
    await member.says('谢谢')
    await world.moveTo('2024-03-18T10:30:00+08:00')
    expect(await member.says(asked)).toBe(before)
    expect(await office.says('变更记录')).toContain('收回“绿皮车”')
  })

  test('another deployment has not been taught', async () => {
    const [here, there] = [await stage(), await stage()]
    await taught(here)
    expect(await here.member.says(asked)).toContain('司法局')
    expect(await there.member.says(asked)).toBe(there.before)
  })

  test('a nearest row is a button; words that are everyday, or not in the sentence, are no name', async () => {
    const { office, member, liaison } = await stage()
    await office.says('没听懂')
    await office.clicks('忽略')
    await member.says('那个盾牌行动归哪个部门')
    const label = /\[(问任务\d+ .+?)\]/.exec(await office.says('没听懂'))?.[1] ?? ''
    expect(await office.clicks(label)).toContain('句中哪几个字指它：盾牌行动')
    await office.submits({ words: '盾牌行动' }, '记住')
    expect(await member.says('盾牌行动归哪个部门')).toContain(label.replace(/问(任务\d+) .*/, '$1'))
    expect(await office.says('教过的说法')).toContain('盾牌行动')
    await office.clicks('收回 盾牌行动')
    await liaison.says(asked)
    await office.says('没听懂')
    await office.clicks('问别的一项')
    expect(await office.submits({ row: '甲乙丙丁' }, '查找')).toContain('方案里没有这一项')
    await office.submits({ row: '指标10' }, '查找')
    await office.clicks('问指标10 知识产权仲裁员')
    expect(await office.submits({ words: '谁牵头' }, '记住')).toContain('已有别的意思')
    expect(office.toast?.type).toBe('warning')
    expect(await office.submits({ words: '火星' }, '记住')).toContain('要出自这句话')
    expect(await office.says('教过的说法')).toContain('还没有教过')
  })

  test('a sentence that is the name alone needs no asking; a unit can be named too', async () => {
    const { office, member } = await stage()
    await office.says('没听懂')
    await office.clicks('忽略')
    await member.says('蓝盾')
    await office.says('没听懂')
    await office.clicks('问别的一项')
    await office.submits({ row: '市财政局' }, '查找')
    expect(await office.clicks('问单位 财政局')).toContain('记住了：“蓝盾”指单位 财政局')
    expect(await member.says('蓝盾牵头哪些任务')).toContain('财政局')
  })

  test('outside is outside from then on; ignored is gone', async () => {
    const { world, office, member } = await stage()
    await office.says('没听懂')
    await office.clicks('不是我们的事')
    expect(await kept(world.db)).toEqual([])
    const answer = await member.says(`${asked}？`)
    expect(answer).toBe(await member.says('今天中午食堂吃什么'))
    expect(await kept(world.db)).toEqual([])
    expect(await office.says('教过的说法')).toContain('不是我们的事')
    await member.says('蓝盾')
    await office.says('没听懂')
    expect(await office.clicks('忽略')).toContain('没有没听懂的句子')
    expect(await kept(world.db)).toEqual([])
  })

  test('only the office, and only in private', async () => {
    const { world, office, liaison } = await stage()
    expect(await liaison.says('没听懂')).toContain('由领导小组办公室办理')
    expect(liaison.sees()).not.toContain(asked)
    const group = await world.group('专班', office)
    expect(await group.asks(office, '没听懂')).not.toContain(asked)
  })

  test('what is understood, a command, and a sentence with a figure are not kept', async () => {
    const { world, office, liaison } = await stage()
    await office.says('没听懂')
    await office.clicks('忽略')
    for (const words of ['司法局牵头什么', '帮助', '填报', '上季度新增仲裁员25人', '绿皮车新增25辆', '绿皮车二十五辆'])
      await liaison.says(words)
    expect(await kept(world.db)).toEqual([])
  })

  test('the setting turns keeping off, and what was kept is deleted', async () => {
    const { world, office, member } = await stage()
    await office.says('设置')
    await office.clicks('不留没听懂的句子')
    expect(await kept(world.db)).toEqual([])
    await member.says('蓝盾')
    expect(await kept(world.db)).toEqual([])
    await office.says('设置')
    await office.clicks('留没听懂的句子')
    await member.says('蓝盾')
    expect(await kept(world.db)).toHaveLength(1)
  })

  test('kept 90 days after it was last said', async () => {
    const { world } = await stage()
    await world.moveTo('2024-06-15T10:00:00+08:00')
    expect(await kept(world.db)).toHaveLength(1)
    await world.moveTo('2024-06-18T10:00:00+08:00')
    expect(await kept(world.db)).toEqual([])
  })
})
