import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/domain/report.ts'
import { csvHeader, csvOf, harmless } from '../../src/ledger/csv.ts'
import { columns, entriesOf } from '../../src/ledger/entries.ts'
import { exportLedger } from '../../src/ledger/export.ts'
import { namer } from '../../src/ledger/names.ts'
import { readPlan } from '../../src/plan/read.ts'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { move, setBaseline, submit } from '../../src/store/reports.ts'
import { sql } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { baseline, facts, figure, taskReport } from '../domain/facts.ts'

const plan = await readPlan('data/zunyi-2022')
const plainName = ({ name }: { name: string }) => name

const cellsOf = (reports: Report[], baselines = [] as Parameters<typeof facts>[1]) =>
  entriesOf(plan, facts(reports, baselines), plainName).map(({ cells }) => cells)
const columnsOf = (text: string): Record<string, string>[] => parse(text, { columns: true })

describe('an entry', () => {
  test('of a confirmed figure has who, when and by whom', () => {
    const report = { ...figure(2, '2024Q1', { value: '14.80', at: '2024-04-02T09:00:00+08:00' }), note: '统计口径' }
    report.unit = 'market-regulation'
    expect(cellsOf([report])).toEqual([
      {
        id: String(report.id),
        kind: 'indicator',
        no: '2',
        name: '商标有效注册量',
        unit: '市市场监管局(市知识产权局)',
        period: '2024Q1',
        value: '14.8',
        numerator: '',
        denominator: '',
        state: 'confirmed',
        by: '联络员',
        at: '2024-04-02T09:00:00+08:00',
        decided_by: '办公室',
        decided_at: '2024-04-02T09:00:00+08:00',
        note: '统计口径',
        reason: '',
        by_office: '',
        together: '',
      },
    ])
  })

  test('of a pending one is decided by nobody; a correction opens its note with the reason', () => {
    const pending = figure(9, '2024-02', {
      numerator: '118',
      denominator: '120',
      at: '2024-03-02T09:00:00+08:00',
      confirmed: null,
    })
    pending.note = '含移送'
    pending.correction = '漏报一件'
    expect(cellsOf([pending])[0]).toMatchObject({
      value: '',
      numerator: '118',
      denominator: '120',
      state: 'pending',
      decided_by: '',
      decided_at: '',
      note: '更正:漏报一件；含移送',
    })
  })

  test('of a task has its progress as value and what was done in its note', () => {
    const report = taskReport(6, 'justice', '2024Q1', '推进中', '2024-04-02T09:00:00+08:00')
    expect(cellsOf([{ ...report, done: '约谈2家', next: '回访' }])[0]).toMatchObject({
      kind: 'task',
      no: '6',
      unit: '市司法局',
      value: '推进中',
      note: '约谈2家；下一步：回访',
    })
  })

  test('of a baseline has its date as period and its source as note', () => {
    expect(cellsOf([], [baseline(2, '2021-12-31', '12.3')])[0]).toMatchObject({
      id: 'B1',
      kind: 'baseline',
      period: '2021-12-31',
      value: '12.3',
      state: 'confirmed',
      note: '统计公报',
    })
  })

  test('reports stand in the order of submission, whatever became of them', () => {
    const late = figure(2, '2023Q4', { value: '14', at: '2024-02-02T09:00:00+08:00' })
    const early = figure(2, '2024Q1', { value: '15', at: '2024-01-02T09:00:00+08:00' })
    early.events.push({ at: '2024-01-03T09:00:00+08:00', state: 'returned', by: early.by, reason: '撤销确认：误报' })
    expect(cellsOf([late, early]).map(({ id, state, reason }) => [id, state, reason])).toEqual([
      [String(early.id), 'returned', '撤销确认：误报'],
      [String(late.id), 'confirmed', ''],
    ])
  })
})

