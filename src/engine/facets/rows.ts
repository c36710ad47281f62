import { daysInclusive } from '../../domain/day.ts'
import { notesOf } from '../../domain/look.ts'
import { goalOfIndicator, periodPlace, placeOf, wordsOf } from '../book.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { besideSupposed, passageFor, toldOf } from '../passage.ts'
import { indicatorsOf, tasksOf } from '../relate.ts'
import { indicatorRow, type RowOf, taskRow, titleOf } from '../rows.ts'
import { countingWords, inOnes, monthLabel, targetWords } from '../words.ts'
import { lead, liaison, responsible, units } from './cells.ts'
import { section, sectionTitle, sheet, wording } from './sheet.ts'
import { target } from './target.ts'

type Matter = RowOf<'indicator'> | RowOf<'task'>
type Facet = (row: Matter, context: Context) => Fact

const asksName = /全称|全名|叫(?:什么|啥)|名字|什么文件|哪[个份](?:文件|办法|规范)/
/** Papers a task names: 《…办法》. */
const papersIn = (text: string): string[] => [...new Set(text.match(/《[^》]+》/g) ?? [])]

const ownPlaces = (row: Matter): string[] => (row.kind === 'indicator' ? row.with.map(placeOf) : [placeOf(row.item)])

/** As many sentences of an indicator as are quoted. */
const mostQuotes = 3

/** What the plan says of an indicator outside its table, as it is written. */
function quotesOf(row: RowOf<'indicator'>): { place: string; quote: string }[] {
  const own = ownPlaces(row)
  const all = row.with.flatMap(({ statedAt }) => statedAt).filter(({ place }) => !own.includes(place))
  return all.filter(({ place }, at) => all.findIndex((one) => one.place === place) === at).slice(0, mostQuotes)
}

