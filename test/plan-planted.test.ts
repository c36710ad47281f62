import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import * as z from 'zod'
import { lintFiles } from '../src/plan/lint.ts'
import { PlanError } from '../src/plan/parse.ts'
import { readPlanFiles } from '../src/plan/read.ts'
import { readPlanOf } from '../src/start/open.ts'

const folder = 'data/zunyi-2022'
const files = await readPlanFiles(folder)

type Json = Record<string, unknown>
const listed = z.array(z.record(z.string(), z.unknown()))
const rowIn = (list: unknown, key: string, value: unknown): Json => {
  const found = listed.parse(list).find((one) => one[key] === value)
  if (!found) throw new Error(`no row with ${key} ${String(value)}`)
  return found
}

/** A copy of the files with one JSON file changed by hand, as a person would in an editor. */
function planted(file: string, change: (content: unknown[] & Json) => unknown): Record<string, string> {
  const content = JSON.parse(files[file] ?? '')
  return { ...files, [file]: JSON.stringify(change(content) ?? content) }
}

/** The list with one of its rows having other fields. */
const edit = (key: string, value: unknown, fields: Json) => (list: unknown[]) =>
  listed.parse(list).map((row) => (row[key] === value ? { ...row, ...fields } : row))
const goals = (index: number, fields: Json) => (plan: Json) => ({
  ...plan,
  goals: listed.parse(plan.goals).map((goal, at) => (at === index ? { ...goal, ...fields } : goal)),
})
const target = (index: number, fields: Json) => (plan: Json) => ({
  ...plan,
  goals: listed
    .parse(plan.goals)
    .map((goal, at) =>
      at === index ? { ...goal, targets: listed.parse(goal.targets).map((one) => ({ ...one, ...fields })) } : goal,
    ),
})
const plan = (fields: Json) => (whole: Json) => ({ ...whole, ...fields })
const last = (list: unknown[]) => list.slice(0, -1)

