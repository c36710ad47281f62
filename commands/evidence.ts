import * as z from 'zod'
import { type Call, command, type Reply } from '../src/act/command.ts'
import { button, buttons, card, list, notice } from '../src/cards/kit.ts'
import { Refused } from '../src/domain/refused.ts'
import { sizeWords } from '../src/domain/reporting/evidence-file.ts'
import { shortOf } from '../src/domain/reporting/subject.ts'
import { submissionsOf } from '../src/domain/reporting/submission.ts'
import { periodWords, timeWords } from '../src/domain/reporting/words.ts'
import { ownSent } from '../src/ledger/came-back.ts'
import { attached, evidenceSent, type FileKind, notKept } from '../src/reporting/evidence.ts'
import { openingSent } from '../src/reporting/opening-draft.ts'
import { reporting } from '../src/reporting/rights.ts'
import { targetsSent } from '../src/reporting/targets-draft.ts'
import { concernedUnits, seesPending } from '../src/reporting/visible.ts'
import { rosterSent } from '../src/roster/sent-file.ts'
import { type Evidence, evidenceById, evidenceOfForms } from '../src/store/evidence.ts'
import { reportsOfForm } from '../src/store/reports.ts'

/** What a workbook may be, by its heads: our own, or the office's; else it holds figures, or is evidence. */
const kinds: readonly FileKind[] = [ownSent, rosterSent, targetsSent, openingSent]

/** A file or an image sent in the private chat. */
export const evidence = command({
  name: 'evidence',
  words: [],
  help: null,
  right: reporting,
  place: 'private',
  unhurried: true,
  refuse: notKept,
  args: z.object({
    files: z.array(z.object({ key: z.string(), name: z.string(), type: z.enum(['file', 'image']) })),
    /** What the same message says of them. */
    beside: z.string().optional(),
  }),
  run: (call) => evidenceSent(call, kinds),
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

const denied = () => new Refused('不能查看', '佐证材料只有本单位联络员、领导和办公室可以在私聊中查看。')

/** The files of one submission, each to be fetched. */
async function evidenceOf(call: Call<{ form: string }>): Promise<Reply> {
  const { args, asker, where, world } = call
  const [reports, files] = await Promise.all([
    reportsOfForm(world.db, args.form),
    evidenceOfForms(world.db, [args.form]),
  ])
  const [submission] = submissionsOf(world.plan, reports)
  if (!submission || !seesPending(asker, where, concernedUnits(submission.subject, submission.unit))) throw denied()
  return {
    card: card(
      `佐证：${shortOf(submission.subject)}（${periodWords(submission.period)}）`,
      'blue',
      list(...files.map((file) => [fileLine(file)])),
      buttons(...files.map(({ id, name }) => button(`取 ${name}`, { do: 'evidence-file', id }))),
    ),
    inPlace: false,
  }
}

/** `批复.pdf（1.2MB，3月18日 10:00 李明，补充，sha256 1a2b3c4d）` */
const fileLine = ({ name, size, at, byName, afterConfirmation, sha256 }: Evidence): string =>
  `${name}（${sizeWords(size)}，${timeWords(at)} ${byName}${afterConfirmation ? '，补充' : ''}，sha256 ${sha256.slice(0, 8)}）`

/** One file as a message of its own. */
async function evidenceFile(call: Call<{ id: number }>): Promise<Reply> {
  const { args, asker, where, world } = call
  const file = await evidenceById(world.db, args.id)
  const [submission] = submissionsOf(world.plan, file?.form ? await reportsOfForm(world.db, file.form) : [])
  if (!file || !submission) throw denied()
  if (!seesPending(asker, where, concernedUnits(submission.subject, submission.unit))) throw denied()
  const bytes = await world.evidence.read(file.sha256)
  if (!bytes)
    return {
      card: notice('文件不在了', `${file.name}没有找到，或与收到时不一样，请联系管理员检查佐证文件夹。`),
      inPlace: false,
    }
  return {
    card: notice('佐证材料', `${fileLine(file)}，见下一条消息。`),
    file: { name: file.name === '图片' ? `图片-${file.sha256.slice(0, 8)}.png` : file.name, stored: file.sha256 },
    inPlace: false,
  }
}
