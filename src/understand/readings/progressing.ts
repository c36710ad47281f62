import type { Facet, ProgressWant, Scope } from '../query.ts'
import type { Sentence } from '../sentence.ts'
import { hasSubject, type Reading } from './reading.ts'
import { subjects } from './subjects.ts'

/** Words that make a sentence without names one about the whole plan. */
const state =
  /进度|进展|完成|达标|整体|总体|情况|滞后|落后|超额|序时|填报|上报|数据|亮灯|受阻|推进|落实|(试点|方案|工作|指标|任务|目标)[^,]*(怎么样|如何|咋样|到哪|做得|搞得)|(现在|目前|眼下|最近)都?(怎么样|如何|咋样)/
const plainPlan = /目标(是|值|数)|牵头|责任|什么时候|口径|附件|原文|印发|要求/

/** What may be asked of the plan in the same breath; the target comes with the progress. */
const besides: ReadonlySet<Facet> = new Set(['lead', 'responsible', 'counting', 'measureUnit', 'category', 'place'])

/** How things stand: what has been reported, reached, missed. */
export const progress: Reading = (sentence, circumstances) => {
  const { frame, facets } = sentence
  const want = wantIn(frame)
  const named = hasSubject(sentence) || sentence.units.length > 0
  const asks =
    facets.includes('progress') || /受阻|卡住|推不动/.test(frame) || (want !== null && (!named || want === 'missing'))
  if (!asks || (sentence.units.length > 1 && /比[^,]*(哪|项|任务)/.test(frame))) return null
  if (want === 'time') return [{ kind: 'time', wants: ['elapsed'], on: null }]
  const scope = scopeOf(sentence)
  const all = !hasSubject(sentence) && scope.units.length === 0 && scope.category === null && scope.tasks.length === 0
  if (all && want === null && (plainPlan.test(frame) || !state.test(frame))) return null
  const others =
    hasSubject(sentence) && facets.some((facet) => besides.has(facet)) ? (subjects(sentence, circumstances) ?? []) : []
  if (all && /任务/.test(frame) && !/指标|目标/.test(frame)) return [{ kind: 'progress', scope, want: 'tasks' }]
  return [...others, { kind: 'progress', scope, want: want ?? 'overall' }]
}

function wantIn(frame: string): ProgressWant | null {
  if (/时间(进度|过半)|序时进度(是|到|多少|怎么)/.test(frame)) return 'time'
  if (
    /(没|未|还没|尚未|没有|漏|缺|欠|少)(有)?(人|单位|谁)?(填|报|上报|填报|提交|交|报送|数据|动静|消息|着|数)|缺(着|了)?(数据|数|报)|数据(还)?(缺|没|不全|空)|空白|谁没/.test(
      frame,
    )
  )
    return 'missing'
  if (
    /滞后|落后|红灯|黄灯|预警|没跟上|跟不上|慢了|拖(后腿|延|了)|有风险|有困难|危险|没达标|未达标|没完成|未完成|完不成|悬/.test(
      frame,
    )
  )
    return 'behind'
  if (/最(好|快|高|优|靠前)|领先|排第一|表现好|前几名|完成得好/.test(frame)) return 'best'
  if (/差(得|的)?最(多|大|远)|最(差|慢|低|落后|靠后|末)|垫底|倒数|拖后腿|最不好/.test(frame)) return 'worst'
  if (
    /(哪些|多少|几|哪(几)?(个|项|家)|有没有|谁).*(达标|完成|达到目标|超额)(了)?|已(经)?(达标|完成)(了)?的|(达标|完成)(了)?(的)?(有)?(哪|几|多少)(个|些|项)/.test(
      frame,
    )
  )
    return 'met'
  if (
    /(报|填|提交)(过|了)(的)?(有|是)?(哪|几|多少|谁)|(哪些|谁|几).*(报|填)(过|了)(?!没)|收到(了)?(多少|几|哪)/.test(
      frame,
    )
  )
    return 'reported'
  return null
}

function scopeOf({ indicators, tasks, units, categories, sections, plan }: Sentence): Scope {
  const inSections = plan.tasks.filter((task) =>
    sections.some(({ no, sub }) => task.section === no && (sub === null || task.subsection === sub)),
  )
  return {
    indicators,
    tasks:
      indicators.length > 0
        ? []
        : tasks.length > 0
          ? tasks
          : categories.length > 0
            ? []
            : inSections.map(({ no }) => no),
    units,
    category: categories[0] ?? null,
  }
}
