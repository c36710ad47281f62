import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plan } from '../domain/plan.ts'
import type { Finding } from './finding.ts'
import { lintFiles } from './lint.ts'
import { PlanError, type PlanFiles, papersFolder, parsePlan } from './parse.ts'

/** Reads and checks the plan in a folder; throws PlanError with one line per problem. */
export async function readPlan(folder: string): Promise<Plan> {
  return parsePlan(await readPlanFiles(folder))
}

/** The same, refused too where the plan is well formed but does not agree with its text: one problem per error. */
export async function readSoundPlan(folder: string): Promise<Plan> {
  const files = await readPlanFiles(folder)
  const plan = parsePlan(files)
  const errors = lintFiles(files).filter(({ level }) => level === 'error')
  if (errors.length > 0) throw new PlanError(errors.map(({ place, says }) => ({ place, says })))
  return plan
}

/** All findings on a plan folder: errors first, then notes. Quotes are checked where the folder has `source.txt`. */
export async function lintFolder(folder: string): Promise<Finding[]> {
  try {
    return lintFiles(await readPlanFiles(folder))
  } catch (error) {
    if (!(error instanceof PlanError)) throw error
    return error.problems.map((problem) => ({ level: 'error', ...problem }))
  }
}

/** The JSON and text files of a plan folder, by name. Throws PlanError where there is no such folder. */
export async function readPlanFiles(folder: string): Promise<PlanFiles> {
  const names = await readdir(folder).catch(() => {
    throw new PlanError([{ place: folder, says: '没有这个文件夹' }])
  })
  const papers = await readdir(join(folder, papersFolder)).catch(() => [])
  const wanted = [
    ...names.filter((name) => /\.(json|txt)$/.test(name)),
    ...papers.filter((name) => name.endsWith('.json')).map((name) => `${papersFolder}/${name}`),
  ]
  const contents = await Promise.all(wanted.map((name) => readFile(join(folder, name), 'utf8')))
  return Object.fromEntries(wanted.map((name, index) => [name, contents[index] ?? '']))
}
