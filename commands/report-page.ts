import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { usedPage } from '../src/reporting/owed-page.ts'
import { notReporting, reporting } from '../src/reporting/rights.ts'

const fieldName = /^(value|numerator|denominator|state|done|next)_\d+$/

const args = z
  .looseObject({
    draft: z.string(),
    go: z.enum(['page', 'submit', 'rest']),
    page: z.coerce.number().int().min(0),
    to: z.coerce.number().int().min(0).optional(),
    sure: z.string().optional(),
  })
  .transform(({ draft, go, page, to, sure, ...fields }) => ({
    draft,
    go,
    page,
    to,
    sure,
    typed: Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) =>
        fieldName.test(name) && typeof value === 'string' ? [[name, value.slice(0, 1000)]] : [],
      ),
    ),
  }))

/** A button of the unit's own page: 提交, 其余无变化, or another page. */
export const reportPage = command({
  name: 'report-page',
  words: [],
  help: null,
  right: reporting,
  place: 'aside',
  refuse: notReporting,
  args,
  run: (call) => usedPage(call, call.args),
})
