import { planAmended } from '../domain/amendments/apply.ts'
import { planAsSet } from '../domain/office-plan.ts'
import type { Plan } from '../domain/plan.ts'
import { owingFrom, type Settings, settingsSchema } from '../domain/settings.ts'
import { type Clock, dayOf, isoIn } from '../domain/time.ts'
import type { Feishu } from '../feishu/port.ts'
import { allAmendments } from '../store/amendments.ts'
import type { EvidenceStore } from '../store/files/port.ts'
import { metaOf } from '../store/meta.ts'
import { storedSettings, valuesOf } from '../store/settings.ts'
import { kept, type Sql } from '../store/sql.ts'
import type { Log } from '../telemetry/log.ts'
import type { SecondReader } from '../understand/endpoint/second-reader.ts'
import type { Lexicon } from '../understand/lexicon.ts'
import type { Command, World } from './command.ts'

/** The running bot's parts: made once by an entry, handed to everything below it. */
export type App = {
  commands: readonly Command[]
  plan: Plan
  lexicon: () => Lexicon
  secondReader: SecondReader | null
  db: Sql
  feishu: Feishu
  evidence: EvidenceStore
  /** The bot's own open_id, or null while it cannot be found out. */
  self: () => Promise<string | null>
  clock: Clock
  log: Log
  digestAt: { day: number; time: string }
}

export const nowIn = ({ clock, plan }: App): string => isoIn(plan.timeZone, clock.now())

/** What a command may read, as of this moment. */
export async function worldOf(app: App): Promise<World> {
  const now = nowIn(app)
  const { commands, lexicon, secondReader, db, evidence, feishu } = app
  const [settings, amendments] = await Promise.all([settingsOf(app, now), allAmendments(db)])
  const asSet = planAsSet(app.plan, settings.stored)
  const planAt = (on: string, known: string) => planAmended(asSet, amendments, on, known)
  const plan = planAt(dayOf(now), now)
  return { commands, plan, planAt, amendments, lexicon, secondReader, db, evidence, now, settings, directory: feishu }
}

/** The office's settings; before a server has ever started, reports would be owed from now on. */
async function settingsOf({ db, digestAt }: Pick<App, 'db' | 'digestAt'>, now: string): Promise<Settings> {
  const { set, firstStart } = await kept(db, 'settings', ['settings', 'meta'], async (db) => {
    const [stored, firstStart] = await Promise.all([storedSettings(db), metaOf(db, 'first_start')])
    const values = valuesOf(stored)
    return { set: { ...settingsSchema.parse(values), stored: values, owing: owingFrom(stored) }, firstStart }
  })
  return { ...set, digestAt, since: dayOf(firstStart ?? now) }
}