/** What can be asked of an indicator or a task as the plan has it. */
export const matterFacets: Record<string, Facet> = {
  name: (row, { plan, query }) => {
    const papers = row.kind === 'task' && asksName.test(query.said ?? '') ? papersIn(row.item.text) : []
    if (papers.length > 0) return { label: '', value: papers.join('、'), words: papers }
    const whole = row.kind === 'indicator' && /全称|全名|一字不/.test(query.said ?? '')
    return {
      label: '',
      value: titleOf(plan, row),
      rest:
        row.kind === 'indicator'
          ? `${whole ? `，全称“${row.item.name}”` : ''}，目标${targetWords(plan, row.item)}`
          : '',
    }
  },
  sheet,
  target,
  lead,
  liaison,
  responsible,
  units,
  wording,
  section,
  counting: (row, { plan, query }) => {
    const [first] = indicatorsOf(plan, row)
    // What counts is also in the indicator's own words.
    const whole = first && /算|包括|包含|计入/.test(query.said ?? '') ? `；全称“${first.name}”` : ''
    if (first?.counting) {
      const rest = `${countingHint[first.counting] ?? ''}${whole}`
      return { label: '统计口径：', value: first.counting, words: [first.counting], rest }
    }
    const rest = `（没有写累计数或期间数）${whole}`
    return { label: '统计口径：', value: '方案未标注', rest, silent: true, words: [] }
  },
  measureUnit: (row, { plan }) => {
    const [first] = indicatorsOf(plan, row)
    if (!first) return { label: '', value: '方案没有给它定计量单位', silent: true }
    const value = goalOfIndicator(plan, first).targets.at(-1)?.value ?? null
    return { label: '计量单位：', value: first.unit, rest: inOnes(value, first.unit), words: [first.unit] }
  },
  binding: (row, { plan }) => {
    const [first] = indicatorsOf(plan, row)
    const is = first ? goalOfIndicator(plan, first).binding : null
    return is
      ? { label: '属性：', value: is, words: [is] }
      : { label: '', value: '方案没有分约束性、预期性', silent: true, words: [] }
  },
  base: (row, { plan }) => {
    const [first] = indicatorsOf(plan, row)
    if (first?.baselineDate)
      return {
        label: '与',
        value: `${first.baselineDate.slice(0, 4)}年`,
        rest: '比，起点数以填报的基数为准',
        words: [first.baselineDate.slice(0, 4)],
        places: first.statedAt.map(({ place }) => place),
      }
    if (!first) return { label: '', value: '方案未写基期', silent: true }
    return {
      label: '',
      value: '方案没有写与哪一年比',
      rest: `；目标${targetWords(plan, first)}${countingWords(plan, first) === '' ? '' : `是${countingWords(plan, first)}`}`,
      silent: true,
      words: [],
    }
  },
  category: (row, { plan }) => {
    const names = [...new Set(indicatorsOf(plan, row).map(({ category }) => category))].filter((name) => name !== '')
    if (names.length === 0)
      return row.kind === 'task'
        ? section(row, { plan } as Context)
        : { label: '', value: '方案没有分类', silent: true }
    return {
      label: '属于',
      value: names.map((name) => `“${name}”`).join('、'),
      rest: '类',
      words: names,
      members: names.map((id) => ({ ref: { kind: 'category', id } })),
    }
  },
  place: (row, { plan }) => {
    const own = ownPlaces(row)
    if (row.kind === 'task')
      return {
        label: '',
        value: own.join('、'),
        rest: `：${sectionTitle(plan, row.item)}，第${row.item.item}行`,
        words: own,
      }
    const other = [...new Set(row.with.flatMap(({ statedAt }) => statedAt.map(({ place }) => place)))].filter(
      (place) => !own.includes(place),
    )
    return {
      label: '',
      value: own.join('、'),
      rest: other.length > 0 ? `；同一目标还见${other.join('、')}` : '（目标数只见于此）',
      words: [...own, ...other],
      places: other,
    }
  },
  number: (row) => ({
    label: '',
    value: row.kind === 'indicator' ? row.with.map(({ no }) => `指标${no}`).join('、') : `任务${row.item.no}`,
    rest: `（${ownPlaces(row).join('、')}）`,
    figures: [{ value: row.id, unit: '' }],
  }),
  text: (row, context) => {
    if (row.kind === 'task') {
      const { place, text } = row.item
      const said = context.query.said ?? ''
      const told = toldOf(context.plan, [place], text, said, 300)
      return { label: besideSupposed(said, told), value: '', rest: told, words: [text] }
    }
    const facts = [target(row, context), lead(row, context)]
    const said = quotesOf(row)
    const quotes = said.map(({ place, quote }) => `；${place}：“${quote.replace(/[。;；]$/, '')}”`)
    return {
      label: '',
      value: row.with.map(({ name }) => name).join(' + '),
      rest: `：${facts.map(({ label, value }) => `${label}${value}`).join('，')}${quotes.join('')}`,
      words: [...row.with.map(({ name }) => name), ...said.map(({ quote }) => quote)],
      places: said.map(({ place }) => place),
    }
  },
  meaning: (row, { plan, query }) =>
    row.kind === 'indicator'
      ? {
          label: '',
          value: '',
          rest: `${row.with.map(({ meaning, unclear }) => meaning + unclear).join('')}目标${targetWords(plan, row.item)}。`,
        }
      : { label: '', value: '', rest: passageFor(plan, row.item.text, query.said ?? '', 140) },
  notes: (row, { plan, query }) => {
    const all =
      row.kind === 'indicator'
        ? row.with.flatMap(({ no }) => notesOf(plan, { indicator: no }))
        : notesOf(plan, { task: row.item.no })
    // Who asks of who leads it wants what is at odds in that, and nothing else.
    const bearing = all.filter(({ facets = [] }) => facets.some((facet) => isAskedOf(facet, query)))
    const notes = bearing.length > 0 ? bearing : all
    const shown = [...new Set(notes)]
      .toSorted((a, z) => weights.indexOf(a.weight) - weights.indexOf(z.weight))
      .slice(0, 2)
    if (shown.length === 0) return { label: '', value: '没有发现前后不一致的地方', silent: true }
    return {
      label: '',
      value: shown.map(({ title }) => title).join('；'),
      rest: `。${shown.map(({ says }) => says).join('')}`,
      places: shown.flatMap(({ readings }) => readings.map(({ place }) => place)).slice(0, 4),
    }
  },
  indicators: (row, { plan }) => {
    const all = indicatorsOf(plan, row)
    if (all.length === 0) return { label: '', value: '没有对应的指标', rest: '，没有数字目标', silent: true, rows: [] }
    return {
      label: row.kind === 'task' ? '对应指标：' : '',
      value: all.map((one) => `指标${one.no} ${one.short} ${targetWords(plan, one)}`).join('；'),
      rows: all.map(indicatorRow),
      places: all.map(placeOf),
      members: all.map(({ no }) => ({ ref: { kind: 'indicator', id: String(no) } })),
    }
  },
  tasks: (row, { plan }) => {
    const all = tasksOf(plan, row)
    if (all.length === 0) return { label: '', value: '没有对应的任务', silent: true, rows: [] }
    return {
      label: row.kind === 'task' ? '' : '对应任务：',
      value: all.map((task) => titleOf(plan, taskRow(task))).join('；'),
      rows: all.map(taskRow),
      places: all.map(placeOf),
      members: all.map(({ no }) => ({ ref: { kind: 'task', id: String(no) } })),
    }
  },
  due: (row, context) => {
    const { plan } = context
    const { period } = wordsOf(plan)
    if (row.kind === 'task') {
      const due = row.item.due
      const day = due ? undefined : dayInText(row.item.text, context)
      if (day) return { label: '方案写的日子：', value: day.written, rest: day.away, words: [day.written] }
      if (due) return { label: '完成时限：', value: due.written, words: [due.written, ...(due.on ? [due.on] : [])] }
      return {
        label: '',
        value: `方案未写任务${row.item.no}的完成时限`,
        rest: `；方案的时间只有${period}，到${monthLabel(plan.end)}`,
        silent: true,
        words: [],
        places: [periodPlace(plan)],
      }
    }
    const last = goalOfIndicator(plan, row.item).targets.at(-1)
    const on = last?.on ?? plan.end
    return {
      label: '完成时间：',
      value: monthLabel(on),
      rest: `${on === plan.end ? `（${period}结束）` : ''}${awayWords(on, context)}`,
      words: [on, monthLabel(on), on.slice(0, 4)],
      places: [periodPlace(plan)],
    }
  },
}

