import { button, buttons, card, note, notice, text } from '../cards/kit.ts'
import { acceptedWords, isAccepted, maxEvidenceBytes, sha256Of, sizeWords } from '../domain/reporting/evidence-file.ts'
import { shortOf, subjectOf } from '../domain/reporting/subject.ts'
import { type Submission, submissionsOf } from '../domain/reporting/submission.ts'
import { periodWords, stateWords } from '../domain/reporting/words.ts'
import { shift } from '../domain/time.ts'
import { FeishuError } from '../feishu/port.ts'
import { attach, type Evidence, evidenceOfMessage, keepEvidence } from '../store/evidence.ts'
import { formOpenTo } from '../store/forms.ts'
import { expectChange } from '../store/sql.ts'
import type { Asker, Call, Reply } from '../talk/command.ts'
import { type Ground, groundOf } from './context.ts'
import { reportRefresh } from './decide-step.ts'
import { tellReviewers } from './queue-step.ts'

/** A file joins the form that was opened so recently (design.md 4, Evidence). */
const openSeconds = 30 * 60
const lastReports = 3
/** The platform's code for a file that is too large to fetch. */
const tooLarge = 234037

export type SentFile = { key: string; name: string; type: 'file' | 'image' }

/** A file or an image sent in the private chat: kept at once, then joined to what it proves. */
export async function evidenceSent(call: Call<SentFile>): Promise<Reply> {
  const { args, asker, event, world } = call
  if (!asker.roles.includes('liaison') && !asker.roles.includes('admin')) {
    return { card: notice('收到文件', '佐证材料由登记过的联络员随填报提交；您还不在联络员名册中，这个文件没有保存。') }
  }
  if (!isAccepted(args.name, args.type)) return rejected(args.name, '不收这种文件')
  const bytes = await fetched(call)
  if (!bytes) return rejected(args.name, '文件太大')
  if (bytes.byteLength === 0) return rejected(args.name, '文件是空的')

  const sha256 = sha256Of(bytes)
  await world.evidence.keep(sha256, bytes)
  const form = await formOpenTo(world.db, asker.openId, shift(world.now, -openSeconds))
  const kept: Omit<Evidence, 'id'> = {
    form: form?.id ?? null,
    messageId: event.messageId,
    fileKey: args.key,
    name: args.name,
    kind: args.type,
    size: bytes.byteLength,
    sha256,
    byOpenId: asker.openId,
    byName: asker.name,
    at: world.now,
    afterConfirmation: false,
  }
  const title = `收到${args.type === 'image' ? '图片' : '文件'}`
  const said = `${args.name}（${sizeWords(bytes.byteLength)}）`
  if (form) {
    const subject = subjectOf(world.plan, form.kind, form.no)
    const of = subject ? shortOf(subject) : '填报表'
    return { card: notice(title, `${said}已附到打开着的“${of}”表，请接着填好并提交。`), effects: [keepEvidence(kept)] }
  }
  return { ...whichReport(await groundOf(world), call, title, said), effects: [keepEvidence(kept)] }
}

async function fetched({ args, event, world }: Call<SentFile>): Promise<Uint8Array | null> {
  try {
    return await world.directory.download(event.messageId, args.key, args.type, maxEvidenceBytes)
  } catch (error) {
    if (error instanceof FeishuError && error.code === tooLarge) return null
    throw error
  }
}

const rejected = (name: string, why: string): Reply => ({
  card: notice('这个文件没有保存', `${name}：${why}。佐证材料可以是${acceptedWords}；也可以在备注里写文号代替。`),
})

function whichReport(ground: Ground, call: Call<SentFile>, title: string, said: string): Reply {
  const { args, asker, event, world } = call
  const own = recentOf(ground, asker, world.plan)
  if (own.length === 0) {
    return { card: notice(title, `${said}已保存。您还没有填报，请先发送“填报”打开表，再发一次文件。`) }
  }
  const value = (form: string) => ({ do: 'attach', message: event.messageId, key: args.key, form })
  return {
    card: card(
      title,
      'blue',
      text(`${said}已保存。是哪一次填报的佐证？`),
      buttons(...own.map((it) => button(titleOfSubmission(it), value(it.form)))),
      note('随新的填报提交：先打开填报表，30分钟内发来的文件自动附上。'),
    ),
  }
}

const recentOf = ({ facts }: Ground, asker: Asker, plan: Call<unknown>['world']['plan']): Submission[] =>
  submissionsOf(plan, facts.reports)
    .filter(
      ({ by, unit, state }) => state !== 'withdrawn' && (by.openId === asker.openId || asker.units.includes(unit)),
    )
    .slice(-lastReports)
    .toReversed()

const titleOfSubmission = ({ subject, period, state }: Submission): string =>
  `${shortOf(subject)} ${periodWords(period)}（${stateWords[state]}）`

/** The button that says which report a kept file belongs to; once confirmed, it is marked 补充. */
export async function attached(call: Call<{ message: string; key: string; form: string }>): Promise<Reply> {
  const { args, asker, world } = call
  const ground = await groundOf(world)
  const file = await evidenceOfMessage(world.db, args.message, args.key)
  const submission = recentSubmission(ground, asker, world.plan, args.form)
  if (!file || file.byOpenId !== asker.openId || !submission) {
    return { card: notice('没有附上', '没有找到这个文件或这次填报，请重新发送文件。') }
  }
  const title = titleOfSubmission(submission)
  if (file.form !== null) return { card: notice('已附上', `${file.name}此前已附到一次填报。`) }
  const confirmed = submission.state === 'confirmed'
  const files = [...ground.files, { ...file, form: args.form, afterConfirmation: confirmed }]
  const after = { ...ground, files }
  const told = await tellReviewers(world, after, false)
  return {
    card: notice('已附上', `${file.name}已附到“${title}”${confirmed ? '，标为补充' : ''}。`),
    toast: { type: 'success', content: '已附上' },
    effects: expectChange(attach(file.id, args.form, confirmed)),
    refresh: [...told.refresh, reportRefresh(call, after, args.form)],
  }
}

const recentSubmission = ({ facts }: Ground, asker: Asker, plan: Call<unknown>['world']['plan'], form: string) =>
  submissionsOf(plan, facts.reports).find(
    (it) => it.form === form && (it.by.openId === asker.openId || asker.units.includes(it.unit)),
  )
