import { randomBytes } from 'node:crypto'
import ExcelJS from 'exceljs'
import { hasPngSignature } from 'fast-png'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { goalName } from '../../src/cards/state-words.ts'
import { board } from '../../src/domain/attainment.ts'
import { countsOf } from '../../src/domain/status.ts'
import { inPrint } from '../../src/ledger/full-width.ts'
import { auditTrail } from '../../src/store/audit.ts'
import { evidenceInMemory } from '../../src/store/files/memory.ts'
import { sql } from '../../src/store/sql.ts'
import { readFacts } from '../all-facts.ts'
import { chat, plan, type World } from '../chat.ts'
import { wordsOfWord, xmlOfWord } from '../papers/open.ts'
import { cityAtWork } from './leaders-stage.ts'

/** The newest file the bot sent to somebody. */
function lastFile({ emulator }: World, { openId }: { openId: string }): { name: string; bytes: Uint8Array } {
  const message = emulator
    .messages(emulator.p2p(openId))
    .findLast(({ sender, type }) => sender.kind === 'app' && type === 'file')
  const { file_key: key } = z.object({ file_key: z.string() }).parse(JSON.parse(message?.content ?? '{}'))
  const file = emulator.file(key)
  if (!file) throw new Error('no file was sent')
  return file
}

/** What stands in the first sheet of a workbook, cell by cell. */
async function rowsOf(bytes: Uint8Array): Promise<unknown[][]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  const rows: unknown[][] = []
  book.worksheets[0]?.eachRow(({ values }) => rows.push((values as unknown[]).slice(1)))
  return rows
}

