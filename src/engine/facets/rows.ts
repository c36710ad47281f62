import { decimal } from '../../domain/decimal.ts'
import { notesOf, sectionByNo } from '../../domain/look.ts'
import type { Indicator, Mention, Plan, Task } from '../../domain/plan.ts'
import { goalOfIndicator, leadsOf, periodPlace, placeOf, sectionMark, tableOf, wordsOf } from '../book.ts'
import { membersOf } from '../duty.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { indicatorsOf, tasksOf } from '../relate.ts'
import { indicatorRow, type RowOf, taskRow, titleOf } from '../rows.ts'
import {
  countingWords,
  excerpt,
  inOnes,
  mentionNames,
  monthLabel,
  numberRuns,
  scaleOf,
  targetWords,
  unitNames,
} from '../words.ts'

type Matter = RowOf<'indicator'> | RowOf<'task'>
type Facet = (row: Matter, context: Context) => Fact

const ownPlaces = (row: Matter): string[] => (row.kind === 'indicator' ? row.with.map(placeOf) : [placeOf(row.item)])

/** Units of one cell as a fact; `empty` where the cell names nobody. */
function cell(plan: Plan, label: string, mentions: readonly Mention[], empty: string, rest = ''): Fact {
  if (mentions.length === 0) return { label, value: empty, members: [], silent: true }
  return { label, value: mentionNames(plan, mentions), rest, members: membersOf(plan, mentions) }
}

/** The same of several tasks: alike once, else by task. */
function cells(
  plan: Plan,
  tasks: readonly Task[],
  label: string,
  of: (task: Task) => readonly Mention[],
  empty: string,
): Fact {
  if (tasks.length === 0) return { label: `${label}：`, value: empty, members: [], silent: true }
  const written = (task: Task): string => mentionNames(plan, of(task)) || empty
  const alike = [...new Set(tasks.map(written))]
  const members = membersOf(plan, tasks.flatMap(of))
  const places = tasks.map(placeOf)
  const runs = (words: string): string =>
    numberRuns(tasks.filter((task) => written(task) === words).map(({ no }) => no))
  if (alike.length === 1)
    return {
      label: `${label}（任务${runs(alike[0] ?? '')}）：`,
      value: alike[0] ?? '',
      members,
      places,
      silent: alike[0] === empty,
    }
  return { label: `${label}：`, value: alike.map((words) => `任务${runs(words)} ${words}`).join('；'), members, places }
}

const lead: Facet = (row, { plan }) => {
  const label = `${wordsOf(plan).lead}：`
  const none = `方案没有列${wordsOf(plan).lead}`
  const joint = (count: number): string => (count > 1 ? '（联合牵头）' : '')
  if (row.kind === 'task') {
    const leads = leadsOf(plan, row.item)
    return cell(plan, label, leads, none, joint(leads.length))
  }
  const ids = [...new Set(row.with.flatMap(({ leads }) => leads))]
  if (ids.length === 0) return cells(plan, tasksOf(plan, row), wordsOf(plan).lead, (task) => leadsOf(plan, task), none)
  return {
    label,
    value: unitNames(plan, ids),
    rest: joint(ids.length),
    members: ids.map((id) => ({ ref: { kind: 'unit', id } })),
  }
}

const responsible: Facet = (row, { plan }) => {
  const { others } = wordsOf(plan)
  const empty = `没有列${others}`
  const cellOf = (task: Task): string =>
    plan.source.some((block) => block.place === task.place && 'cells' in block) ? '，该栏为空' : ''
  if (row.kind === 'task') return cell(plan, `${others}：`, row.item.responsible, `${empty}${cellOf(row.item)}`)
  const tasks = tasksOf(plan, row)
  if (tasks.length === 0)
    return { label: `${others}：`, value: '方案没有列', rest: '，没有对应的任务', members: [], silent: true }
  return cells(plan, tasks, others, (task) => task.responsible, empty)
}

