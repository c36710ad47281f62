import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { chat } from '../chat.ts'
import { ofAnother } from './any-plan.ts'
import { villagePlan } from './village.ts'

const [first] = villagePlan.indicators
const [task] = villagePlan.tasks

/** The conversations that are about no plan in particular, on a small made-up plan of another shape. */
describe('a plan of another shape', async () => {
  const world = await chat({ plan: villagePlan, at: '2024-07-10T10:00:00+08:00' })
  const people = {
    office: await world.person('周敏', 'admin'),
    leader: await world.person('陈县长', 'leader'),
    liaison: await world.person('王芳', 'liaison', '市工信局'),
    stranger: await world.person('路人'),
  }
  const words = commands.flatMap((command) => command.words.slice(0, 1))

  test.each(Object.entries(people))(
    'every command answers %s in this plan’s own words',
    async (_, person) => {
      const wrong: string[] = []
      for (const said of words) {
        await person.says(said)
        const answer = person.seesAll().at(-1) ?? ''
        if (answer === '' || ofAnother.test(answer)) wrong.push(`${said}：${answer}`)
        if (answer.includes('没有处理成功')) wrong.push(`${said}：${answer}`)
        await world.moveTo(new Date(world.clock.now().getTime() + 60_000).toISOString())
      }
      expect(wrong).toEqual([])
    },
    120_000,
  )

  test('what is asked of its figures, tasks and state is answered from it', async () => {
    const { office, leader } = people
    expect(await leader.says(`任务${task?.no}谁负责`)).not.toMatch(ofAnother)
    expect(await leader.says(`${first?.name}完成多少`)).not.toMatch(ofAnother)
    expect(await leader.says('状态')).not.toMatch(ofAnother)
    expect(await office.says('周报')).not.toMatch(ofAnother)
  })

  test('a later paper, a ruling and the parts of a target', async () => {
    const { office, leader } = people
    await office.says(`记入文件 ${first?.name}`)
    await office.clicks('改目标、定年度目标')
    await office.submits(
      { number: '某政办发〔2024〕9号', title: '调整', date: '2024-07-01', on: '2027年底', whole: '96' },
      '记入',
    )
    expect(await leader.says(`${first?.name}的目标是多少`)).toContain('96%')
    expect(await leader.says('哪几个县拖后')).not.toMatch(ofAnother)
  })
})
