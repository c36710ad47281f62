import type {
  Clause,
  Goal,
  Group,
  Indicator,
  Mention,
  Note,
  Person,
  Plan,
  Section,
  Target,
  Task,
  Unit,
} from './plan.ts'
import type { Ref } from './query.ts'

export { dutiesOf } from './duties.ts'

/** Text as names are compared: no white space, full-width brackets and letters as half-width, lower case. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}

export function indicatorByNo(plan: Plan, no: number): Indicator | undefined {
  return plan.indicators.find((indicator) => indicator.no === no)
}

export function taskByNo(plan: Plan, no: number): Task | undefined {
  return plan.tasks.find((task) => task.no === no)
}

/** The task that is referred to; undefined where it is something else. */
export const taskAt = (plan: Plan, ref?: Ref | null): Task | undefined =>
  ref?.kind === 'task' ? taskByNo(plan, Number(ref.id)) : undefined

/** The indicator that is referred to; undefined where it is something else. */
export const indicatorAt = (plan: Plan, ref?: Ref | null): Indicator | undefined =>
  ref?.kind === 'indicator' ? indicatorByNo(plan, Number(ref.id)) : undefined

/** The tasks a row stands for: itself, or those of the indicator. */
export function tasksAt(plan: Plan, ref: Ref): Task[] {
  const own = taskAt(plan, ref)
  return own ? [own] : (indicatorAt(plan, ref)?.tasks ?? []).flatMap((no) => taskByNo(plan, no) ?? [])
}

export function sectionByNo(plan: Plan, no: number): Section | undefined {
  return plan.sections.find((section) => section.no === no)
}

export function unitById(plan: Plan, id: string): Unit | undefined {
  return plan.units.find((unit) => unit.id === id)
}

/** Its short name; of a unit the plan does not have its id. */
export const shortName = (plan: Plan, id: string): string => unitById(plan, id)?.short ?? id

export function groupById(plan: Plan, id: string): Group | undefined {
  return plan.groups.find((group) => group.id === id)
}

/** The clause at a place such as `正文二(二)2`. */
export function clauseAt(plan: Plan, place: string): Clause | undefined {
  return plan.clauses.find((clause) => clause.place === place)
}

/** Every name a unit or a group goes by: canonical, as written in the plan, short, as people say it. */
export function namesOf(of: Unit | Group): string[] {
  const short = 'short' in of ? [of.short] : []
  return [...new Set([of.name, ...short, ...of.written, ...of.aliases])]
}

/** The unit of that name, in any spelling the plan data knows; nothing is guessed. */
export function unitByName(plan: Plan, text: string): Unit | undefined {
  const wanted = plain(text)
  return plan.units.find((unit) => namesOf(unit).some((name) => plain(name) === wanted))
}

export function groupByName(plan: Plan, text: string): Group | undefined {
  const wanted = plain(text)
  return plan.groups.find((group) => namesOf(group).some((name) => plain(name) === wanted))
}

/** The goal an indicator counts towards; throws where the plan data gives it none, which lint reports. */
export function goalOf(plan: Plan, no: number): Goal {
  const goal = plan.goals.find(({ indicators }) => indicators.includes(no))
  if (!goal) throw new Error(`indicator ${no} of plan ${plan.id} has no goal`)
  return goal
}

/** Whether the plan prints 以上 beside the number: no paper may leave it out. */
export const saysAtLeast = (indicators: readonly Pick<Indicator, 'wording'>[]): boolean =>
  indicators.some(({ wording }) => wording.some(({ word }) => word === '以上'))

/** The milestone a goal ends with: the plan's own target. */
export function lastTarget(goal: Goal): Target {
  const last = goal.targets.at(-1)
  if (!last) throw new Error(`a goal of indicators ${goal.indicators.join(', ')} has no target`)
  return last
}

/** The figure a goal ends with, in its indicators' unit; null where the plan wants a state and names no figure. */
export const targetFigure = (goal: Goal): string | null => lastTarget(goal).value

/** All goals with their indicators, in the order of the plan. */
export function goalsOf(plan: Plan): { goal: Goal; indicators: Indicator[] }[] {
  return plan.goals.map((goal) => ({
    goal,
    indicators: plan.indicators.filter(({ no }) => goal.indicators.includes(no)),
  }))
}

/** Indicators that share this one's goal, itself included. */
export function partsOf(plan: Plan, no: number): Indicator[] {
  const { indicators } = goalOf(plan, no)
  return plan.indicators.filter((indicator) => indicators.includes(indicator.no))
}

export function tasksOfIndicator(plan: Plan, no: number): Task[] {
  return plan.tasks.filter((task) => task.indicators.includes(no))
}

export function tasksOfSection(plan: Plan, section: number, subsection: number | null = null): Task[] {
  return plan.tasks.filter(
    (task) => task.section === section && (subsection === null || task.subsection === subsection),
  )
}

