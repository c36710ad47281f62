import type { Plan } from '../domain/plan.ts'
import { checkCopied } from './copied.ts'
import { checkCoverage } from './coverage.ts'
import { checkDates } from './dates.ts'
import type { Finding } from './finding.ts'
import { checkGoals } from './goals.ts'
import { checkPapers } from './later-papers.ts'
import { observe } from './observe.ts'
import { PlanError, type PlanFiles, papersFolder, parsePlan } from './parse.ts'
import { checkQuotes } from './quotes.ts'
import { checkReferences } from './references.ts'
import { checkRows } from './rows.ts'
import { checkShape } from './shape.ts'

/** The published text, beside the data in a plan folder. */
const sourceFile = 'source.txt'

/**
 * All findings on a plan that fits the schema: errors first, then notes, each in the order of the plan.
 * The published text as it was, where given, is compared with its blocks in `source.json`.
 */
export function lint(plan: Plan, sourceText?: string): Finding[] {
  const errors = [
    ...checkShape(plan),
    ...checkDates(plan),
    ...checkReferences(plan),
    ...checkGoals(plan),
    ...checkRows(plan, sourceText),
    ...checkQuotes(plan),
    ...checkCoverage(plan),
    ...checkCopied(plan),
  ]
  // A plan that is itself at fault says nothing of what a paper makes of it.
  const papers = errors.length === 0 ? checkPapers(plan) : []
  return [...errors, ...papers, ...observe(plan)].sort((a, b) => rank(a) - rank(b))
}

/** The same from raw files by name; files that are no plan give the schema's problems as errors. */
export function lintFiles(files: PlanFiles): Finding[] {
  try {
    return [...lint(parsePlan(files), files[sourceFile]), ...encodings(files), ...listedPapers(files)]
  } catch (error) {
    if (!(error instanceof PlanError)) throw error
    return error.problems.map((problem) => ({ level: 'error', ...problem }))
  }
}

/** Workers read only the papers that `papers.json` lists; where there is such a list it names them all. */
function listedPapers(files: PlanFiles): Finding[] {
  const list = `${papersFolder}.json`
  if (files[list] === undefined) return []
  const there = Object.keys(files).flatMap((file) => (file.startsWith(`${papersFolder}/`) ? [file.slice(7)] : []))
  const named: unknown = JSON.parse(files[list])
  const same = Array.isArray(named) && [...named].sort().join() === there.sort().join()
  return same ? [] : [{ level: 'error', place: list, says: `应为 ${JSON.stringify(there)}，与 papers/ 下的文件一致` }]
}

/** Marks of a file saved otherwise than as plain UTF-8. */
function encodings(files: PlanFiles): Finding[] {
  return Object.entries(files).flatMap(([file, text]): Finding[] => [
    ...(text.startsWith('\uFEFF')
      ? [{ level: 'note' as const, place: file, says: '文件开头有 BOM，读时已略去，请另存为不带 BOM 的 UTF-8' }]
      : []),
    ...(text.includes('\uFFFD')
      ? [{ level: 'error' as const, place: file, says: '文件不是 UTF-8 编码，有的字读不出，请另存为 UTF-8' }]
      : []),
  ])
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
