import { type Plan, planSchema } from '../../domain/plan.ts'
import { Refused } from '../../domain/refused.ts'
import { textOf } from '../text.ts'
import { type Answers, Asking, type Question } from './answers.ts'
import type { Made, World } from './made.ts'
import { asked, readMeta, taskDeadlines } from './meta.ts'
import type { Piece } from './piece.ts'
import { readProseTasks } from './prose.ts'
import { readProseTargets } from './prose-targets.ts'
import { readTables } from './rows.ts'
import { type Document, type Heading, passage, structure } from './structure.ts'
import { addTopics, detailsOf } from './topics.ts'
import { askForNames } from './unit-answers.ts'
import { UnitBook } from './units.ts'

/** `lost`: answers that could not be understood. */
export type Built = {
  plan: Plan
  questions: Question[]
  unknown: { name: string; place: string }[]
  lost: { place: string; says: string }[]
}

/**
 * A document's pieces to a plan as data, with what is uncertain asked; answers given before are taken. Refused where
 * the text is no plan: nothing is to be reported or done, or what every plan says is missing.
 */
export function build(id: string, pieces: readonly Piece[], answers: Answers): Built {
  const document = structure(pieces)
  const asking = new Asking(answers)
  const meta = readMeta(id, document, asking)
  const units = new UnitBook({ city: meta.city, level: meta.level })
  const made: Made = {
    ...{ indicators: [], goals: [], tasks: [], sections: [], categories: [] },
    ...{ blocks: [], people: [], crossedOff: [], charges: [], unread: [] },
  }
  const { start, end } = meta
  const year = start.slice(0, 4) === end.slice(0, 4) ? end.slice(0, 4) : null
  const world: World = { asking, units, start, end, year, made }
  readTables(document, world)
  readProseTasks(document, world)
  readProseTargets(document, world)
  askForParts(units, made, asking)
  askForNames(units, made, asking)
  units.settle()
  for (const row of made.indicators.filter(({ name }) => name.length > 14)) {
    const about = {
      kind: 'name' as const,
      place: row.place,
      text: row.name,
      ask: '名称较长，卡片上简称什么（14字以内）？',
    }
    row.short = asking.fill(about, row.short).slice(0, 14)
  }
  if (made.indicators.length + made.tasks.length === 0)
    throw new Refused('不能导入', '原文里没有读出指标，也没有读出任务：请确认是工作方案的全文，附件里的表要一起导入')
  addTopics(document, made)
  const source = inOrder(document, made)
  const text = source.map(textOf).join('\n')
  const { data: plan, error } = planSchema.safeParse({
    ...meta.plan,
    categories: made.categories.map((name) => ({ name, aliases: [] })),
    ...{ sections: made.sections, goals: made.goals, indicators: made.indicators, tasks: made.tasks },
    ...{ units: units.units, groups: units.groups, people: made.people, crossedOff: made.crossedOff },
    clauses: clausesOf(document),
    details: detailsOf(made),
    source,
    askedAndNotFound: notFound(text, made),
    ...{ notes: absentAnnexes(meta.plan.attachments, source, made), silences: [] },
  })
  if (!plan) throw new Refused('不能导入', ...new Set(error.issues.map(({ path }) => missingWords(path.map(String)))))
  return { plan: withoutClashes(plan), questions: asking.sorted(), unknown: units.unknown, lost: asking.lost }
}

/** 各县（市、区）: the plan does not list them, the person at the desk knows them. */
function askForParts(units: UnitBook, { tasks }: Made, asking: Asking): void {
  for (const group of units.groups.filter(({ name }) => /^各(?:县|区|市|旗|自治县)/.test(name))) {
    const at = tasks.find((task) =>
      [...task.leads, ...task.responsible].some((one) => 'group' in one && one.group === group.id),
    )
    const said = asking.fill(
      {
        kind: 'unit',
        place: at?.place ?? '正文',
        text: group.name,
        ask: `“${group.name}”是哪些？（顿号隔开；不写就不展开，也不能分解到各地）`,
      },
      unlisted,
    )
    const names = said === unlisted ? [] : said.split(/[、，,;；\s]+/).filter((name) => name.length >= 2)
    if (names.length > 0) units.expand(group, names)
  }
}

