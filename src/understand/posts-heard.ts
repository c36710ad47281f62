import { heldBy } from '../domain/held.ts'
import type { Plan } from '../domain/plan.ts'
import { patternOf } from './patterns.ts'
import { share, soundOf } from './pinyin.ts'

const posts = patternOf('posts', 'g')
/** A shorter word is too often another one. */
const shortest = 3

const postsOf = heldBy(({ people }: Plan): string[] => {
  const said = people.flatMap(({ post }) => [...post.matchAll(posts)].map(([word]) => word))
  return [...new Set(said)].filter((word) => word.length >= shortest).sort((a, b) => b.length - a.length)
})

/** “四级调研圆”, “付局长”: posts of the plan's people of which one character was typed as another of its sound. */
export function withPosts(text: string, plan: Plan): string {
  return postsOf(plan).reduce((left, word) => (left.includes(word) ? left : heard(left, word)), text)
}

function heard(text: string, word: string): string {
  for (let at = 0; at + word.length <= text.length; at++) {
    const said = text.slice(at, at + word.length)
    const [slip, more] = [...said].flatMap((char, place) => (char === word[place] ? [] : [place]))
    if (slip === undefined || more !== undefined) continue
    if (share(soundOf(said.charAt(slip)).loose, soundOf(word.charAt(slip)).loose))
      return text.slice(0, at) + word + text.slice(at + word.length)
  }
  return text
}
