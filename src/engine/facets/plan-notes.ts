import type { Plan } from '../../domain/plan.ts'

/** Words that notes of any kind use. */
const everywhere = new Set(['正文', '附件', '任务', '指标', '部分', '单位', '牵头', '目标'])

/** Notes whose readings or title share the most words with a sentence; none where hardly any are shared. */
export function notesLike(plan: Plan, said: string): Plan['notes'] {
  const asked = [...said]
    .slice(1)
    .map((_, at) => said.slice(at, at + 2))
    .filter((pair) => !everywhere.has(pair))
  const scored = plan.notes.map((note) => {
    const own = `${note.title}${note.says}`
    return {
      note,
      score: new Set(asked.filter((pair) => /^\p{Script=Han}{2}$/u.test(pair) && own.includes(pair))).size,
    }
  })
  return scored
    .filter(({ score }) => score >= 3)
    .toSorted((a, z) => z.score - a.score)
    .map(({ note }) => note)
}
