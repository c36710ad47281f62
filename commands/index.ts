import type { Command } from '../src/act/command.ts'
import { amend } from './amend.ts'
import { amendTable } from './amend-table.ts'
import { amendments, amendWithdraw } from './amendments.ts'
import { ask } from './ask.ts'
import { audit } from './audit.ts'
import { baseline } from './baseline.ts'
import { behalf } from './behalf.ts'
import { correct } from './correct.ts'
import { deadLetterQueue } from './deadletters.ts'
import { decide } from './decide.ts'
import { decideMany } from './decide-many.ts'
import { decidedToday } from './decided.ts'
import { digest } from './digest.ts'
import { digestSettings } from './digest-settings.ts'
import { attachEvidence, evidence, fetchEvidence, showEvidence } from './evidence.ts'
import { exportTable } from './export-table.ts'
import { forget } from './forget.ts'
import { handover, leave } from './handover.ts'
import { help } from './help.ts'
import { history, mine } from './history.ts'
import { issues } from './issues.ts'
import { join, myRequests, rosterDecide } from './join.ts'
import { burden, late } from './late.ts'
import { ledger } from './ledger.ts'
import { officeSettings } from './office-settings.ts'
import { openingTable } from './opening-table.ts'
import { owed } from './owed.ts'
import { acceptance, drafting } from './papers.ts'
import { pending } from './pending.ts'
import { remind } from './remind.ts'
import { report } from './report.ts'
import { reportPage } from './report-page.ts'
import { roster, rosterAdd, rosterImport, rosterRemove } from './roster.ts'
import { settings } from './settings.ts'
import { share } from './share.ts'
import { status, statusViews } from './status.ts'
import { subjectSettings } from './subject-settings.ts'
import { pause, resume, subscribe, unsubscribe } from './subscribe.ts'
import { table } from './table.ts'
import { tell } from './tell.ts'
import { todo } from './todo.ts'
import { undo } from './undo.ts'
import { taught, unsure } from './unsure.ts'
import { whoami } from './whoami.ts'
import { withdraw } from './withdraw.ts'
import { wordless } from './wordless.ts'

/** Everything a person can say or click, in the order of the help. */
export const commands: Command[] = [
  report,
  reportPage,
  table,
  status,
  ...statusViews,
  late,
  owed,
  correct,
  withdraw,
  history,
  mine,
  pending,
  todo,
  undo,
  remind,
  burden,
  behalf,
  baseline,
  ledger,
  drafting,
  issues,
  acceptance,
  roster,
  rosterAdd,
  rosterRemove,
  rosterImport,
  rosterDecide,
  myRequests,
  settings,
  subjectSettings,
  officeSettings,
  amend,
  amendTable,
  openingTable,
  amendments,
  amendWithdraw,
  audit,
  deadLetterQueue,
  unsure,
  taught,
  join,
  handover,
  leave,
  forget,
  decide,
  decideMany,
  exportTable,
  decidedToday,
  evidence,
  attachEvidence,
  showEvidence,
  fetchEvidence,
  share,
  tell,
  digest,
  subscribe,
  unsubscribe,
  pause,
  resume,
  digestSettings,
  help,
  whoami,
  ask,
  wordless,
]
