import { describe, expect, test } from 'vitest'
import { lint, lintFiles, printFindings } from '../src/plan/lint.ts'
import { PlanError, parsePlan } from '../src/plan/parse.ts'
import { lintFolder, readPlan, readPlanFiles } from '../src/plan/read.ts'

const folder = 'data/zunyi-2022'
const files = await readPlanFiles(folder)
const plan = await readPlan(folder)
const findings = await lintFolder(folder)
const notes = findings.filter(({ level }) => level === 'note')

/** The real files with one piece of one file replaced. */
function broken(file: string, from: string, to: string): Record<string, string> {
  const text = files[file] ?? ''
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`)
  return { ...files, [file]: text.replace(from, to) }
}

test('the plan itself has no error', () => {
  expect(findings.filter(({ level }) => level === 'error')).toEqual([])
})

describe('a broken copy is named with its place', () => {
  test.each<[what: string, file: string, from: string, to: string, place: string, says: string]>([
    ['a missing field', 'indicators.json', '"short": "商标有效注册量",', '', 'indicators.json[1].short', '无效输入'],
    ['an unknown field', 'tasks.json', '"item": 1,', '"item": 1, "until": 1,', 'tasks.json[0]', 'until'],
    ['broken JSON', 'units.json', '[', '', 'units.json', '不是有效的 JSON'],
    ['a field of plan.json', 'plan.json', '"issued": "2022-10-21"', '"issued": "2022-10"', 'plan.json.issued', '无效'],
    [
      'an unknown lead of an indicator',
      'indicators.json',
      '"justice"',
      '"justise"',
      '附件2第10项',
      '没有单位“justise”',
    ],
    [
      'an unknown unit in a task',
      'tasks.json',
      '"unit": "public-security"',
      '"unit": "police"',
      '附件3任务21',
      '没有单位“police”',
    ],
    ['an unknown group', 'tasks.json', '"group": "counties"', '"group": "county"', '附件3任务2', '没有群体“county”'],
    [
      'an unknown task of an indicator',
      'indicators.json',
      '"tasks": [8],',
      '"tasks": [8, 44],',
      '附件2第2项',
      '没有任务44',
    ],
    ['a link in one direction', 'indicators.json', '"tasks": [8],', '"tasks": [],', '附件3任务8', '没有写回任务8'],
    [
      'an unknown indicator in a note',
      'notes.json',
      '"indicators": [8]',
      '"indicators": [28]',
      'notes.json pledge-lead',
      '没有指标28',
    ],
    [
      'an unknown category',
      'indicators.json',
      '"category": "知识产权保护"',
      '"category": "保护"',
      '附件2第9项',
      '类别',
    ],
    [
      'an unknown unit of a person',
      'people.json',
      '"unit": "customs"',
      '"unit": "harbour"',
      'people.json 张凌',
      'harbour',
    ],
    ['a head who is on no list', 'plan.json', '"head": "冉颖"', '"head": "冉影"', 'plan.json office', '冉影'],
    [
      'a place that does not exist',
      'indicators.json',
      '正文二(五)2',
      '正文二(五)7',
      '附件2第18项',
      '没有“正文二(五)7”这一处',
    ],
    [
      'a place of a silence',
      'silences.json',
      '附件3任务38',
      '附件3任务83',
      'silences.json money',
      '没有“附件3任务83”这一处',
    ],
    [
      'a quote that was never printed',
      'notes.json',
      '统筹保障实施',
      '统筹保证实施',
      'notes.json safeguards-without-lead',
      '原文中没有',
    ],
    [
      'a quote from another place',
      'indicators.json',
      '"place": "正文二(五)2"',
      '"place": "正文二(五)1"',
      '附件2第18项',
      '正文二(五)1没有',
    ],
    [
      'a word the place does not use',
      'indicators.json',
      '{ "word": "超过"',
      '{ "word": "确保"',
      '附件2第23项',
      '正文二(七)没有“确保”',
    ],
    [
      'a changed task text',
      'tasks.json',
      '引导企业在贸易中自主使用商标',
      '引导企业在贸易中使用商标',
      '附件3任务9',
      '原文中没有',
    ],
    [
      'a lead taken from another row',
      'tasks.json',
      '"leadsWritten": "市检察院"',
      '"leadsWritten": "市司法局"',
      '附件3任务25',
      '原文的表中没有这一行',
    ],
    [
      'a unit the cell does not name',
      'tasks.json',
      '{ "unit": "procuratorate", "written": "市检察院" }',
      '{ "unit": "procuratorate", "written": "检察院办" }',
      '附件3任务25',
      '单位栏中没有“检察院办”',
    ],
    [
      'a unit left out of a cell',
      'tasks.json',
      '{ "unit": "state-assets", "written": "国资委" }',
      '{ "unit": "state-assets", "written": "国资" }',
      '附件3任务34',
      '单位栏中的“委”没有对应的单位',
    ],
    ['a gap in the numbers', 'indicators.json', '"no": 7,', '"no": 77,', 'indicators.json', '第7个的序号是77'],
    ['a task outside the sections', 'tasks.json', '"section": 8,', '"section": 9,', '附件3任务41', '第9节'],
    ['an empty section', 'tasks.json', '"section": 7,', '"section": 6,', '附件3(七)', '没有任务'],
    ['rows out of order', 'tasks.json', '"item": 3,', '"item": 4,', '附件3(二)1', '1、2、4、4'],
    ['an indicator without a goal', 'plan.json', '"indicators": [6, 7]', '"indicators": [6]', '附件2第7项', '没有目标'],
    [
      'an indicator in two goals',
      'plan.json',
      '"indicators": [6, 7]',
      '"indicators": [6, 7, 8]',
      '附件2第8项',
      '2 个目标',
    ],
    ['a goal that is not what the table says', 'plan.json', '"value": "15.6"', '"value": "16.5"', '附件2第2项', '16.5'],
    [
      'a name of two units',
      'units.json',
      '"发改委"',
      '"发改委", "金融办"',
      'units.json',
      '“金融办”既是市地方金融监管局又是市发展改革委',
    ],
    [
      'a place of the plan among those elsewhere',
      'plan.json',
      '"贵阳市"',
      '"贵阳市", "仁怀市"',
      'plan.json elsewhere',
      '仁怀市',
    ],
    [
      'an id used twice',
      'notes.json',
      '"id": "two-posts"',
      '"id": "pledge-lead"',
      'notes.json',
      '“pledge-lead”出现两次',
    ],
    [
      'a period that ends before it begins',
      'plan.json',
      '"end": "2025-06-30"',
      '"end": "2022-06-30"',
      'plan.json',
      '不早于',
    ],
  ])('%s', (_, file, from, to, place, says) => {
    expect(lintFiles(broken(file, from, to))).toContainEqual({
      level: 'error',
      place,
      says: expect.stringContaining(says),
    })
  })

  test('a file that is not there', () => {
    const { 'tasks.json': _, ...rest } = files
    expect(lintFiles(rest)).toEqual([{ level: 'error', place: 'tasks.json', says: '缺少这个文件' }])
  })

  test('a folder that is not there', async () => {
    expect(await lintFolder('data/nowhere')).toEqual([
      { level: 'error', place: 'data/nowhere', says: '没有这个文件夹' },
    ])
    await expect(readPlan('data/nowhere')).rejects.toThrow(PlanError)
  })

  test('several problems are named at once, one line each', () => {
    const twice = { ...broken('plan.json', '"issued": "2022-10-21"', '"issued": "soon"'), 'notes.json': '[{}]' }
    expect(() => parsePlan(twice)).toThrow(/^plan\.json\.issued: .+\nnotes\.json\[0\]\.id: /)
  })
})

describe('what the plan itself has wrong comes as notes', () => {
  const found = (place: string) => notes.filter((note) => note.place === place).map(({ says }) => says)

  test.each<[what: string, place: string, says: string]>([
    ['leads that differ between the tables', '附件2第8项、附件3任务13', '任务13由遵义银保监分局牵头'],
    ...[21, 22, 26, 27, 29, 30].map((no): [string, string, string] => [
      'a lead that is also responsible',
      `附件3任务${no}`,
      '既是牵头单位又',
    ]),
    ...[1, 20, 24, 25, 28].map((no): [string, string, string] => ['an empty cell', `附件3任务${no}`, '责任单位栏为空']),
    ...[9, 11].map((no): [string, string, string] => ['no 累计数 or 期间数', `附件2第${no}项`, '未标明']),
    ...[12, 13].map((no): [string, string, string] => ['a target in one place only', `附件2第${no}项`, '只见于这一处']),
    ...[1, 12, 13].map((no): [string, string, string] => ['a number no task repeats', `附件2第${no}项`, '未写进']),
    ['a group that is not listed', '附件3任务10、附件3任务23、附件3任务32、附件3任务41、附件3任务42', '未列明'],
    ...['市委宣传部', '市民宗委', '市卫生健康局', '遵义海关'].map((unit): [string, string, string] => [
      'a member without a task',
      '附件1',
      `${unit}在领导小组中`,
    ]),
    ['a lead outside the group', '附件1', '高新技术产业开发区管委会是牵头单位，但不在'],
  ])('%s: %s', (_, place, says) => {
    expect(found(place)).toContainEqual(expect.stringContaining(says))
  })

  test('and nothing more of each kind', () => {
    const count = (says: string) => notes.slice(plan.notes.length).filter((note) => note.says.includes(says)).length
    expect(
      [
        '既是牵头单位又列在',
        '责任单位栏为空',
        '未标明累计数',
        '目标只见于',
        '目标数未写进',
        '但没有一项',
        '但不在领导小组中',
      ].map(count),
    ).toEqual([6, 5, 2, 2, 3, 4, 1])
  })

  test('an alias of two indicators is a note', () => {
    expect(found('indicators.json')).toContainEqual(expect.stringContaining('“托管企业”可指指标15、22'))
  })
})

test('without the published text the places are still checked', () => {
  expect(lint(plan).filter(({ level }) => level === 'error')).toEqual([])
  const { 'source.txt': _, ...moved } = broken('indicators.json', '"place": "正文二(五)2"', '"place": "正文二(五)1"')
  expect(lintFiles(moved)).toContainEqual(expect.objectContaining({ level: 'error', place: '附件2第18项' }))
})

test('the printed list has a line per finding and the counts', () => {
  const lines = printFindings([...findings.slice(0, 2), { level: 'error', place: '附件2', says: '缺号' }]).split('\n')
  expect(lines).toHaveLength(4)
  expect(lines.slice(2)).toEqual(['错误 附件2：缺号', '共 1 处错误，2 条提示'])
})
