import { Workbook } from 'exceljs'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { exportLedger } from '../../src/ledger/export.ts'
import { type Element, elementsOf } from '../../src/sandbox/emulator/elements.ts'
import { fieldsOf } from '../../src/sandbox/emulator/form.ts'
import { readGrids } from '../../src/tables/read.ts'
import { readFacts } from '../all-facts.ts'
import { chat, plan, type World } from '../chat.ts'

/** The fields of the newest form somebody was sent: whatever it has, this test fills. */
function formOf({ emulator }: World, openId: string): Element[] {
  const cards = emulator.messages(emulator.p2p(openId)).map(({ card }) => elementsOf(card))
  const elements = cards.findLast((all) => all.some(({ element }) => element.tag === 'form')) ?? []
  return fieldsOf(elements, elements.find(({ element }) => element.tag === 'form')?.path ?? '')
}

/** Something of a field's own to fill in: a choice it offers, a day, else words nobody else says. */
function filling({ tag, options, name }: Element, round: string): string {
  if (tag === 'date_picker') return round === '甲' ? '2024-06-30' : '2024-09-30'
  const values = (options ?? []).map(({ value = '' }) => value)
  return tag === 'select_static' ? ((values.includes('受阻') ? '受阻' : values.at(-1)) ?? '') : `${round}${name}之言`
}

/** What a filled field is told by, wherever it stands. */
const told = (text: string): string => text.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')

const current = ({ initial_option, initial_index = 0, initial_date, options, default_value }: Element) =>
  initial_option ?? options?.[initial_index - 1]?.value ?? initial_date ?? default_value

async function cellsOf(db: World['db'], format: 'csv' | 'xlsx'): Promise<string> {
  const bytes = await exportLedger(db, plan, format, '2024-04-02T10:00:00+08:00')
  if (format === 'csv') return new TextDecoder().decode(bytes)
  const sheet = readGrids(bytes, 'a.xlsx').find(({ name }) => name === '任务台账')
  return (sheet?.cells ?? []).flatMap((row) => row.map((cell) => cell?.text ?? '')).join('\n')
}

test('every field of a task’s form is kept, shown, opened again, read from its workbook and in the ledger', async () => {
  const world = await chat({ at: '2024-01-08T10:00:00+08:00' })
  const zhou = await world.person('周敏', 'admin')
  const liaison = await world.person('李明', 'liaison', '市市场监管局')
  await world.moveTo('2024-04-02T10:00:00+08:00')

  await liaison.says('填报 任务1')
  const fields = formOf(world, liaison.openId)
  const names = fields.map(({ name = '' }) => name)
  expect(names.length).toBeGreaterThan(4)
  const typed = Object.fromEntries(fields.map((field) => [field.name ?? '', filling(field, '甲')]))
  const { period: _, ...words } = typed
  const sent = await liaison.submits(typed)
  const queue = await zhou.says('待审核')
  for (const [name, text] of Object.entries(words)) {
    expect.soft(sent, `${name} on the report`).toContain(told(text))
    expect.soft(queue, `${name} before the reviewer`).toContain(told(text))
  }

  await zhou.clicks('退回')
  await zhou.submits({ reason: '请补充' }, '退回')
  await liaison.clicks('重新填报')
  const again = formOf(world, liaison.openId)
  for (const field of again) expect.soft(current(field), `${field.name} opened again`).toBe(typed[field.name ?? ''])

  await liaison.says('导出填报表')
  const message = world.emulator.messages(world.emulator.p2p(liaison.openId)).findLast(({ type }) => type === 'file')
  const { file_key: key } = z.object({ file_key: z.string() }).parse(JSON.parse(message?.content ?? '{}'))
  const book = new Workbook()
  await book.xlsx.load(new Uint8Array(world.emulator.file(key)?.bytes ?? []).buffer)
  book.removeWorksheet('指标')
  const sheet = book.getWorksheet('任务')
  // After what is known of the task stands a column for each field of its form, in the form's order.
  const known = 4
  const asked = fields.filter(({ name }) => name !== 'period' && name !== 'note')
  expect((sheet?.columnCount ?? 0) - known, 'a column a field').toBe(asked.length)
  const answers = Object.fromEntries(asked.map((field) => [field.name ?? '', filling(field, '乙')]))
  for (const [at, text] of Object.values(answers).entries()) {
    if (sheet) sheet.getCell(2, known + 1 + at).value = text
  }
  const draft = await liaison.sendsFile({ name: '填报表.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) })
  expect(draft).toContain('读出1项')
  expect(draft).not.toContain('没有用')
  await liaison.clicks('提交这些')
  const last = (await readFacts(world.db)).reports.at(-1)
  const { state, ...texts } = answers
  expect(last).toMatchObject({ kind: 'task', progress: state, ...texts })

  for (const format of ['csv', 'xlsx'] as const) {
    const ledger = await cellsOf(world.db, format)
    for (const [name, text] of Object.entries(answers)) expect.soft(ledger, `${name} in the ${format}`).toContain(text)
  }
})
