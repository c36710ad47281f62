import { b, type Inline, list, text } from '../cards/kit.ts'
import { factOf } from './facets/index.ts'
import { brief } from './fact.ts'
import type { Context } from './grounds.ts'
import type { Part } from './part.ts'
import { byGoal, type Kind, type Row, titleOf } from './rows.ts'
import { notesFor } from './sentences.ts'
import { placesOf } from './words.ts'

/** What look-alikes differ in, where nothing was said. */
const usual: Partial<Record<Kind, string[]>> = {
  indicator: ['target', 'counting', 'category', 'lead'],
  task: ['lead', 'responsible'],
  unit: ['leads', 'helps', 'figures'],
  section: ['tasks'],
  category: ['indicators'],
}

const kindWords: Partial<Record<Kind, string>> = {
  indicator: '指标',
  task: '任务',
  unit: '单位',
  section: '部分',
  category: '类别',
}

/** Rows side by side: whether they are alike in what was asked, then each. */
export function compared(rows: readonly Row[], context: Context): Part {
  const { plan, query } = context
  const merged = byGoal(plan, rows)
  const show = query.show.length > 0 ? query.show : (usual[rows[0]?.kind ?? 'indicator'] ?? [])
  const words = (row: Row, facet: string): string => factOf(row, facet, context)?.value ?? ''
  const notes = notesFor(plan, rows, ['compare']).filter((says) =>
    plan.notes.some((note) => note.says === says && rows.every((row) => touched(note, row))),
  )
  if (merged.length === 1 && merged[0]) {
    const [only] = merged
    return {
      title: titleOf(plan, only),
      blocks: [text(b('共用一个目标'), `，${words(only, 'target')}，合并计算，不是各自的目标。`)],
      notes,
      places: placesOf(plan, rows),
    }
  }
  const differing = show.filter((facet) => new Set(merged.map((row) => words(row, facet))).size > 1)
  const head: Inline[] =
    query.show.length > 0
      ? [b(differing.length === 0 ? '一样' : '不一样'), '：']
      : [b(`不是同一项，是${merged.length}项不同的${kindWords[rows[0]?.kind ?? 'indicator'] ?? ''}`), '：']
  const line = (row: Row): Inline[] => [
    b(titleOf(plan, row)),
    `：${show
      .flatMap((facet) => {
        const fact = factOf(row, facet, context)
        return fact ? [`${brief(fact, facet !== 'counting')}${facet === 'category' ? '类' : ''}`] : []
      })
      .join('，')}`,
  ]
  return { title: '对比', blocks: [text(...head), list(...merged.map(line))], notes, places: placesOf(plan, rows) }
}

const touched = (note: { indicators: number[]; tasks: number[] }, row: Row): boolean =>
  row.kind === 'indicator'
    ? note.indicators.includes(row.item.no)
    : row.kind === 'task' && note.tasks.includes(row.item.no)
