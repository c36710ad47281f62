import { setMeta } from '../../src/store/meta.ts'
import { chat } from '../chat.ts'

/** The city after the first quarter of 2024, with figures people reported and the office confirmed, all in the chat. */
export async function cityAtWork(at = '2024-04-10T09:00:00+08:00') {
  const world = await chat({ at })
  await world.db.run(setMeta('first_start', '2024-01-02T10:00:00+08:00'))
  const zhou = await world.person('周敏', 'admin')
  const liming = await world.person('李明', 'liaison', '市司法局')
  const wang = await world.person('王芳', 'liaison', '市市场监管局')
  const mayor = await world.person('雷副市长', 'leader')
  const reports = async (who: typeof liming, what: string, values: Record<string, string>) => {
    const form = await who.says(`填报 ${what}`)
    await who.submits(values)
    // A figure that is far from the last one, or a first one, is asked about once more.
    if (who.sees().includes('确认提交') && !form.includes('确认提交')) await who.submits({}, '确认提交')
    await zhou.clicks('确认')
  }
  const starts = async (words: string) => {
    await zhou.says(`基数 ${words}`)
    await zhou.submits({}, '设定')
  }
  await starts('商标 12万件 2022年6月30日 统计公报')
  await starts('仲裁员 10人 2022年6月30日 司法局函')
  // Without its past a flow is not judged.
  await starts('贯标认证企业 0家 2024-01-31 办公室汇总')
  await reports(wang, '商标', { period: '2023Q4', value: '13.9' })
  await reports(liming, '仲裁员', { period: '2023Q4', value: '12' })
  await reports(wang, '贯标认证企业', { period: '2024-02', value: '2' })
  return { world, zhou, liming, wang, mayor, reports }
}
