import { describe, expect, test } from 'vitest'
import { readFacts } from '../all-facts.ts'
import { cast, formHolds } from './sentences-stage.ts'

describe('a task named beside its progress is a report of the task, whatever figure stands in it', () => {
  const own = '填报：运营平台定位与托管服务'
  test.each([
    ['任务15 进展：已建平台2个', own, '请选择▾', '已建平台2个', '“2个”写在“本期做了什么”里，不作为网上运营平台的数'],
    ['任务15 已建平台2个，正在推进', own, '推进中▾', '已建平台2个'],
    ['任务15 推进情况：已建平台2个', own, '已建平台2个'],
    ['第15项任务推进中，托管企业500家', own, '推进中▾', '：托管企业500家'],
    ['任务15已完成平台搭建2个，正在推进对接', own, '推进中▾', '已完成平台搭建2个，正在推进对接'],
    ['填报 任务15 推进中 已建平台2个', own, '推进中▾', '：已建平台2个'],
    ['填报任务15 推进中，已建平台2个', own, '推进中▾', '：已建平台2个'],
    ['上报 任务15 推进中：建平台2个', own, '推进中▾', '：建平台2个'],
    [
      '任务20完成了，现有专业人员5人',
      '填报：知识产权行政人员队伍',
      '已完成▾',
      '：现有专业人员5人',
      '不作为知识产权专业人员的数',
    ],
    ['上报 任务20 已完成，现有专业人员5人', '填报：知识产权行政人员队伍', '已完成▾', '：现有专业人员5人'],
    ['任务36推进中，商标14.8万件', '填报：服务机构监管与“蓝天”行动', '：商标14.8万件', '请另发“填报 商标有效注册量”'],
    ['商标14.8万件，任务36推进中', '填报：服务机构监管与“蓝天”行动', '：商标14.8万件，任务36推进中'],
  ])('%s', formHolds)

  test.each(['任务20完成了一半', '任务20完成了80%', '任务20没有启动，正在推进人员招录'])(
    'what is not surely one of the four states is left open: %s',
    (said) => formHolds(said, '填报：知识产权行政人员队伍', '请选择▾'),
  )

  test('of another unit’s task, and what is stored is the task’s', async () => {
    const { world, liaison } = await cast('市司法局')
    expect(await liaison.says('任务31推进中，本季度新增仲裁员5人')).toContain('不作为知识产权仲裁员的数')
    await liaison.submits({})
    const { reports } = await readFacts(world.db)
    expect(reports).toMatchObject([{ kind: 'task', no: 31, progress: '推进中', done: '本季度新增仲裁员5人' }])
  })

  test.each([
    '任务15完成了吗',
    '任务15的进展',
    '任务15 进展',
    '任务15是2个平台吗',
    '任务15什么时候完成',
    '任务15完成得怎么样',
    '任务15 3个平台',
  ])('a question stays one: %s', async (said) => {
    const { liaison } = await cast()
    expect(await liaison.says(said)).not.toContain('填报：')
  })

  test.each(['仲裁员已完成28人', '受理120件，已办结118件'])('no task is named: %s', async (said) => {
    const { liaison } = await cast(said.startsWith('仲') ? '市司法局' : undefined)
    expect(await liaison.says(said)).not.toContain('进展状态')
  })
})
