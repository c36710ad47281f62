/** A day a sentence names. */
export type Said = {
  on: string
  /** Followed by a comma: `2024年6月底前，…`. */
  alone: boolean
  /** `到2025年`, `2025年底前`: a limit, not the year of an action. */
  until: boolean
  /** A month is named, so it is the date of one thing. */
  month: boolean
  /** Taken over from another part of the sentence, whose own it may be. */
  loose?: boolean
}

const year = '20\\d\\d年?(?:[—－~～-]|至)20\\d\\d年|20\\d\\d年(?!代|度)'
const month = '\\d{1,2}月(?:\\d{1,2}日)?'
const close = '(?:[底末初]|上旬|中旬|下旬)?(?:之前|以前|前)?'
/** A date in front of or behind what it is the date of. */
export const dates = new RegExp(
  `(?:到|至|于|在|自)?(?:(?:${year})(?:${month})?|${month})${close}|年(?:底前?|末|内)|全年|“?十[四五六]五”?(?:期间|时期|末)|[一二三两四五]年(?:内|共|累计)?(?=[^一二三四五]|$)`,
)
const five: Record<string, string> = { 四: '2025', 五: '2030', 六: '2035' }
const dated = new RegExp(`(到|至)?(?:(${year})(${month})?|(${month}))(${close})`, 'g')

/** The last day a part of a sentence names; years before the plan's are of the thing itself (2000年底前建成的). */
export function dateIn(text: string, { from, only }: { from: string; only: string | null }): Said | null {
  const plan = /“?十([四五六])五”?(?:期间|时期|末)/.exec(text)?.[1]
  const found = [...text.matchAll(dated)].filter(
    ({ index, 2: years, 4: alone }) =>
      !/(?:较|比|以|自)$/.test(text.slice(0, index)) &&
      (years ? (years.match(/20\d\d/g)?.at(-1) ?? '') >= from : alone !== undefined && only !== null),
  )
  const last = found.at(-1)
  if (!last) return plan ? { on: `${five[plan]}-12-31`, alone: false, until: true, month: false } : null
  const [whole, to, years, withYear, without, end = ''] = last
  const own = years?.match(/20\d\d/g)?.at(-1) ?? only ?? ''
  const [, m, d] = /(\d{1,2})月(?:(\d{1,2})日)?/.exec(withYear ?? without ?? '') ?? []
  const mm = Number(m ?? 12)
  const day = d ? Number(d) : new Date(Date.UTC(Number(own), mm, 0)).getUTCDate()
  if (mm < 1 || mm > 12) return null
  const until = to !== undefined || /底|末|前/.test(end)
  const alone = text.slice(last.index + whole.length).trim() === ''
  const isRange = /[—－~～-]|至/.test(years ?? '')
  return {
    on: `${own}-${String(mm).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    ...{ alone, until: until && (to !== undefined || m === undefined), month: m !== undefined || isRange },
  }
}
