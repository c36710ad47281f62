import type { Meant, Sensed } from './sense.ts'

const place =
  /(?:^|[^\p{Script=Han}]|[的和与跟是在由让把给问])?([\p{Script=Han}]{2,4}(?:县|区|州|市|省))(?=牵头|负责|参与|配合|有|要|的|是|在|呢|,|\?|$|吗|做|干|管|和|政府|承担|、|任务|指标|目标|那边|这边)/gu
const office =
  /((?:[\p{Script=Han}]{2}市|市|省)?[\p{Script=Han}]{2,6}?(?:局|委|厅|银行|公司|集团|学院|大学|医院|协会|商会|联合会|研究院|办事处))(?=牵头|负责|参与|配合|有|要|的|是|在|呢|,|\?|$|吗|做|干|管|和|承担|、)/gu
const common =
  /^(哪|什么|各|本|几|多少|每|别|其|这|那|我|你|他|牵头|责任|配合|成员|相关|有关|所有|全部|任何|某|该|主|两|全|城|市|县|地|社|园|辖)/

/** Names a sentence uses that the plan does not have: places, units, rows by a number it lacks. */
export function strangersIn(_masked: string, meant: readonly Meant[], sensed: Sensed, _context: unknown): string[] {
  const strangers = meant.flatMap(({ missing, kind, said }) =>
    missing ? [missing] : kind === 'elsewhere' ? [said] : [],
  )
  for (const pattern of [place, office]) {
    for (const [, name = ''] of sensed.masked.matchAll(pattern)) {
      const strange = sensed.unknown.some((word) => name.includes(word) || word.includes(name))
      if (strange && !common.test(name) && !strangers.includes(name)) strangers.push(name)
    }
  }
  return strangers
}
