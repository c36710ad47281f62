import { goalClauses, lastClauses } from '../../domain/chapters.ts'
import { shortName } from '../../domain/look.ts'
import type { Plan } from '../../domain/plan.ts'
import { passagesOfYear, yearPassages } from '../../domain/year-passages.ts'
import { goalOfIndicator, noticePlace, passagesOf, periodPlace, tableOf } from '../book.ts'
import type { FacetOf, Fact } from '../fact.ts'
import { passing } from '../filters.ts'
import { indicatorsOf } from '../relate.ts'
import { type Row, rowsOf } from '../rows.ts'
import { silenceAbout } from '../silence.ts'
import { monthLabel, targetWords } from '../words.ts'
import { type BoardFacet, boardFacets, boardOf } from './board.ts'
import { lateReports } from './origin.ts'
import { bodyFacets, without } from './plan-body.ts'
import { notesLike } from './plan-notes.ts'
import { silence } from './plan-silence.ts'
import { apartWords, timeFacets } from './plan-time.ts'
import { planReasons } from './reasons.ts'

type Facet = FacetOf<'plan'>

/** Clauses by their headings. */
function headings(title: string, clauses: Plan['clauses']): Fact {
  const rows: Row[] = clauses.map((item) => ({ kind: 'clause', id: item.place, item }))
  return {
    label: title,
    value: `${rows.length}条`,
    rows,
    listed: () => [],
    places: rows.map(({ id }) => id).slice(0, 3),
  }
}

const asksYears = /节点|阶段|几步|哪.{0,2}年/

/** Where the text has no list of goals, or the years are asked for: the years it sets targets for, with the rows of each. */
function milestones(plan: Plan): Fact {
  const days = [...new Set(plan.goals.flatMap(({ targets }) => targets.map(({ on }) => on)))].toSorted()
  const of = (on: string): string[] =>
    plan.indicators.flatMap((one) => {
      const target = goalOfIndicator(plan, one).targets.find((then) => then.on === on)
      return target ? [`${one.short}${targetWords(plan, one, target)}`] : []
    })
  return {
    label: '目标分',
    value: `${days.length}个时间节点`,
    rest: `：${days.map((on) => `到${monthLabel(on)}，${of(on).join('、')}`).join('；')}`,
    places: [...new Set(plan.goals.flatMap(({ targets }) => targets.map(({ place }) => place)))],
  }
}

/** What the text sets for a year; that it sets nothing for it, where that is not the year it all ends in. */
function goalsOfYear(plan: Plan, year: string | undefined): Fact | null {
  if (year === undefined) return null
  const found = passagesOfYear(plan, year)
  const places = [...new Set(found.map(({ place }) => place))]
  if (found.length > 0) return { label: '', value: '', rest: found.map(({ text }) => text).join(''), places }
  const years = [...new Set(yearPassages(plan).map((one) => one.year))]
  if (years.length === 0 && year === plan.end.slice(0, 4)) return null
  const only = years.length === 0 ? `，目标都到${monthLabel(plan.end)}` : `，写了目标的是${years.join('、')}年`
  return { label: '', value: `方案没有写${year}年的目标`, rest: only, silent: true, places: [] }
}

/** Parts and articles of the main text, where the tasks stand in it: `；全文8个部分、20条`. */
function articleWords({ clauses, tasks }: Plan): string {
  if (tasks.some(({ place }) => !/^正文/.test(place))) return ''
  const heads = clauses.filter(({ place }) => /^正文[^()]+$/.test(place) && !/前言|落款/.test(place)).length
  const articles = clauses.filter(({ place }) => /^正文[^()]+\([^()]+\)$/.test(place)).length
  return `；全文共${heads}个部分、${articles}条`
}

/** How many indicators share a goal, in words: `23项指标（21个目标）`. */
const indicatorCount = ({ goals, indicators }: Plan): string =>
  `${indicators.length}项指标${goals.length < indicators.length ? `（${goals.length}个目标）` : ''}`

