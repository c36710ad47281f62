import { wordsOf } from '../cards/words.ts'
import { goalOf, lastTarget, nameOfMention, shortName, targetFigure, unitById } from '../domain/look.ts'
import type { Indicator, Plan, Task } from '../domain/plan.ts'
import { answerQuery } from '../engine/answer.ts'
import type { Finding } from '../plan/finding.ts'
import { language } from '../understand/language.ts'
import { lexiconOf } from '../understand/lexicon.ts'
import { read } from '../understand/read.ts'

/** A plain question about a row, and what an answer to it must say, each in one of several ways. */
type Plain = { place: string; question: string; says: string[][] }

/**
 * Asks six plain questions about every row through understanding and answering, as a member would on the plan's last
 * day, and names each whose answer is not about that row.
 */
export function askAll(plan: Plan): { asked: number; findings: Finding[] } {
  const lexicon = lexiconOf(plan)
  const now = `${plan.end}T10:00:00+08:00`
  const asker = { role: 'member' as const, units: [] }
  const questions = [
    ...plan.indicators.flatMap((row) => aboutIndicator(plan, row)),
    ...plan.tasks.flatMap((row) => aboutTask(plan, row)),
  ]
  const findings = questions.flatMap(({ place, question, says }): Finding[] => {
    const { queries } = read(question, { lexicon, language, asker, topic: null, now, group: false })
    const facts = { reports: [], baselines: [] }
    const text = plain(wordsOf(answerQuery(queries, { plan, asker, now, group: false, facts })))
    const missing = says.filter((words) => !words.some((word) => text.includes(plain(word))))
    if (missing.length === 0) return []
    return [
      {
        level: 'error',
        place,
        says: `问“${question}”，回答里没有“${missing.map(([word]) => word).join('、')}”；请在这一行加别名或说法`,
      },
    ]
  })
  return { asked: questions.length, findings }
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

function aboutIndicator(plan: Plan, row: Indicator): Plain[] {
  const { place, short, name, no } = row
  const goal = goalOf(plan, no)
  const figure = targetFigure(goal) ?? lastTarget(goal).written
  const leads = row.leads.map((id) => [shortName(plan, id), unitById(plan, id)?.name ?? id])
  const ask = (question: string, ...says: string[][]): Plain => ({ place, question, says })
  return [
    ask(`${short}的目标是多少`, [figure]),
    ask(`${name}目标多少`, [figure]),
    ask(`${short}谁牵头`, ...(leads.length > 0 ? leads : [['未写']])),
    ask(`${short}在哪写的`, [place]),
    ask(`指标${no}是什么`, [short]),
    ask(`${short}完成得怎么样`, [short]),
  ]
}

function aboutTask(plan: Plan, row: Task): Plain[] {
  const { place, short, no } = row
  const names = (of: Task['leads']) => of.map((one) => [nameOfMention(plan, one)])
  const ask = (question: string, ...says: string[][]): Plain => ({ place, question, says })
  return [
    ask(`任务${no}是什么`, [row.text.slice(0, 10)]),
    ask(`任务${no}谁牵头`, ...(row.leads.length > 0 ? names(row.leads) : [['未写']])),
    ask(
      `任务${no}的${plan.words.others}有哪些`,
      ...(row.responsible.length > 0 ? names(row.responsible).slice(0, 1) : []),
    ),
    ask(`${short}谁牵头`, ...(row.leads.length > 0 ? names(row.leads) : [['未写']])),
    ask(`${short}在哪写的`, [place]),
    ask(`${short}的进展`, [`任务${no}`]),
  ]
}
