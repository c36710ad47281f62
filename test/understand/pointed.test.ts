import { describe, expect, it } from 'vitest'
import { liaisonOf, talk } from './world.ts'

describe('half a sentence that points into what was told', () => {
  it.each<[string[], string[], string[]]>([
    [['指标9谁牵头', '那11呢'], ['知识产权专业人员', '牵头单位'], ['案件查办率']],
    [['案件查办率的口径', '35那个呢'], ['累计数', '专利代理师'], ['案件查办率']],
    [['任务30谁牵头', '那31呢'], ['任务31', '司法局'], ['指标']],
    [['第四部分最后一条谁牵头'], ['任务32', '市市场监管局'], []],
    [['管理服务那一块第二条讲什么'], ['任务34', '管理规范'], ['任务2 ']],
    [['创造质量那部分第三条是啥', '第四条呢'], ['任务5'], ['任务3 ', '任务4 ']],
    [['宣传和培训那一块有几条任务'], ['3项任务'], []],
    [['贯标认证企业谁牵头', '多久一报'], ['贯标认证企业', '按月'], ['按半年']],
    [['副组长有哪几位', '第一个是哪个单位的', '他们单位组里还有没有别人'], ['白雪'], ['填报']],
    [['仲裁员要多少人', '跟着负责的里头有没有市场监管局'], ['市市场监管局'], ['正文']],
    [['财政给多少钱', '那钱谁来出'], ['未写经费'], ['印发']],
  ])('%s', (turns, holds, lacks) => {
    const answer = talk(turns)
    for (const words of holds) expect(answer).toContain(words)
    for (const words of lacks) expect(answer).not.toContain(words)
  })

  it('what is supposed of an indicator’s leads is held against the task that carries it', () => {
    const own = { asker: liaisonOf('市市场监管局') }
    expect(talk(['质押融资是不是两家牵头', '附件3里也是两家联合牵头吗'], own)).toContain(
      '不是。牵头单位：遵义银保监分局',
    )
    expect(talk(['地理标志在任务分解表里是不是也是两家一起牵头'], own)).toContain('是。')
  })
})
