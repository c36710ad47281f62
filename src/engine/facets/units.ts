import type { Inline } from '../../cards/kit.ts'
import { groupById, personsByUnit } from '../../domain/look.ts'
import type { Plan, Task } from '../../domain/plan.ts'
import { lastMilestone, leadsOf, memberGroup, peoplePlace, shortName, tableOf, unitName, wordsOf } from '../book.ts'
import { dutyIn, isMember, tasksWhere } from '../duty.ts'
import type { FacetOf, Fact } from '../fact.ts'
import { byGoal, indicatorRow, personRow, type Row, rowOf, taskRow } from '../rows.ts'
import { mentionNames, numberRuns, placesOf, targetWords } from '../words.ts'
import { standingOf } from './unit-standing.ts'

type Facet = FacetOf<'unit'>

/** What helping is called, with the everyday word where the plan's is another. */
const asOthers = (others: string): string => `作为${others}${others.includes('配合') ? '' : '（配合）'}`

const numbers = (tasks: readonly Task[]): string => `任务${numberRuns(tasks.map(({ no }) => no))}`

/** Through which group a unit has tasks, where none names it alone. */
function through(plan: Plan, unit: string, tasks: readonly Task[]): string {
  const groups = tasks.flatMap((task) => dutyIn(plan, task, unit)?.through ?? [])
  const [group] = groups
  if (!group) return ''
  return groups.length === tasks.length
    ? `（都经“${group}”，未单独点名）`
    : `（点名${tasks.length - groups.length}项，其余经“${group}”）`
}

/** Tasks whose cell names a group the plan does not list and the unit may be one of. */
export function openWords(plan: Plan, unit: string): string {
  const open = tasksWhere(plan, unit, 'perhaps')
  const [first] = open
  if (!first) return ''
  return `另有${open.length}项（${numbers(open)}）写“${dutyIn(plan, first, unit)?.group}”，是否包括它方案未写`
}

const sourceOf = (plan: Plan, unit: string): string[] =>
  plan.groups.flatMap(({ members, source, id }) =>
    members?.includes(unit) && memberGroup(plan)?.id !== id ? [source] : [],
  )

/** A task in a unit's list: joint with whom, not counting itself. */
const jointly =
  (plan: Plan, unit: string) =>
  (row: Row): Inline[] => {
    if (row.kind === 'indicator')
      return [
        ` ${targetWords(plan, row.item)}${
          row.item.leads.length > 1
            ? `（与${row.item.leads
                .filter((id) => id !== unit)
                .map((id) => unitName(plan, id))
                .join('、')}联合）`
            : ''
        }`,
      ]
    if (row.kind !== 'task') return []
    const others = leadsOf(plan, row.item).filter((one) => !('unit' in one) || one.unit !== unit)
    const leads = dutyIn(plan, row.item, unit)?.part === 'lead'
    return leads && others.length > 0 ? [`（与${mentionNames(plan, others)}联合牵头）`] : []
  }

const leads: Facet = ({ id }, { plan }) => {
  const [tasks, figures] = [tasksWhere(plan, id, 'lead'), plan.indicators.filter((one) => one.leads.includes(id))]
  const also =
    figures.length > 0 ? `；另牵头指标${figures.length}项（指标${numberRuns(figures.map(({ no }) => no))}）` : ''
  const rows = tasks.map(taskRow)
  if (tasks.length === 0) {
    const helps = tasksWhere(plan, id, 'responsible').length
    return {
      label: '',
      value: '没有牵头的任务',
      rest: `${helps > 0 ? `，只作为${wordsOf(plan).others}${helps}项` : ''}${also}`,
      rows,
      silent: true,
      places: [tableOf(plan, 'task')],
    }
  }
  return {
    label: '牵头任务',
    value: `${tasks.length}项`,
    rest: also,
    rows,
    listed: jointly(plan, id),
    places: placesOf(plan, rows),
  }
}

const helps: Facet = ({ id, item }, { plan }) => {
  const tasks = tasksWhere(plan, id, 'responsible')
  const rows = tasks.map(taskRow)
  const open = openWords(plan, id)
  const { others } = wordsOf(plan)
  if (tasks.length === 0)
    return {
      label: '',
      value: `没有列为${others}的任务`,
      rest: open === '' ? '' : `；${open}`,
      rows,
      silent: true,
      places: [tableOf(plan, 'task')],
    }
  return {
    label: asOthers(others),
    value: `${tasks.length}项`,
    rest: through(plan, item.id, tasks),
    tail: open,
    rows,
    listed: () => [],
    places: placesOf(plan, rows),
    notes: tasks.some((task) => dutyIn(plan, task, id)?.through) ? sourceOf(plan, id) : [],
  }
}

