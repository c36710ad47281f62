import { placeOf } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { heading, type Paper, type PaperBlock, paragraph } from './paper.ts'
import { printed } from './print.ts'

/** What the plan's own text says twice, and what it leaves open: for the office alone, no part of what is handed in. */
export function officeNote({ title, notes, indicators }: Plan): Paper {
  const twice = notes.map(
    (note) => `${note.title}：${note.says}（${[...new Set(note.readings.map(({ place }) => place))].join('、')}）`,
  )
  const open = indicators.flatMap((row) => (row.unclear === '' ? [] : [`${placeOf(row)}${row.short}：${row.unclear}`]))
  return printed({
    title: '方案文字核对',
    under: [title, '（供办公室内部参考，不随材料报送）'],
    blocks: [...numbered('一、需要核对的文字', twice), ...numbered('二、方案没有写明的口径', open)],
  })
}

const numbered = (title: string, items: readonly string[]): PaperBlock[] =>
  items.length === 0 ? [] : [heading(title), ...items.map((words, index) => paragraph(`${index + 1}．${words}`))]
