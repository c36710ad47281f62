import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { palette } from '../../src/sandbox/page/client/card/colours.ts'

/** Relative luminance of `#rrggbb`, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, z) => z - a)
  return (lighter + 0.05) / (darker + 0.05)
}

const style = readFileSync(new URL('../../src/sandbox/page/client/style/base.css', import.meta.url), 'utf8')
function named(name: string): readonly [string, string] {
  const [, light, dark] =
    new RegExp(`--${name}: (?:light-dark\\()?(#[0-9a-f]{6})(?:, (#[0-9a-f]{6}))?`).exec(style) ?? []
  if (light === undefined) throw new Error(`no colour ${name}`)
  return [light, dark ?? light]
}
const schemes = [0, 1] as const

describe('words can be read, in light and in dark (4.5:1)', () => {
  test.each([
    ['ink', 'paper'],
    ['soft', 'paper'],
    ['soft', 'ground'],
    ['faint', 'paper'],
    ['faint', 'ground'],
    ['faint', 'blue-tint'],
    ['faint', 'hover'],
    ['blue', 'paper'],
    ['blue', 'blue-tint'],
    ['red', 'paper'],
    ['green', 'paper'],
    ['ink', 'bubble'],
    ['ink', 'bubble-mine'],
    ['note-ink', 'note-ground'],
    ['tag-ink', 'tag-ground'],
    ['on-solid', 'blue-solid'],
    ['on-solid', 'red-solid'],
  ])('%s on %s', (words, ground) => {
    for (const scheme of schemes)
      expect(contrast(named(words)[scheme], named(ground)[scheme])).toBeGreaterThanOrEqual(4.5)
  })

  test.each(Object.keys(palette.hues).filter((name) => name !== 'white'))(
    'a card’s %s on paper and on its tint',
    (name) => {
      for (const scheme of schemes) {
        const words = palette.hues[name]?.[scheme] ?? ''
        expect(contrast(words, named('paper')[scheme])).toBeGreaterThanOrEqual(4.5)
        const tint = palette.tints[name]?.[scheme]
        if (tint) expect(contrast(words, tint)).toBeGreaterThanOrEqual(4.5)
      }
    },
  )
})
