import { Converter } from 'opencc-js/cn2t'
import { pinyin } from 'pinyin-pro'
import { namesOf } from '../../src/domain/look.ts'
import type { Plan } from '../../src/domain/plan.ts'

/** A question made from the plan's data, and what its first ask must be about. */
export type Made = { text: string; name: string; about: About }
type About =
  | { kind: 'indicator'; no: number }
  | { kind: 'task'; no: number }
  | { kind: 'unit'; id: string }
  | { kind: 'person'; name: string }

const ofIndicator = ['%的目标是多少', '%谁牵头', '%是累计数还是期间数', '%现在完成多少了']
const ofTask = ['%谁牵头', '%的责任单位有哪些', '%这项任务的内容']
const ofUnit = ['%有哪些任务', '%牵头几项任务', '%要配合多少项任务']
const ofPerson = ['%是哪个单位的', '%是什么职务']

/** Every indicator, task, unit and person in several phrasings. */
export function madeFrom(plan: Plan): Made[] {
  const ask = (names: readonly string[], phrasings: readonly string[], about: About): Made[] =>
    [...new Set(names)].flatMap((name) => phrasings.map((phrase) => ({ text: phrase.replace('%', name), name, about })))
  const han = (name: string): boolean => /\p{Script=Han}/u.test(name)
  return [
    ...plan.indicators.flatMap(({ no, name, short, aliases }) =>
      ask(
        [name.replace(/\(.*\)$/, ''), short, ...aliases.filter((alias) => han(alias) && alias.length > 3).slice(0, 3)],
        ofIndicator,
        { kind: 'indicator', no },
      ),
    ),
    ...plan.tasks.flatMap(({ no, short }) => ask([short, `任务${no}`], ofTask, { kind: 'task', no })),
    ...plan.units.flatMap((unit) =>
      ask([unit.name, unit.short, ...namesOf(unit).filter(han).slice(0, 3)], ofUnit, { kind: 'unit', id: unit.id }),
    ),
    ...plan.people.flatMap(({ name }) => ask([name], ofPerson, { kind: 'person', name })),
  ]
}

const traditional = Converter({ from: 'cn', to: 't' })

export type Disturbance = { name: string; of: (made: Made, plan: Plan) => string }

export const disturbances: readonly Disturbance[] = [
  { name: 'padding', of: ({ text }) => `麻烦帮我查一下,${text}呀,谢谢` },
  { name: 'politeness', of: ({ text }) => `请问${text}` },
  { name: 'punctuation', of: ({ text }) => `${text}???` },
  { name: 'traditional', of: ({ text }) => traditional(text) },
  {
    name: 'full-width',
    of: ({ text }) => `${text}?`.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  },
  { name: 'mention', of: ({ text }) => `@_user_1 ${text}` },
  { name: 'emoji', of: ({ text }) => `${text}🙏` },
  { name: 'homophone', of: homophone },
  { name: 'field dropped', of: ({ text }, plan) => text.replaceAll(commonStart(plan), '') },
]

/** What all categories begin with: the plan's field, which people leave out. */
function commonStart(plan: Plan): string {
  const [first = '', ...others] = plan.categories.map(({ name }) => name)
  const end = [...first].findIndex((char, at) => others.some((name) => name.charAt(at) !== char))
  return first.slice(0, end)
}

let bySound: Map<string, string[]> | undefined

/** One character of the name, past the first, replaced by another of the same sound. */
function homophone({ text, name }: Made, plan: Plan): string {
  bySound ??= soundsOf(plan)
  const places = [...name]
    .map((char, at) => ({ char, at }))
    .filter(({ char, at }) => at > 0 && /\p{Script=Han}/u.test(char))
  for (const { char, at } of [...places.slice(1), ...places.slice(0, 1)]) {
    const other = bySound.get(pinyin(char, { toneType: 'none' }))?.find((one) => one !== char)
    if (other && name.length > 3) return text.replace(name, `${name.slice(0, at)}${other}${name.slice(at + 1)}`)
  }
  return text
}

function soundsOf(plan: Plan): Map<string, string[]> {
  const sounds = new Map<string, string[]>()
  const chars = new Set([...JSON.stringify(plan)].filter((char) => /\p{Script=Han}/u.test(char)))
  for (const char of chars) {
    const sound = pinyin(char, { toneType: 'none' })
    sounds.set(sound, [...(sounds.get(sound) ?? []), char])
  }
  return sounds
}
