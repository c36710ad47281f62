import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { terminal, trademarks } from './terminal.ts'

test('ledger export writes CSV or XLSX by the file’s ending, beside a running server', async () => {
  const office = terminal()
  await trademarks(await office.database())
  expect((await office.runs('ledger', 'export', office.fileAt('a.csv'))).out).toContain('已导出台账')
  const lines = readFileSync(office.fileAt('a.csv'), 'utf8').split('\n')
  expect(lines).toHaveLength(5)
  expect(lines[2]).toBe(
    '2,indicator,2,商标有效注册量,u,2024Q1,14.8,,,confirmed,联络员,2024-04-08T09:00:00+08:00,办公室,2024-04-08T09:00:00+08:00,,,,',
  )
  expect(lines[3]).toMatch(/^B1,baseline,2,商标有效注册量,,2022-06-30,12,,,confirmed,办公室,/)
  expect((await office.runs('ledger', 'export', office.fileAt('a.XLSX'))).code).toBe(0)
  expect(readFileSync(office.fileAt('a.XLSX')).subarray(0, 2).toString()).toBe('PK')
  expect((await office.runs('ledger', 'export', office.fileAt('no/such/a.csv'))).err).toContain('没有这个文件或文件夹')
})
