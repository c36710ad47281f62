import type { Meant } from './sense.ts'
import { signKind } from './signs.ts'

/** A part of a sentence that asks something. */
const asks =
  /几|多少|好多|谁|哪|啥|什么|怎|咋|吗|么|呢|吧|还是|是不是|有没有|对不|能不|要不|算不|在不|没有?$|不$|名单|清单|列|目标|口径|牵头/
/** A part that tells why somebody asks: who wants to know, what it is for. */
const tells =
  /(?:来?问(?:我|起|到)?|来问|打听|想(?:知道|晓得|了解)|让我|叫我|找我|催我?|讲|说|听说|对接|开会|汇报|核对|调研|检查|督查|写(?:材料|稿子?|报告)|做(?:方案|材料|台账|表)|准备.{0,4}|干了.{0,8}|刚(?:接手|来|到).{0,4})$/
/** What is compared or narrowed in it is meant. */
const means = /比|跟|和|与|里$|的$|配合|参与|参加|责任|指标|任务|除|不是|[ⓈⓃ]/
const points = /他们|它们?|她|这|那|其|该/

/**
 * “县委宣传部来问我,市委宣传部…”: a first part that only says why somebody asks names nothing that is asked about,
 * where the rest asks and names something itself.
 */
export function withoutBackground(masked: string, meant: Meant[]): { masked: string; meant: Meant[] } {
  const at = masked.search(/[,:]/)
  const [first, rest] = at < 0 ? ['', masked] : [masked.slice(0, at), masked.slice(at + 1)]
  if (first.length < 3 || asks.test(first) || !tells.test(first) || means.test(first)) return { masked, meant }
  if (!asks.test(rest) || !/[ⓈⓊⓄⒷⒼⓅⓁ]/.test(rest) || points.test(rest)) return { masked, meant }
  const before = [...first].filter(signKind).length
  return { masked: rest, meant: meant.slice(before) }
}
