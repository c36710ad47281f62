import type { Facet } from '../query.ts'
import { tasksMeant } from '../sentence.ts'
import { hasSubject, type Reading } from './reading.ts'

/** Facets that only indicators have, and those that only tasks have. */
const ofIndicators: ReadonlySet<Facet> = new Set(['target', 'counting', 'measureUnit', 'wording', 'category', 'tasks'])
const ofTasks: ReadonlySet<Facet> = new Set(['responsible', 'indicators'])
const saysResponsible = /责任(?!主体)|配合|协办|协同|协助|参与|参加|还有/

/** What is asked of an indicator or a task that was named. */
export const subjects: Reading = (sentence) => {
  const { sections, unsure } = sentence
  if (!hasSubject(sentence) && sections.length === 0) return null
  if (sections.length > 0 && /标题|叫法/.test(sentence.frame) && /一样|不同|一致|区别/.test(sentence.frame)) {
    return [{ kind: 'notes', indicators: [], tasks: tasksMeant(sentence), units: [], words: `${sentence.text}标题` }]
  }
  const facets = sentence.facets.filter((facet) => facet !== 'progress')
  const rows = rowsFor(facets, sentence)
  // “归谁管” asks for the lead; who helps is told where a task was asked for.
  const explicit = saysResponsible.test(sentence.frame)
  const onlyLead = !explicit && rows.indicators.length > 0 && facets.includes('lead') && facets.includes('responsible')
  const asked = onlyLead ? facets.filter((facet) => facet !== 'responsible') : facets
  if (facets.includes('notes') && sentence.facets.length === 1) {
    return [{ kind: 'notes', ...rows, units: sentence.units, words: sentence.text }]
  }
  const named = sentence.tasks.length === 0 && sections.length > 0 && sentence.indicators.length === 0
  return [{ kind: 'subject', ...rows, facets: asked, unsure, ...checkOf(sentence), ...(named ? { sections } : {}) }]
}

function rowsFor(
  facets: readonly Facet[],
  sentence: Parameters<Reading>[0],
): { indicators: number[]; tasks: number[] } {
  const { indicators, tasks, frame, found } = sentence
  const meant = tasksMeant(sentence)
  const explicit = saysResponsible.test(frame)
  const numbered =
    found.some(({ byNumber, refs }) => byNumber && refs.some((ref) => ref.kind === 'task')) &&
    !found.some(({ byNumber, refs }) => byNumber && refs.some((ref) => ref.kind === 'indicator'))
  if (numbered || /附件[3三]/.test(frame)) return { indicators: [], tasks: meant }
  const taskWord = /任务|工作(?!站)|这(块|项)|那(块|项|条)/.test(frame) && !/指标/.test(frame)
  const wantsTask = facets.some(
    (facet) => ofTasks.has(facet) && (facet !== 'responsible' || explicit || indicators.length === 0),
  )
  const wantsIndicator = facets.some((facet) => ofIndicators.has(facet))
  // Names of indicators cover their tasks' topics too; what is asked decides which row answers.
  if (wantsIndicator && indicators.length > 0) return { indicators, tasks: onlyTasks(sentence) }
  if (wantsTask) return { indicators: [], tasks: meant }
  if (tasks.length > 0 && indicators.length > 0) {
    if (taskWord) return { indicators: [], tasks }
    if (/指标/.test(frame)) return { indicators, tasks: [] }
    return { indicators, tasks: facets.includes('lead') ? tasks : onlyTasks(sentence) }
  }
  return indicators.length > 0 ? { indicators, tasks: [] } : { indicators: [], tasks: meant }
}

/** Tasks whose names are not also an indicator's. */
const onlyTasks = ({ found }: Parameters<Reading>[0]): number[] =>
  found
    .filter(({ refs }) => !refs.some(({ kind }) => kind === 'indicator'))
    .flatMap(({ refs }) => refs.flatMap((ref) => (ref.kind === 'task' ? [ref.no] : [])))

/** “…是60件吧”: a figure somebody believes to be the target. */
function checkOf({ figures, frame, indicators }: Parameters<Reading>[0]): { check?: { value: number; unit: string } } {
  const [figure] = figures
  if (figures.length !== 1 || !figure?.digits || indicators.length === 0) return {}
  const asks =
    /(吗|吧|对不对|是不是|对么)[?]*$|对吗/.test(frame) &&
    !/口径|累计|期间|包括|现有|以上|超过|增加|必须|力争|确保|完成/.test(frame) &&
    // “125家是净增吗” believes something else than the figure.
    !/(是|算|指|按)/.test(frame.slice(figure.to))
  return asks ? { check: { value: figure.value, unit: figure.unit } } : {}
}

/** A whole category: what is asked of each of its indicators. */
export const categories: Reading = (sentence) => {
  const { categories: named, plan, facets } = sentence
  if (hasSubject(sentence) || named.length === 0 || facets.length === 0) return null
  const indicators = plan.indicators.filter(({ category }) => named.includes(category)).map(({ no }) => no)
  return [
    { kind: 'subject', indicators, tasks: [], facets: facets.filter((facet) => facet !== 'progress'), unsure: false },
  ]
}
