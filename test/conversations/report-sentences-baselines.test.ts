import { describe, expect, test } from 'vitest'
import { readFacts } from '../all-facts.ts'
import { cast } from './sentences-stage.ts'

describe('a start value somebody states is no report of a period', () => {
  test.each([
    ['商标基数12万件', '基数 商标有效注册量 12万件 日期 来源'],
    ['基数：商标12万件', '基数 商标有效注册量 12万件 日期 来源'],
    ['地理标志2022年6月底50件，请设为基数', '基数 地理标志数 50件 2022-06-30 来源'],
    ['网上托管服务企业期初累计200家', '基数 网上托管服务企业 200家 日期 来源'],
  ])('a liaison is told who sets it and with which words: %s', async (said, words) => {
    const { liaison } = await cast()
    const answer = await liaison.says(said)
    expect(answer).toContain('由领导小组办公室设定')
    expect(answer).toContain(words)
    expect(answer).not.toContain('填报：')
  })

  test.each([
    ['商标基数12万件', '基数：商标有效注册量', '基数（万件）：12万件'],
    ['地理标志2022年6月底50件，请设为基数，来源统计公报', '基数（件）：50件', '截至日期：2022-06-30', '来源：统计公报'],
    ['网上托管服务企业期初累计200家，截至2024年1月31日', '试点以来累计（家）：200家', '截至日期：2024-01-31'],
  ])('the office is given its form, and nothing is set before it is submitted: %s', async (said, ...holds) => {
    const { world, zhou } = await cast()
    const form = await zhou.says(said)
    for (const words of holds) expect(form).toContain(words)
    expect((await readFacts(world.db)).baselines).toHaveLength(0)
  })

  test.each(['商标基数是多少', '商标基数12万件对吗', '商标比基数多1万件，现在14.8万件'])('%s', async (said) => {
    const { zhou, liaison } = await cast()
    expect(await zhou.says(said)).not.toContain('截至日期')
    expect(await liaison.says(said)).not.toContain('由领导小组办公室设定')
  })
})
