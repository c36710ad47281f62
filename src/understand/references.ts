import { goalClauses, lastClauses } from '../domain/chapters.ts'
import { sectionByNo, tasksOfSection } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { inWords, numberOf, numeral } from './numerals.ts'
import { anyOf } from './patterns.ts'
import { share, soundOf } from './pinyin.ts'
import type { Ref } from './refs.ts'

/** A row or passage named by its number; `refs` is empty where the plan has no such one. */
export type Reference = { refs: Ref[]; missing: Missing | null }
export type Missing = { of: 'indicator' | 'task' | 'section' | 'attachment'; no: number }

/** Text in which every reference is one private sign, and what the signs stand for. */
export type Referred = { text: string; references: ReadonlyMap<string, Reference> }

const firstSign = 0xe000
const chinese = '[一二三四五六七八九十]'
const more = `(?:\\s*(?:[、,和与跟及]|以及|还有)\\s*(?:第)?${numeral}(?![\\d.]|万|亿|%|个|家|件|人|年|月))*`
/** “指标一共”, “任务一览”: the numeral belongs to the next word. */
const notNext =
  '(?![\\d.万亿%家件人年月天]|个(?!指标|任务)|共|几|多个|来个|样|览|起|下|般|直|些|定|切|体|致|旦|种|类|大)'

type Pattern = { pattern: RegExp; read: (match: string[], plan: Plan) => Reference[] }

const numbersIn = (text: string): number[] =>
  [...text.matchAll(new RegExp(numeral, 'g'))].map(([word]) => numberOf(word)).filter((no) => Number.isInteger(no))

/** “2到5” names all between; “6、7” each. */
function several(text: string): number[] {
  const numbers = numbersIn(text)
  const [from, to] = numbers
  if (
    numbers.length === 2 &&
    from !== undefined &&
    to !== undefined &&
    /[到至~-]/.test(text) &&
    to > from &&
    to - from < 50
  ) {
    return Array.from({ length: to - from + 1 }, (_, step) => from + step)
  }
  return numbers
}

const rows =
  (of: 'indicator' | 'task', numbers: string) =>
  (plan: Plan): Reference[] =>
    several(numbers).map((no) => rowOf(of, no, plan))

function rowOf(of: 'indicator' | 'task', no: number, plan: Plan): Reference {
  const there = (of === 'indicator' ? plan.indicators : plan.tasks).some((row) => row.no === no)
  return there ? { refs: [{ kind: of, no }], missing: null } : { refs: [], missing: { of, no } }
}

/** “第8项” alone may be either table's. */
function eitherRow(no: number, plan: Plan): Reference {
  const refs = (['indicator', 'task'] as const).flatMap((of) => rowOf(of, no, plan).refs)
  return refs.length > 0 ? { refs, missing: null } : { refs: [], missing: { of: 'indicator', no } }
}

/** “第九条” where the articles of the text are counted through: what stands at (九). */
function articleAt(no: number, plan: Plan): Reference | null {
  const [task, ...more] = plan.tasks.filter(({ place }) => place.endsWith(`(${inWords(no)})`))
  return task && more.length === 0 ? { refs: [{ kind: 'task', no: task.no }], missing: null } : null
}

function sectionRef(plan: Plan, no: number, second?: number, third?: number): Reference {
  const section = sectionByNo(plan, no)
  if (!section) return { refs: [], missing: { of: 'section', no } }
  const subs = section.subsections.length > 0
  if (second === undefined) return { refs: [{ kind: 'section', no, sub: null }], missing: null }
  if (subs && third === undefined) {
    const there = section.subsections.some((sub) => sub.no === second)
    return there
      ? { refs: [{ kind: 'section', no, sub: second }], missing: null }
      : { refs: [], missing: { of: 'section', no: second } }
  }
  const task = tasksOfSection(plan, no, subs ? second : null).find(({ item }) => item === (subs ? third : second))
  return task
    ? { refs: [{ kind: 'task', no: task.no }], missing: null }
    : { refs: [], missing: { of: 'section', no: third ?? second } }
}

const clauseOrSection = (
  plan: Plan,
  part: string,
  section: number,
  sub: number | undefined,
  item: number | undefined,
): Reference => {
  if (part === '' || part === '二') return sectionRef(plan, section, sub, item)
  const place = `正文${part}(${'一二三四五六七八九十'.charAt(section - 1)})${sub ?? ''}`
  const places = plan.clauses.filter(
    (clause) => clause.place === place || (sub === undefined && clause.place.startsWith(place)),
  )
  // “三(三)3” without 正文 may as well be meant for the table's third section.
  if (places.length === 0) return sectionRef(plan, section, sub, item)
  return { refs: places.map((clause) => ({ kind: 'clause', place: clause.place })), missing: null }
}

