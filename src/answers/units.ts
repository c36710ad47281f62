import { b, text } from '../cards/kit.ts'
import { type Duties, dutiesOf } from '../domain/duties.ts'
import { chineseNo } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Ask, Duty, Kind } from '../understand/query.ts'
import type { Grounds, Part } from './part.ts'
import { numberRuns, taskTitle, unitNames } from './words.ts'

/** Units side by side: who leads what, who does most, who has nothing by name. */
export function unitsPart({ plan }: Grounds, { want, except, of, duty }: Extract<Ask, { kind: 'units' }>): Part {
  const rows = plan.units
    .filter(({ id }) => !except.includes(id))
    .map((unit) => ({ unit, duties: dutiesOf(plan, unit.id) }))
  if (want === 'without') {
    const none = rows.filter(
      ({ unit, duties }) =>
        duties.leads.length + duties.responsible.length + duties.indicators.length === 0 &&
        plan.people.some((person) => person.unit === unit.id && person.roles.includes('成员')),
    )
    return {
      title: '没有点名任务的成员单位',
      blocks: [
        text(b(`${none.length}个`), `：${none.map(({ unit }) => unit.name).join('、')}。附件2、附件3没有点名它们。`),
      ],
      places: ['附件1', '附件2', '附件3'],
    }
  }
  if (want === 'supporting') {
    const only = rows.filter(
      ({ duties }) =>
        duties.leads.length + duties.indicators.length === 0 &&
        duties.responsible.some(({ through }) => through === 'named'),
    )
    return {
      title: '只配合不牵头的单位',
      blocks: [
        text(
          b(`${only.length}个单位`),
          `被点名为责任单位而不牵头：${only.map(({ unit, duties }) => `${unit.short}${duties.responsible.filter(({ through }) => through === 'named').length}项`).join('、')}。`,
        ),
      ],
      places: ['附件3'],
    }
  }
  if (want === 'most' || want === 'least') return rankingPart(rows, want, of, duty)
  const leading = rows.filter(({ duties }) =>
    duty === 'responsible'
      ? duties.responsible.some(({ through }) => through === 'named')
      : duties.leads.length + duties.indicators.length > 0,
  )
  const words = leading.map(({ unit, duties }): string => {
    const tasks =
      duty === 'responsible'
        ? duties.responsible.filter(({ through }) => through === 'named').map(({ task }) => task)
        : duties.leads
    const shown = tasks.length > 6 ? `${tasks.length}项任务` : tasks.map(taskTitle).join('、')
    const indicators =
      duty === 'responsible' || duties.indicators.length === 0 || !of.includes('indicator')
        ? ''
        : duties.indicators.length > 4
          ? `${duties.indicators.length}项指标`
          : `指标${numberRuns(duties.indicators.map(({ no }) => no))}`
    return `${unit.name}：${[of.includes('task') ? shown : '', indicators].filter((one) => one !== '').join('；')}`
  })
  return {
    title: duty === 'responsible' ? '各责任单位' : '各牵头单位',
    blocks: [
      text(
        except.length > 0 ? `${unitNames(plan, except)}以外，` : '',
        b(`${leading.length}个单位`),
        duty === 'responsible' ? '被点名为责任单位：' : '牵头：',
      ),
      text(words.join('\n')),
    ],
    places: ['附件2', '附件3'],
  }
}

/** The task with most responsible units, the section with most tasks, the category with most indicators. */
export function mostPart({ plan }: Grounds, { of }: Extract<Ask, { kind: 'most' }>): Part {
  const rows =
    of === 'task'
      ? plan.tasks.map((task) => ({
          name: taskTitle(task),
          count: new Set(task.responsible.map((mention) => ('unit' in mention ? mention.unit : mention.group))).size,
          unit: '个责任单位',
        }))
      : of === 'section'
        ? plan.sections.map(({ no, title }) => ({
            name: `（${chineseNo(no)}）${title}`,
            count: plan.tasks.filter(({ section }) => section === no).length,
            unit: '项任务',
          }))
        : plan.categories.map(({ name }) => ({
            name,
            count: plan.indicators.filter(({ category }) => category === name).length,
            unit: '项指标',
          }))
  const sorted = [...rows].sort((a, z) => z.count - a.count)
  const most = sorted.filter(({ count }) => count === sorted[0]?.count)
  return {
    title: '最多的',
    blocks: [
      text(b(`${most.map(({ name }) => name).join('、')}最多，${sorted[0]?.count ?? 0}${sorted[0]?.unit ?? ''}`), '。'),
      text(
        `其次：${sorted
          .slice(most.length, most.length + 2)
          .map(({ name, count }) => `${name}${count}`)
          .join('、')}。`,
      ),
    ],
    places: [of === 'category' ? '附件2' : '附件3'],
  }
}

type UnitRow = { unit: Plan['units'][number]; duties: Duties }

/** Who has most or least, of those that have something; counties are there as a group and not counted one by one. */
function rankingPart(rows: readonly UnitRow[], want: 'most' | 'least', of: readonly Kind[], duty: Duty | null): Part {
  const ofIndicators = of.length === 1 && of[0] === 'indicator'
  const amount = ({ duties }: UnitRow): number =>
    ofIndicators
      ? duties.indicators.length
      : duty === 'lead'
        ? duties.leads.length
        : duty === 'responsible'
          ? duties.responsible.length
          : duties.leads.length + duties.responsible.length
  const sorted = rows
    .filter((row) => row.unit.kind !== 'county' && amount(row) > 0)
    .sort((a, z) => (want === 'most' ? amount(z) - amount(a) : amount(a) - amount(z)))
  const end = sorted[0] ? amount(sorted[0]) : 0
  const first = sorted.filter((row) => amount(row) === end)
  const next = sorted.slice(first.length, first.length + 4)
  const [what, word] = [ofIndicators ? '指标' : '任务', want === 'most' ? '最多' : '最少']
  const does = ofIndicators || duty === 'lead' ? '牵头' : duty === 'responsible' ? '作为责任单位的' : ''
  const alike = first.length > 1 ? `，各${end}项` : `，${end}项`
  return {
    title: `${does}${what}${word}的单位`,
    blocks: [
      text(
        b(`${first.map(({ unit }) => (first.length > 1 ? unit.short : unit.name)).join('、')}${word}${alike}${what}`),
        '。',
      ),
      ...(next.length > 0
        ? [
            text(
              `其次：${next.map((row) => `${row.unit.short} ${amount(row)}`).join('、')}`,
              does === '牵头' ? '。' : '；各县(市、区)不单列。',
            ),
          ]
        : []),
      ...(want === 'least' ? [text(`只算有${does === '牵头' ? '牵头' : ''}${what}的单位。`)] : []),
    ],
    places: ofIndicators ? ['附件2'] : ['附件3'],
  }
}
