import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { standingOf } from '../src/domain/reporting/standing-words.ts'
import { blankWorkbook } from '../src/ledger/blank.ts'
import { groundOf, unitName } from '../src/reporting/context.ts'
import { aboutOf } from '../src/reporting/form.ts'
import { owedByAsker } from '../src/reporting/owed-page.ts'
import { notReporting, reporting } from '../src/reporting/rights.ts'

/** 导出填报表: a workbook of what is owed, to fill in and send back here. */
export const exportTable = command({
  name: 'export-table',
  words: ['导出填报表'],
  help: '本单位应报的一张Excel，填好发给我就行',
  section: 'report',
  right: reporting,
  place: 'aside',
  refuse: notReporting,
  args: z.object({}),
  async run(call) {
    const ground = await groundOf(call.world)
    const owed = owedByAsker(call, ground)
    if (owed.length === 0) return { card: notice('导出填报表', '目前没有应报未报的，不用填。'), inPlace: false }
    const rows = owed.map((one) => ({
      owed: one,
      unit: unitName(call.world, one.unit),
      last: standingOf(aboutOf(call, ground, one.subject, one.unit)).at(-1) ?? '',
    }))
    const bytes = await blankWorkbook(rows, call.world.now)
    return {
      card: notice(
        '导出填报表',
        `应报未报${owed.length}项，见下一条消息。填好后把文件发到这里，核对后一次提交；空着的不算。`,
      ),
      file: { name: `填报表-${ground.today}.xlsx`, bytes },
      inPlace: false,
    }
  },
})
