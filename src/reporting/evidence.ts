import { type CameAs, cameAsEvidence } from '../act/came-as.ts'
import type { Call, Reply } from '../act/command.ts'
import { button, buttons, card, note, notice, text } from '../cards/kit.ts'
import type { Asker } from '../domain/people.ts'
import { Refused } from '../domain/refused.ts'
import { acceptedWords, isAccepted, maxEvidenceBytes, sha256Of, sizeWords } from '../domain/reporting/evidence-file.ts'
import { shortOf, subjectOf } from '../domain/reporting/subject.ts'
import { type Submission, submissionsOf } from '../domain/reporting/submission.ts'
import { periodWords, stateWords } from '../domain/reporting/words.ts'
import { shift } from '../domain/time.ts'
import { remedyFor } from '../feishu/codes.ts'
import { FeishuError } from '../feishu/port.ts'
import { attach, evidenceOfMessage, keepEvidence } from '../store/evidence.ts'
import { formsOpenTo, type ShownForm } from '../store/forms.ts'
import { hasSent } from '../store/reports.ts'
import { expectChange } from '../store/sql.ts'
import { isTableName } from '../tables/read.ts'
import { type Ground, groundOf } from './context.ts'
import { reportRefresh } from './decide.ts'
import { tellReviewers } from './queue.ts'
import { mayReportByTable, tableSent } from './table.ts'
import { recentOf } from './versions.ts'

/** A file joins the form that was opened so recently (docs/rules.md 4, Evidence). */
const openSeconds = 30 * 60
const mostForms = 5
/** The platform's code for a file that is too large to fetch. */
const tooLarge = 234037

export type SentFile = { key: string; name: string; type: 'file' | 'image' }

/** To who reports nothing. */
export function notKept(): never {
  throw new Refused('收到文件', '佐证材料由登记过的联络员随填报提交；您还不在联络员名册中，这个文件没有保存。')
}

/**
 * Files and images sent in the private chat: kept at once, then joined to what they prove. That is the one form that is
 * open; where it is not certain which, it is asked. Before that each of `kinds` is tried on a single file.
 */
export async function evidenceSent(
  call: Call<{ files: SentFile[]; beside?: string }>,
  kinds: readonly FileKind[],
): Promise<Reply> {
  const { args, asker } = call
  const fetched = await Promise.all(args.files.map(async (file) => fetchedFile(call, file)))
  const kept = fetched.flatMap((one) => ('bytes' in one ? [one] : []))
  const refused = fetched.flatMap((one) => ('why' in one ? [`${shownName(one.file)}：${one.why}。`] : []))
  if (kept.length === 0) return { card: notice('这个文件没有保存', ...refused, acceptedNote) }

  const [first] = kept
  if (first && kept.length === 1) {
    const { file, bytes, sha256 } = first
    for (const kind of kinds) {
      const reply = await kind(call, { key: file.key, name: file.name, bytes, sha256 })
      if (reply) return reply
    }
  }
  let unread = ''
  // A workbook of somebody who reports is read, even while a form is open; what holds nothing of the plan is evidence.
  if (first && kept.length === 1 && mayReportByTable(asker) && isTableName(first.file.name)) {
    const { file, bytes } = first
    const draft = await tableSent(call, {
      name: file.name,
      fileKey: file.key,
      bytes,
      pasted: false,
      beside: args.beside ?? '',
    })
    if (draft) return draft
    unread = `${shownName(file)}里没有认出要填报的指标或任务，没有当作填报的表。`
  }
  const open = await openForms(call)
  const [only] = open
  const joins = open.length === 1 && only && !(await reportedSince(call, only)) ? only : undefined
  const effects = kept.map(({ file, bytes, sha256 }) =>
    keepEvidence(
      cameAsEvidence(
        call,
        { key: file.key, name: file.name, bytes, sha256 },
        { form: joins?.id ?? null, kind: file.type },
      ),
    ),
  )
  const title = `收到${kept.every(({ file }) => file.type === 'image') ? '图片' : '文件'}`
  const said = unread + kept.map(({ file, bytes }) => `${shownName(file)}（${sizeWords(bytes.byteLength)}）`).join('、')
  if (joins) {
    const of = nameOfForm(call, joins)
    return { card: notice(title, `${said}已附到打开着的“${of}”表，请接着填好并提交。`, ...refused), effects }
  }
  return { ...whichReport(await recentOf(call), call, open, title, said, refused), effects }
}

/** A kind of file the office sends, known by its heads: what is answered to one, null where it is none. */
export type FileKind = (call: Call<unknown>, file: CameAs) => Promise<Reply | null>

type Fetched = { file: SentFile } & ({ bytes: Uint8Array; sha256: string } | { why: string })

/** A file's bytes, kept in the store; or why they are not. */
async function fetchedFile(call: Call<unknown>, sent: SentFile): Promise<Fetched> {
  const file = { ...sent, name: keptName(sent.name) }
  if (!isAccepted(file.name, file.type)) return { file, why: '不收这种文件' }
  const bytes = await downloaded(call, file)
  if (typeof bytes === 'string') return { file, why: bytes }
  if (bytes.byteLength === 0) return { file, why: '文件是空的' }
  const sha256 = sha256Of(bytes)
  await call.world.evidence.keep(sha256, bytes)
  return { file, bytes, sha256 }
}

