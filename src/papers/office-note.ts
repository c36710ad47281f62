import { placeOf } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { type Paper, paragraph } from './paper.ts'
import { printed } from './print.ts'

/** What the plan's own text leaves open or says twice: for the office alone, no part of what is handed in. */
export const officeNote = ({ title, notes, indicators }: Plan): Paper =>
  printed({
    title: '方案文字核对',
    under: [title, '（供办公室内部参考，不随材料报送）'],
    blocks: [
      ...notes.map(
        (note) => `${note.title}：${note.says}（${[...new Set(note.readings.map(({ place }) => place))].join('、')}）`,
      ),
      ...indicators.flatMap((row) =>
        row.unclear === '' ? [] : [`${row.short}的口径：${row.unclear}（${placeOf(row)}）`],
      ),
    ].map((words, index) => paragraph(`${index + 1}．${words}`)),
  })
