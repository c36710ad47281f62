import { describe, expect, test } from 'vitest'
import { liaisonOf, said, talk } from './world.ts'

describe('people by what they do, are called and are', () => {
  test.each([
    ['管司法的那位领导姓刘,全名叫什么', '刘凡璐'],
    ['市里管卫生的那个局派的谁,什么职务', '二级调研员'],
    ['管社保的那个局在领导小组里是哪位', '江猛'],
    ['二级调研圆是哪位', '雷鹏远'],
    ['付检察长叫什么', '罗奕丹'],
    ['我记得不是局长,是调研员,哪几位', '夏昌黎'],
    ['两个副组长,一个是黎治光,另一个是谁', '白雪'],
    ['公安局、财政局来的是谁,啥职务', '副局长'],
    ['要是人员调整了,报到哪里', '备案'],
  ])('%s: %s', (message, answer) => {
    expect(said(message)).toContain(answer)
  })

  test('a surname is a condition, never the whole list', () => {
    expect(said('姓江的那个领导全名和职务')).toContain('江猛')
    expect(said('姓江的那个领导全名和职务')).not.toContain('白雪')
    expect(said('姓欧的那个领导叫什么')).toContain('没有姓欧的人')
  })

  test('half a title is somebody of the own unit', () => {
    expect(said('我们刘局在小组里是什么角色', { asker: liaisonOf('市司法局') })).toContain('刘凡璐')
    expect(said('我们刘局在小组里是什么角色', { asker: liaisonOf('市司法局') })).not.toContain('刘行')
  })

  test('what a unit of that name asks for is not who it is', () => {
    expect(said('负责执法的单位有哪些')).not.toContain('列入领导小组')
  })
})

describe('how many people', () => {
  test('after one of them it is everybody', () => {
    expect(talk(['组长是谁', '一共多少人'])).toContain('29')
    expect(talk(['副组长有哪些', '领导小组总共几个人'])).toContain('29')
    expect(talk(['组长是谁', '那成员呢,一共多少'])).toContain('26')
  })

  test.each([
    ['领导小组总共多少人,除开组长副组长,成员又是多少', ['29', '26']],
    ['小组一共几个人,副组长几个', ['29', '2人']],
    ['连上组长,小组总共几个人', ['29']],
    ['连组长带副组长全组30个人,对不对', ['不是', '29']],
  ])('%s', (message, answers) => {
    for (const answer of answers) expect(said(message)).toContain(answer)
  })

  test('a note about one of them stands where that one does', () => {
    expect(said('副组长是哪两位')).not.toContain('冉颖')
    expect(said('办公室主任是谁')).toContain('冉颖')
  })
})

test('theirs is the unit that is called so among those just told', () => {
  expect(talk(['质押融资谁牵头', '他们分局在领导小组里是谁'])).toContain('邹斌')
  expect(talk(['仲裁员那项是司法局牵头吗', '他们局在小组里是哪位'])).toContain('刘凡璐')
})
