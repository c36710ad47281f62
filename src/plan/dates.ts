import type { Plan } from '../domain/plan.ts'
import { dueOf } from './due.ts'
import { error, type Finding } from './finding.ts'

const pad = (part: string | undefined): string => (part ?? '').padStart(2, '0')

/** Dates against the words they were read from. */
export function checkDates(plan: Plan): Finding[] {
  const order =
    plan.start >= plan.end ? [error('plan.json', `${plan.words.period}起始 ${plan.start} 不早于结束 ${plan.end}`)] : []
  return [...order, ...checkIssued(plan), ...checkPeriod(plan), ...checkDue(plan)]
}

function checkIssued({ issued, issuedWritten }: Plan): Finding[] {
  const [, year, month, date] = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(issuedWritten.replace(/\s+/g, '')) ?? []
  if (year === undefined || issued === `${year}-${pad(month)}-${pad(date)}`) return []
  return [error('plan.json issued', `印发日期 ${issued} 与“${issuedWritten}”不符`)]
}

/** The months, or only the years, the plan names for its beginning and end. */
function checkPeriod({ start, end, periodWritten: { quote } }: Plan): Finding[] {
  const text = quote.replace(/\s+/g, '')
  const months = [...text.matchAll(/(\d{4})年(\d{1,2})月/g)].map(([, year, month]) => `${year}-${pad(month)}`)
  const years = [...text.matchAll(/20\d\d/g)].map(([year]) => year)
  const said = months.length > 0 ? months : years
  const last = said.at(-1)
  if (last === undefined) return [error('plan.json periodWritten', `“${quote}”没有写起止的年份`)]
  const first = said.length > 1 ? said[0] : undefined
  return [
    ...(end.startsWith(last) ? [] : [error('plan.json end', `结束日 ${end} 与“${quote}”不符`)]),
    ...(first === undefined || start.startsWith(first)
      ? []
      : [error('plan.json start', `起始日 ${start} 与“${quote}”不符`)]),
  ]
}

/** A task's last day is the one its words name, as far as they settle it. */
function checkDue({ tasks }: Plan): Finding[] {
  return tasks.flatMap(({ place, due }) => {
    if (!due) return []
    const { due: read, open } = dueOf(due.written, null)
    const round = /每年|每季|每月|每半年/.test(due.written)
    const { on } = open ? { on: null } : read
    return [
      ...(on && due.on && due.on !== on ? [error(place, `时限 ${due.on} 与“${due.written}”不符`)] : []),
      ...(on && !round && due.on === null ? [error(place, `时限“${due.written}”是一个日子，on 不应为空`)] : []),
      ...(round && due.every === null ? [error(place, `时限“${due.written}”是定期的，every 不应为空`)] : []),
    ]
  })
}
