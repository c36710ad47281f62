import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { checkCard } from '../../src/sandbox/validate/index.ts'
import { sql } from '../../src/store/sql.ts'
import { chat, type World } from '../chat.ts'

/** What somebody could write to mention everyone, to link, to format, to hide, to break a card, a sheet or an archive. */
const hostile = (word: string) =>
  `=${word}<at id=all></at>**粗**[点我](https://evil.example)\u202e\u0007</text_tag>{{x}}&lt;${'长'.repeat(30)}${'w'.repeat(90)}`
const marks = ['<at id=all>', '<at id="all">', '**粗**', '](https://', '</text_tag>']

/** Markdown of a card; plain text is shown as it is by the platform. */
function markdownOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(markdownOf)
  if (typeof node !== 'object' || node === null) return []
  const own =
    'content' in node && 'tag' in node && /markdown|lark_md/.test(String(node.tag)) ? [String(node.content)] : []
  return [...own, ...Object.values(node).flatMap(markdownOf)]
}

/** Everything the bot has shown anybody, checked as the platform and a reader would see it; how many hold what was typed. */
function looksAtAll({ emulator }: World, chats: string[]): number {
  let seen = 0
  for (const { card, sender } of chats.flatMap((chatId) => emulator.messages(chatId))) {
    if (sender.kind !== 'app' || !card) continue
    if (JSON.stringify(card).includes('evil.example')) seen++
    expect(checkCard(card)).toBeNull()
    for (const markdown of markdownOf(card)) for (const mark of marks) expect(markdown).not.toContain(mark)
    expect(JSON.stringify(card)).not.toMatch(/\u202e|\\u0007/)
  }
  return seen
}

test('names, notes, reasons, file and group names are shown as typed wherever they come up', async () => {
  const logged: string[] = []
  const log = (fields: object, message: string) => void logged.push(JSON.stringify(fields) + message)
  const world = await chat({ log: { debug: log, info: log, warn: log, error: log } })
  const office = await world.person(hostile('办公室'), 'admin')
  const second = await world.person(hostile('二'), 'admin')
  const leader = await world.person(hostile('领导'), 'leader')
  const liaison = await world.person(hostile('联络员'), 'liaison', '市司法局')
  const passer = await world.person(hostile('路人'))
  const group = await world.group(hostile('群'), office, liaison)
  await office.clicks('订阅周报', group.chatId)

  await liaison.says('填报 仲裁员')
  await liaison.sendsFile({ name: `../..\\${hostile('件')}.pdf`, bytes: new TextEncoder().encode('%PDF-1.4 x') })
  await liaison.submits({ value: '18', note: hostile('说明') })
  await liaison.says('填报 任务31')
  await liaison.submits({ state: '推进中', done: hostile('做了'), next: hostile('下一步') })
  await office.says('待审核')
  await office.clicks('看佐证')
  await office.clicks('确认')
  await second.says('待审核')
  await second.clicks('退回')
  await second.submits({ reason: hostile('理由') }, '退回')
  await liaison.says('更正 仲裁员')
  await liaison.submits({ value: '17', reason: hostile('更正') })
  await office.says(`基数 商标 12.3万件 2021年底 ${hostile('来源')}`)
  await office.submits({}, '设定')
  await passer.says('登记 财政局')
  await passer.says(hostile('问'))
  for (const words of [
    '名册',
    '审计',
    '设置',
    '死信',
    '待审核',
    '谁没报',
    '记录 仲裁员',
    '记录 任务31',
    '状态',
    '导出台账',
    '起草通报',
    '验收材料',
  ])
    await office.says(words)
  for (const words of ['状态', '哪些滞后', '仲裁员现在多少了', '记录 任务31']) await leader.says(words)
  await world.moveTo('2024-03-25T10:00:00+08:00')
  await group.asks(liaison, '周报')
  // A letter that cannot be delivered is logged too.
  world.emulator.setFaults({ api: () => ({ kind: 'answer', status: 400, code: 230001, message: 'refused' }) })
  await liaison.says(hostile('再问'))
  expect(logged).not.toHaveLength(0)
  world.emulator.setFaults({})

  const people = [office, second, leader, liaison, passer].map(({ openId }) => world.emulator.p2p(openId))
  expect(looksAtAll(world, [...people, group.chatId])).toBeGreaterThan(10)
  const { appSecret, encryptKey, verificationToken } = world.secrets
  for (const hidden of ['<at', 'evil.example', '理由', appSecret, encryptKey, verificationToken, 't-'])
    expect(logged.join('\n')).not.toContain(hidden)

  const files = await world.db.all<{ body: string }>(sql`select body from outbox where kind = 'file' order by id`)
  expect(files).toHaveLength(3)
  for (const { body } of files) {
    const { stored, name }: { stored: string; name: string } = JSON.parse(body)
    await isHarmless(name, (await world.app.evidence.read(stored)) ?? new Uint8Array())
  }
})

/** A file of the bot's: parts that open, names that stay in their folder, no text that runs or hides. */
async function isHarmless(name: string, file: Uint8Array): Promise<void> {
  expect(name).toMatch(/\.(xlsx|docx|zip)$/)
  for (const [path, bytes] of Object.entries(unzipSync(file))) {
    expect(path).not.toMatch(/(^|\/)\.\.?(\/|$)|^\/|\\|[<>:"|?*\u202e]/)
    const part = strFromU8(bytes)
    if (/\.xml$/.test(path)) {
      expect(part).not.toMatch(/<at id=all>|<f>|\u202e/)
      expect(part).not.toContain('\u0007')
      expect(part.match(/&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i), path).toBeNull()
    }
    if (/\.(docx|xlsx)$/.test(path)) await isHarmless(path, bytes)
  }
}
