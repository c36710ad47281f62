import { type CameAs, cameAsEvidence } from '../act/came-as.ts'
import type { Call, Reply } from '../act/command.ts'
import { button, buttons, card, notice, text } from '../cards/kit.ts'
import { may } from '../domain/permissions.ts'
import { Refused } from '../domain/refused.ts'
import { byOf } from '../reporting/context.ts'
import { readOrFault } from '../reporting/drafts.ts'
import { evidenceOfMessage, keepEvidence } from '../store/evidence.ts'
import type { Line } from '../tables/line.ts'
import { type Import, prepareImport } from './import.ts'
import { readTable } from './table.ts'
import { columnOf } from './words.ts'

const mostFaults = 20

/** A file of the office that is a roster by its heads: what importing it would change, to be said yes to. Else null. */
export async function rosterSent(call: Call<unknown>, file: CameAs): Promise<Reply | null> {
  const { asker, event } = call
  if (!may(asker, 'roster') || !/\.(xlsx|csv|txt)$/i.test(file.name) || !isRoster(file.bytes)) return null
  const read = await prepared(call, file.bytes)
  if ('card' in read) return read
  const { added, renamed, unchanged, doubts } = read
  return {
    card: card(
      '收到名册',
      'blue',
      text(`${file.name}：新增${added}行，改名${renamed}行，${unchanged}行没有变化；名册里的其他人不动。`),
      ...doubts.slice(0, mostFaults).map((doubt) => text(doubt)),
      buttons(button('导入名册', { do: 'roster-import', message: event.messageId }, 'primary')),
    ),
    effects: [keepEvidence(cameAsEvidence(call, file))],
  }
}

/** The roster a message brought is imported: all rows or none. */
export async function rosterImported(call: Call<{ message: string }>): Promise<Reply> {
  const { args, asker, world } = call
  const [file] = (await evidenceOfMessage(world.db, args.message)).filter(({ byOpenId }) => byOpenId === asker.openId)
  const bytes = file && (await world.evidence.read(file.sha256))
  if (!file || !bytes) return { card: notice('名册没有导入', '没有找到这个文件，请重新发送。') }
  const read = await prepared(call, bytes)
  if ('card' in read) return read
  return {
    card: notice('名册已导入', `${file.name}：新增${read.added}行，改名${read.renamed}行，立即生效。发“名册”查看。`),
    toast: { type: 'success', content: '名册已导入' },
    effects: read.statements,
  }
}

/** What importing comes to, or the answer that names every bad line. */
async function prepared({ asker, world }: Call<unknown>, bytes: Uint8Array): Promise<Import | { card: Reply['card'] }> {
  const { db, directory, now, plan } = world
  try {
    const lookUp = (mobiles: readonly string[]) => directory.findByMobile(mobiles)
    return await prepareImport({ plan, db, now, by: byOf(asker), lookUp }, bytes)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const lines = error.sentences
    const more = lines.length > mostFaults ? [`……共${lines.length}处，改好后重新发送。`] : []
    return {
      card: notice('名册没有导入', '一行也没有导入，请改好后重新发送：', ...lines.slice(0, mostFaults), ...more),
    }
  }
}

/** Its heads name people and their roles. */
function isRoster(bytes: Uint8Array): boolean {
  const heads = (headOf(bytes)?.cells ?? []).flatMap((cell) => (typeof cell === 'string' ? (columnOf(cell) ?? []) : []))
  return heads.includes('name') && heads.includes('role') && (heads.includes('open_id') || heads.includes('mobile'))
}

function headOf(bytes: Uint8Array): Line | undefined {
  const read = readOrFault(() => readTable(bytes))
  return 'fault' in read ? undefined : read[0]
}
