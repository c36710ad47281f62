import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { World } from '../../src/act/command.ts'
import { worldOf } from '../../src/act/world.ts'
import { goalCard } from '../../src/cards/goal.ts'
import { goalsCard } from '../../src/cards/goals.ts'
import type { Card } from '../../src/cards/kit.ts'
import { lightNames, lightText } from '../../src/cards/state-words.ts'
import { statusCard } from '../../src/cards/status.ts'
import { wordsOf } from '../../src/cards/words.ts'
import { statusWords } from '../../src/cli/status-words.ts'
import { composeDigest } from '../../src/digest/compose.ts'
import { type StatusJson, statusJson, worstFirst } from '../../src/domain/status.ts'
import { exportLedger } from '../../src/ledger/export.ts'
import { type Standing, standingAt, standingNow } from '../../src/reporting/board.ts'
import { chat, plan } from '../chat.ts'
import { currentFrom, rowsOf } from './from-ledger.ts'
import { threeYears } from './history.ts'
import { sameInPapers } from './in-papers.ts'
import { saidCounts, special } from './said.ts'

const moments = ['2023-02-28', '2023-07-15', '2024-03-18', '2025-01-06', '2025-06-30', '2025-07-20', '2026-02-10']
const instant = (day: string): string => `${day}T23:59:59+08:00`

test('card, list, digest, command line, JSON, ledger and Word files say the same of every goal, on every day and afterwards', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
      const { app, db, clock } = await chat({ at: '2022-11-01T08:00:00+08:00' })
      const waiting = threeYears(plan, seed)
      const ids = new Map<number, number>()
      const said = new Map<string, StatusJson>()
      for (const day of moments) {
        while (waiting[0] && waiting[0].at <= instant(day)) {
          const next = waiting.shift()
          if (next?.submits) ids.set(next.about, ids.size + 1)
          if (next) await db.batch(next.statements(ids.get(next.about) ?? 0))
        }
        clock.moveTo(new Date(instant(day)))
        const world = await worldOf(app)
        const standing = await standingNow(world)
        const json = statusJson(plan, standing.goals, day)
        said.set(day, json)
        await sameInCards(world, standing, json)
        await sameInLedger(world, json)
        await sameInPapers(standing, json)
      }
      // What was said on a day is what is later said to have been known then.
      const world = await worldOf(app)
      const { facts } = await standingNow(world, ...moments.map((day) => ({ day, known: day })))
      for (const [day, json] of said) {
        const goals = statusJson(plan, standingAt(world, facts, { day, known: day }).goals, day)
        expect(withoutPending(goals), day).toEqual(withoutPending(json))
      }
    }),
    { numRuns: 5 },
  )
})

const withoutPending = ({ goals, ...rest }: StatusJson) => ({
  ...rest,
  goals: goals.map(({ pending: _, ...goal }) => goal),
})

async function sameInCards(world: World, standing: Standing, json: StatusJson): Promise<void> {
  const { day, goals } = standing
  const counts = saidCounts(goals, json).flatMap(({ name, lights: own }) =>
    own.length > 0 ? [`${name}${own.length}`] : [],
  )
  const overview = wordsOf(statusCard({ plan, day, goals, recent: [], tasks: [], pending: null }))
  const digest = wordsOf(await composeDigest(world, standing, { scope: 'all', since: null, adHoc: false }))
  const page = statusWords({ plan, goals, day, known: day, today: day, isExample: false })
  const [, sentence = '', below] = overview.split('\n')
  if (day <= plan.end) expect(below).toBe(counts.join(' · '))
  // After the end the first sentence says them all.
  else for (const count of counts) expect(sentence).toContain(`${count}个`)
  expect(page).toContain(`${goals.length}个目标：${counts.join(' · ')}`)
  expect(countsIn(digest)).toEqual(counts)
  // A long list is cut and says how long it is; the three worst are on both cards.
  for (const { indicators } of day > plan.end ? [] : worstFirst(goals).slice(0, 3))
    for (const text of [overview, digest]) expect(text).toContain(indicators.map(({ short }) => short).join('和'))

  const lines = [1, 2].flatMap((turn) =>
    linesOf(goalsCard(plan, '全部目标', goals, day, { view: 'goals', page: turn })),
  )
  for (const [index, state] of goals.entries()) {
    const told = json.goals[index]
    if (!told) throw new Error(`no goal ${index}`)
    const name = state.indicators.map(({ short }) => short).join('和')
    const own = wordsOf(goalCard(plan, state))
    const [current = ''] = own.split('\n')[1]?.split(' / 目标') ?? []
    const line = lines.find((one) => one.includes(`${name} `)) ?? ''
    const light = lightText(state)
    if (!special.includes(light)) expect(light, name).toBe(lightNames[told.light])
    expect(own.split('\n')[1], name).toContain(light)
    expect(line, name).toContain(`${name} ${current}/`)
    expect(line, name).toContain(light)
    expect(page, name).toContain(`${name} ${current}/`)
    if (told.current === null) expect(current, name).toMatch(/尚未填报|不适用|缺基数/)
    else
      expect(
        Math.abs(Number.parseFloat(current.replaceAll(',', '')) - Number(told.current)),
        `${name} ${current}`,
      ).toBeLessThan(0.0502)
    // The share a line shows is the one the light is judged by, and says which it is.
    const [, kind, shown] = /(完成率|进度)(-?[\d.]+)%/.exec(line) ?? []
    if (told.progress !== null) expect(shown, name).toBeDefined()
    if (shown !== undefined) {
      const share = Number(kind === '进度' ? told.progress : told.attainment)
      expect(Math.abs(Number(shown) - share * 100), name).toBeLessThan(0.11)
      expect(Number(shown) >= 100, name).toBe(share >= 1)
    }
  }
}

/** The digest's counts without their changes; one that fell to 0 is shown there and nowhere else. */
function countsIn(digest: string): string[] {
  const [, shown = ''] = /个目标：(.*)$/m.exec(digest) ?? []
  return shown
    .split(' · ')
    .map((one) => one.replace(/\([+-]\d+\)$/, ''))
    .filter((one) => !/\D0$/.test(one))
}

const linesOf = (card: Card): string[] => wordsOf(card).split('\n')

async function sameInLedger({ db, now }: World, json: StatusJson): Promise<void> {
  const rows = rowsOf(new TextDecoder().decode(await exportLedger(db, plan, 'csv', now)))
  for (const [index, goal] of plan.goals.entries()) {
    const told = json.goals[index]?.current ?? null
    const counted = currentFrom(plan, rows, goal)
    const name = `${json.at} ${json.goals[index]?.name}`
    if (counted === null || told === null) expect(told, name).toBe(counted)
    else expect(Math.abs(Number(told) - counted), `${name} ${told} ${counted}`).toBeLessThan(0.0001)
  }
}
