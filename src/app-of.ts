import type { App } from './app/world.ts'
import type { Config } from './config.ts'
import { evidenceFolder, evidenceFolderOf } from './evidence/folder.ts'
import { rememberSelf } from './feishu/self.ts'
import { lexiconOf } from './understand/lexicon.ts'

/** A bot's parts on Node, those that follow from its configuration beside those it is given. */
export const appOf = (
  { databasePath, digestAt }: Pick<Config, 'databasePath' | 'digestAt'>,
  parts: Pick<App, 'plan' | 'db' | 'feishu' | 'clock' | 'log'>,
): App => ({
  ...parts,
  lexicon: lexiconOf(parts.plan),
  evidence: evidenceFolder(evidenceFolderOf(databasePath)),
  self: rememberSelf(parts.feishu),
  digestAt,
})
