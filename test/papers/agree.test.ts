import { expect, test } from 'vitest'
import { goalName, lightNames } from '../../src/cards/state-words.ts'
import { board } from '../../src/domain/attainment.ts'
import { asKnown } from '../../src/domain/counting.ts'
import { lights } from '../../src/domain/light.ts'
import { statusJson } from '../../src/domain/status.ts'
import { taskStates } from '../../src/domain/tasks.ts'
import { bulletin } from '../../src/papers/bulletin.ts'
import { goalPaper } from '../../src/papers/goal-paper.ts'
import { wordsOfPaper } from '../../src/papers/paper.ts'
import { readFacts } from '../../src/store/reports.ts'
import { chat, plan } from '../chat.ts'
import { threeYears } from '../numbers/history.ts'

const days = ['2023-07-15', '2024-03-18', '2025-01-06', '2025-07-20', '2026-02-10']

test.each([1, 2, 3])('通报 and 验收材料 say of every goal what status --json says (history %i)', async (seed) => {
  const { db } = await chat({ at: '2022-11-01T08:00:00+08:00' })
  const ids = new Map<number, number>()
  for (const next of threeYears(plan, seed)) {
    if (next.submits) ids.set(next.about, ids.size + 1)
    await db.batch(next.statements(ids.get(next.about) ?? 0))
  }
  const all = await readFacts(db)
  for (const day of days) {
    const facts = asKnown(all, day)
    const goals = board(plan, facts, day)
    const json = statusJson(plan, goals, day)
    const words = wordsOfPaper(
      bulletin({
        plan,
        issue: { year: 2024, no: 1 },
        day,
        today: day,
        goals,
        last: null,
        tasks: taskStates(plan, facts),
        owed: { all: 0, late: 0, units: [] },
        pending: 0,
        exampleData: false,
      }),
    )
    const lines = words.split('\n')
    for (const light of lights) {
      const count = json.counts[light]
      const list = lines.find((line) => line.startsWith(`${lightNames[light]}${count}个：`))
      expect(list === undefined, `${day} ${light}`).toBe(count === 0)
      expect(list?.split(light === 'noData' ? '、' : '；').length ?? 0, `${day} ${light}`).toBe(count)
    }
    for (const [index, state] of goals.entries()) {
      const told = json.goals[index]
      const row = lines.find((line) => line.startsWith(`${state.goal.indicators.join('、')} | `))?.split(' | ') ?? []
      const [, name, , current = '', attainment = '', , light] = row
      const page = wordsOfPaper(goalPaper({ plan, state, proofs: [], notes: [], hasCurve: false }))
      expect(name).toBe(goalName(state))
      expect(page, `${day} ${name}`).toContain(`完成值${current}；`)
      expect(page, `${day} ${name}`).toContain(`状态：${light}`)
      if (light !== '不适用') expect(light, `${day} ${name}`).toBe(told && lightNames[told.light])
      if (told?.current == null) expect(current, `${day} ${name}`).toMatch(/尚未填报|不适用|缺基数/)
      else expect(Math.abs(numberIn(current) - Number(told.current)), `${day} ${name}`).toBeLessThan(0.0502)
      if (told?.attainment != null)
        expect(Math.abs(numberIn(attainment) / 100 - Number(told.attainment)), `${day} ${name}`).toBeLessThan(0.0011)
    }
  }
})

const numberIn = (words: string): number => Number.parseFloat(words.replaceAll(',', ''))
