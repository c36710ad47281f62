import { describe, expect, test } from 'vitest'
import type { Filter } from '../../src/domain/query.ts'
import { ref, type Short, said } from './said.ts'

const set = (of: Short['of'], where: Filter[], rest: Partial<Short> = {}): Short => ({
  of,
  where,
  how: 'list',
  ...rest,
})
const led = (unit: string, not?: boolean): Filter => ({ by: 'lead', unit, not })
const not = (filter: Filter): Filter => ({ ...filter, not: true })

describe('every condition chooses, and turned round chooses the rest', () => {
  test.each<[Short['of'], Filter, number, number]>([
    ['indicator', led('market-regulation'), 20, 3],
    ['task', led('market-regulation'), 36, 7],
    ['task', { by: 'responsible', unit: 'agriculture' }, 7, 36],
    ['task', { by: 'involved', unit: 'agriculture' }, 10, 33],
    ['task', { by: 'namedIn', unit: 'state-assets' }, 1, 42],
    ['indicator', { by: 'category', is: '知识产权保护' }, 5, 18],
    ['indicator', { by: 'section', id: '7' }, 2, 21],
    ['task', { by: 'section', id: '4.2' }, 6, 37],
    ['indicator', { by: 'measureUnit', is: '人' }, 4, 19],
    ['indicator', { by: 'wording', is: '力争' }, 6, 17],
    ['indicator', { by: 'counting', is: '累计数' }, 8, 15],
    ['indicator', { by: 'counting', is: null }, 2, 21],
    ['task', { by: 'text', is: '微信公众号' }, 1, 42],
    ['task', { by: 'group', id: 'members-concerned' }, 5, 38],
    ['task', { by: 'joint' }, 4, 39],
    ['indicator', { by: 'joint' }, 2, 21],
    ['indicator', { by: 'shared' }, 4, 19],
    ['task', { by: 'noResponsible' }, 5, 38],
    ['task', { by: 'linked' }, 21, 22],
    ['indicator', { by: 'target', than: '=', value: '30' }, 2, 21],
    ['indicator', { by: 'target', than: 'between', value: '20', to: '40' }, 6, 17],
    ['indicator', { by: 'target', than: '>', value: '100', unit: '家' }, 3, 20],
    ['indicator', { by: 'target', than: '=', value: '156000', unit: '件' }, 1, 22],
    ['indicator', { by: 'target', than: '<=', value: '3', unit: '个' }, 4, 19],
    ['indicator', { by: 'rows', rows: [ref('i1'), ref('c:知识产权保护')] }, 6, 17],
    ['indicator', { by: 'reported' }, 0, 23],
    ['indicator', { by: 'light', is: 'lagging' }, 0, 23],
    ['unit', { by: 'isLead' }, 9, 34],
    ['unit', { by: 'unitKind', is: 'county' }, 14, 29],
    ['unit', { by: 'count', of: 'leads', than: '>=', value: '2' }, 3, 40],
    ['unit', { by: 'isMember' }, 26, 17],
    ['person', { by: 'role', is: '成员' }, 26, 3],
    ['person', { by: 'surname', is: '张' }, 3, 26],
    ['person', { by: 'post', is: '副局长' }, 9, 20],
    ['person', { by: 'post', is: '四级调研员' }, 1, 28],
    ['indicator', { by: 'any', of: [{ by: 'category', is: '知识产权创造' }, led('justice')] }, 4, 19],
  ])('%s %j: %i and %i', (of, filter, some, rest) => {
    const count = (one: Filter): number =>
      Number(
        /(\d+)(项|个|人)/.exec(
          said(set(of, [one], { how: 'count' }))
            .split('\n')[1]
            ?.replace(/.*有(?=\d)/, '') ?? '',
        )?.[1] ?? 0,
      )
    expect([count(filter), count(not(filter))]).toEqual([some, rest])
  })
})

