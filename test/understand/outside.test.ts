import { describe, expect, it } from 'vitest'
import { liaisonOf, said } from './world.ts'

describe('what the plan has nothing of, or what is beside it', () => {
  it.each([
    ['帮我起草一份质押融资的申请书', '我不能代写材料'],
    ['替我拟个通知给各县', '我不能代写材料'],
    ['专利年费在哪里交', '没有提到“年费”'],
    ['代理机构那条有没有定数', '方案没有给它定数字目标'],
    ['执法培训一年搞几回', '方案没有给它定数字目标'],
    ['截止时间写到哪一天了', '2025年6月'],
    ['30人和35人这两个有啥区别', '指标10 知识产权仲裁员'],
    ['20%跟10件差在哪', '指标21 园区每万人高价值发明专利'],
    ['县一级该干啥', '各县(市、区)人民政府'],
  ])('%s', (text, words) => {
    expect(said(text)).toContain(words)
  })

  it.each([
    ['写报告要用，商标注册量目标多少', '15.6万件'],
    ['谁来起草资助办法', '牵头单位'],
    ['侵权违法档案那一条责任单位数得出来几个不', '8家'],
  ])('is none of it: %s', (text, words) => {
    expect(said(text)).toContain(words)
  })

  it.each([
    ['我们交上去的东西谁审？', '由领导小组办公室审核'],
    ['咱们那几条进展隔多久报一回', '任务'],
  ])('reporting is no duty of a unit: %s', (text, words) => {
    const answer = said(text, { asker: liaisonOf('市财政局') })
    expect(answer).toMatch(/^填报/)
    expect(answer).toContain(words)
  })
})
