import type { z } from 'zod'
import { zhCN } from 'zod/locales'
import { optionalFiles, type Plan, planFiles, planSchema } from '../domain/plan.ts'

/** A plan folder's files by name, as text. The published text itself, where present, is `source.txt`. */
export type PlanFiles = Readonly<Record<string, string>>

/** One thing that keeps the files from being a plan: where (file and path within it) and what. */
export type PlanProblem = { place: string; says: string }

/** The files are not a plan; the message has one line per problem. */
export class PlanError extends Error {
  readonly problems: PlanProblem[]

  constructor(problems: PlanProblem[]) {
    super(problems.map(({ place, says }) => `${place}: ${says}`).join('\n'))
    this.name = 'PlanError'
    this.problems = problems
  }
}

/** Where papers that came after the plan lie, one file each. */
export const papersFolder = 'papers'

/** A paper with the name of its file; what is no paper stays as it is and is refused by the schema. */
export const withName = (file: string, content: unknown): unknown =>
  isRecord(content) ? { ...content, file } : content

/** Raw file contents → the plan. Throws PlanError naming every problem at once. */
export function parsePlan(files: PlanFiles): Plan {
  const problems: PlanProblem[] = []
  const parts = new Map<string, unknown>()
  for (const [file, part] of Object.entries(planFiles)) {
    if (files[file] === undefined && optionalFiles.has(file)) continue
    const content = parseJson(file, files[file], problems)
    if (part) parts.set(part, content)
    else if (isRecord(content)) for (const [name, value] of Object.entries(content)) parts.set(name, value)
    else if (content !== undefined) problems.push({ place: file, says: '应为一个 JSON 对象' })
  }
  const later = Object.keys(files)
    .filter((file) => file.startsWith(`${papersFolder}/`))
    .sort()
  parts.set(
    'papers',
    later.map((file) => withName(file, parseJson(file, files[file], problems))),
  )
  if (problems.length > 0) throw new PlanError(problems)
  const parsed = planSchema.safeParse(Object.fromEntries(parts), { error: zhCN().localeError })
  if (parsed.success) return parsed.data
  throw new PlanError(parsed.error.issues.map((issue) => problemOf(issue, later)))
}

function parseJson(file: string, text: string | undefined, problems: PlanProblem[]): unknown {
  if (text === undefined) {
    problems.push({ place: file, says: '缺少这个文件' })
    return undefined
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    problems.push({ place: file, says: `不是有效的 JSON（${error instanceof Error ? error.message : String(error)}）` })
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const types = {
  string: '文字',
  number: '数字',
  object: '{ } 一组',
  array: '[ ] 一列',
  boolean: '是否',
  undefined: '没有写',
}

/** zod's own messages name JSON's types in English. */
const inChinese = (message: string): string =>
  Object.entries(types).reduce((text, [type, word]) => text.replaceAll(new RegExp(`\\b${type}\\b`, 'g'), word), message)

/** `indicators.json[7].goal`: the file that holds the part, then the path within it. */
function problemOf({ path, message }: z.core.$ZodIssue, papers: readonly string[]): PlanProblem {
  const isPaper = path[0] === 'papers' && typeof path[1] === 'number'
  const [part, ...rest] = isPaper ? path.slice(1) : path
  const file = isPaper ? papers[Number(part)] : Object.entries(planFiles).find(([, name]) => name === part)?.[0]
  const steps = file ? rest : path
  const within = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
  return { place: `${file ?? 'plan.json'}${within}`, says: inChinese(message) }
}
