import Big from 'big.js'

/** A unit of measure taken apart: `万件` counts ten thousands of 件. */
export type Unit = { scale: Big; base: string }

const sizes: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

/** `万件` → 10000 and 件; `亿元` → 100000000 and 元; `百万千瓦` → 1000000 and 千瓦; `人` → 1 and 人. */
export function unitOf(written: string): Unit {
  const unit = written.trim()
  const [, scales = '', base = unit] = /^((?:[十百千]?[万亿])*|[百千](?=[元人件个户]))(.+)$/.exec(unit) ?? []
  return { scale: [...scales].reduce((all, mark) => all.times(sizes[mark] ?? 1), new Big(1)), base }
}

/** Words that count cases and papers, firms, places and people; within a group people use them for one another. */
const counters = ['件个项条宗起篇笔张例', '家户个', '处所个家', '人个名位']
/** Who counts in 个 counts things, and nobody says so of people. */
const neverThings = '人名位户张笔篇'
const countersAll = [...new Set(counters.join(''))]
const money = ['元', '圆', '块', '块钱', '人民币', '元人民币']

/** Whether a figure said in one unit may stand for another: a counter for a counter, 块 for 元, none for any. */
export function unitsAgree(said: string, base: string): boolean {
  if (said === '' || said === base) return true
  const areSingle = said.length === 1 && base.length === 1
  const isThing = base !== '个' || !neverThings.includes(said)
  if (areSingle && isThing && counters.some((group) => group.includes(said) && group.includes(base))) return true
  return base === '元' && money.includes(said)
}

/** Words that may stand behind a number as its unit, the longest first; a plan's own units come first of all. */
const usual = [
  ...['个百分点', '百分点', '人民币', '块钱', '人次', '个点', '平方米', '公里', '%', '‰', '元', '圆', '块', '成', '倍'],
  ...['吨', '亩', '次', '场', '批', '份', '套', '台', '册', '本', '期', '辆', '座', '种', '类'],
  ...countersAll,
]

/** 美元, 港币: money of another kind is never 元. */
const otherMoney = /^[^\d\s多余来几零一二两三四五六七八九十百千万亿,，。；;、]{1,2}(元|币|镑)/

/** The unit that stands at a place of a text, and where it ends; '' where none does. */
export function unitAt(text: string, at: number, own: readonly string[]): { unit: string; to: number } {
  const found = [...own.toSorted((a, b) => b.length - a.length), ...usual].find((unit) => text.startsWith(unit, at))
  if (found === undefined) {
    const [other = ''] = otherMoney.exec(text.slice(at)) ?? []
    return { unit: other, to: at + other.length }
  }
  if (/百分点|^个点$/.test(found)) return { unit: '%', to: at + found.length }
  // 28人次 are no 28人: how often is another measure than how many.
  const isOften = countersAll.includes(found) && /^次(?![年月日品要])/.test(text.slice(at + found.length))
  return isOften ? { unit: `${found}次`, to: at + found.length + 1 } : { unit: found, to: at + found.length }
}
