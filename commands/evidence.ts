import { z } from 'zod'
import { evidenceFile, evidenceOf } from '../src/reporting/evidence-show.ts'
import { attached, evidenceSent } from '../src/reporting/evidence-step.ts'
import { command } from '../src/talk/command.ts'

/** A file or an image sent in the private chat. */
export const evidence = command({
  name: 'evidence',
  words: [],
  help: null,
  privately: true,
  args: z.object({ key: z.string(), name: z.string().max(300), type: z.enum(['file', 'image']) }),
  run: evidenceSent,
})

/** Which report a file belongs to. */
export const attachEvidence = command({
  name: 'attach',
  words: [],
  help: null,
  privately: true,
  args: z.object({ message: z.string(), key: z.string(), form: z.string() }),
  run: attached,
})

/** 看佐证: the files of one submission. */
export const showEvidence = command({
  name: 'evidence-of',
  words: [],
  help: null,
  privately: true,
  args: z.object({ form: z.string() }),
  run: evidenceOf,
})

/** One file. */
export const fetchEvidence = command({
  name: 'evidence-file',
  words: [],
  help: null,
  privately: true,
  args: z.object({ id: z.coerce.number().int() }),
  run: evidenceFile,
})
