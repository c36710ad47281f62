import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../src/launch/build.mjs'
import { findBundle } from '../../src/launch/bundle.mjs'

const folder = mkdtempSync(join(tmpdir(), 'zhibiao-start-'))
// A first start would say that it prepares the program.
beforeAll(async () => void (findBundle() ?? (await build())))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const env = (more: Record<string, string>) => ({
  PATH: process.env.PATH ?? '',
  PORT: '0',
  DATABASE_PATH: join(folder, `${Object.values(more).join('-').replaceAll(':', '')}.db`),
  ...more,
})

/** Starts the rehearsal and gives its first line and how to end it. */
async function started(more: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['src/start.mjs'], { env: env(more), stdio: ['ignore', 'pipe', 'pipe'] })
  const [line] = await once(child.stdout, 'data')
  const ended = once(child, 'exit')
  return {
    address: String(line).trim().replace('Listening on ', ''),
    async interrupt() {
      child.kill('SIGINT')
      const [code] = await ended
      return code
    },
  }
}

const says = (more: Record<string, string>) => {
  // What starts where it should have been refused would run for ever.
  const options = { env: env(more), encoding: 'utf8', timeout: 120_000 } as const
  const { status, stderr } = spawnSync(process.execPath, ['src/start.mjs'], options)
  return { status, stderr }
}

test('Ctrl-C ends it while a page is open', async () => {
  const { address, interrupt } = await started()
  const stream = await fetch(`${address}/sandbox/stream`)
  await stream.body?.getReader().read()
  expect(await interrupt()).toBe(0)
})

test('the rehearsal hears its own people on the loopback address of IPv6', async () => {
  const { address, interrupt } = await started({ HOST: '::1' })
  expect(address).toMatch(/^http:\/\/\[::1\]:\d+$/)
  const state = await fetch(`${address}/sandbox/state`)
  expect(state.status).toBe(200)
  await interrupt()
})

test('what cannot be is one line', () => {
  expect(says({ HOST: '0.0.0.0' })).toEqual({ status: 1, stderr: 'HOST: 演练环境只能监听本机回环地址，如 127.0.0.1\n' })
  expect(says({ DATABASE_PATH: '/proc/none/zhibiao.db' }).stderr).toMatch(/^DATABASE_PATH: .+\n$/)
  expect(says({ LARK_APPID: 'cli_a' }).stderr).toBe('LARK_APPID: 没有这个变量，是不是 LARK_APP_ID？\n')
  expect(says({ PLAN: 'nope' }).stderr).toMatch(/^PLAN: data\/ 下没有方案 nope，有：.+\n$/)
})

test('a Node that is too old is one line', () => {
  const old = `Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.0'}})`
  const { status, stderr } = says({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(old)}` })
  expect([status, stderr]).toEqual([1, `需要 Node 20.19 以上，这里是 ${process.version}\n`])
})

test('what has to be prepared before the start is said before it is begun', () => {
  const place = join(folder, 'clean')
  for (const part of ['src/launch', 'src/start.mjs']) cpSync(part, join(place, part), { recursive: true })
  // A build tool that fails: then the sources are run, which are not there.
  const tool = join(place, 'node_modules/esbuild')
  mkdirSync(tool, { recursive: true })
  writeFileSync(join(tool, 'package.json'), '{"type":"module","exports":"./index.js"}')
  writeFileSync(
    join(tool, 'index.js'),
    `export const build = () => { process.stderr.write('BUILD\\n'); throw new Error('no') }`,
  )
  const { stderr } = spawnSync(process.execPath, [join(place, 'src/start.mjs')], { env: env({}), encoding: 'utf8' })
  expect(stderr.split('\n').slice(0, 3)).toEqual([
    '正在准备程序，几秒钟（只在安装或更新后的第一次）……',
    'BUILD',
    '没有准备好，直接运行源码，启动较慢；多半是上次 npm ci 没有完成，请再运行一次（no）',
  ])
})

test('a bundle serves as long as its sources are what they were', async () => {
  const folder = findBundle() ?? (await build())
  expect(findBundle()).toBe(folder)
})
