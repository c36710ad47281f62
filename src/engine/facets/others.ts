import type { Person, Plan } from '../../domain/plan.ts'
import { leadsOf, sectionPlaces, tableOf, unitName, wordsOf } from '../book.ts'
import { membersOf } from '../duty.ts'
import type { FacetOf, Fact } from '../fact.ts'
import { besideSupposed, inYear, passageFor, toldOf } from '../passage.ts'
import { indicatorsOf, tasksOf } from '../relate.ts'
import { byGoal, indicatorRow, type RowOf, taskRow, unitRow } from '../rows.ts'
import { silenceAbout } from '../silence.ts'
import { mentionNames, placesOf, targetWords } from '../words.ts'
import { boardOf } from './board.ts'

/** `组长`, `成员兼办公室主任` */
const roleWords = ({ roles }: Person): string => roles.join('兼')

const refused = '不提供任何人的电话和住址'

export const personFacets: Record<string, FacetOf<'person'>> = {
  who: ({ item }, { plan }) => ({
    label: '',
    value: item.name,
    rest: `，${item.postWritten}，${wordsOf(plan).body}${roleWords(item)}`,
    words: [item.name, item.post, item.postWritten, ...item.roles],
    members: [{ ref: { kind: 'person', id: item.name } }, { ref: { kind: 'unit', id: item.unit } }],
  }),
  post: ({ item }, { plan, query }) => ({
    label: query.how === 'check' ? '' : '职务：',
    value: item.postWritten,
    rest: `，${wordsOf(plan).body}${roleWords(item)}`,
    words: [item.post, item.postWritten, ...item.roles],
  }),
  unit: ({ item }, { plan }) => ({
    label: '单位：',
    value: unitName(plan, item.unit),
    rest: `（${item.postWritten}）`,
    members: [{ ref: { kind: 'unit', id: item.unit } }],
  }),
  role: ({ item }, { plan }) => ({
    label: '',
    value: `${wordsOf(plan).body}${roleWords(item)}`,
    rest: `（${item.postWritten}）`,
    words: [...item.roles, item.post],
  }),
  phone: ({ item }, { plan }) => ({
    label: '',
    value: refused,
    rest: `，方案里也没有；${item.name}是${item.postWritten}，可通过单位联系${wordsOf(plan).office === '' ? '' : `或问${wordsOf(plan).office}`}`,
    silent: true,
  }),
}

export const groupFacets: Record<string, FacetOf<'group'>> = {
  members: ({ item }, { plan }) => {
    if (!item.members)
      return {
        label: '',
        value: '方案未写明',
        rest: `“${item.name}”是哪些单位。${item.source}`,
        rows: [],
        silent: true,
        members: [],
      }
    const rows = item.members.flatMap((id) => plan.units.filter((unit) => unit.id === id)).map(unitRow)
    return {
      label: '',
      value: `${rows.length}个`,
      rest: `：${rows.map((row) => (row.kind === 'unit' ? row.item.short : '')).join('、')}`,
      rows,
      members: item.members.map((id) => ({ ref: { kind: 'unit', id } })),
      notes: [item.source],
    }
  },
  duties: ({ id, item }, { plan, query }) => {
    const rows = plan.tasks
      .filter((task) => [...leadsOf(plan, task), ...task.responsible].some((one) => 'group' in one && one.group === id))
      .map(taskRow)
    const [only, ...others] = rows
    return {
      label: `写给“${item.name}”的任务`,
      value: `${rows.length}项`,
      rows,
      listed: () => [],
      // Of one task its words say what there is to do.
      ...(only?.kind === 'task' && others.length === 0
        ? { tail: passageFor(plan, only.item.text, query.said ?? '', 140).replace(/[。；;]$/, '') }
        : {}),
      places: placesOf(plan, rows),
    }
  },
  source: ({ item }) => ({ label: '', value: '', rest: item.source }),
}

export const categoryFacets: Record<string, FacetOf<'category'>> = {
  name: ({ id }) => ({ label: '', value: id }),
  indicators: (row, { plan }) => {
    const rows = indicatorsOf(plan, row).map(indicatorRow)
    const goals = byGoal(plan, rows).length
    return {
      label: '',
      value: `${rows.length}项指标`,
      rest: goals < rows.length ? `（${goals}个目标）` : '',
      rows,
      listed: (one) => (one.kind === 'indicator' ? [` ${targetWords(plan, one.item)}`] : []),
      places: placesOf(plan, rows),
    }
  },
  progress: (row, context) => boardOf('progress', indicatorsOf(context.plan, row), context, row.id),
}

export const sectionFacets: Record<string, FacetOf<'section'>> = {
  name: ({ item }) => ({ label: '', value: `${item.mark}${item.title}` }),
  text: (row, { plan, query }) => {
    const places = sectionPlaces(plan, row.item.no, row.item.sub)
    const clauses = plan.clauses.filter(({ place }) => places.includes(place))
    const words =
      clauses.length > 0
        ? clauses.map(({ text }) => text).join('')
        : tasksOf(plan, row)
            .map(({ text }) => text)
            .join('')
    return { label: '', value: '', rest: toldOf(plan, places, words, query.said ?? '', 320), words: [words], places }
  },
  tasks: (row, { plan }) => {
    const rows = tasksOf(plan, row).map(taskRow)
    return { label: '', value: `${rows.length}项任务`, rows, listed: () => [], places: placesOf(plan, rows) }
  },
  responsible: (row, { plan }) => helpers(row, plan),
  leads: (row, { plan }) => {
    const tasks = tasksOf(plan, row)
    const names = [...new Set(tasks.map((task) => mentionNames(plan, leadsOf(plan, task))))]
    return {
      label: `${wordsOf(plan).lead}：`,
      value: names.join('；'),
      rows: [],
      places: placesOf(plan, tasks.map(taskRow)),
      members: [
        ...new Set(tasks.flatMap((task) => leadsOf(plan, task).flatMap((one) => ('unit' in one ? [one.unit] : [])))),
      ].map((id) => ({ ref: { kind: 'unit', id } })),
    }
  },
}

/** Of a part all who help with any of its tasks, each once. */
function helpers(row: RowOf<'section'>, plan: Plan): Fact {
  const tasks = tasksOf(plan, row)
  const names = [...new Set(tasks.flatMap(({ responsible }) => responsible.map((one) => mentionNames(plan, [one]))))]
  return {
    label: `${wordsOf(plan).others}：`,
    value: names.join('、') || '没有列',
    rows: [],
    members: membersOf(
      plan,
      tasks.flatMap(({ responsible }) => responsible),
    ),
    places: placesOf(plan, tasks.map(taskRow)),
  }
}

export const clauseFacets: Record<string, FacetOf<'clause'>> = {
  text: ({ item }, { plan, query }) => {
    const told = inYear(toldOf(plan, [item.place], item.text, query.said ?? '', 320), item.text, query)
    const label = besideSupposed(query.said ?? '', told)
    return { label, value: '', rest: told, words: [item.text], places: [item.place] }
  },
  place: ({ item }) => ({ label: '出自', value: item.place, words: [item.place], places: [item.place] }),
}

/** Of a passage the tables have no row for: who leads it is not written. */
export const clauseSilence: FacetOf<'clause'> = ({ item }, { plan }) => {
  const known = silenceAbout(plan, ...item.topics)
  return {
    label: '',
    value: `方案未写${wordsOf(plan).lead}和${wordsOf(plan).others}`,
    rest: `，${tableOf(plan, 'task')}没有与这段正文对应的行${known ? `。${known.says}` : ''}`,
    silent: true,
    places: [item.place, ...(known?.sources ?? [])],
  }
}