/** Why there are fewer goals than indicators. */
function sharedWords({ goals }: Plan): string {
  const shared = goals.flatMap(({ indicators }) => (indicators.length > 1 ? [`指标${indicators.join('、')}`] : []))
  return shared.length > 0 ? `；${shared.join('，')}${shared.length > 1 ? '各' : ''}合用一个目标` : ''
}

const then = (words: string): string => (words === '' ? '' : `；${words}`)
const tables = (plan: Plan): string[] => [tableOf(plan, 'indicator'), tableOf(plan, 'task')]

/** The goals a plan's question looks at: those of the indicators that pass its conditions. */
const scoped =
  (facet: BoardFacet): Facet =>
  (_, context) => {
    const { plan, query } = context
    const rows = passing(rowsOf(plan, 'indicator'), query.where, context)
    const names = query.where.flatMap((filter) => {
      if (filter.by === 'category') return [filter.is]
      return 'unit' in filter && filter.unit !== undefined && filter.by !== 'target'
        ? [shortName(plan, filter.unit)]
        : []
    })
    return boardOf(
      facet,
      rows.flatMap((row) => indicatorsOf(plan, row)),
      context,
      names.map((name) => `${name}的`).join(''),
    )
  }

/** What the two ways of counting mean, and how many indicators are counted either way. */
const countings: Facet = (_, { plan }) => {
  const of = (counting: Plan['indicators'][number]['counting']): number =>
    plan.indicators.filter((one) => one.counting === counting).length
  const [all, during, none] = [of('累计数'), of('期间数'), of(null)]
  if (all + during === 0) return without('标累计数、期间数')
  return {
    label: '按字面：',
    value: `累计数是截至期末的总数，含原有的；期间数只算期内（${monthLabel(plan.start)}至${monthLabel(plan.end)}）新增的`,
    rest: `。标累计数的${all}项，期间数的${during}项${none > 0 ? `，没标的${none}项` : ''}；方案没有另作解释`,
    places: [tableOf(plan, 'indicator')],
  }
}

