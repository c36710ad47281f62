import { describe, expect, it } from 'vitest'
import { plan, said, talk } from './world.ts'

/** Of the body and of the document: complete whatever was spoken of. */
const ofItself = ['领导小组组长是谁', '领导小组副组长有哪几位', '方案里有哪些前后矛盾', '什么时候验收']
/** Of all goals, after one of them. */
const ofAll = ['全部达标了吗', '几个红灯', '哪些红灯']

describe('a sentence that names its own subject leans on nothing', () => {
  it.each(plan.units.map(({ short }) => short))('after %s', (unit) => {
    for (const ask of ofItself) expect(talk([`${unit}要做什么`, ask]), ask).toBe(said(ask))
  })
  it.each(plan.indicators.map(({ short }) => short))('after %s', (short) => {
    for (const ask of [...ofItself, ...ofAll]) expect(talk([`${short}的进展`, ask]), ask).toBe(said(ask))
  })
  it('what points back still does', () => {
    expect(talk(['商标的进展', '它什么时候验收'])).toContain('商标')
  })
})
