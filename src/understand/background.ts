import type { Meant } from './meant.ts'
import { anyOf, patternOf } from './patterns.ts'
import { signKind } from './signs.ts'

/** A part of a sentence that asks something. */
const asks = patternOf('backgroundAsks')
/** A part that tells why somebody asks: who wants to know, what it is for. */
const tells = new RegExp(`${anyOf('backgroundTells')}$`)
/** What is compared or narrowed in it is meant. */
const means = /比|跟|和|与|里$|的$|配合|参与|参加|责任|指标|任务|除|不是|[ⓈⓃ]/
/** Somebody has something to write or to sort: what for, never what is asked. */
const wants = patternOf('backgroundWants')
const ofTables = /指标|目标|任务|方案|单位|部门/
const points = /他们|它们?|她|这|那|其|该/
const names = /[ⓈⓊⓄⒷⒼⓅⓁ]/

/** More characters than this without a pause are several breaths of somebody who dictates. */
const longBreath = 30
/** Where a speaker comes to the question. */
const opens = patternOf('backgroundOpens', 'g')
/** What a speaker adds when the question is over. */
const closes = new RegExp(`${anyOf('backgroundCloses')}.*$`)

/** A last part that only says what is to be counted with the rest: “联合牵头的也算上”. */
const counted = new RegExp(`,[^,?]{2,16}${anyOf('countedToo')}(?:去|数|在内|的)?$`)
const intro = patternOf('intro')

/** A sentence as it is read, with what each sign stands for. */
type Read = { masked: string; meant: Meant[] }

/**
 * “县委宣传部来问我,市委宣传部…”: a first part that only says why somebody asks names nothing that is asked about,
 * where the rest asks and names something itself.
 */
function withoutFrame({ masked, meant }: Read): Read {
  const at = masked.search(/[,:]/)
  const [first, rest] = at < 0 ? ['', masked] : [masked.slice(0, at), masked.slice(at + 1)]
  const tellsOnly = tells.test(first) && !means.test(first)
  const namesNone = !names.test(first.replace(/^Ⓞ/, ''))
  const asksItself = asks.test(rest) && (names.test(rest) || ofTables.test(rest)) && !points.test(rest)
  if (namesNone && asksItself && wants.test(first) && !asks.test(first))
    return { masked: rest, meant: meant.slice(signsOf(first).length) }
  if (first.length < 3 || asks.test(first) || !(tellsOnly || (intro.test(first) && /Ⓢ/.test(first))))
    return { masked, meant }
  const isNamed = names.test(rest) || (tellsOnly && ofTables.test(rest))
  if (!asks.test(rest) || !isNamed || (tellsOnly && points.test(rest))) return { masked, meant }
  return { masked: rest, meant: meant.slice(signsOf(first).length) }
}

const signsOf = (text: string): string[] => [...text].filter((char) => signKind(char) !== undefined)

/**
 * “…那天有个老板讲贷不到款我答应回来查一查拿专利去抵押一共定了多少钱由谁来扛”: of a long breath what is asked, from where
 * the speaker comes to it; of what was told before only the names, where the question itself names nothing.
 */
function questionOf({ masked, meant }: Read): Read {
  if (!/[^,。?!;:]{18,}/u.test(masked) || masked.length <= longBreath) return { masked, meant }
  const closed = masked.replace(closes, '')
  const text = asks.test(closed) && closed.length >= 12 ? closed : masked
  const starts = [...text.matchAll(opens)].map(({ index, 0: said }) => index + said.length)
  const start = starts.findLast((at) => asks.test(text.slice(at)) && text.length - at >= 6)
  if (start === undefined) return { masked: text, meant: meant.slice(0, signsOf(text).length) }
  const [told, asked] = [text.slice(0, start), text.slice(start)]
  const before = signsOf(told).length
  const own = meant.slice(before, before + signsOf(asked).length)
  const hasRow = own.some(({ kind }) => kind === 'row' || kind === 'passage' || kind === 'place')
  const isNamed =
    hasRow || own.some(({ kind }) => kind === 'unit' || kind === 'person' || kind === 'group' || kind === 'our')
  const rowsTold = meant.slice(0, before).filter(isRow)
  const ofUnit = /任务|几条|哪[一几]?[条件项]|活|事/.test(asked)
  const points = /他们|它|这个?(?:事|项|条)|这种/.test(asked)
  const kept =
    !hasRow && rowsTold.length > 0 && !(isNamed && ofUnit)
      ? rowsTold.slice(-2)
      : isNamed && !points
        ? []
        : lastNamed(meant.slice(0, before))
  const signs = kept.map((one) => signsOf(told)[meant.indexOf(one)] ?? '')
  return { masked: `${signs.length > 0 ? `${signs.join('、')},` : ''}${asked}`, meant: [...kept, ...own] }
}

