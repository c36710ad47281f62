import type { Owed } from '../domain/reporting/owed.ts'
import { type Block, b, button, buttons, type Card, form, type Inline, list, many, note, text } from './kit.ts'
import { type LateUnit, unitLine } from './late.ts'

/** Whom a press asks: everybody, those with something overdue, or those of the chosen units. */
export type Whom = 'all' | 'overdue' | 'chosen'

/** Why some are not asked, and who: names of people, or of units that have nobody to ask. */
export type Spared = { why: string; names: string[] }

export type RemindView = {
  /** Units with their owed reports and the liaisons asked about them. */
  units: (LateUnit & { id: string; owed: Owed[] })[]
  people: number
  spared: Spared[]
}

const fewNames = 10

const namesOf = (names: readonly string[]): string =>
  names.length > fewNames ? `${names.slice(0, fewNames).join('、')}等${names.length}个` : names.join('、')

const sparedBlocks = (spared: readonly Spared[], title: string): Block[] => {
  const lines = spared
    .filter(({ names }) => names.length > 0)
    .map(({ why, names }): Inline[] => [`${why}：${namesOf(names)}`])
  return lines.length === 0 ? [] : [text(b(title)), list(...lines)]
}

const allowance = note('每人每天至多一次，和到期提醒合并计算；每条提醒列出本人全部应报未报的项数。')

/** 催一下 before it sends: whom it would ask and for what. `seen` and `unit` come back with the press. */
export function remindCard(
  { units, people, spared }: RemindView,
  { seen, unit, changed, problem }: { seen: string; unit: string | undefined; changed: boolean; problem?: string },
): Card {
  const press = (send: Whom) => ({ do: 'remind', send, seen, ...(unit !== undefined && { unit }) })
  const overdue = units.filter(({ owed }) => owed.some(({ state }) => state === 'overdue'))
  return {
    title: '催一下',
    tone: overdue.length > 0 ? 'red' : 'blue',
    blocks: [
      ...(changed ? [text(b('名单有变化，还没有发出，请再看一遍。'))] : []),
      ...(people === 0
        ? [text(spared.some(({ names }) => names.length > 0) ? '没有可以提醒的人。' : '没有应报未报的联络员。')]
        : [
            text(b(`将私聊提醒${people}人`), '，还没有发出：'),
            list(...units.map(unitLine)),
            buttons(
              button('全部催报', press('all'), 'primary'),
              overdue.length > 0 ? button('只催逾期的', press('overdue')) : null,
            ),
          ]),
      ...(units.length > 1
        ? [
            form(
              'remind_units',
              [
                many({
                  name: 'units',
                  label: '只催这些单位（可多选）',
                  options: units.map(({ id, name }) => ({ label: name, value: id })),
                  problem,
                }),
              ],
              button('催所选单位', press('chosen')),
            ),
          ]
        : []),
      ...sparedBlocks(spared, '不提醒的：'),
      allowance,
    ],
  }
}

/** Afterwards: who was asked, and who was not and why. */
export const remindedCard = ({ units, people, spared }: RemindView): Card => ({
  title: '催一下',
  tone: 'blue',
  blocks: [
    ...(people === 0 ? [text('没有新的提醒。')] : [text(b(`已私聊提醒${people}人：`)), list(...units.map(unitLine))]),
    ...sparedBlocks(spared, '没有提醒：'),
    allowance,
  ],
})
