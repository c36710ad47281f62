import { truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createEmulator } from '../../src/sandbox/emulator/index.ts'
import { wholeRoster } from '../../src/store/people.ts'
import { terminal } from './terminal.ts'

const roster = 'open_id,name,unit,role\nou_1,张三,市司法局,联络员\nou_2,李四,,办公室\n'

describe('roster import', () => {
  test('beside a server that has the database open; twice changes nothing', async () => {
    const office = terminal()
    const db = await office.database()
    writeFileSync(office.fileAt('people.csv'), roster)
    expect(await office.runs('roster', 'import', office.fileAt('people.csv'))).toEqual({
      code: 0,
      out: '已导入名册：新增 2 行，改名 0 行，未变 0 行',
      err: '',
    })
    expect(await wholeRoster(db)).toHaveLength(2)
    expect((await office.runs('roster', 'import', office.fileAt('people.csv'))).out).toContain('未变 2 行')
    db.close()
  })

  test('a leader’s unit the plan does not know is kept as typed, and said', async () => {
    const office = terminal()
    writeFileSync(office.fileAt('people.csv'), `${roster}ou_3,李强,市不存在局,领导\nou_4,王强,市司法局,领导\n`)
    const { code, err } = await office.runs('roster', 'import', office.fileAt('people.csv'))
    expect([code, err.split('\n')[0]]).toEqual([0, '第 4 行：方案里没有单位“市不存在局”，李强的单位按所写记下，请核对'])
    expect(err).not.toContain('第 5 行')
  })

  test('before the first start it makes the database', async () => {
    const office = terminal()
    writeFileSync(office.fileAt('people.csv'), roster)
    expect((await office.runs('roster', 'import', office.fileAt('people.csv'))).code).toBe(0)
    expect(await wholeRoster(await office.database())).toHaveLength(2)
  })

  test('a bad row refuses all, with its line; so does a file that is not there', async () => {
    const office = terminal()
    writeFileSync(office.fileAt('people.csv'), `${roster}ou_3,王五,火星局,联络员\n`)
    const { code, out, err } = await office.runs('roster', 'import', office.fileAt('people.csv'))
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^第 4 行：方案里没有单位“火星局”/)
    expect(await wholeRoster(await office.database())).toEqual([])
    writeFileSync(office.fileAt('large.csv'), '')
    truncateSync(office.fileAt('large.csv'), 6 * 1024 * 1024)
    expect((await office.runs('roster', 'import', office.fileAt('large.csv'))).err).toContain('5 MB')
    expect((await office.runs('roster', 'import', office.fileAt('none.csv'))).err).toContain('没有这个文件')
  })

  test('people by mobile number, found through the platform', async () => {
    const app = { appId: 'cli_1', appSecret: 's', encryptKey: 'k', verificationToken: 't' }
    const emulator = createEmulator({
      clock: { now: () => new Date() },
      app,
      deliver: async () => ({ status: 200, body: '' }),
    })
    emulator.addPerson({ openId: 'ou_9', name: '张三', mobile: '13800000009' })
    const office = terminal(
      { LARK_APP_ID: app.appId, LARK_APP_SECRET: 's', LARK_TRANSPORT: 'longconn', LARK_DOMAIN: 'http://feishu.test' },
      async (input, init) => emulator.fetch(new Request(input, init)),
    )
    writeFileSync(office.fileAt('people.csv'), '姓名,单位,角色,手机\n张三,市司法局,联络员,138-0000-0009\n')
    expect((await office.runs('roster', 'import', office.fileAt('people.csv'))).code).toBe(0)
    expect((await wholeRoster(await office.database()))[0]?.openId).toBe('ou_9')
  })

  test('where Feishu cannot be reached it says what to look at', async () => {
    const office = terminal(
      { LARK_APP_ID: 'cli_1', LARK_APP_SECRET: 's', LARK_TRANSPORT: 'longconn', LARK_DOMAIN: 'http://feishu.test' },
      () => Promise.reject(new TypeError('fetch failed')),
    )
    writeFileSync(office.fileAt('people.csv'), '姓名,单位,角色,手机\n张三,市司法局,联络员,13800000009\n')
    const { code, err } = await office.runs('roster', 'import', office.fileAt('people.csv'))
    expect([code, err]).toEqual([1, expect.stringMatching(/^连不上飞书：.+LARK_DOMAIN/)])
  })
})
