import type { Plan } from '../domain/plan.ts'
import type { Facet } from '../domain/query.ts'
import { wordsOf } from './book.ts'

/** What a facet is called where it is offered as another question. */
const names: Partial<Record<Facet, string>> = {
  target: '目标',
  units: '牵头和配合的单位',
  counting: '累计还是期间',
  measureUnit: '计量单位',
  base: '跟哪年比',
  category: '属于哪一类',
  section: '在哪一部分',
  place: '出处',
  text: '原文',
  meaning: '是什么意思',
  indicators: '对应的指标',
  tasks: '对应的任务',
  due: '什么时候完成',
  progress: '完成情况',
  history: '历次填报',
  forecast: '能不能完成',
  needed: '还要多少',
  reported: '报了没有',
  reporter: '由谁来报',
  period: '多久报一次',
  howTo: '怎么报',
  duties: '全部任务',
  leads: '牵头的任务',
  helps: '配合的任务',
  figures: '牵头的指标',
  people: '列入名单的人',
  membership: '是不是成员单位',
  post: '职务',
  unit: '所在单位',
  role: '在名单里的身份',
}

/** A facet in the plan's own words; undefined for one that is never offered. */
export function facetName(facet: Facet, plan: Plan): string | undefined {
  const { lead, others } = wordsOf(plan)
  return facet === 'lead' ? lead : facet === 'responsible' ? others : names[facet]
}