const figures: Facet = ({ id }, { plan }) => {
  const own = plan.indicators.filter((one) => one.leads.includes(id))
  const rows = own.map(indicatorRow)
  const goals = byGoal(plan, rows).length
  if (own.length === 0)
    return { label: '', value: '没有牵头的指标', rows, silent: true, places: [tableOf(plan, 'indicator')] }
  return {
    label: '牵头',
    value: `${own.length}项指标`,
    rest: goals < own.length ? `（${goals}个目标）` : '',
    rows,
    listed: jointly(plan, id),
    places: placesOf(plan, rows),
    figures: own.flatMap((one) => {
      const { value } = lastMilestone(plan, one)
      return value === null ? [] : [{ value, unit: one.unit }]
    }),
  }
}

const duties: Facet = (row, context) => {
  const { plan } = context
  const { id, item } = row
  const [led, other] = [tasksWhere(plan, id, 'lead'), tasksWhere(plan, id, 'responsible')]
  const own = plan.indicators.filter((one) => one.leads.includes(id))
  const open = openWords(plan, id)
  const rows = [...led, ...other].map(taskRow)
  const indicators =
    own.length > 0
      ? `；牵头指标${own.length}项（${own.length > 4 ? numberRuns(own.map(({ no }) => no)) : own.map((one) => `指标${one.no} ${one.short}${targetWords(plan, one)}`).join('、')}）`
      : ''
  const { others } = wordsOf(plan)
  if (rows.length === 0)
    return {
      label: '',
      value: '没有被点名的任务',
      rest: `，既没有牵头，也不是${others}${indicators}${open === '' ? '' : `；${open}`}`,
      rows,
      silent: true,
      places: [tableOf(plan, 'indicator'), tableOf(plan, 'task')],
      notes: item.note ? [item.note] : [],
    }
  const part = (task: Task): string =>
    led.includes(task) ? '（牵头）' : led.length > 0 ? `（${others.slice(0, 2)}）` : ''
  return {
    label: '',
    value: `${rows.length}项任务`,
    rest: `：${led.length > 0 ? `牵头${led.length}项` : '没有牵头的'}，${other.length > 0 ? `${asOthers(others)}${other.length}项` : `不列为${others}`}${through(plan, id, other)}${indicators}`,
    tail: open,
    rows,
    listed: (one) => (one.kind === 'task' ? [part(one.item)] : []),
    places: [...placesOf(plan, own.map(indicatorRow)), ...placesOf(plan, rows)],
    notes: [
      ...(item.note ? [item.note] : []),
      ...(other.some((task) => dutyIn(plan, task, id)?.through) ? sourceOf(plan, id) : []),
    ],
  }
}

const people: Facet = ({ id }, { plan }) => {
  const all = personsByUnit(plan, id)
  const rows = all.map(personRow)
  const places = [peoplePlace(plan)]
  if (all.length === 0)
    return { label: '', value: `没有人列入${wordsOf(plan).body}`, rows, silent: true, places, members: [] }
  return {
    label: `列入${wordsOf(plan).body}的是`,
    value: all.map(({ name }) => name).join('、'),
    rest: `（${all.map(({ post, roles }) => `${post}，${roles.join('兼')}`).join('；')}）`,
    rows,
    members: all.map(({ name }) => ({ ref: { kind: 'person', id: name } })),
    words: all.flatMap(({ post, roles }) => [post, ...roles]),
    places,
    notes: plan.notes
      .filter(({ facets, units }) => facets?.includes('people') && units.includes(id))
      .map(({ says }) => says),
  }
}

/** Groups a unit is of, or may be of. */
const groupsOf = (plan: Plan, id: string): Fact['members'] =>
  plan.groups.flatMap((group) => {
    if (group.members?.includes(id)) return [{ ref: { kind: 'group' as const, id: group.id } }]
    const within = group.within === undefined ? undefined : groupById(plan, group.within)
    return within?.members?.includes(id) ? [{ ref: { kind: 'group' as const, id: group.id }, perhaps: group.name }] : []
  })

const membership: Facet = ({ id, item }, { plan }) => {
  const { body } = wordsOf(plan)
  const members = groupsOf(plan, id)
  const inBody = isMember(plan, id)
  const heads = personsByUnit(plan, id)
  return {
    label: '',
    value: inBody
      ? `是${body}成员单位`
      : heads.length > 0
        ? `${heads.map(({ name, roles }) => `${name}任${roles.join('兼')}`).join('，')}`
        : `不是${body}成员单位`,
    rest:
      inBody && heads.length > 0
        ? `，列入的是${heads.map(({ name, post }) => `${name}（${post}）`).join('、')}`
        : item.note
          ? `。${item.note}`
          : '',
    members,
    words: inBody ? ['成员', '成员单位'] : [],
    places: [peoplePlace(plan)],
  }
}