const asksAway = /还有(?:多|几)|还剩|剩下?(?:多|几)|离|距/

/** How far a day lies ahead, where that is asked. */
function awayWords(day: string, { today, query }: Context): string {
  if (!asksAway.test(query.said ?? '') || day < today) return ''
  const days = daysInclusive(today, day) - 1
  return `，离今天还有${days}天${days > 45 ? `（约${Math.round(days / 30.44)}个月）` : ''}`
}

const dayWritten = /(?<![\d.])(1[0-2]|[1-9])[.月](3[01]|[12]\d|[1-9])日?(?=[\p{Script=Han}”])/u

/** A day of the year that a text names, and how far the next one lies ahead: `4月26日`. */
function dayInText(text: string, context: Context): { written: string; away: string } | undefined {
  const [, month, date] = dayWritten.exec(text) ?? []
  if (month === undefined || date === undefined) return undefined
  const year = Number(context.today.slice(0, 4))
  const on = (of: number): string => `${of}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const next = on(year) >= context.today ? on(year) : on(year + 1)
  return { written: `${month}月${date}日`, away: awayWords(next, context) }
}

const cellsSaid: Readonly<Record<string, RegExp>> = { lead: /牵头|领头/, responsible: /责任|配合/, counting: /口径/ }
const isAskedOf = (facet: string, { show, said = '' }: Context['query']): boolean =>
  show.some((one) => one === facet) || cellsSaid[facet]?.test(said) === true

const weights = ['fact', 'doubt', 'minor']

/** What the two words mean, as they read; the plan does not define them. */
const countingHint: Record<string, string> = {
  累计数: '（按字面是到期末的总数，含原有的）',
  期间数: '（按字面只算期内新增的）',
}
