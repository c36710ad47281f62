import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another city's plan: the first one with another name, and with another target for one indicator. */
export const otherCity = '柏城'
export const otherPlanId = 'baicheng-2022'

/** Writes it as a plan folder. */
export function writeOtherPlan(folder: string): void {
  const from = 'data/zunyi-2022'
  mkdirSync(folder)
  for (const name of readdirSync(from)) {
    const text = readFileSync(join(from, name), 'utf8')
    const other = text
      .replaceAll('zunyi-2022', otherPlanId)
      .replaceAll('遵义', otherCity)
      .replace(/("indicators":\s*\[\s*10\s*\],\s*"target":\s*)"30"/, '$1"45"')
    writeFileSync(join(folder, name), other)
  }
}
