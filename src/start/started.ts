import packageFile from '../../package.json' with { type: 'json' }
import type { App } from '../act/world.ts'
import { sizeOf } from '../store/size.ts'
import type { Config } from './config.ts'

/** The line of a start: what runs, for which plan, on what, and how much there is already. */
export async function logStart(
  { db, log, plan }: Pick<App, 'db' | 'log' | 'plan'>,
  { mode, transport }: Pick<Config, 'mode' | 'transport'>,
  database: string,
): Promise<void> {
  const { version } = packageFile
  const what = { version, plan: plan.id, mode, transport, database, ...(await sizeOf(db)) }
  log.info({ category: 'start', ...what }, 'started')
}
