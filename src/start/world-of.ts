import { commands } from '../../commands/index.ts'
import type { App } from '../act/world.ts'
import { rememberSelf } from '../feishu/self.ts'
import { evidenceFolder, evidenceFolderOf } from '../store/files/folder.ts'
import { secondReader } from '../understand/endpoint/second-reader.ts'
import type { Config } from './config.ts'

/** A bot's parts on Node, those that follow from its configuration beside those it is given. */
export const appOf = (
  { databasePath, digestAt, endpoint }: Pick<Config, 'databasePath' | 'digestAt' | 'endpoint'>,
  parts: Pick<App, 'plan' | 'lexicon' | 'db' | 'feishu' | 'clock' | 'log'>,
): App => ({
  ...parts,
  commands,
  evidence: evidenceFolder(evidenceFolderOf(databasePath)),
  self: rememberSelf(parts.feishu),
  digestAt,
  secondReader: endpoint && secondReader(endpoint, { nowMs: () => parts.clock.now().getTime(), log: parts.log }),
})
