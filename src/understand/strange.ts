import type { Meant, Sensed } from './meant.ts'

const place =
  /(?:^|[^\p{Script=Han}]|[的和与跟是在由让把给问])?([\p{Script=Han}]{2,4}(?:县|区|州|市|省))(?=牵头|负责|参与|配合|有|要|的|是|在|呢|,|\?|$|吗|做|干|管|和|政府|承担|、|任务|指标|目标|那边|这边)/gu
const office =
  /((?:[\p{Script=Han}]{2}市|市|省)?[\p{Script=Han}]{2,6}?(?:局|委|厅|银行|公司|集团|学院|大学|医院|协会|商会|联合会|研究院|办事处))(?=牵头|负责|参与|配合|有|要|的|是|在|呢|,|\?|$|吗|做|干|管|和|承担|、)/gu
const common =
  /^(哪|什么|各|本|几|多少|每|别|其|这|那|我|你|他|牵头|责任|配合|成员|相关|有关|所有|全部|任何|某|该|主|两|全|城|市$|县$|地|社|园|辖)/
const prefix = /^(?:[\p{Script=Han}]{2}市|市|省|区|县)(?=[\p{Script=Han}]{3})/u

/** Names a sentence uses that the plan does not have: places, units, annexes by a number it lacks. */
export function strangersIn(meant: readonly Meant[], { masked, unknown }: Sensed): string[] {
  const strangers = meant.flatMap(({ missing, kind, said }) =>
    missing?.startsWith('附件') ? [missing] : kind === 'elsewhere' ? [said] : [],
  )
  for (const pattern of [place, office]) {
    for (const [, name = ''] of masked.matchAll(pattern)) {
      const core = name.replace(prefix, '')
      const strange = unknown.some((word) => sharesPair(word, core))
      if (strange && !common.test(core) && !strangers.includes(name)) strangers.push(name)
    }
  }
  return strangers
}

const sharesPair = (word: string, name: string): boolean =>
  Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)).some((pair) => name.includes(pair))

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const person = new RegExp(`(?:^|[,问])([${surnames}]\\p{Script=Han}{1,2}?)(?=是|在|的|什么|担任|任|哪|电话|手机)`, 'u')

/** A person's name the plan does not have, where somebody is asked about. */
export const strangePerson = (masked: string): string | null => person.exec(masked)?.[1] ?? null
