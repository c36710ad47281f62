import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'

/**
 * Cloudflare takes 3 MiB compressed (developers.cloudflare.com/workers/platform/limits); half of that is enough: no file
 * may be in it twice, and what is added must not go unnoticed. It also gives a second to start; how long that is on a
 * quiet machine `npx wrangler check startup` tells, here only a hang fails.
 */
const most = { gzipKiB: 1536, startupMs: 60_000 }
const profile = z.object({ startTime: z.number(), endTime: z.number() })

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhibiao-deploy-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const wrangler = async (...args: string[]): Promise<string> => {
  const env = { ...process.env, CI: '1', NO_COLOR: '1', WRANGLER_LOG_PATH: folder }
  return (await promisify(execFile)('npx', ['wrangler', ...args], { env })).stdout
}

test('what would be deployed has its bindings and is small enough', async () => {
  const said = await wrangler('deploy', '--dry-run', '--outdir', join(folder, 'bundle'))
  for (const binding of ['env.DB', 'env.EVIDENCE', 'env.LARK_APP_ID', 'env.DIGEST_AT']) expect(said).toContain(binding)
  const gzip = Number(/gzip: ([\d.]+) KiB/.exec(said)?.[1])
  expect(gzip).toBeGreaterThan(100)
  expect(gzip).toBeLessThan(most.gzipKiB)
})

test('and it starts', async () => {
  const file = join(folder, 'startup.cpuprofile')
  await wrangler('check', 'startup', '--outfile', file)
  const { startTime, endTime } = profile.parse(JSON.parse(await readFile(file, 'utf8')))
  const ms = (endTime - startTime) / 1000
  expect(ms).toBeGreaterThan(0)
  expect(ms).toBeLessThan(most.startupMs)
})
