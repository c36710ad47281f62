import * as z from 'zod'
import { type Call, command } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { dueDayOf, runningPeriod } from '../src/domain/due.ts'
import type { Owed } from '../src/domain/reporting/owed.ts'
import { numbersOf } from '../src/domain/reporting/standing.ts'
import { standingOf } from '../src/domain/reporting/standing-words.ts'
import { periodKindOf, subjectsOfUnit } from '../src/domain/reporting/subject.ts'
import { blankWorkbook } from '../src/ledger/blank.ts'
import { type Ground, groundOf, unitName } from '../src/reporting/context.ts'
import { aboutOf } from '../src/reporting/form.ts'
import { owedByAsker } from '../src/reporting/owed-page.ts'
import { notReporting, reporting } from '../src/reporting/rights.ts'

/** 导出填报表: a workbook of what is owed, to fill in and send back here. */
export const exportTable = command({
  name: 'export-table',
  words: ['导出填报表', '填报表', '下载填报表', '空白填报表', '填报表格', '下载填报表格'],
  help: '本单位应报的一张Excel，填好发给我就行',
  section: 'report',
  right: reporting,
  place: 'aside',
  refuse: notReporting,
  args: z.object({}),
  async run(call) {
    const ground = await groundOf(call.world)
    const due = owedByAsker(call, ground)
    const owed = due.length > 0 ? due : runningOf(call, ground)
    if (owed.length === 0) return { card: notice('导出填报表', '目前没有可以填报的。'), inPlace: false }
    const rows = owed.map((one) => ({
      owed: one,
      unit: unitName(call.world, one.unit),
      last: standingOf(aboutOf(call, ground, one.subject, one.unit)).at(-1) ?? '',
    }))
    const bytes = await blankWorkbook(rows, call.world.now)
    return {
      card: notice(
        '导出填报表',
        due.length > 0
          ? `应报未报${owed.length}项，见下一条消息。`
          : `目前没有应报未报的；见下一条消息的是正在进行的这一期，共${owed.length}项，可以先报，到期前再填也行。`,
        '填好后把文件发到这里，核对后一次提交；空着的不算。',
      ),
      file: { name: `填报表-${ground.today}.xlsx`, bytes },
      inPlace: false,
    }
  },
})

/** Where nothing is owed: the running periods of what the asker's units report, which may be sent in early. */
function runningOf({ asker, world }: Call<unknown>, { rules }: Ground): Owed[] {
  const { plan } = world
  return asker.units.flatMap((unit) =>
    subjectsOfUnit(plan, unit).flatMap((subject): Owed[] => {
      const period = runningPeriod(plan, periodKindOf(plan, subject), rules.today)
      if (!period) return []
      const due = dueDayOf(period, rules.dueDays)
      return [
        {
          subject,
          missing: numbersOf(subject),
          unit,
          period,
          due,
          state: 'owed',
          late: 0,
          running: [],
          returned: null,
        },
      ]
    }),
  )
}