test.each<[what: string, file: string, change: (content: unknown[] & Json) => unknown, place: string, says: string]>([
  [
    'a unit id beside another unit’s spelling',
    'tasks.json',
    edit('no', 25, { leads: [{ unit: 'justice', written: '市检察院' }] }),
    '附件3任务25',
    '编号与名称不符',
  ],
  [
    'an indicator’s lead of another row',
    'indicators.json',
    edit('no', 10, { leads: ['court'] }),
    '附件2第10项',
    'court',
  ],
  [
    'one of two joint leads lost',
    'indicators.json',
    edit('no', 3, { leads: ['agriculture'] }),
    '附件2第3项',
    '没有列入',
  ],
  ['“超过” lost', 'plan.json', goals(20, { strict: false }), '附件2第23项', '须超过目标数'],
  ['“超过” invented', 'plan.json', goals(2, { strict: true }), '附件2第3项', 'strict 应为 false'],
  ['at most for at least', 'plan.json', goals(2, { sense: 'atMost' }), '附件2第3项', 'sense'],
  ['a stock counted as a flow', 'indicators.json', edit('no', 3, { measure: 'flow' }), '附件2第3项', '累计数'],
  ['a flow counted as a stock', 'indicators.json', edit('no', 15, { measure: 'stock' }), '附件2第15项', '期间数'],
  ['the counting changed', 'indicators.json', edit('no', 15, { counting: '累计数' }), '附件2第15项', 'counting'],
  ['万件 made 件', 'indicators.json', edit('no', 2, { unit: '件', reportUnit: '件' }), '附件2第2项', '万件'],
  ['亿元 made 万元', 'indicators.json', edit('no', 8, { unit: '万元', reportUnit: '万元' }), '附件2第8项', '亿元'],
  ['only the form’s unit changed', 'indicators.json', edit('no', 2, { reportUnit: '件' }), '附件2第2项', '填报单位'],
  ['a last task dropped', 'tasks.json', last, '附件3任务43', '原文有这一行'],
  ['a last indicator dropped', 'indicators.json', last, '附件2第23项', '原文有这一行'],
  [
    'a last row dropped from the text, too',
    'source.json',
    (list) => list.filter((one) => !JSON.stringify(one).includes('附件3任务43')),
    'source.json',
    '与 source.txt',
  ],
  ['an end a year off', 'plan.json', plan({ end: '2026-06-30' }), 'plan.json end', '2022年7月至2025年6月'],
  ['a start a year off', 'plan.json', plan({ start: '2021-07-01' }), 'plan.json start', '2022年7月至2025年6月'],
  ['a date of issue a day off', 'plan.json', plan({ issued: '2022-10-22' }), 'plan.json issued', '2022年10月21日'],
  ['a target’s day past the end', 'plan.json', target(2, { on: '2026-06-30' }), '附件2第3项', '2026-06-30'],
  [
    'a person missing',
    'people.json',
    (list) => list.filter((one) => !JSON.stringify(one).includes('雷鹏远')),
    '附件1',
    '雷鹏远',
  ],
  [
    'a person of another unit',
    'people.json',
    edit('name', '雷鹏远', { unit: 'finance' }),
    'people.json 雷鹏远',
    '二级调研员',
  ],
  [
    'a wrong category',
    'indicators.json',
    edit('no', 9, { category: '知识产权创造' }),
    '附件2第9项',
    '原文这一行属于“知识产权保护”',
  ],
  ['a wrong section', 'tasks.json', edit('no', 40, { section: 6, item: 2 }), '附件3任务40', '原文属于“(七)'],
  [
    'a task’s lead of the row above',
    'tasks.json',
    edit('no', 13, {
      leads: [{ unit: 'market-regulation', written: '市市场监管局(市知识产权局)' }],
      leadsWritten: '市市场监管局(市知识产权局)',
    }),
    '附件3任务13',
    '原文的表中没有这一行',
  ],
  ['a digit of a target changed', 'plan.json', target(12, { value: '4' }), '附件2第14项', '3'],
  [
    'a digit changed everywhere in the data',
    'indicators.json',
    edit('no', 15, { targetWritten: '660 (期间数)' }),
    '附件2第15项',
    '600 (期间数)',
  ],
  ['a number for a name', 'indicators.json', edit('no', 15, { name: '15' }), '附件2第15项', '列可能错位'],
  [
    'a name that is a JSON number',
    'indicators.json',
    edit('no', 15, { name: 15 }),
    'indicators.json[14].name',
    '期望 文字',
  ],
  ['a number used twice', 'indicators.json', edit('no', 15, { no: 14 }), 'indicators.json', '第15个的序号是14'],
  [
    'a unit’s id used twice',
    'units.json',
    (list) => [
      ...list,
      { ...rowIn(list, 'id', 'justice'), name: '市司法二局', short: '二局', written: [], aliases: [] },
    ],
    'units.json',
    '“justice”出现两次',
  ],
  [
    'an alias that is another row’s name',
    'indicators.json',
    edit('no', 12, { aliases: ['知识产权维权援助工作站'] }),
    '附件2第12项',
    '是指标13的名称',
  ],
  [
    'an alias that is a unit’s name',
    'tasks.json',
    edit('no', 25, { aliases: ['检察院'] }),
    '附件3任务25',
    '是单位市检察院',
  ],
  ['a topic two rows share', 'tasks.json', edit('no', 25, { topics: ['办培训班'] }), '附件3任务43', '分不清是哪一个'],
  [
    'a place the text does not have',
    'tasks.json',
    edit('no', 9, { place: '附件3任务99' }),
    '第9行 自主使用商标',
    '附件3任务99',
  ],
  [
    'a text the plan does not have',
    'tasks.json',
    edit('no', 9, { text: '引导企业用商标。' }),
    '附件3任务9',
    '原文中没有',
  ],
  [
    'something listed as absent that is there',
    'plan.json',
    plan({ askedAndNotFound: [{ asked: '有没有绩效考核', words: ['绩效考核'] }] }),
    'plan.json askedAndNotFound',
    '正文三(三)有',
  ],
  ['a ratio whose parts have no names', 'indicators.json', edit('no', 9, { ratio: null }), '附件2第9项', 'ratio'],
  ['too few decimals for the target', 'indicators.json', edit('no', 2, { decimals: 0 }), '附件2第2项', '小数'],
  [
    'a range without the target',
    'indicators.json',
    edit('no', 15, { range: { min: '0', max: '500' } }),
    '附件2第15项',
    'range',
  ],
])('%s is found with its place', (_, file, change, place, says) => {
  const errors = lintFiles(planted(file, change)).filter(({ level }) => level === 'error')
  expect(errors).toContainEqual({
    level: 'error',
    place,
    says: expect.stringContaining(says),
  })
})

test('a file with a byte order mark is read and named, one in another encoding refused', () => {
  const marked = lintFiles({ ...files, 'units.json': `\uFEFF${files['units.json']}` })
  expect(marked.filter(({ level }) => level === 'error')).toEqual([])
  expect(marked).toContainEqual({ level: 'note', place: 'units.json', says: expect.stringContaining('BOM') })
  const garbled = lintFiles({ ...files, 'units.json': (files['units.json'] ?? '').replace('市司法局', '\uFFFD˾') })
  expect(garbled).toContainEqual({ level: 'error', place: 'units.json', says: expect.stringContaining('UTF-8') })
})

const copy = mkdtempSync(join(tmpdir(), 'plan-'))
afterAll(() => rmSync(copy, { recursive: true }))

test('nothing starts on a folder with an error: one line names the place', async () => {
  cpSync(folder, copy, { recursive: true })
  const config = { plan: 'zunyi-2022', planFolder: copy }
  expect((await readPlanOf(config)).id).toBe('zunyi-2022')
  const text = readFileSync(join(copy, 'indicators.json'), 'utf8')
  writeFileSync(join(copy, 'indicators.json'), text.replace('"unit": "万件"', '"unit": "件"'))
  const refused = await readPlanOf(config).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(PlanError)
  expect(String(refused)).toMatch(/附件2第2项: .*万件/)
})
