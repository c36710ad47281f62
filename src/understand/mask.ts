import { figuresIn } from './numerals.ts'
import { patternOf } from './patterns.ts'
import { periodIn } from './periods.ts'
import { type SignKind, signKind, signs } from './signs.ts'

/** Something in a sentence that a sign stands for, besides the names of the plan. */
export type Mark = { kind: SignKind; from: number; to: number; said: string; value: string; unit?: string }

export type Masked = {
  text: string
  /** For each sign in the masked text, in order: the mark it stands for, or null where it is a name's own sign. */
  marks: (Mark | null)[]
}

const ours = patternOf('ours', 'g')
const countings = /累计数?|期间数?(?![,,]?(?:内|里))/g
const bigMeasures = /万件|亿元|百分比|百分数|%/g
const smallMeasures = /(?:[按以用拿为是]|单位)["'“]?(件|个|家|人|户|项|天|分|元)["'”]?(?=为|作|做|当|算|计|来|的)/g
const surnamed = /(?<!百)姓(\p{Script=Han})/gu
const days = patternOf('days', 'g')
const spans = patternOf('spans', 'g')

/** Signs for own units, figures with their measures, counting words, days and periods, in place of the words. */
export function mask(
  frame: string,
  now: string,
  posts: readonly string[] = [],
  quoted: readonly string[] = [],
): Masked {
  const marks: Mark[] = []
  const free = (from: number, to: number): boolean => marks.every((mark) => to <= mark.from || from >= mark.to)
  const put = (mark: Mark): void => {
    if (mark.to > mark.from && free(mark.from, mark.to)) marks.push(mark)
  }
  const each = (pattern: RegExp, kind: SignKind, value: (said: string, group: string) => string): void => {
    for (const match of frame.matchAll(pattern)) {
      const said = match[1] ?? match[0]
      const from = match.index + match[0].indexOf(said)
      put({ kind, from, to: from + said.length, said, value: value(match[0], said) })
    }
  }
  for (const word of quoted) {
    const from = frame.indexOf(word)
    if (from >= 0) put({ kind: 'word', from, to: from + word.length, said: word, value: word })
  }
  each(days, 'day', (said) => said)
  each(spans, 'period', (said) => periodIn(said, now) ?? said)
  each(ours, 'our', () => 'our')
  for (const figure of figuresIn(frame)) {
    const said = frame.slice(figure.from, figure.to)
    const measure = /(?:[万亿]|%|个百分点|个点|万件|亿元|件|个|家|人|名|位|户|处|元|项|条)$/.exec(said)?.[0] ?? ''
    const to = figure.to - (/^[万亿]$/.test(measure) ? 0 : measure.length)
    put({ kind: 'number', from: figure.from, to, said, value: String(figure.value), unit: figure.unit })
    if (to < figure.to) put({ kind: 'measure', from: to, to: figure.to, said: measure, value: measure })
  }
  each(/Ⓝ(万件|亿元|%|[万亿个件家人名位户处元项条])/g, 'measure', (_, said) => said)
  each(countings, 'counting', (said) => (said.startsWith('累') ? '累计数' : '期间数'))
  each(bigMeasures, 'measure', (said) => (said.startsWith('百分') ? '%' : said))
  each(/^(件|个|家|人|户|项)(?=为单位|做单位|作单位|为计量)/g, 'measure', (_, said) => said)
  each(smallMeasures, 'measure', (_, said) => said)
  each(surnamed, 'surname', (_, said) => said)
  for (const post of posts) {
    const from = frame.indexOf(post)
    if (from >= 0) put({ kind: 'post', from, to: from + post.length, said: post, value: post })
  }
  return replaced(frame, marks)
}

function replaced(frame: string, marks: Mark[]): Masked {
  const inOrder = marks.sort((a, b) => a.from - b.from)
  const out: (Mark | null)[] = []
  let text = ''
  let at = 0
  const copy = (to: number): void => {
    for (const char of frame.slice(at, to)) {
      if (signKind(char)) out.push(null)
      text += char
    }
  }
  for (const mark of inOrder) {
    copy(mark.from)
    text += signs[mark.kind]
    out.push(mark)
    at = mark.to
  }
  copy(frame.length)
  return { text, marks: out }
}