describe('通报', () => {
  test('is drafted as a Word file whose counts are those of the board and of the lists behind them', async () => {
    const { world, zhou } = await cityAtWork()
    await zhou.says('起草通报')
    expect(zhou.seesAll().at(-2)).toContain('2024年第1期草稿，截至2024年4月10日')
    expect(zhou.seesAll().at(-2)).toContain('不会自动发给任何人')
    const { name, bytes } = lastFile(world, zhou)
    expect(name).toBe('知识产权强市试点方案通报-2024年第1期-2024-04-10.docx')
    expect(xmlOfWord(bytes)).toContain('w:eastAsia="仿宋"')
    const words = wordsOfWord(bytes)
    const goals = board(plan, await readFacts(world.db), '2024-04-10')
    const counts = countsOf(goals)
    expect(words).toMatch(/^2024年第1期$/m)
    expect(words).toContain(
      `方案23项指标对应21个目标，其中正常${counts.onCourse}个、严重滞后${counts.farBehind}个、未填报${counts.noData + counts.inProgress}个。`,
    )
    for (const [label, count] of [
      ['正常', counts.onCourse],
      ['严重滞后', counts.farBehind],
      ['未填报', counts.noData + counts.inProgress],
    ] as const) {
      const list = words.split('\n').find((line) => line.startsWith(`${label}${count}个：`))
      expect(list?.split(label === '未填报' ? '、' : '；'), label).toHaveLength(count)
    }
    expect(words).toContain('知识产权仲裁员（完成12人，目标30人，还差18人，司法局牵头）')
    expect(words).toContain('43项任务均未填报。')
    expect(words).toContain('判定办法（方案未作规定，由领导小组办公室掌握）：比序时落后不到10个百分点为正常')
    expect(words).toContain('算到该目标数据截至之日')
    expect(words).toContain(
      '遵义市国家知识产权强市建设试点城市工作领导小组办公室\n（遵义市市场监管局代章）\n2024年4月10日',
    )
    const behind = goals.filter(({ light }) => light === 'behind' || light === 'farBehind')
    const steps = words.split('六、下一步工作')[1]?.split('附件')[0]
    expect(behind.length).toBeGreaterThan(1)
    for (const state of behind) expect(steps).toContain(goalName(state))
    // Of a figure that is months old nobody is set a pace for months that are over.
    expect(steps).toContain('知识产权仲裁员还差18人（数据截至2023年12月31日）')
    expect(words).toContain('本期为首期通报，无上期可比。')
    expect((await auditTrail(world.db, 1))[0]).toMatchObject({ byName: '周敏', act: '通报' })
  })

  test('counts what the chat counts, also what a clock set back since has not come to yet', async () => {
    const { world, zhou } = await cityAtWork()
    await world.db.run({ sql: "update report_events set at = '2024-04-10T09:00:59+08:00'", params: [] })
    await zhou.says('一句话')
    expect(zhou.sees()).toContain('滞后2个（严重2个）')
    await zhou.says('起草通报')
    expect(wordsOfWord(lastFile(world, zhou).bytes)).toMatch(/^严重滞后2个：/m)
  })

  test('its numbers lead back to their reports, as they were when it was drafted', async () => {
    const { world, zhou, liming, reports } = await cityAtWork()
    await zhou.says('起草通报')
    world.clock.moveTo(new Date('2024-04-11T09:00:00+08:00'))
    await reports(liming, '仲裁员', { period: '2024Q1', value: '15' })
    await zhou.clicks('数据索引')
    const { name, bytes } = lastFile(world, zhou)
    expect(name).toBe('知识产权强市试点方案通报数据索引-2024-04-10.xlsx')
    const rows = await rowsOf(bytes)
    const { id, by } =
      (await readFacts(world.db)).reports.find(({ no, kind }) => kind === 'indicator' && no === 10) ?? {}
    expect(rows.filter(([goal]) => goal === '知识产权仲裁员').map((row) => row.slice(2, 8))).toEqual([
      ['2023年第4季度', 12, '人', id, '市司法局', by?.name],
    ])
  })

  test('the next issue has the next number and is compared with the last; the same day it stays one issue', async () => {
    const { world, zhou, reports, liming } = await cityAtWork()
    await zhou.says('通报')
    await zhou.says('通报')
    expect(zhou.seesAll().at(-2)).toContain('2024年第1期草稿')
    world.clock.moveTo(new Date('2024-05-08T09:00:00+08:00'))
    await reports(liming, '仲裁员', { period: '2024Q1', value: '15' })
    await zhou.says('通报 2024年4月30日')
    expect(zhou.seesAll().at(-2)).toContain('2024年第2期草稿，截至2024年4月30日')
    const words = wordsOfWord(lastFile(world, zhou).bytes)
    expect(words).toContain('与上期（2024年第1期，截至2024年4月10日）相比，')
    expect(words).toContain('知识产权仲裁员由12人变为15人')
    world.clock.moveTo(new Date('2025-01-08T09:00:00+08:00'))
    await zhou.says('通报')
    expect(zhou.seesAll().at(-2)).toContain('2025年第1期草稿')
  })

  test.each([
    ['起草一季度的通报', '2024年3月31日'],
    ['起草通报 一季度', '2024年3月31日'],
    ['起草3月底的通报', '2024年3月31日'],
    ['起草2024年2月5日的通报', '2024年2月5日'],
    ['起草本季度的通报', '2024年4月10日'],
  ])('%s is drawn to %s, in every part', async (said, day) => {
    const { world, zhou } = await cityAtWork()
    await zhou.says(said)
    expect(zhou.seesAll().at(-2)).toContain(`截至${day}`)
    const words = wordsOfWord(lastFile(world, zhou).bytes)
    expect(words).toContain(`一、总体情况\n截至${day}，`)
    const others = [...words.matchAll(/^截至(\d+年\d+月\d+日)，/gm)].map(([, own]) => own)
    expect(new Set(others)).toEqual(new Set([day]))
  })

  test('a second draft of the day says that it takes the place of the first', async () => {
    const { zhou } = await cityAtWork()
    await zhou.says('通报')
    await zhou.says('通报 2024年3月31日')
    expect(zhou.seesAll().at(-2)).toContain('2024年第1期草稿')
    expect(zhou.seesAll().at(-2)).toContain('截至2024年4月10日的稿子由这一稿代替')
  })

  test('after the end nothing is compared with time; who did not reach is asked why, and what is open is closed', async () => {
    const { world, zhou } = await cityAtWork()
    world.clock.moveTo(new Date('2025-08-15T09:00:00+08:00'))
    await zhou.says('通报')
    const words = wordsOfWord(lastFile(world, zhou).bytes)
    expect(words).toContain('截至2025年8月15日，试点已于2025年6月30日结束。')
    expect(words).not.toMatch(/序时|滞后|余\d+个月/)
    expect(words).toMatch(/未达标\d+个.*未填报\d+个/)
    expect(words).toMatch(/未达标的\d+个目标，请牵头单位逐个说明原因和后续安排，报领导小组办公室/)
    await zhou.says('验收材料')
    const contents = wordsOfWord(unzipSync(lastFile(world, zhou).bytes)['目录.docx'] ?? new Uint8Array())
    expect(contents).toContain('截至2025年8月15日，试点已于2025年6月30日结束。')
    expect(contents).toMatch(/^未达标\d+个：.*知识产权仲裁员（完成12人，目标30人，还差18人，司法局牵头）/m)
    expect(contents).not.toMatch(/序时|滞后/)
  })

  test.each([
    ['2024-04-09T09:00:00+08:00', false],
    ['2024-04-10T09:00:00+08:00', false],
    ['2024-04-11T09:00:00+08:00', true],
  ])('drafted at %s it names who is late: %s, and nobody before the due day has passed', async (at, late) => {
    const world = await chat({ at: '2024-03-18T10:00:00+08:00' })
    const zhou = await world.person('周敏', 'admin')
    await world.moveTo(at)
    await zhou.says('起草通报')
    const words = wordsOfWord(lastFile(world, zhou).bytes)
    // The quarter is due on 10 April; the month was due on the 8th, so its leads are late on every one of these days.
    const named = words.split('逾期未报情况表').at(-1) ?? ''
    expect(named.includes('司法局')).toBe(late)
    expect(words).not.toContain('都报了')
  })

  test('what will probably not be reached, and why, from three periods on; of the others why nothing is foreseen', async () => {
    const { world, zhou, liming, reports } = await cityAtWork()
    const drafted = async () => {
      await zhou.says('通报')
      return wordsOfWord(lastFile(world, zhou).bytes)
    }
    expect(await drafted()).toContain(
      '三、到期完成预判\n到2025年6月30日，21个目标中暂不能推算21个。\n暂不能推算的：未填报的18个；已确认1期，不足3期的3个：商标有效注册量、知识产权仲裁员、贯标认证企业。',
    )
    await reports(liming, '仲裁员', { period: '2023Q2', value: '10' })
    await reports(liming, '仲裁员', { period: '2023Q3', value: '11', note: '名册换届，两人退出' })
    await reports(liming, '仲裁员', { period: '2024Q1', value: '14', note: '名册换届，两人退出' })
    const words = await drafted()
    expect(words).toContain('21个目标中预计难以完成1个、暂不能推算20个。')
    expect(words).toContain(
      '预计难以完成的1个：知识产权仲裁员，完成14人，目标30人，近期每年约5至8人，照此到期末约21至24人，还差16人，数据截至2024年3月31日，司法局牵头，所报原因：名册换届，两人退出。',
    )
    // After the end nothing is foreseen, and the parts are numbered without a gap.
    world.clock.moveTo(new Date('2025-08-15T09:00:00+08:00'))
    const after = await drafted()
    expect(after).not.toContain('预判')
    expect(after.match(/^[一二三四五六]、.*$/gm)).toEqual([
      '一、总体情况',
      '二、目标完成情况',
      '三、重点任务推进情况',
      '四、填报情况',
      '五、下一步工作',
    ])
  })

  test('a goal that is on course today and too slow is among those the next steps name', async () => {
    const { world, zhou, wang, reports } = await cityAtWork()
    for (const [period, value] of [
      ['2023Q1', '13.85'],
      ['2023Q2', '13.87'],
      ['2023Q3', '13.88'],
    ] as const)
      await reports(wang, '商标', { period, value })
    await zhou.says('通报')
    const words = wordsOfWord(lastFile(world, zhou).bytes)
    expect(words).toMatch(/^正常1个：商标有效注册量。$/m)
    expect(words).toContain('目前不滞后，但近期速度不够')
    expect(words.split('六、下一步工作')[1]).toMatch(
      /滞后和预计难以完成的目标要在.*\n(.*\n)*市场监管局：.*商标有效注册量/,
    )
  })

  test('two who draft at the same moment share one number', async () => {
    const { world, zhou } = await cityAtWork()
    const wu = await world.person('吴迪', 'admin')
    await Promise.all([zhou.says('通报'), wu.says('通报')])
    expect(await world.db.all({ sql: 'select year, no from bulletins', params: [] })).toEqual([{ year: 2024, no: 1 }])
  })

  test('a leader reads a copy without a number; nobody else may; in a group it goes to the private chat', async () => {
    const { world, mayor, liming, zhou } = await cityAtWork()
    await mayor.says('通报')
    expect(mayor.seesAll().at(-2)).toContain('阅读稿')
    expect(wordsOfWord(lastFile(world, mayor).bytes)).toContain('阅读稿（未编号）')
    expect(await world.db.all({ sql: 'select * from bulletins', params: [] })).toEqual([])
    expect(await liming.says('通报')).toContain('由领导和领导小组办公室办理')
    expect(await liming.says('验收材料')).toContain('不能生成验收材料')
    const group = await world.group('专班', zhou)
    await group.asks(zhou, '通报')
    expect(group.sees()).toContain('已在私聊中回复')
    expect(zhou.sees()).toBe('（file）')
  })

  test('a day that is none, or has not come, is refused in words', async () => {
    const { zhou } = await cityAtWork()
    expect(await zhou.says('通报 昨天')).toContain('“昨天”不是日期')
    expect(await zhou.says('验收材料 2030-01-01')).toContain('没有这一天的数')
  })
})

