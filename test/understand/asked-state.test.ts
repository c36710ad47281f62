import { describe, expect, test } from 'vitest'
import { baseline, facts, figure, taskReport, withPast } from '../domain/facts.ts'
import { leader, plan, said } from './world.ts'

const at = '2024-01-08T09:00:00+08:00'
/** 12 of 30 people, far behind; 16 of 14 stations, met; 13.9 of 15.6万件, on course; a task done, one stuck, one half done. */
const known = withPast(
  plan,
  facts(
    [
      figure(10, '2023Q4', { value: '12', at, unit: 'justice' }),
      figure(13, '2023Q4', { value: '16', at, unit: 'market-regulation' }),
      figure(2, '2023Q4', { value: '14.2', at, unit: 'market-regulation' }),
      figure(8, '2023-12', { value: '0.2', at, unit: 'market-regulation' }),
      taskReport(31, 'market-regulation', '2023Q4', '已完成', at),
      taskReport(28, 'court', '2023Q4', '受阻', at),
      taskReport(39, 'hightech-zone', '2023Q4', '推进中', at),
    ],
    [baseline(10, '2022-06-30', '10'), baseline(2, '2022-06-30', '12'), baseline(13, '2022-06-30', '0')],
  ),
)
const answer = (question: string) => said(question, { facts: known, asker: leader })

describe('whether it is so is judged by what was reported, never by who stands in the row', () => {
  test.each<[string, RegExp]>([
    ['司法局的仲裁员完成了吗', /^没有。已有12人/m],
    ['仲裁员达标没有', /^没有。已有12人/m],
    ['司法局仲裁员是不是滞后了', /^是。已有12人.*严重滞后/m],
    ['仲裁员还没完成吧', /^是。已有12人/m],
    ['市场监管局的维权援助工作站达标了吗', /^是。已有16个/m],
    ['维权援助工作站落后没有', /^不是。已有16个/m],
    ['市场监管局商标滞后了吗', /^不是。已有14.2万件/m],
    ['商标进度正常吗', /^是。已有14.2万件/m],
    ['法院任务28受阻吗', /^是。市中院：受阻/m],
    ['任务28卡住没有', /^是。受阻/m],
    ['高新区任务39做完没有', /^没有。高新区管委会：推进中/m],
    ['科技局任务39完成了吗', /^科技与大数据局尚未填报.*高新区管委会：推进中|^科技与大数据局尚未填报/m],
    ['市场监管局任务31完成了吗', /^是。市场监管局：已完成/m],
    ['司法局任务31办完了吗', /^司法局尚未填报/m],
    // It is led by another unit, which has not said so.
    ['任务31完成了吗', /^已完成/m],
    ['湄潭县地理标志完成了没有', /^湄潭县没有单独的目标和单独的数/m],
    ['银保监分局报了质押融资没有', /^没有。银保监分局没有报过；已确认的1期都由市场监管局报/m],
    ['市场监管局报过质押融资吗', /^是。市场监管局报过，已确认1期/m],
  ])('%s', (question, right) => expect(answer(question)).toMatch(right))

  test('of what nobody reported neither yes nor no', () => {
    for (const ask of ['绥阳县任务6完成了吗', '农业农村局地理标志达标了吗', '示范优势企业滞后吗', '任务12受阻没有'])
      expect(said(ask, { asker: leader }), ask).toMatch(/尚未填报/)
    for (const ask of ['绥阳县任务6完成了吗', '农业农村局地理标志达标了吗', '示范优势企业滞后吗', '任务12受阻没有'])
      expect(said(ask, { asker: leader }), ask).not.toMatch(/^(?:是|有|没有|不是)。/m)
  })

  test('what a unit leads is told by its state', () => {
    expect(answer('司法局落后吗')).toMatch(/滞后|12人/)
    expect(answer('司法局落后吗')).not.toMatch(/^有。由司法局牵头的有/m)
  })

  test('that a unit has a part in a row is supposed where a part is spoken of', () => {
    for (const ask of ['司法局牵头仲裁员吗', '任务39有科技局吗', '任务31是司法局吗', '任务39里面有红花岗区没有'])
      expect(answer(ask), ask).toMatch(/^(?:是|有)。/m)
  })
})

describe('whether it will come so far is told by the pace, never by the target', () => {
  const months = ['2022Q3', '2022Q4', '2023Q1', '2023Q2', '2023Q3', '2023Q4']
  const slow = facts(
    months.map((period, index) =>
      figure(10, period, { value: String(11 + index), at: `202${index < 2 ? 2 : 3}-12-31T09:00:00+08:00` }),
    ),
    [baseline(10, '2022-06-30', '10')],
  )
  const ask = (question: string) => said(question, { facts: slow, asker: leader })
  test.each<[string, RegExp]>([
    ['仲裁员能到30人吗', /^按现在的速度完不成/m],
    ['仲裁员会不会达到30人', /^按现在的速度完不成/m],
    ['仲裁员到期能有29人吗', /^按现在的速度到不了29人：已有16人，方案目标30人/m],
    ['仲裁员能到15人吗', /^已到15人/m],
    ['仲裁员能到20人吗', /^按现在的速度能到20人/m],
  ])('%s', (question, right) => expect(ask(question)).toMatch(right))
  test('the target itself may still be supposed', () => expect(ask('仲裁员目标是30人吗')).toMatch(/^是。目标30人/m))
})

describe('that the text is at odds with itself', () => {
  test.each<[string, RegExp]>([
    ['质押融资谁牵头，附件不一致吧', /^是。质押融资的牵头单位两处不一/m],
    ['质押融资的牵头单位正文和附件对不上吧', /^是。质押融资的牵头单位两处不一/m],
  ])('%s', (question, right) => {
    const words = said(question)
    expect(words).toMatch(right)
    expect(words).not.toContain('力争')
    expect(words.split('附件2第8项由市市场监管局').length).toBe(2)
  })
})
