import nzh from 'nzh'

/** Every way an office writes a whole number; each must be read back as that number. */
export function stylesOf(number: number): string[] {
  const digits = String(number)
  const chinese = nzh.cn.encodeS(digits)
  const formal = nzh.cn.encodeB(digits)
  return [
    digits,
    fullWidth(digits),
    grouped(digits),
    chinese,
    formal,
    chinese.replaceAll('零', '〇'),
    chinese.replace(/^二(?=[千万亿])/, '两'),
    traditional(formal),
    ...rowOf(digits),
    ...mixed(number),
    ...decimals(number),
    ...spokenShort(number),
  ]
}

const fullWidth = (digits: string): string =>
  [...digits].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

const traditional = (text: string): string => text.replaceAll('万', '萬').replaceAll('亿', '億').replaceAll('贰', '貳')

/** 一二〇: from three digits on, or with a 零. */
function rowOf(digits: string): string[] {
  const row = [...digits].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('')
  return digits.length >= 3 || (digits.length === 2 && digits.includes('0')) ? [row] : []
}

/** 14万8000, 14万零500, 3亿2000万. */
function mixed(number: number): string[] {
  const all: string[] = []
  for (const [mark, size] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const [many, rest] = [Math.floor(number / size), number % size]
    if (many === 0 || many >= 10_000) continue
    if (rest === 0) all.push(`${many}${mark}`, `${many} ${mark}`.replace(' ', ''))
    else all.push(`${many}${mark}零${rest}`)
    if (size === 10_000 && rest > 0) all.push(`${many}万${String(rest).padStart(4, '0')}`)
    if (size === 10_000 && rest > 0 && rest % 1000 === 0)
      all.push(`${many}万${rest / 1000}千`, `${many}w${rest / 1000}千`)
    if (size === 100_000_000 && rest > 0 && rest % 10_000 === 0) all.push(`${many}亿${rest / 10_000}万`)
  }
  return all
}

/** 14.8万, 1.48亿, 14.8w. */
function decimals(number: number): string[] {
  const all: string[] = []
  if (number >= 1000 && number % 1 === 0)
    all.push(`${trimmed(number / 10_000, 4)}万`, `${trimmed(number / 10_000, 4)}W`)
  if (number >= 10_000) all.push(`${trimmed(number / 100_000_000, 8)}亿`)
  return all
}

const trimmed = (value: number, most: number): string => value.toFixed(most).replace(/\.?0+$/, '')

/** 十四万八, 三亿二, 三百五: the last place left out. */
function spokenShort(number: number): string[] {
  for (const [mark, size] of [
    ['亿', 100_000_000],
    ['万', 10_000],
    ['千', 1000],
    ['百', 100],
  ] as const) {
    const [many, rest] = [Math.floor(number / size), number % size]
    if (many === 0) continue
    if (many >= 10 && size < 10_000) return []
    if (many >= 10_000 || rest === 0 || rest % (size / 10) !== 0) return []
    const last = rest / (size / 10)
    const short = `${nzh.cn.encodeS(String(many))}${mark}${'零一二三四五六七八九'[last]}`
    return size >= 10_000 ? [short, `${many}${mark}${last}`] : [short]
  }
  return []
}
