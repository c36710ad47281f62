import type { Plan } from '../domain/plan.ts'
import { observe } from './observe.ts'
import { PlanError, type PlanFiles, parsePlan } from './parse.ts'
import { checkQuotes } from './quotes.ts'
import { checkReferences } from './references.ts'
import { checkRows } from './rows.ts'
import { checkShape } from './shape.ts'

/** Something a reader of the plan data should know: an error in the data, or a note on the plan itself. */
export type Finding = { level: 'error' | 'note'; place: string; says: string }

/** The published text, beside the data in a plan folder. */
const sourceFile = 'source.txt'

/**
 * All findings on a plan that fits the schema: errors first, then notes, each in the order of the plan.
 * The published text as it was, where given, is compared with its blocks in `source.json`.
 */
export function lint(plan: Plan, sourceText?: string): Finding[] {
  const errors = [...checkShape(plan), ...checkReferences(plan), ...checkQuotes(plan), ...checkRows(plan, sourceText)]
  return [...errors, ...observe(plan)].sort((a, b) => rank(a) - rank(b))
}

/** The same from raw files by name; files that are no plan give the schema's problems as errors. */
export function lintFiles(files: PlanFiles): Finding[] {
  try {
    return lint(parsePlan(files), files[sourceFile])
  } catch (error) {
    if (!(error instanceof PlanError)) throw error
    return error.problems.map((problem) => ({ level: 'error', ...problem }))
  }
}

/** One line per finding and a closing line with the counts. */
export function printFindings(findings: readonly Finding[]): string {
  const lines = findings.map(({ level, place, says }) => `${level === 'error' ? '错误' : '提示'} ${place}：${says}`)
  const errors = findings.filter(({ level }) => level === 'error').length
  return [...lines, `共 ${errors} 处错误，${findings.length - errors} 条提示`].join('\n')
}

function rank(finding: Finding): number {
  return finding.level === 'error' ? 0 : 1
}
