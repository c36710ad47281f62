/** Digits and nothing else but signs, separators and a percent sign. */
export const isNumber = (text: string): boolean => /^[-+]?[\d,]*\.?\d+%?$/.test(text.replace(/[\s，]/g, ''))

/** What a formula leaves that could not be computed: #REF!, #DIV/0!. */
export const isFault = (text: string): boolean => /^#[A-Z0-9/]+[!?]?$|^#错误$/.test(text)

/** A number with its unit, perhaps as a sum: 15家, 总计：71件. */
export const isAmount = (text: string): boolean =>
  /^([合总小共]计|合|共)?[:：]?\s*[-+]?[\d,，]*\.?\d+\s*([万亿]?\p{Script=Han}|%)?$/u.test(text.trim())

/** What people write where there is nothing to write. */
export const isNothing = (text: string): boolean => /^([-—–/\\]+|无|暂无|空)?$/.test(text.trim())

/** Names a sum of other rows or columns. */
export const isTotal = (text: string): boolean =>
  /^(合|总|小|共)\s*计|[合总小]\s*计$/.test(text.replace(/[(（][^()（）]{1,6}[)）]$/, '').trim())

/** Names a sum, or all of a place whose parts stand beside it. */
export const isWholeName = (text: string): boolean =>
  isTotal(text) || /^全[市县省区局]([合总]计|总数|汇总)?$/.test(text.trim())

/** Words of what came in a period: 新增, 净增, 新获. */
export const addedWords =
  '净增|(?<![高创革最更])新(?:增|建|认定|登记|注册|获评?|评定?|设立?|成立|挂牌|引进|培育|入驻|发展|签约?|通过|聘|招|获批|取得|创建|上线|落户|纳入|入库)'

/** A row's number in its table: about nothing of the plan. */
export const isOrdinal = (heading: string): boolean => /^(序|编)?号$|^(No|NO)\.?$|^项次$/.test(heading)
