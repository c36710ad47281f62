import { beforeEach, describe, expect, test } from 'vitest'
import type { DirectoryEntry } from '../../src/feishu/port.ts'
import { readPlan } from '../../src/plan/read.ts'
import { prepareImport } from '../../src/roster/import.ts'
import { auditTrail } from '../../src/store/audit.ts'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { dismiss, wholeRoster } from '../../src/store/people.ts'
import { openSqlite, type SqliteStore } from '../../src/store/sqlite.ts'
import { workbook } from './zips.ts'

const plan = await readPlan('data/zunyi-2022')
const now = '2024-03-18T10:00:00+08:00'
const by = { openId: 'ou_office', name: '办公室' }
let db: SqliteStore
beforeEach(async () => {
  db = openSqlite(':memory:')
  await migrate(db, readMigrations())
})

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
type LookUp = (mobiles: readonly string[]) => Promise<DirectoryEntry[]>

async function take(file: Uint8Array | string, lookUp: LookUp | null = null) {
  const read = typeof file === 'string' ? bytes(file) : file
  const prepared = await prepareImport({ plan, db, now, by, lookUp }, read)
  await db.batch(prepared.statements)
  return prepared
}
const refusal = (file: string, lookUp: LookUp | null = null): Promise<string> =>
  take(file, lookUp).then(
    () => 'accepted',
    (error: unknown) => String(error instanceof Error ? error.message : error),
  )

const roster = `open_id,name,unit,role
ou_1,张三,市司法局,liaison
ou_1,张三,新蒲新区管委会,联络员
ou_2,李四,市政府,领导
ou_3,王五,,办公室
ou_4,赵六,,member
`

describe('importing a roster', () => {
  test('people with several rows, Chinese and English words; units by any name the plan knows', async () => {
    const { added, renamed, unchanged } = await take(roster)
    expect({ added, renamed, unchanged }).toEqual({ added: 5, renamed: 0, unchanged: 0 })
    expect((await wholeRoster(db)).map(({ openId, unit, role }) => [openId, unit, role])).toEqual([
      ['ou_1', 'justice', 'liaison'],
      ['ou_1', 'new-district', 'liaison'],
      ['ou_2', '市政府', 'leader'],
      ['ou_3', '', 'admin'],
      ['ou_4', '', 'member'],
    ])
  })

  test('a second time nothing changes, and nothing more is said in the audit', async () => {
    await take(roster)
    const again = await take(roster)
    expect(again).toEqual({ added: 0, renamed: 0, unchanged: 5, doubts: [], statements: [] })
    expect(await auditTrail(db, 10)).toMatchObject([
      { act: '导入名册', detail: '新增 5 行，改名 0 行', byName: '办公室' },
    ])
  })

  test('who is not in the file stays; a new name replaces the old; who had left comes back', async () => {
    await take(roster)
    await db.run(dismiss('ou_4', '', 'member', now))
    const { added, renamed } = await take('role,name,open_id,unit\n成员,赵六,ou_4,\n办公室,王老五,ou_3,\n')
    expect({ added, renamed }).toEqual({ added: 1, renamed: 1 })
    const all = await wholeRoster(db)
    expect(all).toHaveLength(5)
    expect(all.find(({ openId }) => openId === 'ou_3')?.name).toBe('王老五')
  })

  test('two spellings of one unit are one row', async () => {
    await take('open_id,name,unit,role\nou_1,张三,市司法局,联络员\nou_1,张三,司法局,联络员\n')
    expect(await wholeRoster(db)).toHaveLength(1)
  })

  test('headers as offices write them, further columns, invisible characters', async () => {
    await take(
      '\ufeff序号,姓名（必填）,Open ID,所在单位,角色*,备注\n1,\u200b张三 ,ou_1, 余庆县政府\u202e,联络员,=1+1\n,,,,,\n',
    )
    expect(await wholeRoster(db)).toEqual([{ openId: 'ou_1', name: '张三', unit: 'county-yuqing', role: 'liaison' }])
  })

  test('the same from a workbook', async () => {
    const file = await workbook([
      ['open_id', '姓名', '单位', '角色'],
      ['ou_1', '张三', '市司法局', '联络员'],
    ])
    expect((await take(file)).added).toBe(1)
  })
})