const optional = (text: string | undefined): number | undefined =>
  text === undefined || text === '' ? undefined : numberOf(text)
const nameOf = (of: 'indicator' | 'task'): string => (of === 'indicator' ? '指标' : '任务')
/** “附件2第三部分” is no row. */
const notPart = '(?!\\s*(?:大?部分|大?块|章)|[共起])'
const within = anyOf('within')
const itemWords = anyOf('itemWords')
const ofItem = `(?:第\\s*(${numeral})\\s*${itemWords})?`
const ofSub = `(?:第?\\s*(${numeral})\\s*${anyOf('subWords')})?`
const word = (of: 'indicator' | 'task'): string =>
  of === 'indicator' ? '(?:指标|(?:预期)?目标(?!值|数|年|是|为|和|多|谁|呢|、|$))' : '任务'

/** “前三项指标”, “最后两项任务”: so many rows from one end. */
const ends = (of: 'indicator' | 'task'): Pattern => ({
  pattern: new RegExp(`(${anyOf('rowsFromEnd')})的?\\s*(${numeral}|几)?\\s*[项个条行]的?${nameOf(of)}`, 'g'),
  read: ([, end = '', said = ''], plan) => {
    const all = (of === 'indicator' ? plan.indicators : plan.tasks).map(({ no }) => no)
    const count = said === '' ? 1 : numberOf(said)
    const rows = /前|头/.test(end)
      ? all.slice(0, count)
      : end.startsWith('倒数第')
        ? all.slice(-count).slice(0, 1)
        : all.slice(-count)
    return rows.map((no) => rowOf(of, no, plan))
  },
})

/** “第六部分” by the numeral printed before the part, where the parts have one of the text’s own. */
function printedNo(plan: Plan, said: number): number {
  const printed = plan.sections.find(
    ({ place }) => numberOf(/^正文([一二三四五六七八九十]+)$/.exec(place)?.[1] ?? '') === said,
  )
  return printed?.no ?? said
}

/** “主要目标第4条”, “保障措施第二点”: a passage of a chapter by its place in it. */
const ofChapter = (heading: string, clauses: (plan: Plan) => Plan['clauses']): Pattern => ({
  pattern: new RegExp(
    `${heading}(?:部分|这块|那块|的|里面?|中|之)*(第?)\\s*(${numeral})\\s*(?:条|点|项|段|节|款)`,
    'g',
  ),
  read: ([, order, no = ''], plan) => {
    const clause = clauses(plan)[numberOf(no) - 1]
    // “保障措施四条” of four says how many there are.
    if (!clause || (order === '' && numberOf(no) === clauses(plan).length)) return []
    const task = plan.tasks.find(({ place }) => place === clause.place)
    if (task) return [{ refs: [{ kind: 'task', no: task.no }], missing: null }]
    return [{ refs: [{ kind: 'clause', place: clause.place }], missing: null }]
  },
})

