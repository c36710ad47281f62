import { sectionByNo } from '../../domain/look.ts'
import type { Plan, Task } from '../../domain/plan.ts'
import { placeOf, sectionMark } from '../book.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { tasksOf } from '../relate.ts'
import type { RowOf } from '../rows.ts'
import { countingWords, excerpt, targetWords } from '../words.ts'
import { lead, responsible } from './cells.ts'
import { target } from './target.ts'

type Matter = RowOf<'indicator'> | RowOf<'task'>
type Facet = (row: Matter, context: Context) => Fact

/** Facets that say a part of the sheet by themselves. */
const saidBy: Readonly<Record<'target' | 'lead' | 'responsible' | 'at', readonly string[]>> = {
  target: ['target', 'gap', 'progress', 'reported', 'needed', 'forecast', 'change', 'name', 'shares'],
  lead: ['lead', 'units'],
  responsible: ['responsible', 'units'],
  at: ['category', 'section', 'place'],
}

/** What a row is about in a line: target, counting, units, category; without what is asked beside it anyway. */
export const sheet: Facet = (row, context) => {
  const { plan, query } = context
  const asked = (part: keyof typeof saidBy): boolean =>
    query.show.includes('sheet') && query.show.some((facet) => saidBy[part].includes(facet))
  const [aim, leads, others] = [target(row, context), lead(row, context), responsible(row, context)]
  const at =
    row.kind === 'task' ? sectionTitle(plan, row.item) : row.item.category === '' ? '' : `“${row.item.category}”类`
  const counting = row.kind === 'indicator' ? countingWords(plan, row.item) : ''
  const isAim = row.kind === 'indicator' || (aim.rows ?? []).length > 0
  const parts = [
    ...(isAim && !asked('target') ? [{ ...aim, rest: counting === '' ? '' : `（${counting}）` }] : []),
    ...(asked('lead') ? [] : [{ ...leads, rest: '' }]),
    ...(asked('responsible') ? [] : [{ ...others, value: excerpt(others.value, 70), rest: '' }]),
    ...(at === '' || asked('at') ? [] : [{ label: '', value: at, rest: '' }]),
  ]
  const [first, ...rest] = parts
  if (!first) return { label: '', value: '', rest: '', figures: aim.figures, places: [] }
  return {
    label: first.label,
    value: first.value,
    rest: `${first.rest}${rest.map(({ label, value, rest: more }) => `；${label}${value}${more}`).join('')}`,
    figures: aim.figures,
    places: [],
  }
}

export const sectionTitle = (plan: Plan, task: Task): string => {
  const section = sectionByNo(plan, task.section)
  const part = section?.subsections.find(({ no }) => no === task.subsection)
  return section ? `${sectionMark(section)}${section.title}${part ? `，${part.no} ${part.title}` : ''}` : ''
}

export const section: Facet = (row, { plan }) => {
  const titles = [...new Set(tasksOf(plan, row).map((task) => sectionTitle(plan, task)))]
  return titles.length > 0
    ? { label: '在', value: titles.join('；'), rest: '部分', words: titles, places: tasksOf(plan, row).map(placeOf) }
    : { label: '', value: '没有对应的任务', rest: '，不在任务分解的哪一部分', silent: true }
}

export const wording: Facet = (row, { plan }) => {
  if (row.kind === 'task') return { label: '原文：', value: excerpt(row.item.text, 200), words: [row.item.text] }
  const said = row.item.wording
  if (said.length === 0)
    return {
      label: '方案只写',
      value: `“达到${targetWords(plan, row.item)}”`,
      rest: '，没有“力争”“确保”“以上”一类的字样',
      words: [],
    }
  const words = [...new Set(said.map(({ word }) => word))]
  const at = (word: string): string =>
    said
      .filter((one) => one.word === word)
      .map(({ place }) => place)
      .join('、')
  return {
    label: '方案的措辞：',
    value: words.map((word) => `“${word}”`).join('、'),
    rest: `（${words.map((word) => `${word}见${at(word)}`).join('；')}）`,
    words,
    places: said.map(({ place }) => place),
  }
}
