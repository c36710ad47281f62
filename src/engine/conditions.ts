import { lightNames } from '../cards/state-words.ts'
import { dayLabel } from '../domain/day.ts'
import { groupById, shortName } from '../domain/look.ts'
import { kindLabel, parsePeriod } from '../domain/period.ts'
import type { Filter } from '../domain/query.ts'
import { wordsOf } from './book.ts'
import type { Context } from './grounds.ts'
import { rowOf, titleOf } from './rows.ts'

type FilterBy<B extends Filter['by']> = Extract<Filter, { by: B }>
type Say<B extends Filter['by']> = (filter: FilterBy<B>, context: Context) => string

const than: Record<string, string> = {
  '=': '等于',
  '!=': '不等于',
  '<': '小于',
  '<=': '不超过',
  '>': '大于',
  '>=': '不少于',
}
const amount = ({ than: how, value, to }: { than: string; value: string; to?: string }): string =>
  how === 'between' ? `在${value}到${to ?? ''}之间` : `${than[how] ?? ''}${value}`

const counted: Record<string, string> = {
  leads: '牵头任务',
  helps: '配合任务',
  duties: '任务',
  figures: '牵头指标',
  people: '列入人数',
  units: '责任单位',
  leadUnits: '牵头单位',
  allUnits: '单位（牵头加责任）',
  tasks: '任务',
  indicators: '指标',
}
/** Of these a unit has some or none. */
const ofUnits: ReadonlySet<string> = new Set(['leads', 'helps', 'duties', 'figures'])
const countedIn: Record<string, string> = { people: '人', units: '个', leadUnits: '个', allUnits: '个' }

const lightWord = (is: FilterBy<'light'>['is']): string =>
  is === 'lagging'
    ? '滞后'
    : is === 'exceeded'
      ? '超额完成'
      : is === 'blocked'
        ? '受阻'
        : is === 'done'
          ? '已完成'
          : lightNames[is]

/** States that people deny in words of their own. */
const notSo: Partial<Record<FilterBy<'light'>['is'], string>> = {
  met: '还没达标',
  exceeded: '没有超额',
  done: '还没完成',
  lagging: '没有滞后',
  blocked: '没有受阻',
  noData: '已填报',
  noBaseline: '不缺基数',
}

/** `2024年2月`, where one was asked for. */
const periodAsked = ({ query }: Context): string =>
  query.period === undefined ? '' : (parsePeriod(query.period)?.label ?? '')

