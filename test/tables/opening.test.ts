import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openingOf } from '../../src/domain/tables/opening.ts'
import { readPlan } from '../../src/plan/read.ts'
import { pastedGrid } from '../../src/tables/read.ts'
import { facts, figure } from '../domain/facts.ts'
import { drawnIn } from './drawn/drawing.ts'

const plan = await readPlan('data/zunyi-2022')
const at = '2024-02-05T10:00:00+08:00'
const known = facts([
  figure(15, '2023-11', { value: '4', at }),
  figure(15, '2023-12', { value: '5', at }),
  figure(15, '2024-01', { value: '6', at }),
  figure(18, '2023-11', { value: '7', at }),
])
const lines = (table: string) => {
  const grid = pastedGrid(table)
  return openingOf(
    { plan, facts: known, today: '2024-04-08', beside: '' },
    grid ? [grid] : [],
    '期初累计.xlsx',
  )?.items.map(({ line }) => line)
}

test('the confirmed periods of the same indicator that end by its day are said to be in an opening total', () => {
  expect(lines('期初累计（截至2023年12月31日）\n指标\t期初累计\n网上托管服务企业\t305')).toEqual([
    expect.stringMatching(/305家（截至2023年12月31日，.*）；这天以前已确认的2期含在里面，不重复计算$/),
  ])
})

test.each(['期初累计', '数值', '期末累计'])('its column may be headed %s', (head) =>
  expect(lines(`期初累计（截至2023年12月31日）\n指标\t${head}\n网上托管服务企业\t305`)?.[0]).toContain('305家'),
)

const drawn = drawnIn(readFileSync(new URL('drawn/openings/first.txt', import.meta.url), 'utf8'))

/** Totals and start values in the shapes offices keep them; what is read is exactly what their maker says. */
test.each(drawn)('$truth.about', ({ truth, grids }) => {
  const { now, sent_as, cells } = truth
  const asked = { plan, facts: { reports: [], baselines: [] }, today: now.slice(0, 10), beside: '' }
  const read = typeof grids === 'string' ? null : openingOf(asked, grids, sent_as ?? '')
  const found = (read?.items ?? []).flatMap(({ indicator: { no }, made: { date, value, numerator, denominator } }) =>
    numerator === null
      ? [`${no} ${date} ${value}`]
      : [`${no} ${date} denominator ${denominator}`, `${no} ${date} numerator ${numerator}`],
  )
  expect(found.sort()).toEqual(
    cells
      .map(({ indicator, period, part, value }) => `${indicator} ${period} ${part ? `${part} ` : ''}${value}`)
      .sort(),
  )
})
