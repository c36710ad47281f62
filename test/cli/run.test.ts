import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { entries } from '../../src/cli/list.ts'
import { run } from '../../src/cli/run.ts'
import { terminal, trademarks } from './terminal.ts'

describe('usage', () => {
  test('help names every command and is no failure', async () => {
    const { code, out, err } = await terminal().runs('help')
    expect([code, err]).toEqual([0, ''])
    for (const { words, usage } of entries) expect(out).toContain([...words, usage].join(' ').trim())
    expect(out).toContain('wrangler')
  })

  test.each([
    [[], '没有写命令'],
    [['frobnicate'], '没有这个命令：frobnicate'],
    [['roster'], '没有这个命令：roster'],
    [['roster', 'import'], '缺少文件名'],
    [['roster', 'import', 'a.csv', 'b.csv'], '多余的参数：b.csv'],
    [['status', '--foo'], '选项 --foo 不存在'],
    [['status', '--at'], '选项 --at'],
    [['status', '--at', '2024-02-30'], '--at 应为日期'],
    [['status', '--known', '2024-02-01'], '--known 要和 --at 一起用'],
    [['ledger', 'export', 'a.pdf'], '.csv 或 .xlsx'],
  ])('%j is wrong usage', async (argv, says) => {
    const { code, out, err } = await terminal().runs(...argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
    expect(err).toContain('用法：')
    // A slip is answered with how that command is called, not with the whole command line.
    expect(err.split('\n')).toHaveLength(2)
  })

  test('words that begin like commands are answered with these alone', async () => {
    expect((await terminal().runs('plan', 'lnit')).err.split('\n')).toEqual([
      '没有这个命令：plan lnit',
      '用法：zhibiao plan lint [FOLDER] [--ask]',
      '用法：zhibiao plan import [FILE…] --to FOLDER [--answers review.xlsx]',
    ])
  })

  test('--help shows how one command is called', async () => {
    const { code, out } = await terminal().runs('roster', 'import', '--help')
    expect([code, out.split('\n')[0]]).toEqual([0, '用法：zhibiao roster import FILE'])
  })

  test('it is called as the person called it: through npm or by its name', async () => {
    expect((await terminal({ npm_lifecycle_event: 'zhibiao' }).runs('status', '--foo')).err).toContain(
      '用法：npm run --silent zhibiao -- status [--at',
    )
    expect((await terminal().runs('help')).out).not.toContain('npm run')
  })
})

describe('failures are one clear line', () => {
  test.each([
    [['status', '--at'], '选项 --at 少了它的值'],
    [['status', '--ta', '2024-03-18'], '选项 --ta 不存在'],
    [['status', '--json=yes'], '选项 --json 后面不写值'],
  ])('%j is told what is wrong with the option', async (argv, says) => {
    const { code, err } = await terminal().runs(...argv)
    expect([code, err.split('\n')[0]]).toEqual([2, says])
  })

  test('a folder beside the plans is no plan, a file that is not there is named without English', async () => {
    expect((await terminal({ PLAN: 'language' }).runs('status')).err).toMatch(
      /^PLAN: data\/ 下没有方案 language，有：.*$/,
    )
    expect((await terminal().runs('roster', 'import', '/none.csv')).err).toMatch(/^没有这个文件或文件夹（\/none.csv）$/)
  })

  test('a bad configuration is named by its variable', async () => {
    const { code, err } = await terminal({ PORT: 'http', LARK_APP_ID: 'cli_1' }).runs('status')
    expect(code).toBe(1)
    expect(err).toContain('PORT: 应为 0 到 65535 的整数')
  })

  test('a database that is none, or of somebody else', async () => {
    const broken = terminal()
    writeFileSync(broken.fileAt('zhibiao.db'), 'not a database at all, but long enough to be looked at '.repeat(20))
    expect(await broken.runs('status')).toMatchObject({ code: 1, err: expect.stringContaining('已损坏') })

    const foreign = terminal()
    ;(await foreign.database()).close()
    foreign.env.LARK_APP_ID = 'cli_other'
    foreign.env.LARK_APP_SECRET = 's'
    foreign.env.LARK_TRANSPORT = 'longconn'
    expect(await foreign.runs('status')).toMatchObject({ code: 1, err: expect.stringContaining('数据库属于') })
  })

  test('no database: reading works on an empty one and says so, exporting and backing up refuse', async () => {
    const office = terminal()
    const { code, err, out } = await office.runs('status', '--json')
    expect([code, JSON.parse(out).counts.noData]).toEqual([0, 17])
    expect(err).toContain('还没有数据库')
    expect((await office.runs('ledger', 'export', office.fileAt('a.csv'))).err).toContain('没有数据库')
    expect((await office.runs('backup', office.fileAt('a.bak'))).code).toBe(1)
  })
})

describe('a database that may only be read', () => {
  /** As somebody without rights would be: the superuser of a container may write everywhere. */
  async function asNobody<Done>(work: () => Promise<Done>): Promise<Done> {
    const isRoot = process.geteuid?.() === 0
    if (isRoot) process.seteuid?.(65534)
    try {
      return await work()
    } finally {
      if (isRoot) process.seteuid?.(0)
    }
  }

  test('what only reads works on a copy and says so, what writes does not', async () => {
    const { runs, database, env, fileAt } = terminal()
    const db = await database()
    await trademarks(db)
    db.close()
    const folder = dirname(env.DATABASE_PATH ?? '')
    const out = join(mkdtempSync(join(tmpdir(), 'zhibiao-out-')), 'ledger.csv')
    chmodSync(dirname(out), 0o777)
    for (const name of readdirSync(folder)) chmodSync(fileAt(name), 0o444)
    chmodSync(folder, 0o555)
    const [status, ledger, roster] = await asNobody(
      async () =>
        [await runs('status'), await runs('ledger', 'export', out), await runs('roster', 'import', out)] as const,
    )
    chmodSync(folder, 0o755)
    const says = /^写不了数据库 .*zhibiao\.db（检查文件和所在文件夹的权限），读的是它现在的副本$/
    expect([status.code, status.out]).toEqual([0, expect.stringContaining('商标有效注册量')])
    expect(status.err).toMatch(says)
    expect([ledger.code, readFileSync(out, 'utf8').split('\n').length]).toEqual([0, 5])
    expect(ledger.err).toMatch(says)
    expect([roster.code, roster.err]).toEqual([1, expect.stringMatching(/^DATABASE_PATH: 写不了数据库 [^\n]*$/)])
    rmSync(dirname(out), { recursive: true })
  })
})

describe('plan lint', () => {
  test('the plan of the repository has notes and no errors', async () => {
    const { code, out } = await terminal().runs('plan', 'lint')
    expect([code, out.split('\n').at(-1)]).toEqual([0, expect.stringMatching(/^共 0 处错误，\d+ 条提示$/)])
    expect((await terminal().runs('plan', 'lint', 'zunyi-2022')).out).toBe(out)
  })

  test('a file that is no plan is refused in one line, and leaves nothing behind', async () => {
    const { fileAt, runs } = terminal()
    writeFileSync(fileAt('hello.txt'), 'Hello world\n')
    const { code, err } = await runs('plan', 'import', fileAt('hello.txt'), '--to', fileAt('hello'))
    expect([code, err.split('\n').length, err]).toEqual([1, 1, expect.stringContaining('没有读出指标')])
    expect(existsSync(fileAt('hello'))).toBe(false)
  })

  test('a folder that is no plan is refused with its findings', async () => {
    const { code, out, err } = await terminal().runs('plan', 'lint', '/nowhere')
    expect([code, err]).toEqual([1, '方案数据有 1 处错误'])
    expect(out).toContain('没有这个文件夹')
  })
})

describe('which database', () => {
  const runs = async (env: Record<string, string>, ...argv: string[]) => {
    const err: string[] = []
    const io = { out: () => {}, err: (text: string) => err.push(text), fetch, now: () => new Date() }
    return { code: await run(argv, env, io), err: err.join('\n') }
  }

  test('without credentials reading says it is the rehearsal’s, and the office’s work asks to be told so', async () => {
    const { env, fileAt } = terminal()
    expect((await runs(env, 'status')).err).toContain(`用的是演练环境的数据库 ${env.DATABASE_PATH}`)
    for (const argv of [
      ['backup', fileAt('a.bak')],
      ['restore', fileAt('a.bak')],
      ['roster', 'import', fileAt('a.csv')],
    ]) {
      const { code, err } = await runs(env, ...argv)
      expect([code, err]).toEqual([1, expect.stringMatching(/^没有设置 LARK_APP_ID.*请加 --rehearsal$/)])
    }
  })

  test('with credentials --rehearsal is wrong usage', async () => {
    const { env, fileAt } = terminal({ LARK_APP_ID: 'cli_1', LARK_APP_SECRET: 's', LARK_TRANSPORT: 'longconn' })
    const { code, err } = await runs(env, 'backup', fileAt('a.bak'), '--rehearsal')
    expect([code, err.split('\n')[0]]).toEqual([2, '已设置 LARK_APP_ID，这里是正式环境，不能用 --rehearsal'])
  })
})
