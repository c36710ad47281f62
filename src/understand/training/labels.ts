import type { Mark } from '../mask.ts'
import type { Example, Question } from './example.ts'

/** A condition or claim taken apart: its operator, and the slots or words it is about. */
type Condition = { role: string; values: string[]; literal: string }

function conditionOf(text: string, claim: boolean): Condition {
  const [, not = '', by = '', op = '', rest = ''] =
    /^(!?)([a-zA-Z]+)(=|!=|>=|<=|>|<| between )?(.*)$/.exec(text.trim()) ?? []
  const name = `${claim ? 'claim:' : ''}${not}${by}${op.trim()}`
  const values = [...rest.matchAll(/\{([a-z]+\d?)\}/g)].map(([, slot = '']) => `{${slot}}`)
  if (values.length > 0) return { role: name, values, literal: '' }
  if (rest === 'our') return { role: name, values: ['our'], literal: '' }
  return { role: name, values: rest === '' ? [] : [rest.trim()], literal: `${name}${rest}` }
}

/** What the sentence as a whole is labelled with, and the part each of its signs plays. */
export type Labels = { sentence: string[]; roles: string[] }

/** A row is “of” the subject where neither a condition nor the claim uses it. */
export function labelsOf(question: Question, signs: readonly { slot: string | null; mark: Mark | null }[]): Labels {
  const sentence: string[] = []
  const { of, show = [], how, by, top, where = [], claim, follow, correct, command } = question
  if (of) sentence.push(`of:${of}`)
  if (of || how) sentence.push(`how:${how ?? 'tell'}`)
  if (by) sentence.push(`by:${by}`)
  if (command) sentence.push(`command:${command}`)
  sentence.push(follow ? 'follow:yes' : 'follow:no', correct ? 'correct:yes' : 'correct:no')
  for (const facet of show) sentence.push(`show:${facet}`)
  const roles = new Map<number, string>()
  const conditions = where.flatMap((each) => each.split('|')).map((each) => conditionOf(each, false))
  if (claim) conditions.push(...claim.split('|').map((each) => conditionOf(each, true)))
  if (where.some((each) => each.includes('|'))) sentence.push('lit:any')
  for (const { role, values, literal } of conditions) {
    let placed = false
    for (const value of values) {
      const at = signs.findIndex(({ slot, mark }, index) => !roles.has(index) && isSaid(value, slot, mark))
      if (at < 0) continue
      roles.set(at, role)
      placed = true
    }
    if (role === 'text=' || role === 'claim:text=') sentence.push(`lit:${role}`)
    else if (!placed && literal !== '') sentence.push(`lit:${literal}`)
  }
  if (top !== undefined) {
    const at = signs.findIndex(({ mark }, index) => !roles.has(index) && mark?.value === String(top))
    if (at >= 0) roles.set(at, 'top')
    else sentence.push(`lit:top=${Math.min(top, 5)}`)
  }
  return { sentence, roles: signs.map(({ slot, mark }, at) => roles.get(at) ?? other(question, slot, mark)) }
}

const isSaid = (value: string, slot: string | null, mark: Mark | null): boolean =>
  value === `{${slot}}` || (mark !== null && (mark.value === value || mark.said === value))

const subjectSlots: Readonly<Record<string, readonly string[]>> = {
  matter: ['indicator', 'task', 'matter', 'ordinal', 'clause'],
  indicator: ['indicator', 'matter', 'ordinal'],
  task: ['task', 'matter', 'ordinal', 'clause'],
  unit: ['unit', 'county', 'group'],
  group: ['group'],
  person: ['person'],
  category: ['category'],
  section: ['section'],
  clause: ['clause', 'section'],
}

function other({ of, follow }: Question, slot: string | null, mark: Mark | null): string {
  if (mark?.kind === 'our') return of === 'unit' ? 'rows' : 'none'
  const kind = slot?.replace(/\d$/, '') ?? ''
  if (!of) return follow && slot ? 'rows' : 'none'
  return subjectSlots[of]?.includes(kind) ? 'rows' : 'none'
}

/** The questions of a message beside the pieces it is cut into: one each where the numbers fit, else all of one piece. */
export function alignedWith<T>(
  pieces: readonly T[],
  { questions }: Pick<Example, 'questions'>,
): [T, Question][] | null {
  if (questions.length === 1 || pieces.length !== questions.length) return null
  return pieces.flatMap((piece, at) => {
    const question = questions[at]
    return question ? [[piece, question] as [T, Question]] : []
  })
}