const isRow = ({ kind }: Meant): boolean => kind === 'row' || kind === 'passage'

/** The rows that were told of, or else the unit or part named last. */
function lastNamed(meant: readonly Meant[]): Meant[] {
  const rows = meant.filter(isRow)
  if (rows.length > 0) return rows.slice(-2)
  return meant
    .filter(({ kind }) => kind === 'unit' || kind === 'place' || kind === 'our' || kind === 'person')
    .slice(-1)
}

/** “那个甲呃不对不是甲是乙要多少人”: what is taken back in the same breath was not asked. */
const slipped = patternOf('slipped')

const whoAsks = patternOf('whoAsks')
const saysBack = patternOf('saysBack')

/** “督查要是问到…谁在抓,我报哪家”: who asks it, and that one has to answer, is no question. */
function withoutAsker(masked: string): string {
  const [told = ''] = whoAsks.exec(masked) ?? []
  const left = masked.slice(told.length).replace(saysBack, '')
  return told !== '' && signsOf(told).length === 0 && asks.test(left) && left.length > 3 ? left : masked
}

/** “写稿要用,…”, “…,开会要用”: what the answer is for. */
const purposeAhead = new RegExp(`^${anyOf('purposeOnly')}[,:]`)
const purposeBehind = new RegExp(`[,:]${anyOf('purposeOnly')}[?]?$`)

/** Where somebody who has told why turns to what he asks: “…,请问”. */
const turn = '‖'
const turns = patternOf('turnsToAsk')
export const withTurn = (text: string): string => text.replace(turns, (_, before: string) => `${before},${turn}`)
export const withoutTurn = (text: string): string => text.replaceAll(turn, '')

/** Who asks whether it is so asks it of what was told. */
const agreed = patternOf('agreed')
/** A clause before the turn that says something of what is asked: a row, a part, a figure, or what is said of a set. */
const tellsOf = patternOf('tellsOfAsked', 'u')
const somebody = /[ⓊⓄⒼ]/u
const asksItself = patternOf('asksItself', 'u')

/** What was told before the turn, without the clauses that only say who wants to know and what for. */
function withoutReason({ masked, meant }: Read): Read {
  const at = masked.indexOf(turn)
  const [told, asked] = [masked.slice(0, Math.max(at, 0)), withoutTurn(masked)]
  const question = masked.slice(at + 1)
  if (at < 0 || !asks.test(question) || agreed.test(question)) return { masked: asked, meant }
  const own = asksItself.test(question) && !pointsBack.test(question)
  let next = 0
  const kept: Read = { masked: '', meant: [] }
  for (const clause of told.match(/[^,:;。]*[,:;。]?/gu) ?? []) {
    const named = meant.slice(next, next + signsOf(clause).length)
    next += named.length
    if (wants.test(clause) && !names.test(clause)) continue
    if (!tellsOf.test(clause) && (own || !somebody.test(clause))) continue
    kept.masked += clause
    kept.meant.push(...named)
  }
  return { masked: `${kept.masked}${question}`, meant: [...kept.meant, ...meant.slice(next)] }
}
const pointsBack = /他们|它们?|她|这|那|其(?!他|中)|该/

/** The sentence without what only tells why somebody asks. */
export function withoutBackground(sentence: string, every: Meant[]): Read {
  const { masked: read, meant: own } = withoutReason({ masked: sentence, meant: every })
  const whole = withoutAsker(read)
  const all = own.slice(0, signsOf(whole).length)
  const [slip = ''] = slipped.exec(whole) ?? purposeAhead.exec(whole) ?? []
  const [masked, meant] = [whole.slice(slip.length), all.slice(signsOf(slip).length)]
  const left = masked.replace(counted, '').replace(purposeBehind, '')
  const text = asks.test(left) ? left : masked
  return questionOf(withoutFrame({ masked: text, meant: meant.slice(0, signsOf(text).length) }))
}
