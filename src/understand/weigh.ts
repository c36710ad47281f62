import type { Scored, Scores } from './tell.ts'

/** Words of reporting: without one of them a unit or row that stands in a sentence is what it is about. */
const reporting = /报|填|交|审|催|撤|改|确认|证明|材料|数据|提醒|逾|期|灯|表|系统|权限|接手/
const command = /导出|台账|订阅|周报|登记|帮助|权限|撤|催|提醒|审|填|报|设|名册|备份|日志|待办|导入|基数/
const superlative = /最|第[一二三2-9]|倒数|垫底|排|冒尖|拔尖|领先|谁[多少高低快慢]|更|[多少高低][的些]/
/** Words of a sum: without one of them what is most or least is not added up. */
const added = /合计|[总一共拢]共|总[数和量]|加|凑|平均|多少倍|几倍/
const each = /各|分别/
/** Words that set two figures apart: “各多少” asks for each of them. */
const apart = /差|比|减|少|多[出了几]|更|距|拉开|悬殊|[高超]出|超过|区别|不同|剩|余|增|涨|翻/
const amiss = 2.5

/** Facets that can hardly be asked without one of these words. */
const saidOfFacet: Readonly<Record<string, RegExp>> = {
  reporter: /报|填|交|录|数据|谁来?[提登]/,
  howTo: /报|填|交|录|登记|操作|步骤|提交|入口|数/,
  reported: /报|填|交|录|数据|确认|有数|空|动静|上次|最近/,
  notes: /错|矛盾|一致|出入|不同|不一|打架|对不上|为准|抄|笔误|两[个处种张]|又|问题|坑|注意|存疑|毛病|版本|乱|冲突|疑/,
}
const doubted = 0.25

/** What the model says of the subject and the kind of question, held against the words that must be there for it. */
export function weighed({ of, how, show, ...rest }: Scores, masked: string): Scores {
  const names = /[ⓈⓊⓄⓁ]/.test(masked)
  const fits = ({ label, score }: Scored): Scored => {
    const idle = (label === 'reporting' && !reporting.test(masked)) || (label === 'command' && !command.test(masked))
    return { label, score: names && idle ? score - amiss : score }
  }
  const most = ({ label, score }: Scored): Scored => {
    const ends = /最[大多高].*最[小少低]|最[小少低].*最[大多高]/.test(masked)
    const bare =
      ((label === 'most' || label === 'least') && !superlative.test(masked)) ||
      (label === 'sum' && (ends || each.test(masked)) && !added.test(masked)) ||
      (label === 'difference' && each.test(masked) && !apart.test(masked.replace(/多少/g, '')))
    return { label, score: bare ? score - amiss : score }
  }
  const byScore = (a: Scored, b: Scored): number => b.score - a.score
  const unsaid = new Set(Object.keys(saidOfFacet).filter((facet) => !saidOfFacet[facet]?.test(masked)))
  const asked = show.map((one) => (unsaid.has(one.label) ? { label: one.label, chance: one.chance * doubted } : one))
  return {
    ...rest,
    of: of.map(fits).sort(byScore),
    how: how.map(most).sort(byScore),
    show: asked.sort((a, b) => b.chance - a.chance),
  }
}
