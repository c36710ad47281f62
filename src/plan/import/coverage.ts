import { namesOf, unitById } from '../../domain/look.ts'
import type { Plan } from '../../domain/plan.ts'
import { textOf } from '../text.ts'
import { figuresIn, measureAt } from '../wording.ts'

const bureaus =
  /(?:省|市)?[\u4e00-\u9fff]{2,8}?(?:局|厅|委|办公室|管委会|人民政府|法院|检察院|海关|总署|总局|银行)(?![\u4e00-\u9fff]{0,1}长)/g

/** Figures with a unit of measure, and names that look like units, that nothing was made of, each with its place. */
export function unused(plan: Plan): string[] {
  const names = [...plan.units, ...plan.groups].flatMap(namesOf)
  const absent = plan.attachments.filter(
    ({ place }) => !plan.source.some((block) => block.place.startsWith(place) && block.place !== '附件目录'),
  )
  const lists = absent.map(
    ({ place, title }) => `${place}“${title}”列在附件目录里，原文中没有；请另存为 docx 或 xlsx 一起导入`,
  )
  const rest = plan.source
    // The letter around the plan and its issuer are no part of what is to be done.
    .filter(({ place }) => place !== '印发通知' && place !== '落款')
    .flatMap((block) => {
      const text = textOf(block)
      const read = valuesAt(plan, block.place)
      const figures = figuresIn(text)
        .filter(({ value, unit }) => measureAt(unit) !== '' && !read.has(Number(value)) && Number(value) > 0)
        .filter(({ at }) => /[\u4e00-\u9fff]/.test(text.charAt(at - 1)))
        .map(({ value, unit }) => `${block.place}：数“${value}${measureAt(unit)}”未读作目标`)
      const units = [...new Set(text.match(bureaus) ?? [])]
        .filter(
          (name) =>
            !/[布格结全大当时]局$|[省市]委$|^(?:各|有关)|[向由]/.test(name) &&
            !names.some((known) => name.includes(known) || known.includes(name)),
        )
        .map((name) => `${block.place}：“${name}”像单位名，未读入`)
      return [...figures, ...units]
    })
  return [...lists, ...rest]
}

/** Figures of the targets that are stated at a place: the same number elsewhere is another. */
function valuesAt(plan: Plan, place: string): Set<number> {
  const rows = plan.indicators.filter((row) => row.place === place || row.statedAt.some((one) => one.place === place))
  const goals = plan.goals.filter(({ indicators }) => rows.some(({ no }) => indicators.includes(no)))
  return new Set(goals.flatMap(({ targets }) => targets.flatMap(({ value, to }) => [value, to ?? null].map(Number))))
}

const safe = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const cells = (row: readonly string[]): string => `<tr>${row.map((cell) => `<td>${safe(cell)}`).join('')}`

/** The rows as they will be answered from, to be held beside the document. */
export function printedBack(plan: Plan): string {
  const unit = (id: string) => unitById(plan, id)?.name ?? id
  const indicators = plan.indicators.map((row) => {
    const goal = plan.goals.find((one) => one.indicators.includes(row.no))
    const targets = (goal?.targets ?? []).map(({ on, written }) => `${on.slice(0, 4)}：${written}`).join('；')
    const sense = `${goal?.sense ?? ''}${goal?.strict ? '（须超过）' : ''}`
    return cells([
      row.place,
      row.number ?? '',
      row.name,
      row.unit,
      targets,
      sense,
      row.measure,
      row.leads.map(unit).join('、'),
    ])
  })
  const tasks = plan.tasks.map((row) =>
    cells([
      row.place,
      row.number ?? '',
      row.short,
      row.text,
      row.leadsWritten,
      row.responsibleWritten,
      row.due?.written ?? '',
    ]),
  )
  return `<h3>指标 ${indicators.length} 项</h3><table>${indicators.join('\n')}</table><h3>任务 ${tasks.length} 项</h3><table>${tasks.join('\n')}</table>`
}
