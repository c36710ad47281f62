import { heldBy } from './held.ts'
import type { Plan } from './plan.ts'

/** What the text sets for one year: from “到2026年底，” on, up to the next year. */
export type YearPassage = { year: string; place: string; text: string }

const opensYear = /(?<=^|[。；;])到(20\d\d)年(?:年?底)?[，,]/g

/** What a plan sets year by year, in order; nothing where no passage speaks of several years. */
export const yearPassages = heldBy((plan: Plan): readonly YearPassage[] =>
  plan.clauses
    .flatMap(({ place, text }) => {
      const opened = [...text.matchAll(opensYear)]
      const years = opened.map(({ index, 1: year = '' }, at) => ({
        year,
        place,
        text: text.slice(index, opened[at + 1]?.index).trim(),
      }))
      return new Set(years.map(({ year }) => year)).size > 1 ? years : []
    })
    .toSorted((a, z) => a.year.localeCompare(z.year)),
)

/** What the text sets for a year. */
export const passagesOfYear = (plan: Plan, year: string): readonly YearPassage[] =>
  yearPassages(plan).filter((one) => one.year === year)