describe('验收材料', () => {
  test('hold per goal its paper, curve and evidence, the tasks, the whole ledger, at any date', async () => {
    const { world, zhou, liming } = await cityAtWork()
    const packed = async (words: string) => {
      await zhou.says(words)
      return unzipSync(lastFile(world, zhou).bytes)
    }
    for (const [period, value] of [
      ['2023Q3', '11'],
      ['2024Q1', '14'],
    ] as const) {
      await liming.says('填报 仲裁员')
      await liming.sendsFile({ name: '名册.pdf', bytes: new TextEncoder().encode(`名册${period}`) })
      await liming.submits({ period, value })
      await zhou.clicks('确认')
    }
    const files = await packed('验收材料')
    const names = Object.keys(files)
    expect(names.filter((name) => name.endsWith('说明.docx'))).toHaveLength(21)
    expect(names).toEqual(expect.arrayContaining(['目录.docx', '任务台账.docx', '填报台账.xlsx']))
    const folder = '目标/10 知识产权仲裁员'
    expect(strFromU8(files[`${folder}/佐证/2024年第1季度 名册.pdf`] ?? new Uint8Array())).toBe('名册2024Q1')
    expect(hasPngSignature(files[`${folder}/曲线.png`] ?? new Uint8Array())).toBe(true)
    const words = wordsOfWord(files[`${folder}/说明.docx`] ?? new Uint8Array())
    expect(words).toContain('完成值14人；完成率46.7%')
    expect(words).toContain('2024年第1季度')
    expect(words).toMatch(/到期末约.*3期数据/)
    expect(words).toContain('没有佐证的1期：2023年第4季度。')
    expect(words).toContain('2024年第1季度 | 名册.pdf | 李明 | 2024年4月10日 | 随附')
    const pledge = wordsOfWord(files['目标/08 质押融资和许可转让/说明.docx'] ?? new Uint8Array())
    // What the plan's own text leaves open is the office's to know, and no part of what is handed in.
    for (const { title } of plan.notes) expect(pledge).not.toContain(inPrint(title))
    expect(names.filter((name) => !/^(目标\/|目录\.docx$|任务台账\.docx$|填报台账\.xlsx$)/.test(name))).toEqual([])
    await zhou.clicks('办公室用材料')
    expect(lastFile(world, zhou).name).toBe('知识产权强市试点方案办公室用-2024-04-10.zip')
    const own = unzipSync(lastFile(world, zhou).bytes)
    expect(Object.keys(own)).toEqual(['数据索引.xlsx', '方案文字核对.docx'])
    const note = wordsOfWord(own['方案文字核对.docx'] ?? new Uint8Array())
    for (const { title } of plan.notes) expect(note).toContain(inPrint(title))
    // From every figure of the papers to its report, by the number the ledger has it under.
    const known = (await readFacts(world.db)).reports
    const indexed = (await rowsOf(own['数据索引.xlsx'] ?? new Uint8Array())).slice(1).map((row) => row[5])
    expect([...indexed].sort()).toEqual(known.map(({ id }) => id).sort())
    expect(pledge).toContain('没有已确认的填报。')
    expect(pledge).toContain('（尚无已确认的数据）')
    expect(words).toContain('（数据截至2024年3月31日）')
    // The whole stands at no single day: it says so, and where each goal's day is.
    expect(wordsOfWord(files['目录.docx'] ?? new Uint8Array())).toContain(
      '（最新数据截至2024年3月31日，各目标见附件1）',
    )

    const earlier = await packed('验收材料 2023-12-31')
    const then = wordsOfWord(earlier[`${folder}/说明.docx`] ?? new Uint8Array())
    expect(then).toContain('截至2023年12月31日')
    expect(then).toContain('完成值12人')
    expect(Object.keys(earlier).some((name) => name.includes('2024年第1季度'))).toBe(false)
  })
})

