import type { Facet, Query } from '../domain/query.ts'
import { patternOf } from './patterns.ts'
import { shownOf } from './tell.ts'
import type { Told } from './told.ts'

/** What is asked of the rows, as it was heard, and how likely each of it. */
export function showOf(told: Told, said: string) {
  const { of, how, heard } = told
  const chosen = withMeasure(shownOf(heard.fitting, how, of), told, said)
  return {
    chosen,
    show: ofUnits(
      of,
      chosen.map(({ label }) => label),
      said,
    ),
  }
}

/** Leading and helping together are a unit's duties; one of them is no more than that. */
function ofUnits(of: Query['of'], show: readonly Facet[], said: string): Facet[] {
  if (of === 'section') return ofSections(show, said)
  if (of !== 'unit' && of !== 'group') return [...show]
  const both = /牵头|领头/.test(said) && /配合|协助|责任|搭手/.test(said)
  const sides: Facet[] = show.filter((facet) => facet === 'leads' || facet === 'helps')
  if (both && /加|合|一共|总共|拢共|都算|算上|连/.test(said) && sides.length > 0)
    return ['duties', ...show.filter((facet) => facet !== 'duties' && !sides.includes(facet))]
  return sides.length > 0 ? show.filter((facet) => facet !== 'duties') : [...show]
}

/** Of a part its leads, its helpers, its tasks and its text are told apart by the words alone. */
function ofSections(show: readonly Facet[], said: string): Facet[] {
  const asked = sectionWords.flatMap(([facet, words]) => (words.test(said) ? [facet] : []))
  return asked.length > 0 ? asked : [...show]
}
const sectionWords: readonly (readonly [Facet, RegExp])[] = [
  ['tasks', /[几多]少?[项条个件]|哪些(?:任务|工作|活)|哪[几些]?[项条件]/],
  ['leads', /牵头|带头|领头|主抓|挂帅/],
  ['responsible', /配合|责任单位|协助|搭手/],
  ['text', /讲|说的?|写|内容|要求|哪个/],
]

/** What rows of a kind have that can be compared. */
const comparable: Partial<Record<Query['of'], readonly string[]>> = {
  indicator: ['target', 'units', 'tasks', 'progress', 'gap', 'change', 'name'],
  matter: ['target', 'units', 'tasks', 'progress', 'gap', 'change', 'name'],
  task: ['units', 'indicators', 'name'],
  unit: ['duties', 'leads', 'helps', 'figures', 'people', 'progress', 'gap'],
  category: ['indicators', 'tasks', 'progress', 'gap'],
  section: ['tasks', 'indicators', 'name'],
}
/** What is compared by only where it is said. */
const saidBy: Readonly<Record<string, RegExp>> = {
  tasks: /任务|活/,
  units: /单位|部门|家|局/,
  indicators: /指标|目标/,
  progress: /进度|进展|完成|快|慢|好|差|达标|领先|靠前|垫底|率/,
  gap: /差|落后|滞后|拖|远|进度|完成/,
  change: /变|涨|增加|新增|进步|提高|多了|动静/,
  name: /名字|名称|长|短|字/,
}

/** Units are compared by what is said to be counted of them. */
function unitsBy(said: string): Query['by'] | undefined {
  const parts = [/牵头|领头|挂帅|主抓/.test(said), /配合|协助|搭手|责任/.test(said)]
  if (parts[0] && parts[1]) return 'duties'
  if (parts[0]) return /指标|目标/.test(said) && !/任务/.test(said) ? 'figures' : 'leads'
  return parts[1] ? 'helps' : undefined
}

export function comparedBy({ by, of }: Told, said: string): Query['by'] {
  const ofUnit = of === 'unit' ? unitsBy(said) : undefined
  if (ofUnit) return ofUnit
  if ((of === 'indicator' || of === 'matter') && /落后|滞后|拖后腿|差得|差最/.test(said)) return 'gap'
  const may = comparable[of]
  return by.find((one) => (may?.includes(one) ?? true) && (saidBy[one]?.test(said) ?? true)) as Query['by']
}

/** “几家”, “百分之几” ask for the figure too. */
function withMeasure(chosen: { label: string; chance: number }[], told: Told, said: string) {
  const { of, how, show } = told
  const rows = (of === 'matter' || of === 'indicator') && (how === 'tell' || how === 'check')
  if (rows && whenAsked.test(said) && !/报|填|交|比|相对|基/.test(said) && !chosen.some(isWhen)) {
    const sure = chosen.filter(({ chance }) => chance >= 0.4)
    return [...sure, { label: 'due', chance: 0.5 }]
  }
  const asked = rows && how === 'tell' && figureAsked.test(said.replace(unitsAsked, ''))
  if (!asked || chosen.some(({ label, chance }) => figures.has(label) && chance >= 0.3)) return chosen
  const target = show.find(({ label }) => label === 'target')
  const sure = chosen.filter(({ chance }) => chance >= 0.5)
  return [{ label: 'target', chance: Math.max(0.5, target?.chance ?? 0) }, ...sure]
}
const isWhen = ({ label, chance }: { label: string; chance: number }): boolean =>
  ['due', 'start', 'end', 'base', 'period', 'history', 'progress'].includes(label) && chance >= 0.3
const whenAsked = /什么时候|啥时候|何时|几时|哪[一几]?天|哪[一个]*月|几月|哪年|几号/
const figures = new Set(['target', 'progress', 'gap', 'needed', 'shares', 'change', 'history', 'forecast', 'reported'])
const unitsAsked = /(?:几|多少|好多)(?:家|个)(?:单位|部门|局|委办局)/g
const figureAsked = patternOf('figureAsked')

/** A year a target is asked for is its last day. */
export function isOfYear({ period, at }: Partial<Query>, show: readonly string[]): boolean {
  const asked = show.length === 0 || show.includes('target') || show.includes('sheet')
  return period !== undefined && at === undefined && asked && /^\d{4}$/.test(period)
}
