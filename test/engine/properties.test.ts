import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block } from '../../src/cards/kit.ts'
import { wordsOf } from '../../src/cards/words.ts'
import { facets, subjects } from '../../src/domain/facets.ts'
import type { Filter, Query, Ref } from '../../src/domain/query.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import { passing } from '../../src/engine/filters.ts'
import { contextOf } from '../../src/engine/grounds.ts'
import { rowsOf } from '../../src/engine/rows.ts'
import { facts, figure } from '../domain/facts.ts'
import { grounds, plan, query, ref } from './said.ts'

const context = contextOf(grounds, query({ of: 'indicator' }))
const found = (of: Query['of'], ...where: Filter[]): string[] =>
  passing(rowsOf(plan, of), where, context).map(({ id }) => id)

describe('every row is found by conditions on its own fields', () => {
  test.each(plan.indicators.map((one) => [one.no, one] as const))('indicator %i', (no, one) => {
    const own: Filter[] = [
      ...one.leads.map((unit): Filter => ({ by: 'lead', unit })),
      { by: 'category', is: one.category },
      { by: 'measureUnit', is: one.unit },
      { by: 'counting', is: one.counting },
      { by: 'text', is: one.name.slice(0, 6) },
      { by: 'rows', rows: [ref(`i${no}`)] },
      ...one.wording.map(({ word }): Filter => ({ by: 'wording', is: word })),
      ...one.tasks.map((task): Filter => ({ by: 'rows', rows: [ref(`t${task}`)] })),
    ]
    expect(found('indicator', ...own)).toContain(String(no))
    for (const filter of own) expect(found('indicator', { ...filter, not: true })).not.toContain(String(no))
  })

  test.each(plan.tasks.map((one) => [one.no, one] as const))('task %i', (no, one) => {
    const own: Filter[] = [
      ...one.leads.flatMap((mention): Filter[] => ('unit' in mention ? [{ by: 'lead', unit: mention.unit }] : [])),
      ...one.responsible.flatMap((mention): Filter[] =>
        'unit' in mention
          ? [
              { by: 'involved', unit: mention.unit },
              { by: 'namedIn', unit: mention.unit },
            ]
          : [{ by: 'group', id: mention.group }],
      ),
      { by: 'section', id: one.subsection === null ? String(one.section) : `${one.section}.${one.subsection}` },
      { by: 'text', is: one.text.slice(0, 12) },
    ]
    expect(found('task', ...own)).toContain(String(no))
    for (const filter of own) expect(found('task', { ...filter, not: true })).not.toContain(String(no))
  })

  test.each(plan.people.map((one) => [one.name, one] as const))('%s', (name, one) => {
    const own: Filter[] = [
      { by: 'surname', is: name.slice(0, 1) },
      { by: 'post', is: one.post },
      ...one.roles.map((is): Filter => ({ by: 'role', is })),
      { by: 'rows', rows: [ref(`u:${one.unit}`)] },
    ]
    expect(found('person', ...own)).toContain(name)
  })
})

