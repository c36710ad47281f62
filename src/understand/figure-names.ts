import type { Plan } from '../domain/plan.ts'
import { matching } from './matching.ts'
import type { Meant } from './meant.ts'
import { patternOf } from './patterns.ts'
import { signsIn } from './pieces.ts'
import { signs } from './signs.ts'

const figureNamed = patternOf('figureNamed', 'gu')

/** “跟园区那个10件是不是一回事”: a target that only one goal has, pointed to, is that goal's name. */
export function withFigureNames(
  masked: string,
  meant: readonly Meant[],
  plan: Plan,
): { masked: string; meant: Meant[] } {
  let text = ''
  let at = 0
  const out: Meant[] = []
  let next = 0
  const copy = (to: number): void => {
    const stretch = masked.slice(at, to)
    out.push(...meant.slice(next, next + signsIn(stretch)))
    next += signsIn(stretch)
    text += stretch
    at = to
  }
  for (const { index, 0: said } of masked.matchAll(figureNamed)) {
    copy(index)
    const own = meant.slice(next, next + signsIn(said))
    const mark = own.find(({ kind }) => kind === 'number')?.mark
    const numbers = mark ? matching(plan, Number(mark.value), mark.unit ?? '') : []
    const goals = new Set(numbers.map((no) => plan.goals.find(({ indicators }) => indicators.includes(no))))
    const [no] = numbers
    if (!mark || no === undefined || goals.size !== 1) continue
    const ref = { kind: 'indicator' as const, id: String(no) }
    out.push({ kind: 'row', said: mark.said, refs: [{ ref, score: 1 }], mark: null, described: false, missing: null })
    text += signs.row
    next += own.length
    at = index + said.length
  }
  copy(masked.length)
  return { masked: text, meant: out }
}