/** The plan as a document, its period, its body, and how it stands. */
export const planFacets: Record<string, Facet> = {
  ...Object.fromEntries(boardFacets.map((facet) => [facet, scoped(facet)])),
  ...timeFacets,
  ...bodyFacets,
  silence,
  reasons: planReasons,
  lateReports,
  overview: (_, { plan }) => ({
    label: `${plan.city}${monthLabel(plan.start)}至${monthLabel(plan.end)}，`,
    value: `${indicatorCount(plan)}、${plan.tasks.length}项任务`,
    rest: `，主要工作${plan.sections.length}部分`,
    rows: rowsOf(plan, 'section'),
    listed: () => [],
    places: [periodPlace(plan), ...tables(plan)],
  }),
  title: (_, { plan }) => ({
    label: '',
    value: `《${plan.title}》`,
    rest: `，${plan.issuer}${plan.issuedWritten}印发`,
    words: [plan.title],
    places: [noticePlace(plan)],
  }),
  issuer: (_, { plan }) => ({
    label: '由',
    value: plan.issuer,
    rest: `于${plan.issuedWritten}印发`,
    words: [plan.issuer],
    places: [noticePlace(plan)],
  }),
  issued: (_, { plan, ...context }) => ({
    label: `由${plan.issuer}于`,
    value: plan.issuedWritten,
    rest: `印发${then(apartWords({ plan, ...context }))}`,
    words: [plan.issuedWritten, plan.issued, plan.issued.slice(0, 4)],
    places: [noticePlace(plan)],
  }),
  number: (_, { plan }) => {
    if (plan.documentNumber)
      return {
        label: '发文字号：',
        value: plan.documentNumber,
        words: [plan.documentNumber],
        places: [noticePlace(plan)],
      }
    const known = silenceAbout(plan, '文号', '发文字号')
    return known ? { label: '', value: '', rest: known.says, silent: true, places: known.sources } : without('发文字号')
  },
  addressees: (_, { plan }) =>
    plan.addresseesWritten
      ? { label: '主送：', value: plan.addresseesWritten, words: [plan.addresseesWritten], places: [noticePlace(plan)] }
      : without('主送单位'),
  basis: (_, { plan }) => {
    const [first] = plan.basis
    if (first === undefined) return without('列出制定依据')
    const place = passagesOf(plan).find(({ text }) => text.includes(first))?.place ?? noticePlace(plan)
    return {
      label: '',
      value: `${plan.basis.length}份文件`,
      rest: `：${plan.basis.join('、')}`,
      words: plan.basis,
      places: [place],
    }
  },
  slogan: (_, { plan }) =>
    plan.slogan
      ? { label: '', value: plan.slogan.quote, words: [plan.slogan.quote], places: [plan.slogan.place] }
      : without('这样的提法'),
  attachments: (_, { plan }) =>
    plan.attachments.length === 0
      ? without('附件')
      : {
          label: '',
          value: `${plan.attachments.length}个附件`,
          rest: `：${plan.attachments.map((one) => `${one.place}《${one.title}》`).join('；')}`,
          words: plan.attachments.map(({ title }) => title),
          figures: [{ value: String(plan.attachments.length), unit: '个' }],
          places: plan.attachments.map(({ place }) => place),
        },
  categories: (_, { plan }) =>
    plan.categories.length === 0
      ? without('给指标分类')
      : {
          label: '指标分',
          value: `${plan.categories.length}类`,
          rows: rowsOf(plan, 'category'),
          listed: (row) => [`：${indicatorsOf(plan, row).length}项`],
          places: [tableOf(plan, 'indicator')],
        },
  sections: (_, { plan }) => ({
    label: '主要工作内容分',
    value: `${plan.sections.length}个部分`,
    rest: articleWords(plan),
    rows: rowsOf(plan, 'section'),
    listed: (row) => [
      `：${plan.tasks.filter(({ section }) => row.kind === 'section' && section === row.item.no).length}项任务`,
    ],
    places: [tableOf(plan, 'task')],
  }),
  mainGoals: (_, { plan, query }) =>
    goalsOfYear(plan, query.period) ??
    (goalClauses(plan).length > 0 && !asksYears.test(query.said ?? '')
      ? headings('主要目标', goalClauses(plan))
      : milestones(plan)),
  safeguards: (_, { plan }) => headings('保障措施', lastClauses(plan)),
  counts: (_, { plan }) => ({
    label: '',
    value: `${indicatorCount(plan)}、${plan.tasks.length}项任务`,
    rest: `，${plan.categories.length > 0 ? `指标${plan.categories.length}类，` : ''}任务${plan.sections.length}部分${sharedWords(plan)}`,
    figures: [
      { value: String(plan.indicators.length), unit: '项' },
      { value: String(plan.tasks.length), unit: '项' },
      { value: String(plan.goals.length), unit: '个' },
    ],
    places: tables(plan),
  }),
  countings,
  notes: (_, { plan, query }) => {
    if (plan.notes.length === 0) return { label: '', value: '没有发现前后不一致的地方', silent: true, places: [] }
    const [asked] = notesLike(plan, query.said ?? '')
    if (asked)
      return {
        label: '',
        value: asked.title,
        rest: `。${asked.says}`,
        places: asked.readings.map(({ place }) => place).slice(0, 4),
      }
    const order = ['fact', 'doubt', 'minor']
    const sorted = plan.notes.toSorted((a, z) => order.indexOf(a.weight) - order.indexOf(z.weight))
    const perPage = 10
    const page = query.page ?? 1
    const pages = Math.ceil(sorted.length / perPage)
    const shown = sorted.slice((page - 1) * perPage, page * perPage)
    const serious = sorted.filter(({ weight }) => weight === 'fact').length
    return {
      label: '方案前后不一的有',
      value: `${sorted.length}处`,
      rest: `，${serious}处影响理解${pages > 1 ? `（第${page}页，共${pages}页）` : ''}：${shown.map(({ title }) => title).join('；')}`,
      places: [],
    }
  },
}
