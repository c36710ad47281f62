import type { By } from '../domain/report.ts'
import type { Evidence } from '../store/evidence.ts'
import { timeWords } from './words.ts'

/** Headers of the columns that tell what was handed in with a report, one file per line of a cell. */
export const evidenceTitles = ['佐证材料', '材料大小（字节）', '材料校验值（SHA-256）', '材料提交人', '材料提交时间']

export function evidenceCells(evidence: readonly Evidence[], nameOf: (by: By) => string): string[] {
  return [
    linesOf(evidence, ({ name, afterConfirmation }) => (afterConfirmation ? `${name}（补充）` : name)),
    linesOf(evidence, ({ size }) => String(size)),
    linesOf(evidence, ({ sha256 }) => sha256),
    linesOf(evidence, ({ byOpenId, byName }) => nameOf({ openId: byOpenId, name: byName })),
    linesOf(evidence, ({ at }) => timeWords(at)),
  ]
}

const linesOf = (evidence: readonly Evidence[], words: (one: Evidence) => string): string =>
  evidence.map(words).join('\n')