const patterns: Pattern[] = [
  ofChapter('主要目标', goalClauses),
  ofChapter('保障措施', lastClauses),
  ends('indicator'),
  ends('task'),
  ...(['indicator', 'task'] as const).flatMap((of): Pattern[] => {
    const annex = of === 'indicator' ? '附件[二2]' : '附件[三3]'
    const name = nameOf(of)
    const range = `${numeral}\\s*(?:号)?(?:\\s*[到至~-]\\s*${numeral}|${more})`
    return [
      {
        pattern: new RegExp(
          `(?<![\\d.])(\\d{1,2}(?:\\s*(?:[、,和与跟及]|以及)\\s*\\d{1,2})+)\\s*(?:项|号)(?:的)?${name}`,
          'g',
        ),
        read: ([, no = ''], plan) => rows(of, no)(plan),
      },
      {
        pattern: new RegExp(
          `${annex}(?:的|里|中|里面|表)*(?:排在?|第|序号|指标|任务)+\\s*(${range})${notPart}\\s*[项条个号行]?(?:${name})?`,
          'g',
        ),
        read: ([, no = ''], plan) => rows(of, no)(plan),
      },
      {
        pattern: new RegExp(
          `第\\s*(${numeral}(?:\\s*(?:[、,和与跟及]|以及)\\s*第?${numeral})*)\\s*[项个条号大]?的?${word(of)}`,
          'g',
        ),
        read: ([, no = ''], plan) => rows(of, no)(plan),
      },
      {
        pattern: new RegExp(`${name}(?:表)?(?:的|里|中)?第\\s*(${range})\\s*(?:项|个|条|号|行)?`, 'g'),
        read: ([, no = ''], plan) => rows(of, no)(plan),
      },
      { pattern: new RegExp(`(\\d{1,3})号${name}`, 'g'), read: ([, no = ''], plan) => rows(of, no)(plan) },
      {
        pattern: new RegExp(`${name}\\s*(?:序号|编号|no\\.?|#)?\\s*(${range})${notNext}(?:号|项)?`, 'g'),
        read: ([, no = ''], plan) => rows(of, no)(plan),
      },
    ]
  }),
  {
    pattern:
      /(?:indicator|target)s?\s*(?:no\.?\s*|#|number\s*)?(\d{1,3}(?:(?:\s*,\s*|\s*、\s*|\s*and\s*)\d{1,3})*)(?![\d.%])/g,
    read: ([, no = ''], plan) => rows('indicator', no)(plan),
  },
  {
    pattern: /tasks?\s*(?:no\.?\s*|#|number\s*)?(\d{1,3}(?:(?:\s*,\s*|\s*、\s*|\s*and\s*)\d{1,3})*)(?![\d.%])/g,
    read: ([, no = ''], plan) => rows('task', no)(plan),
  },
  {
    pattern: new RegExp(
      `(?:正文|附件[三3])?([一二三]?)\\((${chinese}+)\\)\\s*[的里中]?第?(\\d*)[条节点项、.]?[的里中]?${ofItem}`,
      'g',
    ),
    read: ([, part = '', section = '', sub, item], plan) => [
      clauseOrSection(plan, part, numberOf(section), optional(sub), optional(item)),
    ],
  },
  {
    // The second part of the text is the tasks: its fourth paragraph is the fourth section.
    pattern: new RegExp(`正文的?第?二(?:大?部分|章)(?:的|里|中)?第?(${numeral})(?:大?条|节|项|方面|点|大项|部分)`, 'g'),
    read: ([, section = ''], plan) => [clauseOrSection(plan, '二', numberOf(section), undefined, undefined)],
  },
  {
    pattern: new RegExp(`(${chinese})\\((\\d+)\\)[的里中]?${ofItem}`, 'g'),
    read: ([, section = '', sub, item], plan) => [sectionRef(plan, numberOf(section), optional(sub), optional(item))],
  },
  {
    pattern: new RegExp(
      `(?<!${chinese})(${chinese})(?:里面?|里头|中|下面|底下)的?第?(${numeral})(?:小[点条节项块]|[点条节款])`,
      'g',
    ),
    read: ([, section = '', sub = ''], plan) => [sectionRef(plan, numberOf(section), numberOf(sub))],
  },
  {
    pattern: new RegExp(
      `第\\s*(${numeral})\\s*${anyOf('partWords')}(?:工作|任务)?${within}*${ofSub}${within}*${ofItem}`,
      'g',
    ),
    read: ([, section = '', sub, item], plan) => [
      sectionRef(plan, printedNo(plan, numberOf(section)), optional(sub), optional(item)),
    ],
  },
  {
    pattern: new RegExp(`第\\s*(${numeral}(?:[、,和与跟]第?${numeral})*)\\s*(项|条|号|行)(?!目)`, 'g'),
    read: ([, no = '', as = ''], plan) =>
      numbersIn(no).map((one) => (as === '条' ? articleAt(one, plan) : null) ?? eitherRow(one, plan)),
  },
  {
    pattern: new RegExp(`(?:附件|附表)\\s*(${numeral})`, 'g'),
    read: ([, no = ''], plan) =>
      plan.attachments.some((attachment) => attachment.no === numberOf(no))
        ? []
        : [{ refs: [], missing: { of: 'attachment', no: numberOf(no) } }],
  },
]

/** The words for both tables, which slips of the input method reach too: 任五13. */
const tables = ['任务', '指标']

const soundsLike = (word: string, pair: string): boolean =>
  [...word].every((char, at) => share(soundOf(char).strict.slice(0, 1), soundOf(pair.charAt(at)).strict))

/** Finds what is named by number and puts a sign in its place. */
export function referencesIn(text: string, plan: Plan): Referred {
  const references = new Map<string, Reference>()
  let rest = text.replace(
    /\p{Script=Han}{2}(?=第?\d)/gu,
    (pair) => tables.find((table) => soundsLike(table, pair)) ?? pair,
  )
  for (const { pattern, read } of patterns) {
    rest = rest.replace(pattern, (...match: unknown[]) => {
      const groups = match.slice(0, -2).map((group) => (typeof group === 'string' ? group : ''))
      const found = read(groups, plan)
      if (found.length === 0) return groups[0] ?? ''
      return found
        .map((reference) => {
          const sign = String.fromCharCode(firstSign + references.size)
          references.set(sign, reference)
          return sign
        })
        .join('、')
    })
  }
  return { text: rest, references }
}
