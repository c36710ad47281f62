import { describe, expect, test } from 'vitest'
import { worldOf } from '../../src/act/world.ts'
import { planAmended } from '../../src/domain/amendments/apply.ts'
import { paperInFile } from '../../src/domain/amendments/in-folder.ts'
import { taskStates } from '../../src/domain/tasks.ts'
import { taskSheet } from '../../src/ledger/task-sheet.ts'
import { taskPaper } from '../../src/papers/task-paper.ts'
import { standingNow } from '../../src/reporting/board.ts'
import { chat } from '../chat.ts'
import { villagePlan } from '../plan/village.ts'

const paper = { number: '遵府办发〔2024〕9号', title: '明确口径的通知', date: '2024-04-01' }

async function ruled() {
  const world = await chat({ at: '2024-04-08T10:00:00+08:00' })
  const zhou = await world.person('周敏', 'admin')
  const leader = await world.person('陈市长', 'leader')
  await zhou.says('记入文件 指标15')
  await zhou.clicks('解释')
  const told = { ...paper, about: 'indicator:15', says: '按累计数考核', counting: '累计数', leads: '市商务局' }
  return { world, zhou, leader, card: await zhou.submits(told, '记入') }
}

describe('a ruling that settles a fact of a row', () => {
  test('is what every answer tells, with the ruling and what the plan has', async () => {
    const { leader, card } = await ruled()
    expect(card).toContain('统计口径改为累计数；牵头单位改为市商务局')
    const from = '按遵府办发〔2024〕9号（2024年4月1日）'
    for (const [asked, says] of [
      ['指标15谁牵头', '牵头单位：市商务局'],
      ['指标15的统计口径', '统计口径：累计数'],
      ['指标15', '600家（累计数）；牵头单位：市商务局'],
      ['指标15是市场监管局牵头吗', '不是'],
      ['商务局牵头哪些指标', '有1项指标'],
      ['市场监管局牵头的指标有几项', '19项指标'],
      ['累计数的指标有几项', '9项指标'],
    ] as const) {
      expect(await leader.says(asked), asked).toContain(says)
      expect(leader.sees(), asked).toContain(from)
      expect(leader.sees(), asked).toContain('方案原为')
    }
    // What no ruling touched is told as before.
    expect(await leader.says('指标2谁牵头')).not.toContain('遵府办发')
    expect(await leader.says('指标15的目标是多少')).not.toContain('方案原为市市场监管局')
  })

  test('decides who reports and what is asked, shows in the board, and ends with its paper', async () => {
    const { world, zhou, leader } = await ruled()
    const sun = await world.person('孙商', 'liaison', '市商务局')
    const wang = await world.person('王芳', 'liaison', '市市场监管局')
    expect(await wang.says('填报 网上托管服务企业')).not.toContain('期末累计')
    expect(await sun.says('填报 网上托管服务企业')).toContain('期末累计')
    await sun.submits({ period: '2024-03', value: '120' })
    await zhou.clicks('确认')
    expect(await leader.says('网上托管服务企业进展')).toContain('120家')
    const { goals } = await standingNow(await worldOf(world.app))
    expect(goals.find(({ goal }) => goal.indicators.includes(15))?.measure).toBe('stock')
    await leader.says('状态')
    await leader.clicks('全部目标')
    await leader.clicks('下一页')
    await leader.clicks('网上托管服务企业')
    expect(leader.sees()).toContain('按遵府办发〔2024〕9号由商务局牵头')
    expect(leader.sees()).toContain('统计口径（方案原为期间数）')
    await zhou.says('后续文件')
    await zhou.clicks('看 遵府办发〔2024〕9号')
    await zhou.submits({ reason: '撤销' }, '收回这份文件')
    expect(await leader.says('指标15谁牵头')).toContain('市市场监管局')
    expect(leader.sees()).not.toContain('遵府办发')
  })

  test('of a task sets units and time; a unit the plan has not is said at its field', async () => {
    const { zhou, leader } = await ruled()
    await zhou.says('记入文件 任务4')
    await zhou.clicks('解释')
    const told = {
      ...paper,
      number: '遵府办发〔2024〕10号',
      about: 'task:4',
      says: '改由公安局牵头',
      due: '2024年9月底',
    }
    expect(await zhou.submits({ ...told, leads: '公安局、无此局' }, '记入')).toContain('方案里没有单位“无此局”')
    await zhou.submits({ ...told, leads: '公安局', responsible: '财政局、教育局' }, '记入')
    expect(await leader.says('任务4谁牵头')).toContain('牵头单位：市公安局')
    expect(await leader.says('任务4的责任单位有哪些')).toContain('责任单位：市财政局、市教体局')
    expect(await leader.says('任务4什么时候完成')).toContain('2024年9月底')
    expect(leader.sees()).toContain('时限（方案未写）按遵府办发〔2024〕10号')
  })
})

test('the papers and the ledger of a ruled plan name the ruling in the cell it settled', async () => {
  const lines = [{ kind: 'ruling' as const, about: 'task:1', says: '改由其牵头', sets: { leads: ['市财政局'] } }]
  const file = { file: 'papers/a.json', title: '通知', number: '某政办发〔2024〕9号', date: '2024-04-01' }
  const made = paperInFile(villagePlan, { ...file, asWritten: false, lines }, '2024-04-01T00:00:00+08:00')
  const plan = planAmended(villagePlan, [made], '2024-05-01', '2024-05-01')
  const cell = '市财政局（按某政办发〔2024〕9号）'
  expect(JSON.stringify(taskPaper(plan, taskStates(plan, { reports: [], baselines: [] })))).toContain(cell)
  const sheet = await taskSheet({ plan, entries: [], evidence: new Map() } as unknown as Parameters<
    typeof taskSheet
  >[0])
  expect(JSON.stringify(sheet.rows)).toContain(cell)
  // Before its day, and as the plan has it, the cell is the printed one.
  const before = planAmended(villagePlan, [made], '2024-03-31', '2024-05-01')
  expect(JSON.stringify(taskPaper(before, taskStates(before, { reports: [], baselines: [] })))).not.toContain(cell)
})
