import { describe, expect, test } from 'vitest'
import { asks, liaisonOf, said, talk } from './world.ts'

const as = (unit: string) => ({ asker: liaisonOf(unit) })

describe('a set with a second half', () => {
  test.each([
    ['我们和公安局都配合的任务里,跨部门办案那样的谁牵头', '市司法局', '市市场监管局'],
    ['跟中院都要配合的是哪条?由谁牵头', '市司法局', '市市场监管局'],
    ['我们牵头的是哪项?谁来配合我们', '遵义(国家)高新技术产业开发区管委会', '红花岗区'],
    ['本院除牵头的以外,还被列为哪一项的责任单位?谁牵头', '市中级人民法院', '任务29'],
    ['我局仅为责任单位、并非牵头的是哪一项', '市司法局', '任务29'],
  ])('%s', (message, unit, answer) => {
    expect(said(message, as(unit))).toContain(answer)
  })

  test('who leads is told beside the set, not in a second list', () => {
    expect(asks('跟中院都配合的是哪条?谁牵头', as('市司法局'))).toHaveLength(1)
  })

  test('both sides of a unit are told together', () => {
    for (const message of ['教体局有没有牵头的,配合的又有几条', '教体局是牵头还是配合,几条任务'])
      expect(said(message)).toMatch(/没有牵头的.*4项/)
  })

  test('the whole before a part is taken off', () => {
    const answer = said('我们局牵头的任务一共多少条,把跟农业局一起牵的刨开还有多少', as('市市场监管局'))
    expect(answer).toContain('36项')
    expect(answer).toContain('33项')
  })
})

describe('what is set aside', () => {
  test('a row, a part or the other districts are left out of the unit’s own tasks', () => {
    expect(said('国资委除了贯标以外还点了别的没有')).toMatch(/没有除任务34/)
    expect(said('除了园区那块,还有没有让我们配合别家的', as('遵义(国家)高新技术产业开发区管委会'))).toMatch(
      /^[\s\S]*没有高新区/,
    )
    expect(said('除了和各区县一起的那些,单独点了红花岗名字的有没有')).toContain('任务39')
    expect(said('不归我们区管的任务有多少条', as('播州区人民政府'))).toContain('22项')
  })
})

describe('units in a part of the plan', () => {
  test.each([
    ['宣传培训这一块写到我们县的是哪几条', '湄潭县人民政府', ['任务41', '任务42', '任务43']],
    ['知识产权保护这一部分里,有我们区的是哪几项', '汇川区人民政府', ['任务23', '任务31']],
  ])('%s', (message, unit, tasks) => {
    const answer = said(message, as(unit))
    for (const task of tasks) expect(answer).toContain(task)
    expect(answer).not.toContain('分解数')
  })

  test('a row of the list just shown is the one of that place in it', () => {
    expect(talk(['宣传和培训这一部分有我们的是哪几条', '第三条讲什么'], as('湄潭县人民政府'))).toContain('质押融资')
  })
})

describe('units beside each other', () => {
  test('the other of both is the asker’s own', () => {
    const answer = said('要和市商务局碰头,两家都被点名的任务有几项', as('市农业农村局'))
    expect(answer).toContain('6项任务')
  })

  test('the one that is needed is judged, not the one the row is called by', () => {
    const answer = said('法院那项三合一审判,需要我们县配合吗', as('播州区人民政府'))
    expect(answer).toContain('不是')
  })

  test('units in a row by their short names are each counted', () => {
    expect(said('教体、人社各几项')).toMatch(/教体局：4项[\s\S]*人社局：1项|人社局：1项[\s\S]*教体局：4项/)
  })

  test('after a row that a unit leads, what else it helps with is asked of the unit', () => {
    const answer = said('我们牵头的就质押融资那条吧,另外配合的还有哪些', as('遵义银保监分局'))
    expect(answer).toContain('任务12')
    expect(answer).toContain('任务43')
  })

  test('a figure that is asked beside the units is told', () => {
    const answer = said('企业贯标要多少家,除了市场监管局还有哪两个单位配合')
    for (const one of ['30家', '市工业和能源局', '市国资委']) expect(answer).toContain(one)
    expect(answer.match(/市国资委/g)).toHaveLength(1)
  })

  test('whether work was given is asked of the tasks', () => {
    expect(said('民宗委也在小组里,给没给它派活')).toContain('没有被点名')
  })
})

describe('few tasks of a unit', () => {
  test.each([
    ['检察院牵头的是哪几项', '立案监督'],
    ['法院带头的任务都有啥', '诉讼制度改革'],
    ['财政局配合哪些任务', '高质量发展资助办法'],
  ])('%s: their texts begin beside their titles', (message, words) => {
    expect(said(message)).toContain(words)
  })

  test('of many the titles are enough', () => {
    expect(said('市公安局配合的有哪些')).not.toContain('坚决打击')
  })

  test('what they are is told once, with their number', () => {
    expect(asks('由我院牵头的几项?各为何事?', as('市中级人民法院'))).toHaveLength(1)
  })
})
