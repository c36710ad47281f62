import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { isAccepted, sha256Of, sizeWords } from '../../src/domain/reporting/evidence-file.ts'
import { evidenceFolder, evidenceFolderOf } from '../../src/store/files/folder.ts'

const folders: string[] = []
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true })
})

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'evidence-'))
  folders.push(made)
  return made
}

describe('the folder of evidence', () => {
  test('keeps a content once, under its sha256, and gives it back', async () => {
    const place = folder()
    const store = evidenceFolder(place)
    const bytes = new TextEncoder().encode('批复')
    const sha256 = sha256Of(bytes)
    await Promise.all([store.keep(sha256, bytes), store.keep(sha256, bytes)])
    await store.keep(sha256, bytes)
    expect(await store.read(sha256)).toEqual(bytes)
    expect(readdirSync(join(place, sha256.slice(0, 2)))).toEqual([sha256])
    expect(await store.read('0'.repeat(64))).toBeNull()
  })

  test('a made-up name leads nowhere', async () => {
    const store = evidenceFolder(folder())
    await expect(store.read('../../etc/passwd')).rejects.toThrow('not a sha256')
  })

  test.each([
    ['var/zhibiao.db', 'var/zhibiao-evidence'],
    ['/data/x.y/bot', '/data/x.y/bot-evidence'],
  ])('beside %s is %s', (database, evidence) => {
    expect(evidenceFolderOf(database)).toBe(evidence)
  })
})

test.each([
  ['批复.pdf', 'file', true],
  ['批复.PDF', 'file', true],
  ['名册.xlsx', 'file', true],
  ['程序.exe', 'file', false],
  ['没有后缀', 'file', false],
  ['图片', 'image', true],
] as const)('%s as %s is taken: %s', (name, type, taken) => {
  expect(isAccepted(name, type)).toBe(taken)
})

test.each([
  [1, '1KB'],
  [340 * 1024, '340KB'],
  [1.2 * 1024 * 1024, '1.2MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words)
})
