import { describe, expect, test } from 'vitest'
import { asks, said } from './world.ts'

/** The indicators whose targets a message asks, question by question. */
const askedOf = (message: string) =>
  asks(message).map(({ rows, show }) => ({
    rows: rows === 'all' ? rows : rows.map(({ kind, id }) => `${kind === 'task' ? '任务' : ''}${id}`).sort(),
    target: show.includes('target') || show.length === 0,
  }))

describe('each amount that is asked is told', () => {
  test.each([
    ['维权这一块,中心建几个,站建几个', [['12', '13']]],
    ['老百姓投诉的工作站设几个?上头的中心呢,几个?', [['13'], ['12']]],
    ['试点平台要托管多少企业、成交多少件', [['22', '23']]],
    ['高新区里高企要多少家,发明专利每万人要几件', [['20', '21']]],
    ['导航基地和网点各建几个', [['14', '5']]],
    ['贯标要多少家,示范优势企业又要多少家', [['18', '19']]],
    ['问两个事。网点建几个,导航基地建几个', [['14', '5']]],
  ])('%s', (message, rows) => {
    expect(askedOf(message)).toEqual(rows.map((some) => ({ rows: some, target: true })))
  })

  test('units that help are not counted as targets', () => {
    expect(said('园区高企多少家,配合单位几家')).toContain('3家')
  })

  test('a sentence that only says which amounts are meant needs no denial', () => {
    expect(said('市里打算设几个帮人维权的点?中心和工作站分开讲')).not.toContain('方案里没有')
  })
})

describe('how many are picked stands in the text', () => {
  test.each(['试点平台要挑几家', '线上运营平台里头选几个先试', '网上平台建几个?其中拿来试点的几家?'])(
    '%s',
    (message) => {
      expect(said(message)).toContain('选取1家')
    },
  )

  test('what is reached is not picked', () => {
    expect(said('示范优势企业要拿下几家')).toContain('21家')
  })
})

test('what is said to be meant is a kind of what was named before', () => {
  expect(askedOf('卖专利那个平台,就是线上交易那种,要建几个')).toEqual([{ rows: ['4'], target: true }])
})
