import type { Plan } from './plan.ts'

/** The heading a place stands under: `正文一(二)` of `正文一(二)3`, `正文三` of `正文三(一)`. */
const above = (place: string): string =>
  /\d$/.test(place) ? place.replace(/\d+$/, '') : place.replace(/\([^()]*\)$/, '')

/** Clauses under one heading: those whose heading most indicators are stated under. */
export function goalClauses(plan: Plan): Plan['clauses'] {
  const stated = plan.indicators.map(({ statedAt }) => new Set(statedAt.map(({ place }) => above(place))))
  const heads = [...new Set(plan.clauses.map(({ place }) => above(place)))]
  const counted = heads.map((head) => ({ head, count: stated.filter((of) => of.has(head)).length }))
  const most = counted.toSorted((a, z) => z.count - a.count)[0]
  return most && most.count > 0
    ? plan.clauses.filter(({ place }) => above(place) === most.head && place !== most.head)
    : []
}

/** The last chapter of the main text: how it is all made sure of. */
export function lastClauses(plan: Plan): Plan['clauses'] {
  const text = plan.clauses.filter(({ place }) => !plan.attachments.some((one) => place.startsWith(one.place)))
  const head = above(text.at(-1)?.place ?? '')
  return text.filter(({ place }) => above(place) === head && place !== head)
}
