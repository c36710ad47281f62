import { expect } from 'vitest'
import { goalName, lightNames } from '../../src/cards/state-words.ts'
import type { StatusJson } from '../../src/domain/status.ts'
import { taskStates } from '../../src/domain/tasks.ts'
import { bulletin } from '../../src/papers/bulletin.ts'
import { goalPaper } from '../../src/papers/goal-paper.ts'
import { wordsOfPaper } from '../../src/papers/paper.ts'
import { pressing } from '../../src/papers/standing.ts'
import { wordOf } from '../../src/papers/word.ts'
import type { Standing } from '../../src/reporting/board.ts'
import { plan } from '../chat.ts'
import { wordsOfWord } from '../papers/open.ts'
import { saidCounts, special } from './said.ts'

const numberIn = (words: string): number => Number.parseFloat(words.replaceAll(',', ''))

/** 通报, read from its Word file, and every goal's paper of 验收材料 say what `status --json` says. */
export async function sameInPapers({ day, goals, facts }: Standing, json: StatusJson): Promise<void> {
  const owed = {
    counts: { all: 0, owed: 0, due: 0, overdue: 0 },
    never: { goals: [], tasks: [] },
    since: day,
    late: [],
  }
  const rest = { issue: { year: 2024, no: 1 }, last: null, pending: 0, owed }
  const paper = bulletin({ plan, day, today: day, goals, tasks: taskStates(plan, facts), ...rest })
  const lines = wordsOfWord(await wordOf(paper, plan.office?.name ?? '')).split('\n')
  for (const { name, lights: own } of saidCounts(goals, json)) {
    const at = lines.findIndex((line) => line.startsWith(`${name}${own.length}个：`))
    const list = lines[at]
    expect(list === undefined, `${day} ${name}`).toBe(own.length === 0)
    const isBrief = own.some((light) => pressing.has(light))
    const below = lines.slice(at + 1).findIndex((line) => !/^（\d+）/.test(line))
    const told = list?.endsWith('个：') ? below : (list?.split(isBrief ? '；' : '、').length ?? 0)
    expect(told, `${day} ${name}`).toBe(own.length)
  }
  const titles = lines.find((line) => line.startsWith('序号 | '))?.split(' | ') ?? []
  for (const [index, state] of goals.entries()) {
    const told = json.goals[index]
    const row = lines.find((line) => line.startsWith(`${state.goal.indicators.join('、')} | `))?.split(' | ') ?? []
    const cell = (title: string) => row[titles.indexOf(title)] ?? ''
    const [name, current, attainment] = [cell('目标'), cell('完成值'), cell('完成率')]
    const [progress, light] = [cell('进度'), cell('状态')]
    expect(titles.includes('序时进度'), day).toBe(day <= plan.end)
    const page = wordsOfPaper(goalPaper({ plan, on: day, state, proofs: [], bare: state.figures, curve: null }))
    expect(name).toBe(goalName(state))
    const nothing = state.light === 'noData' && state.current === null && !state.ratio
    expect(page, `${day} ${name}`).toContain(nothing ? '尚无已审核确认的数据。' : `完成值${current}；`)
    if (!nothing) expect(page, `${day} ${name}`).toContain(`状态：${light}`)
    if (!special.includes(light ?? '')) expect(light, `${day} ${name}`).toBe(told && lightNames[told.light])
    if (told?.current == null) expect(current, `${day} ${name}`).toMatch(/尚未填报|不适用|缺基数/)
    else expect(Math.abs(numberIn(current) - Number(told.current)), `${day} ${name}`).toBeLessThan(0.0502)
    if (told?.attainment != null)
      expect(Math.abs(numberIn(attainment) / 100 - Number(told.attainment)), `${day} ${name}`).toBeLessThan(0.0011)
    if (state.progress === null) expect(progress, `${day} ${name}`).toBe('—')
    else expect(Math.abs(numberIn(progress) / 100 - state.progress.toNumber()), `${day} ${name}`).toBeLessThan(0.0011)
  }
}