test('a package with 2.5 MB of evidence arrives, and no row of the database holds it', async () => {
  const world = await chat()
  const office = await world.person('周敏', 'admin')
  const liaison = await world.person('李明', 'liaison', '市司法局')
  await liaison.says('填报 仲裁员')
  await liaison.sendsFile({ name: '名册.pdf', bytes: new Uint8Array(randomBytes(2_500_000)) })
  await liaison.submits({ value: '18' })
  await office.says('待审核')
  await office.clicks('看佐证')
  await office.clicks('取 名册.pdf')
  expect(office.sees()).toBe('（file）')
  await office.says('验收材料')
  expect(office.sees()).toBe('（file）')
  const [largest] = await world.db.all<{ bytes: number }>(sql`select max(length(body)) as bytes from outbox`)
  expect(largest?.bytes).toBeLessThan(100_000)
})

test('of more evidence than a package holds only what goes in is read, and the rest is listed', async () => {
  const store = evidenceInMemory()
  let filesRead = 0
  const read: typeof store.read = async (sha256) => {
    const bytes = await store.read(sha256)
    // The package itself is read when it is sent.
    if (bytes?.byteLength === 9_000_000) filesRead += 1
    return bytes
  }
  const world = await chat({ evidence: { ...store, read } })
  const office = await world.person('周敏', 'admin')
  const liaison = await world.person('李明', 'liaison', '市司法局')
  await liaison.says('填报 仲裁员')
  for (const name of ['甲.pdf', '乙.pdf', '丙.pdf', '丁.pdf'])
    await liaison.sendsFile({ name, bytes: new Uint8Array(randomBytes(9_000_000)) })
  await liaison.submits({ value: '18' })
  await office.clicks('确认')
  await office.says('验收材料')
  expect(office.seesAll().join('\n')).toContain('佐证4件，其中2件因包太大')
  expect(filesRead).toBe(2)
})