const partners: Facet = ({ id }, { plan }) => {
  const tasks = [...tasksWhere(plan, id, 'lead'), ...tasksWhere(plan, id, 'responsible')]
  const count = new Map<string, number>()
  for (const task of tasks)
    for (const one of new Set(
      [...leadsOf(plan, task), ...task.responsible].map((mention) =>
        'unit' in mention ? mention.unit : mention.group,
      ),
    ))
      if (one !== id) count.set(one, (count.get(one) ?? 0) + 1)
  const sorted = [...count].toSorted((a, z) => z[1] - a[1])
  const name = (one: string): string =>
    rowOf(plan, { kind: 'unit', id: one }) ? shortName(plan, one) : (groupById(plan, one)?.name ?? one)
  if (sorted.length === 0)
    return { label: '', value: '没有共同的任务', rows: [], silent: true, places: [tableOf(plan, 'task')] }
  return {
    label: '一起承担任务的有',
    value: `${sorted.length}家`,
    rest: `：${sorted
      .slice(0, 10)
      .map(([one, times]) => `${name(one)}${times}项`)
      .join('、')}${sorted.length > 10 ? '等' : ''}`,
    rows: sorted.flatMap(([one]) => rowOf(plan, { kind: 'unit', id: one }) ?? []),
    places: placesOf(plan, tasks.map(taskRow)),
  }
}

export const unitFacets: Record<string, Facet> = {
  duties,
  leads,
  helps,
  figures,
  people,
  membership,
  partners,
  progress: (row, context) => standingOf(row, context),
  reported: (row, context) => standingOf(row, context),
  owed: (row, context) => {
    if (!context.facts) return standingOf(row, context)
    if (context.group || !context.may('seeLate', [row.id]))
      return {
        label: '',
        value: '',
        rest: '欠报的情况只给本单位、领导和办公室看，请私聊问我。',
        silent: true,
        places: [],
      }
    const owed = context.owed().find(({ unit }) => unit === row.id)?.owed ?? []
    const late = owed.filter(({ late }) => late > 0)
    const name = (one: (typeof owed)[number]): string =>
      one.subject.kind === 'task' ? `任务${one.subject.no}` : one.subject.parts.map(({ short }) => short).join('和')
    if (owed.length === 0) return { label: '', value: '没有到期应报未报的', rows: [], places: [] }
    return {
      label: '应报未报',
      value: `${owed.length}项`,
      rest: `，其中逾期${late.length}项：${owed
        .slice(0, 8)
        .map((one) => `${name(one)}（${one.period.label}${one.late > 0 ? `，逾期${one.late}天` : ''}）`)
        .join('、')}${owed.length > 8 ? '等' : ''}`,
      figures: [{ value: String(owed.length), unit: '项' }],
      places: [],
    }
  },
  liaison: ({ id, item }, { plan, liaisons, group }) => {
    const own = liaisons?.filter(({ unit }) => unit === id) ?? []
    if (own.length > 0 && !group)
      return {
        label: '联络员：',
        value: own.map(({ name }) => name).join('、'),
        rest: '（名册登记，方案未写）',
        places: [],
      }
    return {
      label: '',
      value: '方案未写联络员',
      rest: group
        ? '；名册里的请私聊问我'
        : `，名册里${liaisons ? `还没有登记${item.short}的` : '的'}联络员请问${wordsOf(plan).office}`,
      silent: true,
      places: [],
    }
  },
  name: ({ item }) => {
    const spellings = item.written.filter((one) => one !== item.name)
    return {
      label: '',
      value: item.name,
      rest: spellings.length > 0 ? `，方案里也写作${spellings.map((one) => `“${one}”`).join('、')}` : '',
      words: [item.name, item.short, ...item.written, ...item.aliases],
      notes: item.note ? [item.note] : [],
      places: [],
    }
  },
  groups: ({ id }, { plan }) => {
    const members = groupsOf(plan, id) ?? []
    if (members.length === 0)
      return { label: '', value: '不属于方案里的任何单位群体', silent: true, members, places: [tableOf(plan, 'task')] }
    return {
      label: '属于',
      value: members
        .map(({ ref, perhaps }) => `“${groupById(plan, ref.id)?.name}”${perhaps ? '（方案未写明）' : ''}`)
        .join('、'),
      members,
      places: [tableOf(plan, 'task')],
    }
  },
}
