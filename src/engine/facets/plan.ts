import { timeProgress } from '../../domain/attainment.ts'
import { dayLabel, daysInclusive } from '../../domain/day.ts'
import { percent } from '../../domain/decimal.ts'
import { personsByRole } from '../../domain/look.ts'
import type { Plan } from '../../domain/plan.ts'
import {
  attachmentPlace,
  memberGroup,
  noticePlace,
  peoplePlace,
  periodPlace,
  shortName,
  tableOf,
  unitName,
  wordsOf,
} from '../book.ts'
import type { FacetOf, Fact } from '../fact.ts'
import { passing } from '../filters.ts'
import { indicatorsOf } from '../relate.ts'
import { type Row, rowsOf } from '../rows.ts'
import { askedWords, passagesWith, silenceFor } from '../silence.ts'
import { excerpt, monthLabel } from '../words.ts'
import { type BoardFacet, boardFacets, boardOf } from './board.ts'

type Facet = FacetOf<'plan'>

/** A statement of the plan's office or body that holds one of some words, verbatim. */
function written(plan: Plan, ...words: string[]): Fact {
  const found = plan.office.written.find(({ quote }) => words.some((word) => quote.includes(word)))
  return found
    ? { label: '方案写：', value: found.quote, words: [found.quote], places: [found.place] }
    : { label: '', value: '方案未写', silent: true, places: [] }
}

/** The clauses that stand under one place, by their headings. */
function headings(plan: Plan, title: string, of: (place: string) => boolean): Fact {
  const rows: Row[] = plan.clauses
    .filter(({ place }) => of(place))
    .map((item) => ({ kind: 'clause', id: item.place, item }))
  return {
    label: title,
    value: `${rows.length}条`,
    rows,
    listed: () => [],
    places: rows.map(({ id }) => id).slice(0, 3),
  }
}

const stemOf = (place: string): string => place.replace(/\d+$/, '').replace(/\([^()]*\)$/, '')

/** Clauses with numbers under one heading of the same chapter, nearest to a word of their text. */
const chapters = (plan: Plan): Map<string, string[]> => {
  const all = new Map<string, string[]>()
  for (const { place } of plan.clauses) {
    const stem = /\d$/.test(place) ? place.replace(/\d+$/, '') : stemOf(place)
    all.set(stem, [...(all.get(stem) ?? []), place])
  }
  return all
}

/** The chapter the goals stand in: the numbered one whose clauses state most targets; of measures that secure them the last. */
function goalChapter(plan: Plan): string {
  const counted = [...chapters(plan)].map(([stem, places]) => ({
    stem,
    count:
      plan.indicators.filter(({ statedAt }) => statedAt.some(({ place }) => places.includes(place))).length *
      (places.length > 1 ? 1 : 0),
  }))
  return counted.toSorted((a, z) => z.count - a.count)[0]?.stem ?? ''
}

const left: Facet = (_, { plan, day, today }) => {
  const as = day === today ? '' : `到${dayLabel(day)}，`
  const days = daysInclusive(day, plan.end) - 1
  const { period } = wordsOf(plan)
  const places = [periodPlace(plan)]
  if (days < 0)
    return {
      label: `${as}${period}`,
      value: `已于${dayLabel(plan.end)}结束`,
      rest: `，过去${-days}天`,
      figures: [{ value: String(days), unit: '天' }],
      places,
    }
  const months = Math.round(days / 30.44)
  return {
    label: `${as}距${period}结束还有`,
    value: `${days}天`,
    rest: `（约${months}个月），到${dayLabel(plan.end)}`,
    figures: [
      { value: String(days), unit: '天' },
      { value: String(months), unit: '个月' },
    ],
    places,
  }
}

const elapsed: Facet = (_, { plan, day, today }) => {
  const all = daysInclusive(plan.start, plan.end)
  const days = daysInclusive(plan.start, day)
  const { period } = wordsOf(plan)
  if (days <= 0)
    return { label: `${period}尚未开始，`, value: dayLabel(plan.start), rest: '开始', places: [periodPlace(plan)] }
  return {
    label: `${day === today ? '' : `到${dayLabel(day)}，`}${period}已过`,
    value: `${Math.min(days, all)}天`,
    rest: `（共${all}天，约${Math.round(Math.min(days, all) / 30.44)}个月），序时进度${percent(timeProgress(plan, day))}，自${monthLabel(plan.start)}至${monthLabel(plan.end)}`,
    places: [periodPlace(plan)],
  }
}

/** How many indicators share a goal, in words: `23项指标（21个目标）`. */
const indicatorCount = (plan: Plan): string =>
  plan.goals.length < plan.indicators.length
    ? `${plan.indicators.length}项指标（${plan.goals.length}个目标）`
    : `${plan.indicators.length}项指标`

