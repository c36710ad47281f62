import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another city's plan: the first one with another name, and with another target for one indicator. */
export const otherCity = '柏城'
export const otherPlanId = 'baicheng-2022'

/** What is written of it elsewhere, each in at least one of the plan's files. */
const differs = [
  ['zunyi-2022', otherPlanId],
  ['遵义', otherCity],
  ['专家仲裁员达到30人', '专家仲裁员达到45人'],
  ['"人", "30 (累计数)"', '"人", "45 (累计数)"'],
  ['人 |\n30 (累计数)', '人 |\n45 (累计数)'],
  ['| 人 | 30 (累计数)', '| 人 | 45 (累计数)'],
  ['"unit": "人",\n    "targetWritten": "30 (累计数)"', '"unit": "人",\n    "targetWritten": "45 (累计数)"'],
  ['"30 (累计数)", "value": "30", "place": "附件2第10项"', '"45 (累计数)", "value": "45", "place": "附件2第10项"'],
] as const

/** Writes it as a plan folder. Throws where the first plan is no longer written as it is told apart here. */
export function writeOtherPlan(folder: string): void {
  const from = 'data/zunyi-2022'
  mkdirSync(folder)
  const files = readdirSync(from).map((name) => ({ name, text: readFileSync(join(from, name), 'utf8') }))
  for (const [here] of differs)
    if (!files.some(({ text }) => text.includes(here))) throw new Error(`${from} does not say ${here}`)
  for (const { name, text } of files) {
    const other = differs.reduce((written, [here, there]) => written.replaceAll(here, there), text)
    writeFileSync(join(folder, name), other)
  }
}
