import type { Meant } from './meant.ts'
import { signKind } from './signs.ts'

/** A part of a sentence that asks something. */
const asks =
  /几|多少|好多|谁(?!都)|哪(?!都)|啥(?!都)|什么(?!都)|怎么?(?!么|怎)|咋|吗|么(?!怎)|呢|吧|还是|是不是|有没有|对不|能不|要不|算不|在不|没有?$|不$|名单|清单|列|念|口径|牵头/
/** A part that tells why somebody asks: who wants to know, what it is for. */
const tells =
  /(?:来?问(?:我|起|到)?|来问|打听|想(?:知道|晓得|了解)|让我|叫我|找我|催我?|讲|说|听说|对接|开会|汇报|核对|调研|检查|督查|写(?:材料|稿子?|报告)|做(?:方案|材料|台账|表)|准备.{0,4}|干了.{0,8}|刚(?:接手|来|到).{0,4})$/
/** What is compared or narrowed in it is meant. */
const means = /比|跟|和|与|里$|的$|配合|参与|参加|责任|指标|任务|除|不是|[ⓈⓃ]/
const points = /他们|它们?|她|这|那|其|该/
const names = /[ⓈⓊⓄⒷⒼⓅⓁ]/

/** More characters than this without a pause are several breaths of somebody who dictates. */
const longBreath = 30
/** Where a speaker comes to the question. */
const opens =
  /到底|究竟|(?:我就?|就)想(?:看|问|知道|晓得|了解)?|我?先问(?:清楚|一声|一下|一句|第一个|你)?|(?:我|来)?问(?:你|一声)|查一查|查查看|你(?:给|帮)我?(?:看|查|报|找|念|讲|说|数|列)?(?:一[下看查声数]|出来)?|你(?:再|报|说|讲|看)|就是(?=那个|把)|我说(?:有的?[嘛吧]?)?|(?:打|来)电话(?:来|催|问)?(?:我|呢)?|可我记得|我?印象[里中]|我记得(?:是)?|我?不太懂|记不[准清得]了?|没记[全住清]|忘了|(?=另外|顺便|再一个|还有个)/g
/** What a speaker adds when the question is over. */
const closes =
  /(?:我(?:五分钟|[一几十]*分钟|一会儿?|等[下会]|马上|下午|好[跟给去]|要[去回])|电话一放|一会儿|讲一下就|说一下就|就行(?:了|不)|不要念|别念|[也再]?带一句).*$/

/** A sentence as it is read, with what each sign stands for. */
type Read = { masked: string; meant: Meant[] }

/**
 * “县委宣传部来问我,市委宣传部…”: a first part that only says why somebody asks names nothing that is asked about,
 * where the rest asks and names something itself.
 */
function withoutFrame({ masked, meant }: Read): Read {
  const at = masked.search(/[,:]/)
  const [first, rest] = at < 0 ? ['', masked] : [masked.slice(0, at), masked.slice(at + 1)]
  if (first.length < 3 || asks.test(first) || !tells.test(first) || means.test(first)) return { masked, meant }
  if (!asks.test(rest) || !names.test(rest) || points.test(rest)) return { masked, meant }
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

/** The sentence without what only tells why somebody asks. */
export const withoutBackground = (masked: string, meant: Meant[]): Read => questionOf(withoutFrame({ masked, meant }))