const silence: Facet = (_, context) => {
  const { plan } = context
  const known = silenceFor(context)
  if (known) return { label: '', value: '', rest: known.says, silent: true, places: known.sources }
  const words = askedWords(context)
  const found = words.map((word) => ({ word, passages: passagesWith(plan, word) }))
  const [hit] = found.filter(({ passages }) => passages.length > 0)
  if (hit)
    return {
      label: `“${hit.word}”见于`,
      value: hit.passages
        .slice(0, 4)
        .map(({ place }) => place)
        .join('、'),
      rest: `：${excerpt(around(hit.passages[0]?.text ?? '', hit.word), 90)}`,
      places: hit.passages.slice(0, 4).map(({ place }) => place),
    }
  const asked = words.length > 0 ? `没有提到${words.map((word) => `“${word}”`).join('、')}` : '没有写这一点'
  return { label: '', value: `方案未写`, rest: `：查过全文，${asked}`, silent: true, places: [] }
}

/** The part of a passage that holds a word. */
const around = (text: string, word: string): string => {
  const at = Math.max(0, text.indexOf(word) - 25)
  return `${at > 0 ? '…' : ''}${text.slice(at)}`
}

/** The goals a plan's question looks at: those of the indicators that pass its conditions. */
const scoped =
  (facet: BoardFacet): Facet =>
  (_, context) => {
    const { plan, query } = context
    const rows = passing(rowsOf(plan, 'indicator'), query.where, context)
    const names = query.where.flatMap((filter) =>
      filter.by === 'category'
        ? [filter.is]
        : 'unit' in filter && filter.unit && filter.by !== 'target'
          ? [shortName(plan, filter.unit)]
          : [],
    )
    return boardOf(
      facet,
      rows.flatMap((row) => indicatorsOf(plan, row)),
      context,
      names.map((name) => `${name}的`).join(''),
    )
  }