describe('all rows or none', () => {
  test('each bad row is named with its line and reason', async () => {
    const said = await refusal(`open_id,name,unit,role
ou_1,张三,市司法局,liaison
李四,李四,市司法局,liaison
ou_3,,市司法局,liaison
ou_4,王五,,liaison
ou_5,赵六,火星局,liaison
ou_6,钱七,各县(市、区)人民政府,liaison
ou_7,孙八,市司法局,boss
,周九,市司法局,liaison
ou_1,张四,市公安局,liaison
`)
    expect(said.split('\n')).toEqual([
      '第 3 行：open_id 应以 ou_ 开头，只含字母、数字、_ 和 -',
      '第 4 行：缺姓名',
      '第 5 行：联络员必须写单位',
      '第 6 行：方案里没有单位“火星局”，请写方案中的名称或常用简称',
      '第 7 行：“各县(市、区)人民政府”是一组单位，请写具体的单位',
      '第 8 行：角色“boss”不认识，应为 联络员(liaison)、领导(leader)、办公室(admin)、成员(member)',
      '第 9 行：缺 open_id',
      '第 10 行：与第 2 行是同一个人，但姓名不同',
    ])
    expect(await wholeRoster(db)).toEqual([])
  })

  test('a slip in a unit, a role or a head is answered by what was meant', async () => {
    const said = await refusal(
      'open_id,name,unit,role\nou_1,张三,市市场监督局,联络员\nou_2,李四,市司法厅,联络员\nou_3,王五,市司法局,联系员\n',
    )
    expect(said.split('\n')).toEqual([
      '第 2 行：方案里没有单位“市市场监督局”，是不是“市市场监管局(市知识产权局)”？',
      '第 3 行：方案里没有单位“市司法厅”，是不是“市司法局”？',
      '第 4 行：角色“联系员”不认识，是不是“联络员”？',
    ])
    expect(await refusal('open_id,姓明,单位,角色\nou_1,张三,市司法局,联络员\n')).toBe(
      '表头缺少：姓名(name)；“姓明”是不是姓名(name)？第一行应为 open_id,name,unit,role，没有 open_id 的可写 mobile',
    )
  })

  test('a header that will not do is one sentence', async () => {
    expect(await refusal('姓名,单位\n张三,市司法局\n')).toBe(
      '表头缺少：open_id、角色(role)；第一行应为 open_id,name,unit,role，没有 open_id 的可写 mobile',
    )
    expect(await refusal('open_id,name,姓名,unit,role\n')).toBe('表头里“姓名(name)”出现了两次')
    expect(await refusal('open_id,name,unit,role\n')).toBe('只有表头，没有人员')
  })

  test('a formula in a workbook is refused, not computed', async () => {
    const file = await workbook(
      [
        ['open_id', 'name', 'unit', 'role'],
        ['ou_1', null, '市司法局', '联络员'],
      ],
      (sheet) => {
        sheet.getCell('B2').value = { formula: '"张"&"三"', result: '张三' }
      },
    )
    await expect(take(file)).rejects.toThrow('第 2 行：姓名(name)是公式，请粘贴为数值')
  })
})

describe('people by mobile number', () => {
  const known = async (mobiles: readonly string[]): Promise<DirectoryEntry[]> =>
    mobiles.map((mobile) => ({ mobile, openId: mobile.endsWith('0') ? `ou_${mobile}` : null }))

  test('are asked for in parts of fifty', async () => {
    const asked: number[] = []
    const lines = Array.from({ length: 120 }, (_, index) => `人${index},市司法局,联络员,${13800000000 + index * 10}`)
    const { added } = await take(['姓名,单位,角色,手机号', ...lines].join('\n'), async (mobiles) => {
      asked.push(mobiles.length)
      return known(mobiles)
    })
    expect([added, asked]).toEqual([120, [50, 50, 20]])
  })

  test('whom nobody knows is a bad row', async () => {
    const file = 'open_id,姓名,单位,角色,手机号\n,张三,市司法局,联络员,138 0000-0001\n,李四,市司法局,联络员,12\n'
    expect(await refusal(file, known)).toBe(
      '第 2 行：飞书里查不到这个手机号，请写 open_id\n第 3 行：手机号应为 6 至 15 位数字',
    )
    expect(await refusal('姓名,单位,角色,手机号\n张三,市司法局,联络员,13800000000\n')).toContain('演练环境')
  })
})
