import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { run } from '../../src/cli/run.ts'
import type { FigureReport } from '../../src/domain/report.ts'
import { readConfig } from '../../src/start/config.ts'
import { openDatabase } from '../../src/start/open.ts'
import { move, setBaseline, submit } from '../../src/store/reports.ts'
import type { SqliteStore } from '../../src/store/sqlite.ts'
import { baseline, figure } from '../domain/facts.ts'

export type Answer = { code: number; out: string; err: string }

/** A folder of its own and the command line in it; everything goes when the test ends. */
export function terminal(env: Record<string, string> = {}, fetchImpl: typeof fetch = nowhere) {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const all: Record<string, string> = { DATABASE_PATH: join(folder, 'zhibiao.db'), ...env }
  return {
    env: all,
    fileAt: (name: string) => join(folder, name),
    async runs(...argv: string[]): Promise<Answer> {
      const [out, err]: [string[], string[]] = [[], []]
      // These tests are about what the commands do; which database they do it to has a test of its own.
      const office = !all.LARK_APP_ID && ['backup', 'restore', 'roster'].includes(argv[0] ?? '') && argv.length > 1
      const code = await run(office ? [...argv, '--rehearsal'] : argv, all, {
        out: (text) => out.push(text),
        err: (text) => text.startsWith('没有设置 LARK_APP_ID、LARK_APP_SECRET：') || err.push(text),
        fetch: fetchImpl,
        now: () => new Date('2024-05-06T10:00:00+08:00'),
      })
      return { code, out: out.join('\n'), err: err.join('\n') }
    },
    /** The database, as a server that has started has made it. */
    database(now = '2024-03-18T08:00:00+08:00'): Promise<SqliteStore> {
      return openDatabase(readConfig(all), now, true)
    },
  }
}

const nowhere: typeof fetch = async () => {
  throw new Error('nothing answers here')
}

const office = { openId: 'ou_office', name: '办公室' }

/** Two confirmed levels of an indicator with its start value, the second confirmed later than the month it is for. */
export async function trademarks(db: SqliteStore): Promise<void> {
  const first = figure(2, '2023Q4', { value: '13.9', at: '2024-01-05T09:00:00+08:00' })
  const second = figure(2, '2024Q1', { value: '14.8', at: '2024-04-08T09:00:00+08:00' })
  await db.batch([
    setBaseline({ ...baseline(2, '2022-06-30', '12'), at: '2024-01-03T09:00:00+08:00' }),
    ...[first, second].flatMap((report, index) => confirmed(report, index + 1)),
  ])
}

const confirmed = (report: FigureReport, id: number) => [
  ...submit(report),
  ...move(id, 'pending', { at: report.at, state: 'confirmed', by: office, reason: '' }),
]
