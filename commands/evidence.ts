import { z } from 'zod'
import { command } from '../src/act/command.ts'
import { evidenceFile, evidenceOf } from '../src/reporting/evidence-show.ts'
import { attached, evidenceSent, notKept } from '../src/reporting/evidence-step.ts'
import { reporting } from '../src/reporting/rights.ts'
import { rosterSent } from '../src/roster/file-step.ts'

/** A file or an image sent in the private chat. */
export const evidence = command({
  name: 'evidence',
  words: [],
  help: null,
  right: reporting,
  place: 'private',
  unhurried: true,
  refuse: notKept,
  args: z.object({ files: z.array(z.object({ key: z.string(), name: z.string(), type: z.enum(['file', 'image']) })) }),
  run: (call) => evidenceSent(call, rosterSent),
})

/** Which report a file belongs to. */
export const attachEvidence = command({
  name: 'attach',
  words: [],
  help: null,
  right: reporting,
  place: 'aside',
  refuse: notKept,
  args: z.object({ message: z.string(), key: z.string().optional(), form: z.string() }),
  run: attached,
})

/** 看佐证: the files of one submission. */
export const showEvidence = command({
  name: 'evidence-of',
  words: [],
  help: null,
  right: 'seePending',
  place: 'aside',
  does: '查看佐证',
  args: z.object({ form: z.string() }),
  run: evidenceOf,
})

/** One file. */
export const fetchEvidence = command({
  name: 'evidence-file',
  words: [],
  help: null,
  right: 'seePending',
  place: 'aside',
  does: '查看佐证',
  args: z.object({ id: z.coerce.number().int() }),
  run: evidenceFile,
})