/** The tasks of a part by its id: `4`, or with its subsection `4.2`. */
export function tasksOfPart(plan: Plan, id: string): Task[] {
  const [section, subsection] = id.split('.').map(Number)
  return tasksOfSection(plan, section ?? 0, subsection ?? null)
}

/** Whether a cell names a unit itself, not through a group. */
export const isNamedIn = (mentions: readonly Mention[], unit: string): boolean =>
  mentions.some((mention) => 'unit' in mention && mention.unit === unit)

/** Ids of the units a cell stands for as fact: named ones, and the members of groups whose members are known. */
export function unitsOfMentions(plan: Plan, mentions: readonly Mention[]): string[] {
  const ids = mentions.flatMap((mention) =>
    'unit' in mention ? [mention.unit] : (groupById(plan, mention.group)?.members ?? []),
  )
  return [...new Set(ids)]
}

/** The same, and the units of the group a phrase chooses from without saying which: any of them may be meant. */
export function unitsPerhapsOf(plan: Plan, mentions: readonly Mention[]): string[] {
  const within = mentions.flatMap((mention) => {
    const group = 'group' in mention ? groupById(plan, mention.group) : undefined
    const isOpen = group !== undefined && group.members === null && group.within !== undefined
    return isOpen ? (groupById(plan, group.within ?? '')?.members ?? []) : []
  })
  return [...new Set([...unitsOfMentions(plan, mentions), ...within])]
}

/** The unit's or group's canonical name. */
export function nameOfMention(plan: Plan, mention: Mention): string {
  const named = 'unit' in mention ? unitById(plan, mention.unit) : groupById(plan, mention.group)
  return named?.name ?? mention.written
}

export function notesOf(plan: Plan, on: { indicator?: number; task?: number; unit?: string }): Note[] {
  return plan.notes.filter(
    ({ indicators, tasks, units }) =>
      (on.indicator !== undefined && indicators.includes(on.indicator)) ||
      (on.task !== undefined && tasks.includes(on.task)) ||
      (on.unit !== undefined && units.includes(on.unit)),
  )
}

export function personsByName(plan: Plan, text: string): Person[] {
  const wanted = plain(text)
  return plan.people.filter(({ name }) => plain(name) === wanted)
}

export function personsByRole(plan: Plan, role: string): Person[] {
  return plan.people.filter(({ roles }) => roles.includes(role))
}

export function personsByUnit(plan: Plan, unit: string): Person[] {
  return plan.people.filter((person) => person.unit === unit)
}

/** The place of a row as answers cite it; the row says it itself. */
export function placeOf(of: Indicator | Task): string {
  return of.place
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** Chinese numeral of a whole number, 1…99: 十, 十二, 二十三. */
export function chineseNo(no: number): string {
  const [tens, ones] = [Math.floor(no / 10), no % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones] ?? ''}`
}

const bare = (name: string): string => name.replace(/[数量]$/, '')

/** What a ratio's two numbers are called: in full, and as a sentence says them before a figure (办结118件). */
export function ratioNames({ ratio }: Indicator): {
  numerator: string
  denominator: string
  part: string
  whole: string
} {
  const { numerator, denominator } = ratio ?? { numerator: '分子', denominator: '分母' }
  return { numerator, denominator, part: bare(numerator), whole: bare(denominator) }
}

/** What the plan's time is called in a sentence: `试点` of 试点期, `规划` of 规划期. */
export const periodWord = (plan: Pick<Plan, 'words'>): string => plan.words.period.replace(/期$/, '')

/** How the plan's office signs; where the plan has none, its issuer. */
export const signerOf = (plan: Plan): string => plan.office?.signs ?? plan.issuer

/** What is written below the name of who signs, where another's seal stands for theirs: `（某局代章）`. */
export const sealLine = ({ seal }: Plan): string | null => (seal === null ? null : `（${seal.signs}）`)

/** The plan's office by its short name; where the plan has none, its issuer. */
export const officeOf = (plan: Plan): string => plan.office?.name ?? plan.issuer

/** Who runs the bot, as people of this plan say it: 领导小组办公室; the office of no name where it has none. */
export const reviewersOf = ({ words }: Pick<Plan, 'words'>): string => words.office ?? '办公室'

/** Where a task stands in the table, in words: `(二)2 引导企业知识产权品牌打造 第1项`. */
export function taskPlaceTitle(plan: Plan, task: Task): string {
  const section = sectionByNo(plan, task.section)
  const subsection = section?.subsections.find(({ no }) => no === task.subsection)
  const heading = subsection ? `${subsection.no} ${subsection.title}` : ` ${section?.title ?? ''}`
  return `${section?.number ?? ''}${heading} 第${task.item}项`
}
