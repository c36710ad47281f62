import type { Plan } from '../../domain/plan.ts'
import type { Made } from './made.ts'
import type { Document } from './structure.ts'

/** Phrases only one row's text has are what people who know the text will describe it by. */
export function addTopics(document: Document, made: Made): void {
  const all =
    document.blocks.map((block) => ('text' in block ? block.text : '')).join('\n') +
    made.tasks.map(({ text }) => text).join('\n')
  const taken = new Set([...made.indicators, ...made.tasks].flatMap(({ short, aliases }) => [short, ...aliases]))
  for (const task of made.tasks) {
    const phrases = task.text
      .split(/[，。；：、“”《》（）()！,;:\s]/)
      .filter((one) => one.length >= 4 && one.length <= 12)
    const own = [...new Set(phrases)].filter(
      (one) => all.split(one).length <= (all.includes(task.text) ? 3 : 2) && !taken.has(one),
    )
    task.topics = own.slice(0, 15)
    for (const one of own) taken.add(one)
  }
  for (const [no, words] of ownWords(made, all)) {
    const indicator = made.indicators.find((one) => one.no === no)
    if (indicator) indicator.topics = words.filter((word) => !taken.has(word)).slice(0, 15)
  }
}

/**
 * What the text states and no row holds, as sentences found by their own words: asked for one of them, nobody is
 * answered with the row beside it.
 */
export function detailsOf({ unread, indicators, tasks }: Made): Plan['details'] {
  const taken = [
    ...indicators.flatMap(({ name, short, aliases }) => [name, short, ...aliases]),
    ...tasks.map((one) => one.short),
  ]
  return unread.flatMap(({ place, quote, name }) => {
    const words = [...segmenter.segment(name)].map(({ segment }) => segment)
    const ends = words
      .map((_, at) => words.slice(at).join(''))
      .filter((end) => end.length >= 4 && end.length <= 20 && /^[^的和、]/.test(end))
    const topics = [...new Set(ends)].filter((topic) => !taken.some((known) => known.includes(topic)))
    return topics.length === 0 ? [] : [{ place, quote, topics }]
  })
}

/** Words every plan is full of: they tell no indicator from another. */
const common =
  /^(?:目标|任务|指标|工作|单位|完成|达到|新增|累计|总数|数量|人数|增长|增长率|比例|占比|比重|平均|每年|年均|建设|推进|全市|全省|全县|服务|机构|企业|项目|标准化|水平|能力|情况|时间|以上|实现)$/

/** A word that stands in more passages than these is the plan's own subject. */
const mostPassages = 4

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words of an indicator's name, and pairs of them, that no other indicator's name has: people say 体检 for 免费体检人数. */
function ownWords({ indicators }: Made, all: string): Map<number, string[]> {
  const passages = all.split('\n')
  const isTelling = (word: string, no: number): boolean =>
    /^[\p{Script=Han}A-Za-z]{2,10}$/u.test(word) &&
    !common.test(word) &&
    indicators.every((one) => one.no === no || ![one.name, ...one.aliases].some((name) => name.includes(word))) &&
    passages.filter((passage) => passage.includes(word)).length <= mostPassages
  return new Map(
    indicators.map(({ no, name, short, aliases }) => {
      const words = [...segmenter.segment(name)].map(({ segment }) => segment)
      const pairs = words.slice(1).map((word, at) => `${words[at]}${word}`)
      const own = [...new Set([...pairs, ...words])].filter((word) => isTelling(word, no))
      return [no, own.filter((word) => ![name, short, ...aliases].includes(word))]
    }),
  )
}
