import { describe, expect, test } from 'vitest'
import { chat } from '../chat.ts'
import { villagePlan } from './village.ts'

/** Words and places of the first plan; none may be said of this one. */
const ofAnother = /附件|试点|遵义|知识产权|商标|专利|受理|办结|每万人口/

describe('a plan without annexes or tables, from question to confirmed figure', async () => {
  const world = await chat({ at: '2024-07-10T10:00:00+08:00', plan: villagePlan })
  const member = await world.person('村民', 'member')
  const liaison = await world.person('工信联络员', 'liaison', '市工信局')
  const [entering, deciding] = [await world.person('录入员', 'admin'), await world.person('审核员', 'admin')]
  const leader = await world.person('分管领导', 'leader')

  test.each([
    ['行政村5G通达率目标是多少', ['95', '正文一']],
    ['任务1谁牵头', ['工信局', '正文二(一)']],
    ['建好网络谁负责', ['工信局']],
  ])('%s', async (question, says) => {
    const answer = await member.says(question)
    for (const word of says) expect(answer).toContain(word)
    expect(answer).not.toMatch(ofAnother)
  })

  test.each([
    ['任务有几项', '3项任务'],
    ['市数据局负责什么', '用好数据'],
    ['什么时候结束', '2027年12月31日'],
  ])('%s: %s', async (question, says) => {
    expect(await member.says(question)).toContain(says)
  })

  test('a task is reported, decided and told', async () => {
    const form = await liaison.says('填报 建好网络')
    expect(form).not.toMatch(ofAnother)
    await liaison.submits({ state: '推进中', done: '已建基站十座', next: '继续' })
    const queue = await deciding.says('待审核')
    expect(queue).toContain('建好网络')
    await deciding.clicks('确认')
    expect(await leader.says('任务进展')).toMatch(/推进中\s*1/)
  })

  test('a leader’s status counts this plan’s goals', async () => {
    const status = await leader.says('状态')
    expect(status).toContain('未填报3')
    expect(status).not.toMatch(ofAnother)
  })

  test('help, greeting and the owed card say nothing of another plan', async () => {
    for (const words of ['帮助', '我是谁']) expect(await member.says(words)).not.toMatch(ofAnother)
    expect(await entering.says('谁没报')).not.toMatch(ofAnother)
  })
})
