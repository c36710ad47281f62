import { nothingOwedWords, type Unheard } from '../../cards/owed-words.ts'
import { groupById, personsByUnit, shortName } from '../../domain/look.ts'
import type { Plan, Task } from '../../domain/plan.ts'
import { neverReportedBy } from '../../domain/reporting/never.ts'
import { leadsOf, peoplePlace, tableOf, wordsOf } from '../book.ts'
import { contactOf } from '../contact.ts'
import { isMember, tasksWhere } from '../duty.ts'
import type { FacetOf, Fact } from '../fact.ts'
import type { Context, Grounds } from '../grounds.ts'
import { isPost } from '../posts.ts'
import { personRow, rowOf, taskRow, titleOf } from '../rows.ts'
import { placesOf } from '../words.ts'
import { unitReasons } from './reasons.ts'
import { duties, figures, helps, leads } from './unit-duties.ts'
import { owesAnything, standingOf } from './unit-standing.ts'

type Facet = FacetOf<'unit'>

/** Who of a unit is in the body: whom one may turn to where no liaison is known. */
function inBody(plan: Plan, unit: string): string | undefined {
  const all = personsByUnit(plan, unit)
  return all.length === 0
    ? undefined
    : `列入${wordsOf(plan).body}的是${all.map(({ name, post }) => `${name}（${post}）`).join('、')}`
}

/** Who of a unit holds the posts asked for; where nobody does, whom the plan lists instead. */
function holdersOf(id: string, wanted: readonly string[], { plan, query }: Context): Fact {
  const all = personsByUnit(plan, id)
  const places = [peoplePlace(plan)]
  const { body } = wordsOf(plan)
  const held = wanted.map((post) => ({
    post,
    by: all.filter((one) => isPost(one.post, post) || one.roles.includes(post)),
  }))
  const isEither = held.some(({ by }) => by.length > 0) && /还是/.test(query.said ?? '')
  const missing = isEither ? [] : held.filter(({ by }) => by.length === 0).map(({ post }) => post)
  const found = held.flatMap(({ post: asked, by }) =>
    by.length === 0
      ? []
      : [
          `${asked}是${by.map(({ name, post, roles }) => `${name}（${roles.includes(asked) ? post : `${body}${roles.join('兼')}`}）`).join('、')}`,
        ],
  )
  const instead = all.map(({ name, post, roles }) => `${name}（${post}，${roles.join('兼')}）`).join('、')
  const short = `方案没有列出${shortName(plan, id)}的${missing.join('、')}`
  const rest = found.length > 0 ? '' : all.length > 0 ? `，列的是${instead}` : `，也没有列它的别的人`
  return {
    label: '',
    value: [...found, ...(missing.length > 0 ? [short] : [])].join('；'),
    rest: missing.length > 0 ? rest : '',
    rows: all.map(personRow),
    members: all.map(({ name }) => ({ ref: { kind: 'person', id: name } })),
    places,
  }
}

const people: Facet = ({ id }, context) => {
  const { plan, query } = context
  if (query.claim?.kind === 'words' && query.claim.facet === 'people') return holdersOf(id, query.claim.words, context)
  const all = personsByUnit(plan, id)
  const rows = all.map(personRow)
  const places = [peoplePlace(plan)]
  if (all.length === 0)
    return {
      label: '',
      value: plan.people.length === 0 ? '方案没有列人员，没有写到哪个人' : `没有人列入${wordsOf(plan).body}`,
      rows,
      silent: true,
      places,
      members: [],
    }
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

/** As many partners are told with what they share, as many tasks of each. */
const fewShared = 3

const partners: Facet = ({ id }, { plan }) => {
  const tasks = [...tasksWhere(plan, id, 'lead'), ...tasksWhere(plan, id, 'responsible')]
  const shared = new Map<string, Task[]>()
  for (const task of tasks)
    for (const one of new Set(
      [...leadsOf(plan, task), ...task.responsible].map((mention) =>
        'unit' in mention ? mention.unit : mention.group,
      ),
    ))
      if (one !== id) shared.set(one, [...(shared.get(one) ?? []), task])
  const sorted = [...shared].toSorted((a, z) => z[1].length - a[1].length)
  const titles = (own: readonly Task[]): string => own.map((task) => titleOf(plan, taskRow(task))).join('、')
  const [only, ...others] = tasks
  const groups = sorted.filter(([one]) => groupById(plan, one))
  const each = others.length > 0 && sorted.length <= fewShared
  const name = (one: string): string =>
    rowOf(plan, { kind: 'unit', id: one }) ? shortName(plan, one) : (groupById(plan, one)?.name ?? one)
  if (sorted.length === 0)
    return { label: '', value: '没有共同的任务', rows: [], silent: true, places: [tableOf(plan, 'task')] }
  return {
    label: '一起承担任务的有',
    value: `${sorted.length - groups.length}家`,
    rest: `${groups.length > 0 ? `，另有${groups.length}个群体` : ''}：${sorted
      .slice(0, 10)
      .map(([one, own]) => `${name(one)}${own.length}项${each && own.length <= fewShared ? `（${titles(own)}）` : ''}`)
      .join('、')}${sorted.length > 10 ? '等' : ''}${only && others.length === 0 ? `，在${titles([only])}` : ''}`,
    rows: sorted.flatMap(([one]) => rowOf(plan, { kind: 'unit', id: one }) ?? []),
    places: placesOf(plan, tasks.map(taskRow)),
  }
}

const unheardOf = (unit: string, { plan, facts, owing = {}, since = plan.start }: Grounds): Unheard => ({
  never: neverReportedBy({ plan, owing }, facts ?? { reports: [], baselines: [] }, unit),
  since,
})

export const unitFacets: Record<string, Facet> = {
  duties,
  leads,
  helps,
  figures,
  people,
  membership,
  partners,
  reasons: unitReasons,
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
    if (owed.length === 0)
      return owesAnything(context, row.id)
        ? { label: '', value: nothingOwedWords(unheardOf(row.id, context)), rows: [], places: [] }
        : { label: '', value: '未要求单独填报', rest: '，没有应报的', rows: [], places: [] }
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
  liaison: ({ id, item }, context) => {
    const { plan, group } = context
    const [, names = ''] = /^，联络员(.*)/.exec(contactOf(id, context)) ?? []
    if (names !== '') return { label: '联络员：', value: names, rest: '（名册登记，方案未写）', places: [] }
    const known = contactOf(id, context) !== ''
    return {
      label: '',
      value: known ? `${item.short}未登记联络员` : '方案未写联络员',
      rest: known ? '' : group ? '；名册里的请私聊问我' : `，名册里的联络员请问${wordsOf(plan).office}`,
      tail: inBody(plan, id),
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
