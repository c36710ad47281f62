import { describe, expect, test } from 'vitest'
import { plan, ref, type Short, said } from './said.ts'

const unit = (ids: string[], show: string[] = [], rest: Partial<Short> = {}): Short => ({
  of: 'unit',
  rows: ids.map((id) => `u:${id}`),
  show,
  ...rest,
})

describe('what a unit does', () => {
  test.each<[Short, string[], string[]]>([
    [unit(['justice']), ['2项任务', '牵头1项', '任务31', '任务29', '仲裁员30人', '是否包括它方案未写'], ['任务13']],
    [unit(['justice'], ['leads']), ['牵头任务1项', '另牵头指标1项'], ['任务29']],
    [unit(['justice'], ['helps']), ['作为责任单位（配合）1项', '任务29'], ['任务31']],
    [unit(['hightech-zone'], ['figures']), ['2项指标', '125家', '10件'], []],
    [unit(['market-regulation'], ['figures'], { how: 'count' }), ['20项指标', '18个目标'], []],
    [
      unit(['agriculture'], ['leads']),
      ['与市市场监管局(市知识产权局)联合'],
      ['与市市场监管局(市知识产权局)、市农业农村局联合'],
    ],
    [unit(['market-regulation'], ['leads'], { how: 'count' }), ['36项'], ['地理标志培育申报']],
    [unit(['market-regulation'], ['helps']), ['3项', '任务13', '任务31', '任务39'], ['任务21']],
    [unit(['market-regulation'], ['leads'], { where: [{ by: 'section', id: '4' }] }), ['任务22', '任务32'], ['任务2 ']],
    [unit(['county-meitan'], ['duties'], { how: 'count' }), ['21项任务', '任务2至11'], ['研发机构与核心技术']],
    [unit(['county-meitan'], ['helps'], { where: [{ by: 'text', is: '商标' }] }), ['任务8', '任务9'], ['任务16']],
    [unit(['county-bozhou'], ['leads'], { how: 'check' }), ['没有。', '没有牵头的任务'], []],
    [unit(['county-honghuagang']), ['22项', '点名1项'], []],
    [unit(['customs']), ['没有被点名的任务', '任务10、23、32、41、42'], []],
    [unit(['customs'], ['leads'], { how: 'check' }), ['没有。'], []],
    [unit(['new-district']), ['没有被点名的任务', '主送单位'], []],
    [unit(['publicity'], ['people']), ['刘行', '副部长'], []],
    [unit(['market-regulation'], ['people']), ['黎治光', '冉颖', '不是局长黎治光'], []],
    [unit(['hightech-zone'], ['people']), ['没有人列入领导小组'], []],
    [unit(['justice'], ['membership']), ['是领导小组成员单位', '刘凡璐'], []],
    [unit(['hightech-zone'], ['membership']), ['不是领导小组成员单位'], []],
    [unit(['city-government'], ['membership']), ['曹鸣凤任组长'], []],
    [unit(['central-bank'], ['name']), ['人行遵义中心支行', '2023年改革后'], []],
    [unit(['county-chishui'], ['groups']), ['“各县(市、区)人民政府”'], []],
    [unit(['health'], ['groups']), ['“领导小组相关成员单位”（方案未写明）'], []],
    [unit(['court'], ['partners']), ['家', '公安局1项'], []],
    [unit(['justice'], ['progress']), ['尚未填报', '牵头目标1个'], []],
    [unit(['justice'], ['liaison']), ['方案未写联络员', '领导小组办公室'], []],
    [unit(['justice'], ['target']), ['30人'], []],
    [unit(['court', 'procuratorate'], ['leads']), ['市中级人民法院：牵头任务2项', '市检察院：牵头任务1项'], []],
    [unit(['court', 'procuratorate'], [], { how: 'compare', by: 'leads' }), ['市中院更多，牵头任务2项'], []],
    [unit(['forestry', 'commerce'], [], { how: 'compare' }), ['商务局更多', '只有商务局的：任务9'], []],
    [unit(['forestry', 'culture-and-tourism'], [], { how: 'compare' }), ['一样多'], []],
    [unit([], ['duties'], { strangers: ['税务局'] }), ['方案里没有“税务局”', '查过全文'], []],
    [{ of: 'group', rows: ['g:counties'], show: ['members'] }, ['14个', '湄潭县', '非方案原文'], []],
    [{ of: 'group', rows: ['g:members-concerned'], show: ['members'] }, ['方案未写明'], ['市委宣传部、']],
    [{ of: 'group', rows: ['g:members-concerned'], show: ['duties'] }, ['5项', '任务41'], []],
    [{ of: 'group', rows: ['g:counties'], show: ['source'] }, ['公开常识'], []],
  ])('%j', (asked, all, none) => {
    const words = said(asked)
    for (const one of all) expect(words).toContain(one)
    for (const one of none) expect(words).not.toContain(one)
  })

  test.each<[Short, string]>([
    [
      unit(['justice'], [], { how: 'check', claim: { kind: 'ref', facet: 'groups', ref: ref('g:leading-group') } }),
      '是。',
    ],
    [
      unit(['health'], [], { how: 'check', claim: { kind: 'ref', facet: 'groups', ref: ref('g:members-concerned') } }),
      '方案未写。',
    ],
    [
      unit(['hightech-zone'], [], {
        how: 'check',
        claim: { kind: 'ref', facet: 'groups', ref: ref('g:leading-group') },
      }),
      '不是。',
    ],
    [unit(['court'], [], { how: 'check', claim: { kind: 'ref', facet: 'leads', ref: ref('t24') } }), '是。'],
    [unit(['court'], [], { how: 'check', claim: { kind: 'ref', facet: 'leads', ref: ref('t25') } }), '不是。'],
    [unit(['court'], [], { how: 'check', claim: { kind: 'value', facet: 'leads', value: '2' } }), '是。'],
    [unit(['court'], ['leads'], { how: 'check', claim: { kind: 'count', value: '3' } }), '不是。'],
    [unit(['public-security'], ['leads'], { how: 'check' }), '没有。'],
  ])('%j', (asked, verdict) => expect(said(asked).split('\n')[1]?.startsWith(verdict)).toBe(true))

  test('no unit works together with itself, whatever is asked of it', () => {
    for (const { id, name } of plan.units) {
      for (const show of [['leads'], ['duties'], ['figures'], ['helps'], []]) {
        const words = said(unit([id], show))
        for (const [, others = ''] of words.matchAll(/与([^（）]*(?:（[^（）]*）)?[^（）]*)联合/g))
          expect(others.includes(name), `${name} ${show}: ${others}`).toBe(false)
      }
    }
  })
})
