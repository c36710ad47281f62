import { Workbook } from 'exceljs'
import { expect, test } from 'vitest'
import { unitByName } from '../../src/domain/look.ts'
import { progressWords } from '../../src/domain/report.ts'
import { owedBy } from '../../src/domain/reporting/owed.ts'
import { blankWorkbook } from '../../src/ledger/blank.ts'
import { readGrids } from '../../src/tables/read.ts'
import { readFacts } from '../all-facts.ts'
import { chat, plan } from '../chat.ts'

test('导出填报表 comes back filled in without a question', async () => {
  const world = await chat({ at: '2024-01-08T10:00:00+08:00' })
  const liaison = await world.person('陈静', 'liaison', '市市场监管局')
  await world.moveTo('2024-04-02T10:00:00+08:00')
  await liaison.says('导出填报表')
  expect(liaison.seesAll().at(-1)).toBe('（file）')

  const unit = unitByName(plan, '市市场监管局')
  const rules = { plan, since: '2024-01-08', today: '2024-04-02', dueDays: plan.dueDays, owing: {} }
  const owed = owedBy(rules, { reports: [], baselines: [] }, unit?.id ?? '')
  const bytes = await blankWorkbook(
    owed.map((one) => ({ owed: one, unit: unit?.name ?? '', last: '' })),
    world.clock.now().toISOString(),
  )
  expect(readGrids(bytes, 'a.xlsx').map(({ name }) => name)).toEqual(['指标', '任务'])
  const book = new Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  const states = book.getWorksheet('任务')?.getCell(2, 5).dataValidation
  expect(states).toMatchObject({ type: 'list', formulae: [`"${progressWords.join(',')}"`] })
  const figures = book.getWorksheet('指标')
  figures?.eachRow((row, no) => {
    if (no > 1) row.getCell(7).value = 1
  })
  book.getWorksheet('任务')?.eachRow((row, no) => {
    if (no === 1) return
    row.getCell(5).value = '推进中'
    row.getCell(6).value = '按计划推进'
  })
  const filled = new Uint8Array(await book.xlsx.writeBuffer())
  const draft = await liaison.sendsFile({ name: '填报表.xlsx', bytes: filled })
  expect(draft).not.toContain('请选：')
  expect(draft).toContain(`读出${owed.length}项`)
  expect(draft).not.toContain('没有用：')
  await liaison.clicks('提交这些')
  const keys = (await readFacts(world.db)).reports.map(({ kind, no, period }) => `${kind} ${no} ${period}`)
  expect(new Set(keys).size).toBe(owed.reduce((sum, { missing }) => sum + missing.length, 0))
  expect(await liaison.says('填报')).toContain('没有应报未报的')
})

test('what the bot sent comes back: untouched it reports nothing, in one line; with one figure, that figure and nothing else', async () => {
  const world = await chat({ at: '2024-01-08T10:00:00+08:00' })
  const liaison = await world.person('陈静', 'liaison', '市市场监管局')
  const zhou = await world.person('周敏', 'admin')
  await world.moveTo('2024-04-02T10:00:00+08:00')
  const sent = async (by: typeof liaison, words: string) => {
    await by.says(words)
    const message = world.emulator.messages(world.emulator.p2p(by.openId)).findLast(({ type }) => type === 'file')
    const file = world.emulator.file(JSON.parse(message?.content ?? '{}').file_key)
    if (!file) throw new Error(`no file after ${words}`)
    return { name: file.name, bytes: file.bytes }
  }
  const blank = await sent(liaison, '导出填报表')
  const answer = await liaison.sendsFile(blank)
  expect(answer.split('\n')).toEqual(['收到填报表', `${blank.name}里还没有填数，没有可提交的；填好再发来。`])

  const book = new Workbook()
  await book.xlsx.load(new Uint8Array(blank.bytes).buffer)
  const sheet = book.getWorksheet('指标')
  const rows = sheet?.getColumn(1).values ?? []
  const cell = sheet?.getCell(rows.indexOf('指标2 商标有效注册量'), 7)
  if (cell) cell.value = 14.8
  const draft = await liaison.sendsFile({ name: blank.name, bytes: new Uint8Array(await book.xlsx.writeBuffer()) })
  expect(draft).toContain('读出1项')
  expect(draft).not.toMatch(/请选：|没有用：/)

  const ledger = await sent(zhou, '导出台账')
  for (const by of [zhou, liaison]) {
    expect(await by.sendsFile(ledger)).toContain('收到台账')
    expect(by.sees().split('\n')).toHaveLength(2)
  }
})

test('a row of it whose number or name is none of the plan is not placed, and said with its cell and why', async () => {
  const world = await chat({ at: '2024-01-08T10:00:00+08:00' })
  const liaison = await world.person('陈静', 'liaison', '市市场监管局')
  await world.moveTo('2024-04-02T10:00:00+08:00')
  await liaison.says('导出填报表')
  const message = world.emulator.messages(world.emulator.p2p(liaison.openId)).findLast(({ type }) => type === 'file')
  const file = world.emulator.file(JSON.parse(message?.content ?? '{}').file_key)
  if (!file) throw new Error('no file')
  const sent = async (name: (was: string) => string) => {
    const book = new Workbook()
    await book.xlsx.load(new Uint8Array(file.bytes).buffer)
    book.getWorksheet('指标')?.eachRow((row, no) => {
      if (no === 1) return
      row.getCell(7).value = 1
      row.getCell(1).value = name(String(row.getCell(1).value))
    })
    book.getWorksheet('任务')?.eachRow((row, no) => {
      if (no === 1) return
      row.getCell(5).value = '推进中'
      row.getCell(6).value = '按计划推进'
      row.getCell(1).value = name(String(row.getCell(1).value))
    })
    return liaison.sendsFile({ name: '填报表.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) })
  }
  for (const name of [
    (was: string) => `${was.slice(0, 2)}50 火星项目`,
    (was: string) => was.replace(/\d+/, '50'),
    (was: string) => was.replace(/ .*/, ' 火星项目'),
    () => '火星项目',
  ]) {
    const draft = await sent(name)
    expect(draft, name('指标3 地理标志数')).not.toContain('[提交这些]')
    expect(draft).toMatch(/没有用：指标!(F2:)?G\d/)
    expect(draft).toContain(name('指标3 地理标志数').includes('50') ? '方案没有指标50' : '火星项目”是哪一项')
  }
})

test.each(['填报表', '下载填报表'])(
  '%s gives the file, of the running periods where nothing is owed',
  async (words) => {
    const world = await chat({ at: '2024-01-08T10:00:00+08:00' })
    const liaison = await world.person('李明', 'liaison', '市司法局')
    await liaison.says(words)
    expect(liaison.seesAll().at(-1)).toBe('（file）')
    expect(liaison.seesAll().at(-2)).toContain('目前没有应报未报的；见下一条消息的是正在进行的这一期，共8项，可以先报')
  },
)