/** A condition as it stands before 的: `不由市司法局牵头`, `口径为累计数`. */
const says: { [B in Filter['by']]: Say<B> } = {
  lead: ({ unit, not }, { plan }) => `${not ? '不由' : '由'}${shortName(plan, unit)}牵头`,
  responsible: ({ unit, not }, { plan }) => `${shortName(plan, unit)}${not ? '不是' : '作为'}${wordsOf(plan).others}`,
  involved: ({ unit, not }, { plan }) => `${shortName(plan, unit)}${not ? '不参与' : '参与（牵头或配合）'}`,
  namedIn: ({ unit, not }, { plan }) => `${not ? '没有' : ''}点名${shortName(plan, unit)}`,
  category: ({ is, not }) => `${not ? '不属' : ''}“${is}”类`,
  measureUnit: ({ is, not }) => `单位${not ? '不' : ''}是“${is}”`,
  wording: ({ is, not }) => `${not ? '没有' : ''}写“${is}”`,
  text: ({ is, not }) => `${not ? '没有' : ''}提到“${is}”`,
  post: ({ is, not }) => `职务${not ? '不' : ''}是${is}`,
  surname: ({ is, not }) => `${not ? '不' : ''}姓${is}`,
  role: ({ is, not }) => `${not ? '不' : ''}任${is}`,
  counting: ({ is, not }) => (is === null ? `${not ? '' : '未'}标口径` : `口径${not ? '不' : ''}是${is}`),
  binding: ({ is, not }) => `${not ? '不是' : ''}${is}`,
  section: ({ id, not }, { plan }) => {
    const row = rowOf(plan, { kind: 'section', id })
    return `${not ? '不在' : ''}${row ? titleOf(plan, row) : id}`
  },
  rows: ({ rows, not }, { plan }) => {
    const names = rows.map((ref) => {
      const row = rowOf(plan, ref)
      return row?.kind === 'unit' ? row.item.short : row ? titleOf(plan, row) : ref.id
    })
    return `${not ? '除' : ''}${names.join('、')}${not ? '以外' : ''}`
  },
  group: ({ id, only, not }, { plan, query }) => {
    const name = `“${groupById(plan, id)?.name ?? id}”`
    if (query.of === 'unit' || query.of === 'person') return `${not ? '不' : ''}属${name}`
    return `${not ? '不' : ''}${only ? '责任单位只' : ''}写给${name}`
  },
  unitKind: ({ is, not }) => `${not ? '不' : ''}是${kinds[is] ?? is}`,
  target: ({ not, unit = '', ...rest }) =>
    `目标${not ? '不' : ''}${rest.to === undefined ? `${amount(rest)}${unit}` : `在${rest.value}到${rest.to}${unit}之间`}`,
  count: ({ of, not, ...rest }) =>
    rest.than === '>=' && rest.value === '1' && ofUnits.has(of)
      ? `${not ? '没有' : '有'}${counted[of]}`
      : `${counted[of] ?? ''}${not ? '不' : ''}${amount(rest)}${countedIn[of] ?? '项'}`,
  light: ({ is, not }) => (not ? (notSo[is] ?? `不是“${lightWord(is)}”`) : lightWord(is)),
  rhythm: ({ is, not }, { dueSet }) =>
    `${not ? '不' : ''}按${kindLabel[is]}填报（${dueSet ? '办公室设定' : '系统默认'}，方案未规定）`,
  due: ({ than: how, day, not }) => `${not ? '不是' : ''}${dayLabel(day)}${dueWords[how] ?? ''}到期`,
  joint: ({ not }) => (not ? '单独牵头' : '联合牵头'),
  shared: ({ not }) => (not ? '有自己目标' : '合用一个目标'),
  noResponsible: ({ not }, { plan }) => `${not ? '列了' : '没有列'}${wordsOf(plan).others}`,
  linked: ({ not }, { query }) =>
    query.of === 'indicator' ? (not ? '没有任务承接' : '有任务承接') : not ? '没有数字指标对应' : '有数字指标对应',
  reported: ({ not }) => (not ? '没有填报' : '已经填报'),
  overdue: ({ not }, context) => `${periodAsked(context)}${not ? '没有逾期' : '逾期'}`,
  owed: ({ not }, context) => `${periodAsked(context)}${not ? '没有欠报' : '应报未报'}`,
  doubled: ({ not }, { plan }) =>
    `${not ? '没有' : '同一单位既牵头又是'}${not ? '牵头又是' : ''}${wordsOf(plan).others}${not ? '的单位' : ''}`,
  isLead: ({ not }) => (not ? '不牵头' : '牵头'),
  isMember: ({ not }, { plan }) => `${not ? '不是' : ''}${wordsOf(plan).body}成员`,
  any: ({ of, not }, context) => `${not ? '不是' : ''}${of.map((one) => conditionWords(one, context)).join('或')}`,
}

const dueWords: Record<string, string> = { '=': '', '<': '以前', '<=': '以前', '>': '以后', '>=': '以后' }

const kinds: Record<string, string> = {
  county: '县级',
  bureau: '部门',
  central: '垂管单位',
  park: '园区',
  company: '企业',
  university: '高校',
}

export const conditionWords = (filter: Filter, context: Context): string =>
  (says[filter.by] as (filter: Filter, context: Context) => string)(filter, context)

/** All conditions before what is counted: `由市司法局牵头、口径为累计数的`; '' without any. */
export const conditionsOf = (where: readonly Filter[], context: Context): string =>
  where.length === 0
    ? ''
    : `${where
        .toSorted((a, z) => Number(z.by === 'rows') - Number(a.by === 'rows'))
        .map((filter) => conditionWords(filter, context))
        .join('、')}的`
