import { inOtherWords } from '../evidence.ts'
import type { FacetOf } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { askedWords, passagesWith, silenceFor, silenceLike } from '../silence.ts'
import { excerpt } from '../words.ts'

/** What the plan does not settle: a known gap, else what the whole text has of the words, else that it has none. */
export const silence: FacetOf<'plan'> = (_, context) => {
  const { plan } = context
  const known = silenceFor(context) ?? silenceLike(context)
  if (known) return { label: '', value: '', rest: known.says, silent: true, places: known.sources }
  const words = askedWords(context)
  const found = words.map((word) => ({ word, passages: passagesWith(plan, word) }))
  const hit = found.find(({ passages }) => passages.length > 0)
  if (hit) {
    const places = hit.passages.slice(0, 4).map(({ place }) => place)
    return {
      label: `“${hit.word}”见于`,
      value: places.join('、'),
      rest: `：${excerpt(around(hit.passages[0]?.text ?? '', hit.word), 90)}`,
      places,
    }
  }
  const near = words.length > 0 ? undefined : sharedRun(context)
  if (near) {
    const label = `没有直接对上的；“${near.run}”见于`
    return { label, value: near.place, rest: `：${excerpt(around(near.text, near.run), 120)}`, places: [near.place] }
  }
  const close = inOtherWords(context)
  if (close) {
    const label = '没有这样的原话；相近的一句见'
    return { label, value: close.place, rest: `：“${close.words}”`, places: [close.place] }
  }
  const asked = words.length > 0 ? `没有提到${words.map((word) => `“${word}”`).join('、')}` : '没有写这一点'
  return { label: '', value: `方案未写`, rest: `：查过全文，${asked}`, silent: true, places: [] }
}

/** A run of words so long is no chance; one that more passages hold than these is the plan's usual language. */
const longRun = 4
const fewPassages = 3

/** The longest words in a row that a sentence shares with only a few passages. */
function sharedRun({ plan, query: { said = '' } }: Context): { run: string; place: string; text: string } | undefined {
  const runs = [...said].flatMap((_, from) => {
    const run = said.slice(from, from + longRun)
    return /^\p{Script=Han}+$/u.test(run) && run.length === longRun ? [run] : []
  })
  for (const run of runs) {
    const found = passagesWith(plan, run)
    const [first] = found
    if (first && found.length <= fewPassages) return { run, ...first }
  }
  return undefined
}

/** The part of a passage that holds a word. */
const around = (text: string, word: string): string => {
  const at = Math.max(0, text.indexOf(word) - 25)
  return `${at > 0 ? '…' : ''}${text.slice(at)}`
}
