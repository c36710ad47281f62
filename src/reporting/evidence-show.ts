import type { Call, Reply } from '../act/command.ts'
import { button, buttons, card, list, notice } from '../cards/kit.ts'
import { Refused } from '../domain/refused.ts'
import { sizeWords } from '../domain/reporting/evidence-file.ts'
import { shortOf } from '../domain/reporting/subject.ts'
import { submissionsOf } from '../domain/reporting/submission.ts'
import { periodWords, timeWords } from '../domain/reporting/words.ts'
import type { Evidence } from '../store/evidence.ts'
import { evidenceById } from '../store/evidence.ts'
import { groundOf } from './context.ts'
import { concernedUnits, seesPending } from './visible.ts'

const denied = () => new Refused('不能查看', '佐证材料只有本单位联络员、领导和办公室可以在私聊中查看。')

/** The files of one submission, each to be fetched. */
export async function evidenceOf(call: Call<{ form: string }>): Promise<Reply> {
  const { args, asker, where, world } = call
  const ground = await groundOf(world)
  const [submission] = submissionsOf(
    world.plan,
    ground.facts.reports.filter(({ form }) => form === args.form),
  )
  if (!submission || !seesPending(asker, where, concernedUnits(submission.subject, submission.unit))) throw denied()
  const files = ground.files.filter(({ form }) => form === args.form)
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
export async function evidenceFile(call: Call<{ id: number }>): Promise<Reply> {
  const { args, asker, where, world } = call
  const file = await evidenceById(world.db, args.id)
  const { facts } = await groundOf(world)
  const [submission] = submissionsOf(
    world.plan,
    facts.reports.filter(({ form }) => form === file?.form),
  )
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