test('a name that two people have is told apart by open_id', () => {
  const [a, b, c] = [
    { openId: 'ou_1', name: '张三' },
    { openId: 'ou_2', name: '张三' },
    { openId: 'ou_3', name: '李四' },
  ]
  const nameOf = namer([a, b, c, a])
  expect([a, b, c].map(nameOf)).toEqual(['张三(ou_1)', '张三(ou_2)', '李四'])
})

describe('the CSV', () => {
  test('begins with the contract’s header and has no BOM', async () => {
    const db = openSqlite(':memory:')
    await migrate(db, readMigrations())
    const bytes = await exportLedger(db, plan, 'csv', '2024-04-02T09:00:00+08:00')
    expect(Buffer.from(bytes).toString()).toBe(
      'id,kind,no,name,unit,period,value,numerator,denominator,state,by,at,decided_by,decided_at,note,reason,by_office,together\n',
    )
  })

  test('no text cell begins like a formula, and every cell is what was typed but for that', () => {
    const dangerous = fc.tuple(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '"', "'", '更'),
      fc.string({ unit: 'grapheme' }),
    )
    const typed = fc.oneof(
      dangerous.map(([first, rest]) => first + rest),
      fc.string({ unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(typed, typed, (note, name) => {
        const report = figure(2, '2024Q1', { value: '-1.5', at: '2024-04-02T09:00:00+08:00' })
        const [row] = columnsOf(
          csvHeader + csvOf(entriesOf(plan, facts([{ ...report, note, by: { openId: 'ou_1', name } }]), plainName)),
        )
        expect(row?.note).toBe(harmless(note))
        expect(row?.by).toBe(harmless(name))
        expect(row?.value).toBe('-1.5')
        for (const column of ['name', 'unit', 'by', 'note', 'reason'])
          expect(row?.[column] ?? '').not.toMatch(/^[=+\-@\t\r]/)
        expect(harmless(note).replace(/^'(?=[=+\-@\t\r])/, '')).toBe(note.replace(/^'(?=[=+\-@\t\r])/, ''))
      }),
    )
  })

  test('has one line per entry, whatever line breaks are typed', () => {
    const report = { ...figure(2, '2024Q1', { value: '1', at: '2024-04-02T09:00:00+08:00' }), note: '甲,"乙"\n丙' }
    expect(
      columnsOf(csvHeader + csvOf(entriesOf(plan, facts([report, report]), plainName))).map(({ note }) => note),
    ).toEqual(['甲,"乙"\n丙', '甲,"乙"\n丙'])
    expect(columns).toHaveLength(18)
  })
})

describe('the workbook', () => {
  const at = '2024-04-02T09:00:00+08:00'
  const liaison = { openId: 'ou_1', name: '=联络员' }
  const office = { openId: 'ou_2', name: '办公室' }
  const common = { unit: 'market-regulation', correction: '', byOffice: false, by: liaison, at }

  async function open(): Promise<ExcelJS.Workbook> {
    const db = openSqlite(':memory:')
    await migrate(db, readMigrations())
    const note = '=HYPERLINK("http://example.com")\u0001\uffff'
    await db.batch([
      ...submit({
        ...common,
        form: 'f1',
        kind: 'indicator',
        no: 2,
        period: '2024Q1',
        value: '14.8',
        note,
        flags: ['比上期下降'],
      }),
      ...move(1, 'pending', { at, state: 'confirmed', by: office, reason: '' }),
      ...submit({
        ...common,
        form: 'f2',
        kind: 'task',
        no: 6,
        period: '2024Q1',
        progress: '受阻',
        done: '@甲',
        note: '',
        flags: [],
      }),
      setBaseline({ no: 2, date: '2021-12-31', value: '12.3', source: '统计公报', by: office, at }),
      sql`insert into evidence (form, message_id, file_key, name, kind, size, sha256, by_open_id, by_name, at, after_confirmation)
        values ('f1', 'om_1', 'fk_1', '+统计表.xlsx', 'file', 12, 'ab12', 'ou_1', '=联络员', ${at}, 1)`,
    ])
    const book = new ExcelJS.Workbook()
    const bytes = await exportLedger(db, plan, 'xlsx', at)
    await book.xlsx.load(new Uint8Array(bytes).buffer)
    return book
  }
  const rowsOf = (book: ExcelJS.Workbook, name: string): ExcelJS.CellValue[][] => {
    const rows: ExcelJS.CellValue[][] = []
    book.getWorksheet(name)?.eachRow((row) => {
      rows.push(Array.isArray(row.values) ? row.values.slice(1) : [])
    })
    return rows
  }

  test('records, indicators and tasks each have a sheet with a frozen header and widths', async () => {
    const book = await open()
    expect(book.worksheets.map(({ name }) => name)).toEqual(['总览', '指标台账', '任务台账', '填报记录'])
    for (const sheet of book.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
      expect(sheet.getColumn(3).width).toBeGreaterThanOrEqual(6)
      expect(sheet.autoFilter).toBeDefined()
    }
  })

  test('text stays text, figures are numbers, evidence stands in further columns', async () => {
    const [titles = [], figureRow = [], taskRow = [], baselineRow = []] = rowsOf(await open(), '填报记录')
    const cell = (row: ExcelJS.CellValue[], title: string) => row[titles.indexOf(title)]
    expect(cell(figureRow, '数值')).toBe(14.8)
    expect(cell(figureRow, '状态')).toBe('已确认')
    expect(cell(figureRow, '说明')).toBe('=HYPERLINK("http://example.com")\ufffd')
    expect(cell(figureRow, '填报人')).toBe('=联络员')
    expect(cell(figureRow, '填报时间')).toBe('2024年4月2日 09:00')
    expect(cell(figureRow, '提请复核')).toBe('比上期下降')
    expect(cell(figureRow, '佐证材料')).toBe('+统计表.xlsx（补充）')
    expect(cell(figureRow, '材料校验值（SHA-256）')).toBe('ab12')
    expect(cell(figureRow, '经过')).toBe('2024年4月2日 09:00 待审核 =联络员\n2024年4月2日 09:00 已确认 办公室')
    expect([cell(taskRow, '类别'), cell(taskRow, '数值'), cell(taskRow, '说明')]).toEqual(['任务', '受阻', '@甲'])
    expect([cell(baselineRow, '编号'), cell(baselineRow, '期别'), cell(baselineRow, '数值')]).toEqual([
      'B1',
      '2021年12月31日',
      12.3,
    ])
  })

  test('every indicator and every task of the plan stands in its 台账, reported or not', async () => {
    const book = await open()
    const indicators = rowsOf(book, '指标台账').slice(1)
    expect(new Set(indicators.map(([no]) => no)).size).toBe(plan.indicators.length)
    const trademarks = indicators.filter(([no]) => no === 2)
    expect(trademarks.map((row) => [row[4], row[6], row[7], row[12], row[14]])).toEqual([
      // Nobody reviews what the office itself sets.
      [15.6, '基数（2021年12月31日）', 12.3, '办公室设定', '—'],
      [15.6, '2024年第1季度', 14.8, '已确认', '办公室'],
    ])
    expect(indicators.find(([no]) => no === 3)?.[12]).toBe('未填报')
    expect(indicators.find(([no]) => no === 6)?.[4]).toBe('42（与第7项合计）')

    const overview = rowsOf(book, '总览').slice(1)
    expect(overview).toHaveLength(plan.goals.length)
    expect(overview.find(([no]) => no === '2')?.slice(4, 8)).toEqual(['万件', '15.6万件', 14.8, '94.9%'])
    expect(overview.find(([no]) => no === '6、7')?.[5]).toBe('42个')

    const tasks = rowsOf(book, '任务台账').slice(1)
    expect(new Set(tasks.map(([no]) => no)).size).toBe(plan.tasks.length)
    expect(tasks.find(([no]) => no === 6)?.slice(5, 9)).toEqual([
      '市市场监管局（市知识产权局）',
      '2024年第1季度',
      '受阻',
      '@甲',
    ])
    expect(tasks.find(([no]) => no === 1)?.[12]).toBe('未填报')
  })
})
