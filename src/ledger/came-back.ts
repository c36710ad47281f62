import type { CameAs } from '../act/came-as.ts'
import type { Call, Reply } from '../act/command.ts'
import { notice } from '../cards/kit.ts'
import type { Grid } from '../domain/tables/grid.ts'
import { readOrFault } from '../reporting/drafts.ts'
import { filledOnly } from '../tables/blank.ts'
import { isTableName, readGrids } from '../tables/read.ts'
import { csvHeader } from './csv.ts'
import { recordTitles } from './record-sheet.ts'

/** A workbook of our own that came back and reports nothing: a ledger, or a table nobody has filled in; else null. */
export async function ownSent(_call: Call<unknown>, { name, bytes }: CameAs): Promise<Reply | null> {
  if (!isTableName(name)) return null
  const read = readOrFault(() => readGrids(bytes, name))
  if ('fault' in read) return null
  if (read.some(isLedger))
    return {
      card: notice(
        '收到台账',
        `${name}是机器人导出的台账，只供查看，没有记入什么；报数请发“导出填报表”，改已报的数请发“更正”。`,
      ),
    }
  if (read.length > 0 && filledOnly(read).length === 0)
    return { card: notice('收到填报表', `${name}里还没有填数，没有可提交的；填好再发来。`) }
  return null
}

const headOf = ({ cells: [row = []] }: Grid): string[] => row.map((cell) => cell?.text.trim() ?? '')

/** By the columns only a ledger has, whatever was done to it since. */
function isLedger(grid: Grid): boolean {
  const head = headOf(grid)
  return [recordTitles, csvHeader.trim().split(',')].some((titles) => titles.every((title, at) => head[at] === title))
}