const units: Facet = (row, context) => {
  const [one, other] = [lead(row, context), responsible(row, context)]
  return {
    label: one.label,
    value: one.value,
    rest: `；${other.label}${other.value}`,
    members: [...(one.members ?? []), ...(other.members ?? [])],
    places: other.places,
  }
}

const target: Facet = (row, context) => {
  const { plan, query } = context
  const indicators = indicatorsOf(plan, row)
  const [first] = indicators
  if (!first)
    return {
      label: '',
      value: '方案没有给它定数字目标',
      rest: `，${tableOf(plan, 'indicator')}没有对应的指标`,
      silent: true,
    }
  if (row.kind === 'task') {
    const each = indicators.map((one) => `${one.short}${targetWords(plan, one)}`)
    return {
      label: '对应的目标：',
      value: [...new Set(each)].join('；'),
      figures: indicators.flatMap((one) => figuresOf(plan, one)),
      rows: indicators.map(indicatorRow),
    }
  }
  const goal = goalOfIndicator(plan, first)
  const all = goal.targets
  const last = all.at(-1)
  const asked = query.at && query.at !== last?.on ? query.at : undefined
  const then = all.find(({ on }) => on.slice(0, 4) === asked?.slice(0, 4))
  if (asked && (!then || all.length === 1))
    return {
      label: '',
      value: `方案未写${asked.slice(0, 4)}年的目标`,
      rest: `；只有到${monthLabel(last?.on ?? plan.end)}的${wordsOf(plan).whole === '' ? '' : wordsOf(plan).whole}目标：${targetWords(plan, first)}`,
      silent: true,
    }
  const parts =
    goal.indicators.length > 1
      ? `；指标${goal.indicators.join('、')}合并计算，${row.with.length > 1 ? '不是各自的目标' : '方案没有拆分'}`
      : ''
  const { binding } = goal
  const way =
    all.length > 1 && !then
      ? `；${all
          .slice(0, -1)
          .map((one) => `${one.on.slice(0, 4)}年${targetWords(plan, first, one)}`)
          .join('，')}`
      : ''
  return {
    label: '目标',
    value: targetWords(plan, first, then),
    rest: `（${[countingWords(plan, first), `到${monthLabel((then ?? last)?.on ?? plan.end)}`, binding ?? ''].filter((one) => one !== '').join('，')}${parts}${way}）`,
    figures: figuresOf(plan, first),
    places: row.with.flatMap(({ statedAt }) => statedAt.map(({ place }) => place)),
  }
}

/** The target's milestones, in its unit and, of 万 and 亿, in single things. */
function figuresOf(plan: Plan, indicator: Indicator): NonNullable<Fact['figures']> {
  return goalOfIndicator(plan, indicator)
    .targets.flatMap(({ value, to }) => (value === null ? [] : to ? [value, to] : [value]))
    .flatMap((value) => {
      const scale = scaleOf(indicator.unit)
      const own = { value, unit: indicator.unit }
      return scale === 1
        ? [own]
        : [own, { value: decimal(value).times(scale).toFixed(), unit: indicator.unit.slice(1) }]
    })
}

const sheet: Facet = (row, context) => {
  const { plan } = context
  const [aim, leads, others] = [target(row, context), lead(row, context), responsible(row, context)]
  const at =
    row.kind === 'task' ? sectionTitle(plan, row.item) : row.item.category === '' ? '' : `“${row.item.category}”类`
  const counting = row.kind === 'indicator' ? countingWords(plan, row.item) : ''
  const tail = [`${leads.label}${leads.value}`, `${others.label}${excerpt(others.value, 70)}`, at]
    .filter((one) => one !== '')
    .map((one) => `；${one}`)
    .join('')
  if (row.kind === 'task' && (aim.rows ?? []).length === 0)
    return {
      label: leads.label,
      value: leads.value,
      rest: tail.slice(tail.indexOf('；', 1)),
      places: [],
    }
  return {
    label: aim.label,
    value: aim.value,
    rest: `${counting === '' ? '' : `（${counting}）`}${tail}`,
    figures: aim.figures,
    places: [],
  }
}