const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values)
const unitIds = plan.units.map(({ id }) => id)
const refs: Ref[] = [
  ...plan.indicators.map(({ no }) => ref(`i${no}`)),
  ...plan.tasks.map(({ no }) => ref(`t${no}`)),
  ...unitIds.map((id) => ref(`u:${id}`)),
  ...plan.groups.map(({ id }) => ref(`g:${id}`)),
  ...plan.people.map(({ name }) => ref(`p:${name}`)),
  ...plan.categories.map(({ name }) => ref(`c:${name}`)),
  ...plan.sections.flatMap(({ no, subsections }) => [
    ref(`s:${no}`),
    ...subsections.map((sub) => ref(`s:${no}.${sub.no}`)),
  ]),
  ...plan.clauses.map(({ place }) => ref(`l:${place}`)),
  ref('i99'),
  ref('t0'),
]
const allFacets = [...new Set(Object.values(facets).flat())]
const anyFilter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({
    by: oneOf(['lead', 'responsible', 'involved', 'namedIn'] as const),
    unit: oneOf(unitIds),
    not: fc.boolean(),
  }),
  fc.record({
    by: oneOf(['category', 'measureUnit', 'wording', 'text', 'post', 'surname', 'role'] as const),
    is: oneOf(['知识产权保护', '人', '力争', '商标', '副局长', '张', '成员', '']),
  }),
  fc.record({
    by: oneOf([
      'joint',
      'shared',
      'noResponsible',
      'linked',
      'reported',
      'overdue',
      'owed',
      'isLead',
      'isMember',
    ] as const),
    not: fc.boolean(),
  }),
  fc.record({
    by: fc.constant('target' as const),
    than: oneOf(['=', '<', '>=', 'between'] as const),
    value: oneOf(['3', '30', '15.6']),
    to: oneOf(['40', '600']),
  }),
  fc.record({ by: fc.constant('light' as const), is: oneOf(['met', 'lagging', 'noData', 'blocked'] as const) }),
  fc.record({ by: fc.constant('section' as const), id: oneOf(['1', '4.2', '77']) }),
  fc.record({ by: fc.constant('rows' as const), rows: fc.array(oneOf(refs), { maxLength: 2 }) }),
)
const anyQuery: fc.Arbitrary<Query> = fc.record({
  of: oneOf(subjects),
  rows: fc.oneof(fc.constant('all' as const), fc.array(oneOf(refs), { maxLength: 4 })),
  where: fc.array(anyFilter, { maxLength: 2 }),
  show: fc.array(oneOf(allFacets), { maxLength: 3 }),
  how: oneOf(['tell', 'list', 'count', 'sum', 'difference', 'most', 'least', 'compare', 'check'] as const),
  by: fc.option(oneOf(['target', 'leads', 'duties', 'people', 'units', 'progress', 'gap', 'change', 'name'] as const), {
    nil: undefined,
  }),
  claim: fc.option(
    fc.oneof(
      fc.record({
        kind: fc.constant('value' as const),
        facet: oneOf(allFacets),
        value: oneOf(['3', '42', '2025', '万']),
        unit: oneOf(['个', '件', undefined]),
      }),
      fc.record({ kind: fc.constant('ref' as const), facet: oneOf(allFacets), ref: oneOf(refs), only: fc.boolean() }),
      fc.record({ kind: fc.constant('word' as const), facet: oneOf(allFacets), word: oneOf(['组长', '累计数']) }),
      fc.constant({ kind: 'same' as const }),
      fc.constant({ kind: 'any' as const }),
    ),
    { nil: undefined },
  ),
  at: fc.option(oneOf(['2023-12-31', '2026-01-01']), { nil: undefined }),
  strangers: fc.array(oneOf(['晋江市', '税务局']), { maxLength: 1 }),
  unexplained: fc.array(oneOf(['约束性', '商标']), { maxLength: 1 }),
  said: oneOf(['随便问问', '经费多少', undefined]),
})

/** Places an answer may rest on: those of rows and passages, the tables and chapters they stand in, confirmed reports. */
const printed = [
  ...plan.source.map(({ place }) => place),
  ...plan.indicators.map(({ place }) => place),
  ...plan.tasks.map(({ place }) => place),
  ...plan.clauses.map(({ place }) => place),
  ...plan.sections.flatMap(({ place, subsections }) => [place, ...subsections.map((sub) => sub.place)]),
  ...plan.attachments.map(({ place }) => place),
]
const exists = (place: string): boolean =>
  place.startsWith('已确认') || printed.some((one) => one.startsWith(place)) || /^\D+\d*\D+[\d、至]+\D?$/.test(place)

const placesIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'source' ? block.places : []))
const known = facts([figure(10, '2023Q4', { value: '31', at: '2024-01-08T09:00:00+08:00', unit: 'justice' })])

test('whatever is asked is answered: something is said, nothing is broken, every place exists', () => {
  fc.assert(
    fc.property(fc.array(anyQuery, { minLength: 1, maxLength: 2 }), oneOf([undefined, known]), (queries, facts) => {
      const card = answerQuery(queries, { ...grounds, facts, since: '2023-07-01' })
      const words = wordsOf(card)
      expect(card.title).not.toBe('')
      expect(card.blocks.length).toBeGreaterThan(0)
      expect(words).not.toMatch(/undefined|null|NaN|\[object|。。|：。|，。|；。/)
      for (const place of placesIn(card.blocks)) expect(exists(place), place).toBe(true)
    }),
    { numRuns: 800, seed: 7 },
  )
})
