import { b, text } from '../cards/kit.ts'
import { zero } from '../domain/decimal.ts'
import { dutyIn } from './duty.ts'
import type { Context } from './grounds.ts'
import { type By, measured, short } from './measure.ts'
import type { Part } from './part.ts'
import { countOf, tasksOf } from './relate.ts'
import { type Row, taskRow, titleOf } from './rows.ts'
import { numberRuns, placesOf } from './words.ts'

/** What units are compared by. */
const ofUnits: readonly By[] = ['duties', 'leads', 'helps', 'figures', 'people']

/** Two or more units by how much the plan lays on them, and what only one of them has. */
export function unitsCompared(rows: readonly Row[], context: Context): Part {
  const { plan, query } = context
  const by = ofUnits.find((one) => one === query.by) ?? 'duties'
  const all = measured(rows, by, context)
  const most = all.toSorted((a, z) => z.measure.value.cmp(a.measure.value))
  const top = most.filter(({ measure }) => measure.value.eq(most[0]?.measure.value ?? zero))
  const numbersOf = (row: Row): number[] =>
    tasksOf(plan, row)
      .filter(
        (task) => by === 'duties' || dutyIn(plan, task, row.id)?.part === (by === 'helps' ? 'responsible' : 'lead'),
      )
      .map(({ no }) => no)
  const own = rows.map((row) => ({ row, numbers: numbersOf(row) }))
  const only = own.flatMap(({ row, numbers }) => {
    const rest = numbers.filter((no) => !own.every((one) => one.numbers.includes(no)))
    return rest.length > 0 && rest.length <= 6
      ? [
          `只有${short(row, context)}的：${plan.tasks
            .filter(({ no }) => rest.includes(no))
            .map((task) => titleOf(plan, taskRow(task)))
            .join('、')}`,
        ]
      : []
  })
  const common = (own[0]?.numbers ?? []).filter((no) => own.every(({ numbers }) => numbers.includes(no)))
  const both = common.length > 0 ? `共同承担的${common.length}项：任务${numberRuns(common)}。` : '没有共同承担的任务。'
  const counts = all.map(
    ({ row }) =>
      `${short(row, context)}：牵头任务${countOf('leads', row, context)}项，配合${countOf('helps', row, context)}项，牵头指标${countOf('figures', row, context)}项`,
  )
  return {
    title: rows.map((row) => short(row, context)).join('与'),
    blocks: [
      text(
        top.length === rows.length
          ? b(`一样多，${most[0]?.measure.words ?? ''}。`)
          : b(
              `${top.map(({ row }) => short(row, context)).join('、')}${rows.length > 2 ? '最多' : '更多'}，${most[0]?.measure.words ?? ''}${byHowMuch(most)}。`,
            ),
      ),
      text(`${counts.join('；')}。`),
      ...(by === 'duties' ? [text(both)] : []),
      ...(rows.length === 2 && only.length > 0 ? [text(`${only.join('；')}。`)] : []),
    ],
    places: placesOf(plan, plan.tasks.filter(({ no }) => own.some(({ numbers }) => numbers.includes(no))).map(taskRow)),
  }
}

/** Of two, how much more the first has. */
function byHowMuch([most, least, ...others]: ReturnType<typeof measured>): string {
  return most && least && others.length === 0
    ? `，多${most.measure.value.minus(least.measure.value).toFixed()}${most.measure.unit}`
    : ''
}