const sectionTitle = (plan: Plan, task: Task): string => {
  const section = sectionByNo(plan, task.section)
  const part = section?.subsections.find(({ no }) => no === task.subsection)
  return section ? `${sectionMark(section)}${section.title}${part ? `，${part.no} ${part.title}` : ''}` : ''
}

const section: Facet = (row, { plan }) => {
  const titles = [...new Set(tasksOf(plan, row).map((task) => sectionTitle(plan, task)))]
  return titles.length > 0
    ? { label: '在', value: titles.join('；'), rest: '部分', words: titles, places: tasksOf(plan, row).map(placeOf) }
    : { label: '', value: '没有对应的任务', rest: '，不在任务分解的哪一部分', silent: true }
}

const wording: Facet = (row, { plan }) => {
  if (row.kind === 'task') return { label: '原文：', value: excerpt(row.item.text, 200), words: [row.item.text] }
  const said = row.item.wording
  if (said.length === 0)
    return {
      label: '方案只写',
      value: `“达到${targetWords(plan, row.item)}”`,
      rest: '，没有“力争”“确保”“以上”一类的字样',
      words: [],
    }
  const words = [...new Set(said.map(({ word }) => word))]
  const at = (word: string): string =>
    said
      .filter((one) => one.word === word)
      .map(({ place }) => place)
      .join('、')
  return {
    label: '方案的措辞：',
    value: words.map((word) => `“${word}”`).join('、'),
    rest: `（${words.map((word) => `${word}见${at(word)}`).join('；')}）`,
    words,
    places: said.map(({ place }) => place),
  }
}

/** What can be asked of an indicator or a task as the plan has it. */
export const matterFacets: Record<string, Facet> = {
  name: (row, { plan }) => ({
    label: '',
    value: titleOf(plan, row),
    rest: row.kind === 'indicator' ? `，目标${targetWords(plan, row.item)}` : '',
  }),
  sheet,
  target,
  lead,
  responsible,
  units,
  wording,
  section,
  counting: (row, { plan }) => {
    const [first] = indicatorsOf(plan, row)
    if (first?.counting)
      return { label: '统计口径：', value: first.counting, words: [first.counting], rest: countingHint[first.counting] }
    return { label: '统计口径：', value: '方案未标注', rest: '（没有写累计数或期间数）', silent: true, words: [] }
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
    if (row.kind === 'task') return { label: '', value: '', rest: excerpt(row.item.text, 300), words: [row.item.text] }
    const facts = [target(row, context), lead(row, context)]
    return {
      label: '',
      value: row.with.map(({ name }) => name).join(' + '),
      rest: `：${facts.map(({ label, value }) => `${label}${value}`).join('，')}`,
      words: row.with.map(({ name }) => name),
    }
  },
  meaning: (row, { plan }) =>
    row.kind === 'indicator'
      ? {
          label: '',
          value: '',
          rest: `${row.with.map(({ meaning }) => meaning).join('')}目标${targetWords(plan, row.item)}。`,
        }
      : { label: '', value: '', rest: excerpt(row.item.text, 140) },
  notes: (row, { plan }) => {
    const notes =
      row.kind === 'indicator'
        ? row.with.flatMap(({ no }) => notesOf(plan, { indicator: no }))
        : notesOf(plan, { task: row.item.no })
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
  due: (row, { plan }) => {
    const { period } = wordsOf(plan)
    if (row.kind === 'task') {
      const due = row.item.due
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
      rest: on === plan.end ? `（${period}结束）` : '',
      words: [on, monthLabel(on), on.slice(0, 4)],
      places: [periodPlace(plan)],
    }
  },
}

const weights = ['fact', 'doubt', 'minor']

/** What the two words mean, as they read; the plan does not define them. */
const countingHint: Record<string, string> = {
  累计数: '（按字面是到期末的总数，含原有的）',
  期间数: '（按字面只算期内新增的）',
}
