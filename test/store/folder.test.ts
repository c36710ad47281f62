import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolderOf } from '../../src/store/folder.ts'

test('the folders of a file are made, parents too, and again without harm', () => {
  const root = mkdtempSync(join(tmpdir(), 'folder-'))
  const file = join(root, 'a', 'b', 'c.db')
  makeFolderOf(file)
  makeFolderOf(file)
  expect(existsSync(dirname(file))).toBe(true)
  expect(existsSync(file)).toBe(false)
  rmSync(root, { recursive: true })
})

test('where no folder can be made it is refused, not tried for ever', () => {
  expect(() => makeFolderOf('/dev/null/x/y.db')).toThrow(/ENOTDIR|EEXIST/)
  expect(() => makeFolderOf('/proc/none/y/z.db')).toThrow('ENOENT')
})
