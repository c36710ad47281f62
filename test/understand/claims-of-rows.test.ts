import { expect, it } from 'vitest'
import { wordsOf } from '../../src/cards/words.ts'
import type { Mention, Plan, Unit } from '../../src/domain/plan.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import { readPlan } from '../../src/plan/read.ts'
import { language } from '../../src/understand/language.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { read } from '../../src/understand/read.ts'

type Verdict = '是' | '不是' | '方案未写' | '不完全是'

const unitsOf = (mentions: readonly Mention[]): string[] => mentions.flatMap((one) => ('unit' in one ? [one.unit] : []))

/** Every row of a plan with who leads and helps by the data alone: a unit that does, and one that may not. */
function* supposed(plan: Plan): Generator<{ ask: string; right: readonly Verdict[] }> {
  const named = (id: string): Unit | undefined => plan.units.find((unit) => unit.id === id)
  let turn = 0
  const next = (): Unit | undefined => {
    turn += 7
    return plan.units[turn % plan.units.length]
  }
  for (const { no, short, leads, responsible } of plan.tasks) {
    const [lead, help] = [unitsOf(leads), unitsOf(responsible)]
    const openLead = lead.length < leads.length
    const openHelp = help.length < responsible.length
    for (const unit of [named(lead[0] ?? ''), next()])
      if (unit && !(openLead && !lead.includes(unit.id)))
        yield { ask: `${short}是${unit.short}牵头的吗`, right: [lead.includes(unit.id) ? '是' : '不是'] }
    for (const unit of [named(help[0] ?? ''), next()])
      if (unit && (help.includes(unit.id) || !openHelp))
        yield { ask: `任务${no}的责任单位里有没有${unit.short}`, right: [help.includes(unit.id) ? '是' : '不是'] }
  }
  for (const { no, short, leads, counting, unit: measure } of plan.indicators) {
    const [lead] = leads
    const unit = named(lead ?? '')
    if (unit) yield { ask: `${unit.short}是不是指标${no}的牵头单位？`, right: ['是'] }
    for (const word of counting ? ['累计数', '期间数'] : [])
      yield { ask: `${short}是${word}吗`, right: [word === counting ? '是' : '不是'] }
    for (const word of ['件', measure])
      yield { ask: `${short}的计量单位是${word}吗`, right: [word === measure ? '是' : '不是'] }
  }
}

it.each(['zunyi-2022', 'nongji-2018', 'zhejiang-data-2025'])(
  'who leads, who helps, how it counts: yes and no as the data of %s has it',
  async (name) => {
    const plan = await readPlan(`data/${name}`)
    const lexicon = lexiconOf(plan)
    const asker = { role: 'member' as const, units: [] }
    const now = `${plan.start.slice(0, 4)}-12-18T10:00:00+08:00`
    const wrong: string[] = []
    for (const { ask, right } of supposed(plan)) {
      const { queries } = read(ask, { lexicon, language, asker, topic: null, now, group: false })
      const facts = { reports: [], baselines: [] }
      const [, answer = ''] = wordsOf(answerQuery(queries, { plan, asker, now, group: false, facts })).split('\n')
      const word = /^(?:不完全是|不是|方案未写|是|有|没有)(?=。)/.exec(answer)?.[0] ?? ''
      const verdict = word === '有' ? '是' : word === '没有' ? '不是' : word
      if (!right.some((one) => one === verdict)) wrong.push(`${ask} → ${answer}`)
    }
    expect(wrong).toEqual([])
  },
)
