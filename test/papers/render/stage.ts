import { unzipSync } from 'fflate'
import * as z from 'zod'
import type { World } from '../../chat.ts'
import { cityAtWork } from '../../conversations/leaders-stage.ts'

export type Made = { name: string; bytes: Uint8Array }

/** The newest file the bot sent to somebody. */
function lastFile({ emulator }: World, { openId }: { openId: string }): Made {
  const message = emulator
    .messages(emulator.p2p(openId))
    .findLast(({ sender, type }) => sender.kind === 'app' && type === 'file')
  const { file_key: key } = z.object({ file_key: z.string() }).parse(JSON.parse(message?.content ?? '{}'))
  const file = emulator.file(key)
  if (!file) throw new Error('no file was sent')
  return file
}

/** Each kind of paper the office hands in, of a city with figures of every light, as the chat sends it. */
export async function papers(): Promise<Made[]> {
  const { world, zhou, liming, wang, mayor, reports } = await cityAtWork()
  const meitan = await world.person('田野', 'liaison', '湄潭县')
  const gao = await world.person('高远', 'liaison', '高新区管委会')
  for (const [period, value] of [
    ['2023Q2', '10'],
    ['2023Q3', '11'],
  ] as const)
    await reports(liming, '仲裁员', { period, value })
  for (const [period, value] of [
    ['2023Q1', '12.6'],
    ['2023Q2', '13.1'],
    ['2023Q3', '13.4'],
  ] as const)
    await reports(wang, '商标', { period, value })
  for (const [period, value] of [
    ['2023-11', '0.2'],
    ['2023-12', '0.05'],
    ['2024-01', '2.4'],
  ] as const)
    await reports(wang, '指标8', { period, value })
  await reports(wang, '指标4', { period: '2023Q4', value: '1' })
  await reports(gao, '指标20', { period: '2023Q4', value: '96' })
  await liming.says('填报 仲裁员')
  await liming.sendsFile({
    name: '遵义仲裁委员会关于仲裁员名册的函(2024年第1季度).pdf',
    bytes: new TextEncoder().encode('名册'),
  })
  await liming.submits({ period: '2024Q1', value: '14', note: '遵仲委函〔2024〕3号' })
  await zhou.clicks('确认')
  await reports(meitan, '任务16', { period: '2023Q4', state: '推进中', done: '引进服务机构2家', next: '签订协议' })
  await reports(meitan, '任务17', {
    period: '2023Q4',
    state: '受阻',
    done: '走访企业6家',
    next: '报县政府研究',
    problem: '没有专项经费',
    help: '请财政局安排',
  })
  await reports(wang, '任务1', { period: '2023Q4', state: '受阻', done: '专班尚未组建', next: '报市政府协调' })
  await liming.says('填报 任务31')
  await liming.submits({ period: '2023Q4', state: '推进中', done: '与仲裁委会商2次', next: '' })
  await zhou.says('起草通报')
  const bulletin = lastFile(world, zhou)
  await mayor.says('导出台账')
  const ledger = lastFile(world, mayor)
  await zhou.says('验收材料')
  const box = unzipSync(lastFile(world, zhou).bytes)
  await zhou.clicks('办公室用材料')
  const own = Object.entries(unzipSync(lastFile(world, zhou).bytes)).map(([path, bytes]) => ({
    name: `办公室用－${path}`,
    bytes,
  }))
  const inside = Object.entries(box)
    // The ledger inside is the one that was exported above.
    .filter(([path]) => /\.(docx|xlsx)$/.test(path) && path !== '填报台账.xlsx')
    .filter(([path]) => !path.startsWith('目标/') || /\/(02|08|10|06、07|20) /.test(path))
    .map(([path, bytes]) => ({ name: path.replaceAll('/', '－'), bytes }))
  return [bulletin, ledger, ...inside, ...own]
}
