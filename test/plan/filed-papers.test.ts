import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { writePlan } from '../../src/plan/import/folder.ts'
import { lintFolder, readPlan, readSoundPlan } from '../../src/plan/read.ts'
import { villagePlan } from './village.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** The made-up plan on disk with papers beside it. */
function folderWith(papers: Record<string, unknown>, list?: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'papers-'))
  folders.push(folder)
  writePlan(folder, villagePlan)
  mkdirSync(join(folder, 'papers'))
  for (const [name, paper] of Object.entries(papers)) {
    writeFileSync(join(folder, 'papers', name), typeof paper === 'string' ? paper : JSON.stringify(paper))
  }
  if (list) writeFileSync(join(folder, 'papers.json'), JSON.stringify(list))
  return folder
}

const head = { title: '年度目标的通知', number: '某政办发〔2024〕9号', date: '2024-04-01' }
const target = { kind: 'target', no: 1, on: '2024-12-31', value: '70' }
const errorsOf = async (folder: string) =>
  (await lintFolder(folder)).filter(({ level }) => level === 'error').map(({ place, says }) => `${place}：${says}`)

describe('papers in a plan’s folder', () => {
  test('are read with the plan, in the order of their files, and survive another import', async () => {
    const folder = folderWith({
      'b.json': { ...head, number: null, lines: [target] },
      'a.json': { ...head, lines: [target] },
    })
    const read = await readSoundPlan(folder)
    expect(read.papers.map(({ file, number }) => [file, number])).toEqual([
      ['papers/a.json', '某政办发〔2024〕9号'],
      ['papers/b.json', null],
    ])
    writePlan(folder, villagePlan)
    expect((await readPlan(folder)).papers).toHaveLength(2)
    expect(await lintFolder(folder)).toContainEqual({
      level: 'note',
      place: 'papers/b.json',
      says: '没有文号，凡用到这份文件的回答都会注明',
    })
  })

  const ruling = (about: string, sets: object) => ({ kind: 'ruling', about, says: '明确如下', sets })
  test.each<[string, object | string, string]>([
    ['no JSON', '{', 'papers/a.json：不是有效的 JSON'],
    ['no title', { ...head, title: '', lines: [target] }, 'papers/a.json.title：'],
    ['a day that is none', { ...head, date: '2024-02-30', lines: [target] }, 'papers/a.json.date：'],
    ['a figure in words', { ...head, lines: [{ ...target, value: '7五' }] }, 'lines[0].value：应是不带单位的数'],
    ['no lines', { ...head, lines: [] }, 'papers/a.json.lines：'],
    ['another kind', { ...head, lines: [{ kind: 'goal' }] }, 'papers/a.json.lines[0]'],
    ['a number half written', { ...head, number: '9号', lines: [target] }, '文号“9号”应写成'],
    [
      'older than the plan',
      { ...head, date: '2023-04-01', lines: [target] },
      '早于方案印发（2024-03-01），请核对 date',
    ],
    ['after the end', { ...head, effective: '2030-01-01', lines: [target] }, '请核对 effective'],
    ['no such indicator', { ...head, lines: [{ ...target, no: 9 }] }, '没有指标9，方案的指标是1到3'],
    ['no figure', { ...head, lines: [{ ...target, value: undefined }] }, '没有数，请写 value 或 parts'],
    ['no such unit', { ...head, lines: [{ ...target, unit: '市水务局' }] }, '方案里没有单位“市水务局”'],
    ['a unit that is no part', { ...head, lines: [{ ...target, unit: '市工信局' }] }, '目标只分解到'],
    ['a day outside', { ...head, lines: [{ ...target, on: '2029-12-31' }] }, '晚于方案结束（2027-12-31），请改日期'],
    ['a year of a level', { ...head, lines: [{ ...target, basis: 'year' }] }, 'basis 应为 total'],
    ['a figure twice', { ...head, lines: [target, { ...target, value: '71' }] }, '同一个数写了两次，请留一个'],
    ['a figure that falls', { ...head, lines: [{ ...target, on: '2026-12-31' }] }, '2026年12月的70低于2025年12月的80'],
    [
      'a state of what is a figure',
      { ...head, lines: [{ kind: 'state', no: 1, on: '2027-12-31', written: '建成' }] },
      '请用 target 行写数',
    ],
    ['no such row', { ...head, lines: [ruling('task:40', {})] }, '没有“task:40”，task: 后可以是1、2'],
    ['about nothing', { ...head, lines: [ruling('指标1', {})] }, '应写成 note:、silence:、indicator: 或 task:'],
    ['another field', { ...head, lines: [ruling('task:1', { counting: '累计数' })] }, 'counting（口径）只能用于'],
    ['leads unknown', { ...head, lines: [ruling('task:1', { leads: ['市水务局'] })] }, '方案里没有单位“市水务局”'],
    [
      'a name that is taken',
      { ...head, lines: [{ kind: 'unit', unit: '市工信局', name: '市财政局', short: '财政局' }] },
      '方案里已有市财政局',
    ],
  ])('%s is an error in Chinese with the place and the mend', async (_, paper, says) => {
    const errors = await errorsOf(folderWith({ 'a.json': paper }))
    expect(errors.join('\n')).toContain(says)
    await expect(readSoundPlan(folderWith({ 'a.json': paper }))).rejects.toThrow()
  })

  test('two files of one document number are one paper too many', async () => {
    const both = folderWith({ 'a.json': { ...head, lines: [target] }, 'b.json': { ...head, lines: [target] } })
    expect(await errorsOf(both)).toEqual(['papers/b.json：文号与 papers/a.json 相同，一份文件请只放一个文件'])
  })

  test('a sum that does not come out is said yes to in the file', async () => {
    const falling = { ...head, lines: [{ ...target, on: '2026-12-31' }] }
    const [error] = await errorsOf(folderWith({ 'a.json': falling }))
    expect(error).toContain('"asWritten": true')
    expect(await errorsOf(folderWith({ 'a.json': { ...falling, asWritten: true } }))).toEqual([])
  })

  test('the list a Worker reads names what is there', async () => {
    const paper = { ...head, lines: [target] }
    expect(await errorsOf(folderWith({ 'a.json': paper }, ['a.json']))).toEqual([])
    expect(await errorsOf(folderWith({ 'a.json': paper }, []))).toEqual([
      'papers.json：应为 ["a.json"]，与 papers/ 下的文件一致',
    ])
  })
})