/** The bytes, or why the platform does not give them; throws where it may later. */
async function downloaded({ event, world }: Call<unknown>, { key, type }: SentFile): Promise<Uint8Array | string> {
  try {
    return await world.directory.download(event.messageId, key, type, maxEvidenceBytes)
  } catch (error) {
    if (error instanceof FeishuError && error.code === tooLarge) return '文件太大'
    const { do: remedy } = remedyFor(error)
    if (!(error instanceof FeishuError) || remedy === 'again' || remedy === 'same') throw error
    return `没有从飞书取到（代码${error.code}），请重新发一次`
  }
}

const longestName = 200
const longestShown = 60

/** A name as long as a folder can hold, with its ending. */
function keptName(name: string): string {
  if (name.length <= longestName) return name
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return `${name.slice(0, longestName - ending.length - 1)}…${ending}`
}

const shownName = ({ name }: SentFile): string =>
  name.length <= longestShown ? name : `${name.slice(0, longestShown - 11)}…${name.slice(-10)}`

const acceptedNote = `佐证材料可以是${acceptedWords}；也可以在备注里写文号代替。`

/** The forms somebody has open, of each thing the newest: who opens one again has left the one before. */
async function openForms({ asker, world }: Call<unknown>): Promise<ShownForm[]> {
  const all = await formsOpenTo(world.db, asker.openId, shift(world.now, -openSeconds))
  return all.filter(
    (form, at) =>
      all.findIndex(({ kind, no, unit }) => kind === form.kind && no === form.no && unit === form.unit) === at,
  )
}

/** They have sent in the same since: what comes now may be of that. */
const reportedSince = ({ asker, world }: Call<unknown>, { kind, no, openedAt }: ShownForm): Promise<boolean> =>
  hasSent(world.db, { openId: asker.openId, kind, no, since: openedAt })

const nameOfForm = ({ world }: Call<unknown>, { kind, no }: ShownForm): string => {
  const subject = subjectOf(world.plan, kind, no)
  return subject ? shortOf(subject) : '填报表'
}

function whichReport(
  own: readonly Submission[],
  call: Call<unknown>,
  open: readonly ShownForm[],
  title: string,
  said: string,
  refused: readonly string[],
): Reply {
  const { event } = call
  if (own.length + open.length === 0) {
    return { card: notice(title, `${said}已保存。您还没有填报，请先发送“填报”打开表，再发一次文件。`, ...refused) }
  }
  const value = (form: string) => ({ do: 'attach', message: event.messageId, form })
  return {
    card: card(
      title,
      'blue',
      text(`${said}已保存。是哪一次填报的佐证？`),
      ...refused.map((line) => text(line)),
      buttons(
        ...open.slice(0, mostForms).map((form) => button(`打开着的${nameOfForm(call, form)}表`, value(form.id))),
        ...own.map((it) => button(titleOfSubmission(it), value(it.form))),
      ),
      note('随新的填报提交：先打开填报表，30分钟内发来的文件自动附上。'),
    ),
  }
}

const titleOfSubmission = ({ subject, period, state }: Submission): string =>
  `${shortOf(subject)} ${periodWords(period)}（${stateWords[state]}）`

/** The button that says which form or report what a message brought belongs to; once confirmed, it is marked 补充. */
export async function attached(call: Call<{ message: string; form: string }>): Promise<Reply> {
  const { args, asker, world } = call
  const ground = await groundOf(world, args.form)
  const sent = await evidenceOfMessage(world.db, args.message)
  const files = sent.filter(({ byOpenId }) => byOpenId === asker.openId)
  const open = (await openForms(call)).find(({ id }) => id === args.form)
  const submission = recentSubmission(ground, asker, world.plan, args.form)
  if (files.length === 0 || !(open || submission)) {
    return { card: notice('没有附上', '没有找到这个文件或这次填报，请重新发送文件。') }
  }
  const names = files.map(({ name }) => name).join('、')
  if (files.some(({ form }) => form !== null)) return { card: notice('已附上', `${names}此前已附到一次填报。`) }
  const confirmed = submission?.state === 'confirmed'
  const effects = files.flatMap(({ id }) => expectChange(attach(id, args.form, confirmed)))
  const toast = { type: 'success', content: '已附上' } as const
  if (!submission) {
    const of = open ? nameOfForm(call, open) : ''
    return { card: notice('已附上', `${names}已附到打开着的“${of}”表，请接着填好并提交。`), toast, effects }
  }
  const joined = files.map((file) => ({ ...file, form: args.form, afterConfirmation: confirmed }))
  const after = { ...ground, files: [...ground.files, ...joined] }
  const told = await tellReviewers(world, after, false)
  return {
    card: notice('已附上', `${names}已附到“${titleOfSubmission(submission)}”${confirmed ? '，标为补充' : ''}。`),
    toast,
    effects,
    refresh: [...told.refresh, reportRefresh(call, after, args.form)],
  }
}

const recentSubmission = ({ facts }: Ground, asker: Asker, plan: Call<unknown>['world']['plan'], form: string) =>
  submissionsOf(plan, facts.reports).find(
    (it) => it.form === form && (it.by.openId === asker.openId || asker.units.includes(it.unit)),
  )
