import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { printFindings } from '../plan/lint.ts'
import { lintFolder, readPlan } from '../plan/read.ts'
import { dataFolder, planFolderOf } from '../start/open.ts'
import { configFor } from './desk.ts'
import { type Run, refused } from './io.ts'

/** Findings on a plan folder: a path, the name of one under `data/`, or the configured plan. Errors are exit code 1. */
export const run: Run = async ({ files: [named], options, env, io }) => {
  const folder = named === undefined ? planFolderOf(configFor({ options, env })) : folderOf(named)
  const findings = await lintFolder(folder)
  if (options.ask === true && findings.every(({ level }) => level !== 'error')) {
    const { askAll } = await import('./plan-ask.ts')
    const { asked, findings: lost } = askAll(await readPlan(folder))
    findings.unshift(...lost)
    io.out(`问了${asked}句，${asked - lost.length}句答到了这一行`)
  }
  io.out(printFindings(findings))
  const errors = findings.filter(({ level }) => level === 'error').length
  if (errors > 0) throw refused(`方案数据有 ${errors} 处错误`)
}

const folderOf = (named: string): string =>
  !existsSync(named) && /^[\w-]+$/.test(named) ? join(dataFolder, named) : named
