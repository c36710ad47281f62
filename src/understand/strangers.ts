import type { Ask } from './query.ts'
import type { Sentence } from './sentence.ts'

const notAName =
  /怎|么|最|的是|哪|不是|是哪|分到|^(哪|什么|各|本|几|多少|每|别的?|其他|其它|这|那|我|你|他|牵头|责任|配合|成员|相关|有关|所有|全部|任何|某|该|主|协|督|承|举|怎么|布|结|全|分|当|谁|一|两|个|的|和|与|跟|是|在|由|让|把|给|试点|示范|园|校|城|地|社|辖|片|山|老|开发|高新|市|工业|产业|战略|创新|下|上|有|除)/
const office =
  /(?:^|[^一-鿿]|[的和与跟是在由让把给问,])?((?:[一-鿿]{2}市|市|省)?[一-鿿]{2,6}?(?:局|委|厅|银行|公司|集团|学院|大学|医院|协会|商会|联合会|研究院|办事处))(?=牵头|负责|参与|配合|有|要|的|是|在|呢|,|\?|$|吗|做|干|管|和|承担|、|任务|指标|算|该|没|也|能|需|不|属|谁|派|来|几|多少|哪|报|为)/
const place =
  /([一-鿿]{2,3}(?:县|区|州))(?=牵头|负责|参与|配合|有|要|的|是|在|呢|,|\?|$|吗|做|干|管|和|政府|承担|、|任务|指标|目标|商标|专利|算|该|多少|几)/
const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧冉申代祝'
const person = new RegExp(
  `(?:^|,|问|的)([${surnames}][一-鿿]{1,2})(?:同志|局长|主任|书记|县长|区长)?(?=是(谁|哪|什么|不是|干|做|组长|副)|在哪|什么职务|的职务|担任|任什么|负责什么|的(电话|单位)|是.*吗)`,
)

/** A unit, place or person that is named but is not in the plan. */
export function strangerIn({ frame, rest, units, people, groups, found }: Sentence): Ask | null {
  if (found.some(({ pasted }) => pasted)) return null
  const unit = office.exec(frame)?.[1] ?? place.exec(frame)?.[1]
  if (
    unit &&
    (/^([一-鿿]{2}市|市)/.test(unit) || hasPair(rest, unit)) &&
    !notAName.test(unit.replace(/^([一-鿿]{2}市|市|省)/, '')) &&
    !/园区|辖区|城区|地区|社区|开发区|新区|市区|县区|格局|布局|结局/.test(unit) &&
    groups.length === 0
  ) {
    return { kind: 'stranger', of: 'unit', name: unit }
  }
  const name = person.exec(frame)?.[1]
  if (name && rest.includes(name.slice(0, 2)) && people.length === 0 && units.length === 0)
    return { kind: 'stranger', of: 'person', name: name.replace(/[是在的]$/, '') }
  return null
}

/** Words of a name that nothing else explains. */
const hasPair = (rest: string, name: string): boolean =>
  [...name].some((_, at) => at + 2 <= name.length && rest.includes(name.slice(at, at + 2)))
