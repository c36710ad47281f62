import { describe, expect, test } from 'vitest'
import { worldOf } from '../../src/act/world.ts'
import type { Plan } from '../../src/domain/plan.ts'
import { statusJson } from '../../src/domain/status.ts'
import { standingNow } from '../../src/reporting/board.ts'
import { chat } from '../chat.ts'
import { clinicPlan } from '../plan/clinic.ts'
import { villagePlan } from '../plan/village.ts'

/** The made-up plan with a target that is a state: 行政村快递服务全覆盖. */
function withState(): Plan {
  const [first] = villagePlan.indicators
  const [goal] = villagePlan.goals
  if (!first || !goal) throw new Error('the made-up plan has no goal')
  const no = villagePlan.indicators.length + 1
  const lead = villagePlan.units.find(({ name }) => name.includes('工信局'))?.id ?? ''
  return {
    ...villagePlan,
    indicators: [
      ...villagePlan.indicators,
      {
        ...first,
        ...{ no, name: '行政村快递服务', short: '行政村快递服务', unit: '', reportUnit: '', measure: 'state' },
        ...{ targetWritten: null, leads: [lead], leadsWritten: '市工信局', aliases: [], topics: [], period: 'quarter' },
        ...{ decimals: 0, range: { min: '0', max: '1' } },
      },
    ],
    goals: [
      ...villagePlan.goals,
      {
        ...goal,
        ...{ indicators: [no], sense: 'state', strict: false },
        targets: [{ on: villagePlan.end, written: '全覆盖', value: null, place: first.place }],
      },
    ],
  }
}

test('a target that is a state is reported by choice, is met when it is so, and can be lost again', async () => {
  const plan = withState()
  const no = plan.indicators.at(-1)?.no ?? 0
  const world = await chat({ plan, at: '2024-07-03T10:00:00+08:00' })
  const zhou = await world.person('周敏', 'admin')
  const wang = await world.person('王芳', 'liaison', '市工信局')
  const light = async () => {
    const { goals } = await standingNow(await worldOf(world.app))
    return goals.find(({ goal }) => goal.indicators.includes(no))?.light
  }
  expect(await light()).toBe('noData')
  const form = await wang.says('填报 行政村快递服务')
  expect(form).toContain('是否达到')
  expect(form).toContain('目标全覆盖')
  await wang.submits({ period: '2024Q2', value: '0' })
  expect(await zhou.clicks('确认')).toContain('还没有达到')
  expect(await light()).toBe('inProgress')
  await world.moveTo('2024-10-08T10:00:00+08:00')
  await wang.says('填报 行政村快递服务')
  await wang.submits({ period: '2024Q3', value: '1' })
  await zhou.clicks('确认')
  expect(await light()).toBe('met')
  expect(await zhou.says('状态')).toContain('已达标1')
  await zhou.says('全部目标')
  expect(zhou.sees()).toContain('行政村快递服务 已达到/全覆盖')
})

test('a figure the office sets for it is reported as a figure from then on', async () => {
  const plan = withState()
  const world = await chat({ plan, at: '2024-07-03T10:00:00+08:00' })
  const zhou = await world.person('周敏', 'admin')
  const wang = await world.person('王芳', 'liaison', '市工信局')
  await zhou.says('记入文件 行政村快递服务')
  await zhou.clicks('改目标、定年度目标')
  await zhou.submits(
    { number: '某政办发〔2024〕9号', title: '说明', date: '2024-07-01', on: '2027年底', whole: '12' },
    '记入',
  )
  expect(await wang.says('填报 行政村快递服务')).toContain('期末累计')
  await wang.submits({ period: '2024Q2', value: '12' })
  await zhou.clicks('确认')
  expect(await zhou.says('全部目标')).toContain('12/12')
})

describe('states of an imported plan', () => {
  const paper = { number: '青政办发〔2024〕30号', title: '明确目标的通知', date: '2024-09-01' }

  async function reported() {
    const world = await chat({ plan: clinicPlan, at: '2024-10-08T10:00:00+08:00' })
    const zhou = await world.person('周敏', 'admin')
    const wang = await world.person('王芳', 'liaison', '市卫生健康委')
    await wang.says('填报 县域紧密型医共体')
    await wang.submits({ period: '2024Q3', value: '0' })
    await zhou.clicks('确认')
    const stateOf = async (no: number) => {
      const now = await worldOf(world.app)
      const { goals } = await standingNow(now)
      return statusJson(now.plan, goals, '2024-10-08').goals.find(({ indicators }) => indicators.includes(no))
    }
    return { world, zhou, wang, stateOf }
  }

  test('are told as what they are: no figure, no distance, no pace', async () => {
    const { zhou, stateOf } = await reported()
    expect(await zhou.says('县域紧密型医共体进展')).toContain('还没有达到，目标全覆盖，进行中')
    expect(zhou.sees()).not.toContain('已有还没有')
    expect(await zhou.says('县域紧密型医共体还差多少')).not.toContain('正好达到')
    await zhou.says('可能完不成')
    expect(await zhou.clicks('逐个看')).toContain('目标是达到某种状态的1个：县域紧密型医共体')
    expect(await zhou.says('周报')).toContain('报还没有达到')
    expect(await stateOf(5)).toMatchObject({ target: null, targetWritten: '全覆盖', current: '0', light: 'inProgress' })
    expect(await zhou.says('居民满意度目标')).toContain('目标不低于上年（到2026年12月，预期性）')
    expect(await zhou.says('诊疗量占比2025年目标')).toContain('目标61%')
  })

  test('are set anew in words by a paper, and come back with it', async () => {
    const { zhou, wang, stateOf } = await reported()
    await zhou.says('记入文件 县域紧密型医共体')
    await zhou.clicks('改目标、定年度目标')
    const told = { ...paper, on: '2026年底', whole: '通过省级验收' }
    expect(await zhou.submits(told, '记入')).toContain('县域紧密型医共体到2026年底通过省级验收')
    expect(await zhou.says('县域紧密型医共体的目标')).toContain('目标通过省级验收')
    expect(zhou.sees()).toContain('按青政办发〔2024〕30号（2024年9月1日），方案原为全覆盖')
    expect(await stateOf(5)).toMatchObject({ targetWritten: '通过省级验收', targetFrom: '青政办发〔2024〕30号' })
    expect(await wang.says('填报 县域紧密型医共体')).toContain('目标通过省级验收')
    await zhou.says('后续文件')
    await zhou.clicks('看 青政办发〔2024〕30号')
    await zhou.submits({ reason: '作废' }, '收回这份文件')
    expect(await stateOf(5)).toMatchObject({ targetWritten: '全覆盖', targetFrom: null })
  })

  test('keep to words where the target is a state, and to figures where it is one', async () => {
    const { zhou } = await reported()
    await zhou.says('记入文件 标准化乡镇卫生院')
    await zhou.clicks('改目标、定年度目标')
    expect(await zhou.submits({ ...paper, on: '2026年底', whole: '全部建成' }, '记入')).toContain('看不出是什么数')
  })
})
