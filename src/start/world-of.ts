import { rememberSelf } from '../feishu/self.ts'
import { evidenceFolder, evidenceFolderOf } from '../store/files/folder.ts'
import type { App } from '../talk/world.ts'
import type { Config } from './config.ts'

/** A bot's parts on Node, those that follow from its configuration beside those it is given. */
export const appOf = (
  { databasePath, digestAt }: Pick<Config, 'databasePath' | 'digestAt'>,
  parts: Pick<App, 'plan' | 'lexicon' | 'db' | 'feishu' | 'clock' | 'log'>,
): App => ({
  ...parts,
  evidence: evidenceFolder(evidenceFolderOf(databasePath)),
  self: rememberSelf(parts.feishu),
  digestAt,
})