export const planFacets: Record<string, Facet> = {
  ...Object.fromEntries(boardFacets.map((facet) => [facet, scoped(facet)])),
  overview: (_, { plan }) => ({
    label: `${plan.city}${monthLabel(plan.start)}至${monthLabel(plan.end)}，`,
    value: `${indicatorCount(plan)}、${plan.tasks.length}项任务`,
    rest: `，主要工作${plan.sections.length}部分`,
    rows: rowsOf(plan, 'section'),
    listed: () => [],
    places: [periodPlace(plan), tableOf(plan, 'indicator'), tableOf(plan, 'task')],
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
  issued: (_, { plan }) => ({
    label: `由${plan.issuer}于`,
    value: plan.issuedWritten,
    rest: '印发',
    words: [plan.issuedWritten, plan.issued],
    places: [noticePlace(plan)],
  }),
  number: (row, context) => silence(row, { ...context, query: { ...context.query, said: '文号' } }),
  addressees: (_, { plan }) => ({
    label: '主送：',
    value: plan.addresseesWritten,
    words: [plan.addresseesWritten],
    places: [noticePlace(plan)],
  }),
  basis: (_, { plan }) => ({
    label: '',
    value: `${plan.basis.length}份文件`,
    rest: `：${plan.basis.join('、')}`,
    words: plan.basis,
    places: [plan.clauses[1]?.place ?? noticePlace(plan)],
  }),
  slogan: (_, { plan }) => ({
    label: '',
    value: plan.slogan.quote,
    words: [plan.slogan.quote],
    places: [plan.slogan.place],
  }),
  attachments: (_, { plan }) => ({
    label: '',
    value: `${plan.attachments.length}个附件`,
    rest: `：${plan.attachments.map((one) => `${attachmentPlace(plan, one)}《${one.title}》`).join('；')}`,
    words: plan.attachments.map(({ title }) => title),
    places: plan.attachments.map((one) => attachmentPlace(plan, one)),
  }),
  start: (_, { plan }) => ({
    label: `${wordsOf(plan).period}从`,
    value: monthLabel(plan.start),
    rest: '开始',
    words: [plan.start, monthLabel(plan.start)],
    places: [periodPlace(plan)],
  }),
  end: (_, { plan }) => ({
    label: `${wordsOf(plan).period}到`,
    value: monthLabel(plan.end),
    rest: `结束（${dayLabel(plan.end)}）`,
    words: [plan.end, monthLabel(plan.end), plan.end.slice(0, 4)],
    places: [periodPlace(plan)],
  }),
  length: (_, { plan }) => ({
    label: `${wordsOf(plan).period}自`,
    value: `${monthLabel(plan.start)}至${monthLabel(plan.end)}`,
    rest: `，${Math.round(daysInclusive(plan.start, plan.end) / 365)}年，共${daysInclusive(plan.start, plan.end)}天`,
    figures: [
      { value: String(Math.round(daysInclusive(plan.start, plan.end) / 365)), unit: '年' },
      { value: String(daysInclusive(plan.start, plan.end)), unit: '天' },
    ],
    places: [periodPlace(plan)],
  }),
  left,
  elapsed,
  timeShare: (_, { plan, day }) => ({
    label: '序时进度',
    value: percent(timeProgress(plan, day)),
    rest: `（到${dayLabel(day)}，自${monthLabel(plan.start)}至${monthLabel(plan.end)}）`,
    places: [periodPlace(plan)],
  }),
  categories: (_, { plan }) => ({
    label: '指标分',
    value: `${plan.categories.length}类`,
    rows: rowsOf(plan, 'category'),
    listed: (row) => [`：${indicatorsOf(plan, row).length}项`],
    places: [tableOf(plan, 'indicator')],
  }),
  sections: (_, context) => ({
    label: '主要工作内容分',
    value: `${context.plan.sections.length}个部分`,
    rows: rowsOf(context.plan, 'section'),
    listed: (row) => [
      `：${context.plan.tasks.filter(({ section }) => row.kind === 'section' && section === row.item.no).length}项任务`,
    ],
    places: [tableOf(context.plan, 'task')],
  }),
  mainGoals: (_, { plan }) =>
    headings(plan, '主要目标', (place) => /\d$/.test(place) && place.replace(/\d+$/, '') === goalChapter(plan)),
  safeguards: (_, { plan }) => {
    const last = plan.clauses
      .filter(({ place }) => !plan.attachments.some((one) => attachmentPlace(plan, one) === place))
      .at(-1)
    return headings(plan, '保障措施', (place) => stemOf(place) === stemOf(last?.place ?? '') && stemOf(place) !== '')
  },
  body: (_, { plan }) => {
    const heads = plan.people.filter(({ roles }) => !roles.includes('成员'))
    const rows: Row[] = plan.people.map((item) => ({ kind: 'person', id: item.name, item }))
    const posts = plan.people.reduce((sum, { roles }) => sum + roles.length, 0)
    return {
      label: wordsOf(plan).body,
      value: `${plan.people.length}人`,
      rest: `：${heads.map(({ name, roles }) => `${roles.join('兼')}${name}`).join('、')}，成员${personsByRole(plan, '成员').length}人${posts > plan.people.length ? `（有人兼职，计${posts}职）` : ''}，成员单位${memberGroup(plan)?.members?.length ?? new Set(plan.people.map(({ unit }) => unit)).size}个`,
      rows,
      places: [peoplePlace(plan)],
    }
  },
  office: (_, { plan }) => ({
    label: '办公室设在',
    value: unitName(plan, plan.office.unit),
    rest: `，承担${wordsOf(plan).body}日常工作，主任${plan.office.head}`,
    members: [{ ref: { kind: 'unit', id: plan.office.unit } }],
    places: [peoplePlace(plan)],
  }),
  officeHead: (_, { plan }) => {
    const head = plan.people.find(({ name }) => name === plan.office.head)
    return {
      label: '办公室主任：',
      value: plan.office.head,
      rest: head ? `（${head.postWritten}，兼任）` : '',
      words: [plan.office.head],
      members: [{ ref: { kind: 'person', id: plan.office.head } }],
      places: [peoplePlace(plan)],
    }
  },
  officeUnit: (_, { plan }) => ({
    label: '办公室设在',
    value: unitName(plan, plan.office.unit),
    members: [{ ref: { kind: 'unit', id: plan.office.unit } }],
    places: [peoplePlace(plan)],
  }),
  dissolution: (_, { plan }) => written(plan, '撤销', '解散'),
  seal: (_, { plan }) => written(plan, '公章', '代章', '印章'),
  handover: (_, { plan }) => written(plan, '变动', '备案', '调整'),
  counts: (_, { plan }) => ({
    label: '',
    value: `${indicatorCount(plan)}、${plan.tasks.length}项任务`,
    rest: `，指标${plan.categories.length}类，任务${plan.sections.length}部分`,
    figures: [
      { value: String(plan.indicators.length), unit: '项' },
      { value: String(plan.tasks.length), unit: '项' },
      { value: String(plan.goals.length), unit: '个' },
    ],
    places: [tableOf(plan, 'indicator'), tableOf(plan, 'task')],
  }),
  notes: (_, { plan, query }) => {
    const order = ['fact', 'doubt', 'minor']
    const sorted = plan.notes.toSorted((a, z) => order.indexOf(a.weight) - order.indexOf(z.weight))
    const per = 10
    const page = query.page ?? 1
    const shown = sorted.slice((page - 1) * per, page * per)
    return {
      label: '方案前后不一的有',
      value: `${sorted.length}处`,
      rest: `，${sorted.filter(({ weight }) => weight === 'fact').length}处影响理解${sorted.length > per ? `（第${page}页，共${Math.ceil(sorted.length / per)}页）` : ''}：${shown.map(({ title }) => title).join('；')}`,
      places: [],
    }
  },
  silence,
}
