import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../src/cards/words.ts'
import { facets } from '../../src/domain/facets.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import { readPlan } from '../../src/plan/read.ts'
import { grounds, query, ref, type Short } from './said.ts'

/** Plans without an annex, a body, categories or responsible units: the same engine, no words of another plan. */
const folders = ['nongji-2018', 'zhejiang-data-2025'] as const
const plans = await Promise.all(folders.map((folder) => readPlan(`data/${folder}`)))

/** Words of the plan the other tests are about. */
const foreign = /遵义|附件[123]|试点期|正文一\(二\)3/

describe.each(plans.map((plan) => [plan.id, plan] as const))('%s', (_, plan) => {
  const said = (short: Short): string =>
    wordsOf(answerQuery([query(short)], { ...grounds, plan, now: `${plan.start}T10:00:00+08:00` }))
  const unit = plan.units.find(({ id }) =>
    plan.tasks.some(({ leads }) => leads.some((one) => 'unit' in one && one.unit === id)),
  )

  test('every facet of every kind of row is said in the plan’s own words', () => {
    const rows: [Short['of'], string, readonly string[]][] = [
      ...plan.indicators.map(({ no }): [Short['of'], string, readonly string[]] => ['matter', `i${no}`, facets.matter]),
      ...plan.tasks.map(({ no }): [Short['of'], string, readonly string[]] => ['matter', `t${no}`, facets.matter]),
      ...plan.units.map(({ id }): [Short['of'], string, readonly string[]] => ['unit', `u:${id}`, facets.unit]),
      ...plan.sections.map(({ no }): [Short['of'], string, readonly string[]] => [
        'section',
        `s:${no}`,
        facets.section,
      ]),
    ]
    for (const [of, row, all] of rows)
      for (const facet of all) {
        const words = said({ of, rows: [row], show: [facet] })
        expect(words, `${row} ${facet}`).not.toMatch(/undefined|null|NaN|：。|，。|“”|：；/)
        expect(words, `${row} ${facet}`).not.toMatch(foreign)
      }
    for (const facet of facets.plan) expect(said({ of: 'plan', show: [facet] }), facet).not.toMatch(foreign)
    for (const facet of facets.reporting) expect(said({ of: 'reporting', show: [facet] }), facet).not.toMatch(foreign)
  })

  test('targets, leads and places are the row’s own', () => {
    for (const { no, place } of plan.indicators)
      expect(said({ of: 'matter', rows: [`i${no}`], show: ['target'] })).toContain(place)
    for (const { no, place } of plan.tasks)
      expect(said({ of: 'matter', rows: [`t${no}`], show: ['lead'] })).toContain(place)
    expect(said({ of: 'task', how: 'count' })).toContain(`${plan.tasks.length}项任务`)
    expect(said({ of: 'matter', rows: ['i99'] })).toContain(`只有${plan.indicators.length}项指标`)
    if (!unit) throw new Error('no unit leads anything')
    const led = plan.tasks.filter(({ leads }) => leads.some((one) => 'unit' in one && one.unit === unit.id))
    expect(said({ of: 'unit', rows: [`u:${unit.id}`], show: ['leads'], how: 'count' })).toContain(`${led.length}项`)
    const claim = { kind: 'ref' as const, facet: 'lead', ref: ref(`u:${unit.id}`) }
    expect(said({ of: 'task', rows: [`t${led[0]?.no}`], how: 'check', claim })).toContain('是。')
  })
})
