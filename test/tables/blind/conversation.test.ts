import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readFacts } from '../../all-facts.ts'
import { chat } from '../../chat.ts'
import { fileOf, type Truth, truths } from './truth.ts'

/** Files in which everything is certain and nothing is asked, of all sets and of many kinds and units. */
const sample = [
  'files/02.xlsx',
  'files/17.xlsx',
  'files/30.xlsx',
  'files/39.xlsx',
  'files/64.xlsx',
  'files2/03.xlsx',
  'files2/08.xlsx',
  'files2/13.xlsx',
  'files2/18.xlsx',
  'files2/28.xlsx',
  'files2/36.csv',
  'files3/03.xlsx',
  'files3/12.xlsx',
  'files3/20.xlsx',
  'files3/30.xlsx',
  'files3/40.xlsx',
  'files4/12.xlsx',
  'files4/17.xlsx',
  'files4/21.xlsx',
  'files4/23.csv',
  'files4/36.xlsx',
  'files5/04.xlsx',
  'files5/09.txt',
  'files5/18.xlsx',
]

/** `3 2024Q1 value 62`, `任务7 2024Q1 推进中`. */
function wantedOf({ cells }: Truth): string[] {
  return cells
    .filter(({ certain }) => certain)
    .map(({ indicator, task, period, part, value, state }) =>
      task === null ? `${indicator} ${period} ${part ?? 'value'} ${value}` : `任务${task} ${period} ${state}`,
    )
    .sort()
}

async function storedOf(world: Awaited<ReturnType<typeof chat>>): Promise<string[]> {
  const { reports } = await readFacts(world.db)
  return reports
    .flatMap((one) => {
      if (one.kind === 'share') return []
      if (one.kind === 'task') return [`任务${one.no} ${one.period} ${one.progress}`]
      const { value, numerator, denominator } = one
      return Object.entries({ value, numerator, denominator }).flatMap(([of, amount]) =>
        amount === null || amount === undefined ? [] : [`${one.no} ${one.period} ${of} ${amount}`],
      )
    })
    .sort()
}

/** From the message with the file to the reports in the store, as a liaison does it. */
describe('workbooks read blind, sent in the chat', () => {
  test.each(sample)('%s: 提交这些 stores what its maker says is in it, and nothing else', async (name) => {
    const { world, truth, liaison } = await sent(name)
    expect(await liaison.clicks('提交这些')).toContain('已提交')
    expect(await storedOf(world)).toEqual(wantedOf(truth))
  })

  test.each([false, true])('figures of the year before beside this one’s: told late: %s', async (isTold) => {
    const { world, truth, liaison } = await sent('files5/12.xlsx')
    if (isTold) await liaison.clicks('一并补报')
    expect(await liaison.clicks('提交这些')).toContain('已提交')
    expect(await storedOf(world)).toEqual(wantedOf(truth).filter((what) => isTold || what.startsWith('8 2024')))
  })

  async function sent(name: string) {
    const truth = truths.find(({ set, file }) => `${set}/${file}` === name)
    if (!truth) throw new Error(`no file ${name}`)
    const world = await chat({ at: truth.now })
    const liaison = await world.person('李明', 'liaison', truth.sender_unit)
    const bytes = new Uint8Array(readFileSync(fileOf(truth)))
    const isText = truth.file.endsWith('.txt')
    const draft = isText
      ? await liaison.says(new TextDecoder().decode(bytes))
      : await liaison.sendsFile({ name: truth.sent_as ?? truth.file, bytes })
    expect(draft).toContain('草稿：')
    expect(await storedOf(world)).toEqual([])
    return { world, truth, liaison }
  }
})