describe('a set is said with its size first', () => {
  test.each<[Short, string[], string[]]>([
    [set('indicator', [led('market-regulation', true)]), ['有3项指标', '指标10', '指标20', '指标21'], ['指标11 ']],
    [set('indicator', [{ by: 'shared' }]), ['4项指标（2个目标）'], []],
    [set('indicator', []), ['23项指标（21个目标）'], []],
    [set('task', []), ['43项任务', '第1页，共2页', '[下一页]'], ['普法宣传']],
    [set('task', [], { page: 2 }), ['第2页，共2页', '普法宣传'], ['[下一页]']],
    [
      set('task', [{ by: 'section', id: '4' }, led('market-regulation', true)], { show: ['lead'] }),
      ['5项任务', '任务24、28 牵头单位：市中级人民法院'],
      [],
    ],
    [
      set('unit', [{ by: 'isLead' }, not({ by: 'rows', rows: [ref('u:market-regulation')] })], { show: ['leads'] }),
      ['8个单位', '任务31', '任务39'],
      ['市市场监管局(市知识产权局)：'],
    ],
    [
      set('unit', [{ by: 'isMember' }, { by: 'count', of: 'duties', than: '=', value: '0' }]),
      ['4个单位', '市委宣传部、市民宗委、市卫生健康局、遵义海关'],
      [],
    ],
    [
      set('task', [
        { by: 'involved', unit: 'agriculture' },
        { by: 'involved', unit: 'commerce' },
      ]),
      ['6项任务'],
      [],
    ],
    [set('task', [led('court'), led('justice')]), ['没有由市中院牵头、由司法局牵头的任务'], []],
    [set('person', [{ by: 'role', is: '组长' }]), ['有1人：曹鸣凤，市人民政府副市长'], []],
    [set('person', [{ by: 'rows', rows: [ref('u:market-regulation')] }]), ['2人', '黎治光', '冉颖'], []],
    [set('indicator', [led('justice')], { strangers: ['晋江市'] }), ['方案里没有“晋江市”', '指标10'], []],
    [set('indicator', [{ by: 'section', id: '4' }], { unexplained: ['约束性'] }), ['“约束性”没有看懂'], []],
    [set('task', [{ by: 'responsible', unit: 'justice' }]), ['1项任务', '另有5项'], []],
    [set('indicator', [led('agriculture')], { how: 'check', claim: { kind: 'count', value: '1' } }), ['是。'], []],
    [set('task', [led('public-security')], { how: 'check' }), ['没有。'], []],
    [
      set('person', [{ by: 'role', is: '组长' }], {
        how: 'check',
        claim: { kind: 'ref', facet: 'who', ref: ref('p:白雪') },
      }),
      ['不是。', '曹鸣凤'],
      [],
    ],
    [
      set('person', [{ by: 'role', is: '组长' }], {
        how: 'check',
        claim: { kind: 'word', facet: 'post', word: '副市长' },
      }),
      ['是。'],
      [],
    ],
  ])('%j', (asked, all, none) => {
    const words = said(asked)
    for (const one of all) expect(words).toContain(one)
    for (const one of none) expect(words).not.toContain(one)
  })

  test.each<[Short, string[]]>([
    [
      set('indicator', [{ by: 'measureUnit', is: '人' }], { how: 'sum', by: 'target' }),
      ['合计71人', '合用的目标只算一次'],
    ],
    [
      set('indicator', [{ by: 'measureUnit', is: '家' }], { how: 'most', by: 'target' }),
      ['网上托管服务企业最大', '600家'],
    ],
    [set('indicator', [{ by: 'measureUnit', is: '家' }], { how: 'least', by: 'target' }), ['示范优势企业最小', '21家']],
    [set('indicator', [], { how: 'most', by: 'target' }), ['计量单位不同']],
    [
      set('unit', [], { how: 'most', by: 'duties' }),
      ['市场监管局最多', '39项', '其次：科技与大数据局 13项', '按群体列入（各21项），不单列'],
    ],
    [set('unit', [{ by: 'isLead' }], { how: 'least', by: 'leads' }), ['最少', '都是牵头任务1项']],
    [set('task', [], { how: 'most', by: 'units' }), ['任务29', '9个']],
    [set('section', [], { how: 'most', by: 'tasks' }), ['（四）', '13项']],
    [set('category', [], { how: 'most', by: 'indicators' }), ['知识产权管理服务', '6项']],
    [set('unit', [{ by: 'isMember' }], { how: 'most', by: 'people' }), ['市场监管局最多', '2人']],
    [set('indicator', [], { how: 'most', by: 'progress' }), ['尚未填报']],
  ])('%j', (asked, all) => {
    const words = said(asked)
    for (const one of all) expect(words).toContain(one)
  })
})
