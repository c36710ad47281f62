import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../src/cards/words.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import { readPlan } from '../../src/plan/read.ts'
import { language } from '../../src/understand/language.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { read } from '../../src/understand/read.ts'
import { said } from './world.ts'

const asker = { role: 'leader' as const, units: [] }

/** One message answered out of another plan. */
async function saidOf(name: string, text: string): Promise<string> {
  const plan = await readPlan(`data/${name}`)
  const now = '2025-12-20T10:00:00+08:00'
  const { queries } = read(text, { lexicon: lexiconOf(plan), language, asker, topic: null, now, group: false })
  return wordsOf(answerQuery(queries, { plan, asker, now, group: false, facts: { reports: [], baselines: [] } }))
}

describe('what is supposed of the time of a plan', () => {
  it.each([
    ['试点要搞四年，对吧', '不是。试点期自2022年7月至2025年6月，3年'],
    ['试点期一共三年，没错吧', '是。试点期自2022年7月至2025年6月，3年'],
    ['跟领导汇报就写试点到2025年6月截止，行吗', '是。试点期到2025年6月结束'],
    ['试点从2022年1月起到2025年6月，对吗', '不是。试点期自2022年7月至2025年6月'],
    ['三年试点，二零二五年六月收官，算数吗', '是。试点期自2022年7月至2025年6月'],
    ['方案是22年10月发的，没记错吧', '是。由遵义市人民政府于2022年10月21日印发'],
  ])('%s', (text, words) => {
    expect(said(text)).toContain(`\n${words}`)
  })

  it.each([
    ['nongji-2018', '这个文件2019年才发，是吧', '不是。由国务院于2018年12月21日印发'],
    ['nongji-2018', '目标管到2030年，没错吧', '不是。实施期到2025年12月结束'],
    ['zhejiang-data-2025', '实施期两年，对不对', '不是。实施期自2025年1月至2027年12月，3年'],
  ])('%s: %s', async (plan, text, words) => {
    expect(await saidOf(plan, text)).toContain(`\n${words}`)
  })

  it.each(['试点现在第几年了', '那一年的基数文件里给了吗', '2025年6月前要报完吗', '离2025年底还有几天'])(
    'none in %s',
    (text) => {
      expect(said(text)).not.toMatch(/^(?:是|不是)。试点期/m)
    },
  )
})

describe('what is supposed of a row', () => {
  it.each([
    // That somebody has no part in it.
    ['执法信息公开不含公安局，我没漏看吧', '是。市公安局不在列'],
    ['导航基地没有教体局的份吧', '不是。市教体局是责任单位'],
    ['打击侵权假冒那条不含县里，对吧', '是。'],
    ['导航基地不是2个吗', '是。目标2个以上'],
    // That something is not written.
    ['代理机构那条没有数字目标吧', '是。方案没有给它定数字目标'],
    ['蓝天行动没写时限，对吧', '是。方案未写任务36的完成时限'],
    ['检察监督那条没列责任单位，对吧', '是。责任单位：没有列责任单位'],
    ['资金保障那段没写牵头单位吧', '是。方案写的是：各级财政'],
    // A figure that only names its row.
    ['高新技术企业125家归公安局管？', '不是。市公安局不在列'],
    ['地理标志80件是下到各县的吧', '没有。方案未写各县(市、区)的分解数'],
    ['150件是每年的交易量吧', '不是。统计口径：期间数'],
    ['奖励办法卡死年底要出，是吧', '不是。方案未写任务38的完成时限'],
    ['绩效考核那段写了要扣分，真的吗', '不是。方案写的是：建立以目标任务完成情况'],
  ])('%s', (text, words) => {
    expect(said(text)).toContain(`\n${words}`)
  })

  it('is told of none that leads nothing', async () => {
    expect(await saidOf('nongji-2018', '税务总局一条都不牵头，没错吧')).toContain('\n是。税务总局没有牵头的任务')
  })
})
