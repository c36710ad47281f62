import { periodSaid, spanIn, withoutPeriod } from './said-period.ts'

const measure =
  /(?:计量)?单位(?:是|为|：|:)?([万亿]?[元件人个家户项])|(?:都|均)?(?:按|以|用)?([万亿]元|[万亿]件)(?:为单位|计)?/
const isOfTable = /表|文件|附件|数据|单位|^这(是|份|个)/
const filler =
  /这|是|一?份|个|张|的|我们|报?表格?|文件|附件|数据|材料|都|里|请|查收|收下?|一下|上报|报送|统计|填报|月报|季报|[，,。.！!：:\s]/g

/** What words sent with a table say of all of it. */
export type Beside = { period: ReturnType<typeof periodSaid>; measure: string }

/** 这是三月份的表, 单位是万元: words about a table and nothing else; null where they say more, or nothing of it. */
export function besideIn(words: string): Beside | null {
  const text = words.trim()
  if (text.length > 30 || /[?？吗呢]/.test(text) || !isOfTable.test(text) || spanIn(text) !== null) return null
  const [said = '', named, bare] = measure.exec(text) ?? []
  const rest = said === '' ? text : text.replace(said, '')
  const period = periodSaid(rest)
  if (period === null && said === '') return null
  const left = (period === null ? rest : withoutPeriod(rest)).replace(filler, '')
  return left === '' ? { period, measure: named ?? bare ?? '' } : null
}
