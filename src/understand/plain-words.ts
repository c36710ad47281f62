import measures from '../../data/language/measures.json' with { type: 'json' }
import { numberOf } from './numerals.ts'
import { anyOf } from './patterns.ts'

/** Everyday words of a unit of measure, longest first. */
const measureOf = new Map(measures.flatMap(({ as, said }) => said.map((word) => [word, as] as const)))
const longestFirst = (all: readonly string[]): string => all.toSorted((a, b) => b.length - a.length).join('|')
const words = longestFirst([...measureOf.keys()])
/** Also as they are printed: “论家算的”, “用“人”计数的”. */
const printed = longestFirst([...new Set([...measureOf.keys(), ...measures.map(({ as }) => as)])])
const counted = `(?:来|去)?${anyOf('measuredBy')}(?:数|账|目标)?(?:的)?`
const by = '(?:[按用拿以凭靠论]|(?:计量)?单位(?:栏)?(?:写)?(?:的)?(?:是|为|用)?|带)(?:多少|几)?'
/** What follows a condition of a set. */
const beforeSet = '(?=(?:那[些几]?个?)?(?:指标|目标)|有|,|几|哪|都|各|分别|[一总]共|$)'
const quote = '["“”「」\'‘’]?'
const kinds = '百分[比数率]|钱|金额|人头|[人家户件个]数'
/** “用钱衡量的”, “按人头算的”, “数人头的”, “带百分号的”: what is counted in that unit. */
const patterns = [
  new RegExp(`${by}(?:着|的是)?${quote}(${printed})${quote}${counted}`, 'g'),
  new RegExp(`[论按](${printed})的${beforeSet}`, 'g'),
  new RegExp(`单位栏?(?:里|上)?[写填标用印]的?[“"「](${printed})[”"」](?:而|但|却)?(?=不是|又不是|的)`, 'g'),
  /(?:数|点)(人头|个数|户头)(?:的)?/g,
  /(?:带|用|写|标)(?:着|了|个)?(百分号|百分比|百分数|百分率|%)(?:的)?/g,
  new RegExp(
    `单位栏?(?:写的?)?[是为写]${quote}(${words}|人|家)${quote}的?(?=指标|目标|有|,|几|哪|都|[而并]?且|又|$)`,
    'g',
  ),
  new RegExp(`(?:是|算|要求|[看比考卡管])(?:的是)?(${kinds})(?:类|型|那种|这种)?的${beforeSet}`, 'g'),
  /(?<![的个了])(百分比|百分数|百分率)(?:类|型|那种)?的?(?=指标|目标有)/g,
]
/** “附件二一共几类”: a numeral and what is counted after it are two. */
const numbered = /((?:附件|附表|表|第)[一二三四五六七八九十])(?=一[共起]|两[个张])/g
/** “钱谁来出”: who pays, however it is put. */
const pays = /(?<=[钱费]由?谁)[来去](?=[出掏拿给])/g
/** “第二多” is a place in an order, not the second row. */
const place = /(倒数)?第([一二三四五六七八九十两\d]{1,2})(?=多|少|大(?![块部类项章条节方点])|小(?![点条节项块])|高|低)/g

/** How an office calls the two parts a unit may have. */
const parts: readonly (readonly [RegExp, string])[] = [
  [/主办(?![方权公理])|主责/g, '牵头'],
  [/协办(?![方公理])/g, '配合'],
  [/(?<![a-z])leads?(?=的|[ⓊⓄ和跟]|$)/g, '牵头'],
  // As handwriting is misread.
  [/奉头/g, '牵头'],
  [/[贵青]任(?=单位|栏|部门)/g, '责任'],
  [/产杈/g, '产权'],
]

/** Particles, pointers and letters as they are said. */
const regional: readonly (readonly [RegExp, string])[] = [
  [/(?<=[\d零〇一二三四五六七八九幺])(?:艾克斯|埃克斯|爱克斯)/g, 'x'],
  [/(?<=20\d\d)那个?(?:时候|会儿|阵)/g, '年'],
  [/(?<=20\d\d年)那个?(?:时候|会儿|阵)/g, ''],
  [/[咧嘞](?=[?。,~]|$)/g, '呢'],
  [/^(?:那)?隔壁的?(?=.{2,8}呢)/g, '那'],
]

/** “过六成的”: a share in tenths as a figure. */
const tenths = /([一二两三四五六七八九])成(?=的|以[上下]|多|左右|[,。?]|$)/g
const tenth = (_: string, no: string): string => `${numberOf(no)}0%`

const digit = '零一二三四五六七八九'
/** “二零二五年”, “一八年印发”, “25年底”: a year said by its digits. */
const spelled = /[二2][零〇0][零〇一二三四五六七八九]{2}年?(?=年|$|[底末\d])|[二2][零〇0][零〇一二三四五六七八九]{2}年/g
const shortYear = '(?:[一二][零〇一二三四五六七八九]|[12]\\d)'
const ofYear = '(?=年(?:就|才|已经)?(?:年?[底末初]|印|发[布文的]|[一二三四五六七八九十\\d]{1,2}月))'
const short = new RegExp(`(?<![一二三四五六七八九十百\\d.])${shortYear}${ofYear}`, 'g')
/** “二零年那批”: two digits are no number of years, unless they are neighbours (一二年). */
const spelledShort = /(?<![一二三四五六七八九十百\d零〇])(?!一二|二三)[一二][零〇一二三四五六七八九](?=年)/g
const inDigits = (said: string): string =>
  said.replace(/[零〇一二三四五六七八九]/g, (one) => String(digit.indexOf(one === '〇' ? '零' : one)))

/** Everyday ways to say a unit of measure or a place in an order as the plain one, before names are looked for. */
export function plainWords(text: string): string {
  const measured = patterns.reduce(
    (all, pattern) => all.replace(pattern, (_, word: string) => `单位是${measureOf.get(word) ?? word}的`),
    text,
  )
  return [...parts, ...regional]
    .reduce((all, [said, part]) => all.replace(said, part), measured)
    .replace(/[\d零〇一二三四五六七八九幺]{2,5}(?=x(?![a-z]))/g, (said) => inDigits(said.replace(/幺/g, '一')))
    .replace(spelled, inDigits)
    .replace(spelledShort, (said) => `20${inDigits(said)}`)
    .replace(short, (said) => `20${inDigits(said)}`)
    .replace(tenths, tenth)
    .replace(pays, '')
    .replace(numbered, '$1,')
    .replace(place, (_, end: string | undefined, no: string) => `${end ?? ''}排${no}`)
}