const unlisted = '方案没有列，不展开'

/** What every plan's text says, by the field it is read into, and how it may be put. */
const said: Record<string, string> = {
  title: '标题',
  issuer: '印发单位（落款）',
  issued: '印发日期，如“2024年1月5日”',
  periodWritten: '实施期，如“2024年1月至2026年12月”“到2026年底”',
  start: '从哪天起算',
  end: '到哪天结束',
}

/** What the text lacks, as the person who has it can add it; a place in the data where it is something else. */
function missingWords(path: readonly string[]): string {
  const words = said[path[0] ?? '']
  return words ? `原文里没有写${words}，请补上再导入` : `读出的 ${path.join('.')} 不完整，请在原文中核对`
}

/** What nothing printed says; a deadline that was read is one however it is put. */
const notFound = (text: string, { tasks }: Made): Plan['askedAndNotFound'] =>
  asked
    .filter(({ words, said }) => words.every((word) => !text.includes(word)) && !said?.test(text))
    .filter((one) => one.asked !== taskDeadlines || tasks.every(({ due }) => due === null))
    .map((one) => ({ asked: one.asked, words: one.words }))

/** An annex the text lists and does not hold: what stands in it cannot be denied, and who asks is told so. */
function absentAnnexes(
  attachments: readonly Plan['attachments'][number][],
  source: Plan['source'],
  { tasks }: Made,
): Plan['notes'] {
  const listed = (title: string) => source.find((block) => textOf(block).includes(title))
  return attachments
    .filter(({ place }) => !source.some((block) => block.place.startsWith(place) && block.place !== '附件目录'))
    .flatMap(({ no, place, title }) => {
      const at = listed(title)
      if (!at) return []
      return [
        {
          id: `annex-${no}-absent`,
          title: `${place}没有录入`,
          weight: 'doubt' as const,
          indicators: [],
          tasks: tasks.map((task) => task.no),
          units: [],
          readings: [{ place: at.place, quote: title }],
          says: `${place}《${title}》只有标题，内容没有录入；其中的任务、牵头单位和时限这里答不了。`,
          facets: ['due', 'shares', 'notes'],
        },
      ]
    })
}

/** Blocks of the text, with each table's rows after what introduces it. */
function inOrder(document: Document, made: Made): Plan['source'] {
  const places = [...new Set(document.tables.map(({ place }) => place))]
  const rows = new Map(places.map((place) => [place, [] as Plan['source']]))
  for (const block of made.blocks) {
    const [own] = places.filter((place) => block.place.startsWith(place)).sort((a, b) => b.length - a.length)
    rows.get(own ?? '')?.push(block)
  }
  const last = new Map(document.blocks.map(({ place }, at) => [place, at]))
  const texts = document.blocks.flatMap((block, at) => [
    block,
    ...(last.get(block.place) === at ? (rows.get(block.place) ?? []) : []),
  ])
  const without = places.filter((place) => !last.has(place)).flatMap((place) => rows.get(place) ?? [])
  return [...texts, ...without]
}

function clausesOf(document: Document): Plan['clauses'] {
  const opened = new Map(document.headings.map((heading): [string, Heading] => [heading.place, heading]))
  return [...new Set(document.blocks.map(({ place }) => place))].flatMap((place) => {
    const heading = opened.get(place)
    const text = passage(document, place)
    const body = heading ? text.slice(heading.number.length) : text
    if (body === '' || place === '落款' || place === '附件目录') return []
    const title = heading?.title ?? body.slice(0, 20)
    return [{ place, heading: title, text: body, topics: heading ? [heading.title] : [] }]
  })
}

/** Names that would find two rows or a unit are dropped: they are proposals of the import. */
function withoutClashes(plan: Plan): Plan {
  const names = new Map<string, number>()
  const count = (name: string) => names.set(name, (names.get(name) ?? 0) + 1)
  for (const row of plan.indicators) for (const name of new Set([row.name, row.short, ...row.aliases])) count(name)
  return {
    ...plan,
    indicators: plan.indicators.map((row) => ({
      ...row,
      aliases: row.aliases.filter((alias) => names.get(alias) === 1),
    })),
  }
}
