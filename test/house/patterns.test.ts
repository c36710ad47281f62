import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { filesIn } from './drawing.ts'

/** Columns of a text in a fixed-width editor: two for what East Asian scripts fill, one for everything else. */
const columns = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\p{Script=Han}　-〿！-｠]/u.test(char) ? 2 : 1), 0)

const literal =
  /(?<![\w)\]<]\s*)\/(?![/* ])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/
    .source
/** A pattern as it is written: a literal, or pieces that are put together. */
const lists = `(?:${literal})(?:\\s*,\\s*(?:${literal}))*,?\\s*\\]\\s*\\.(?:join|map)\\(`
const written = new RegExp(`${lists}|(?:${literal})(?:\\s*\\+\\s*(?:${literal}))*`, 'g')
const isPattern = (text: string): boolean =>
  text.startsWith('/') || /\(\?[:=!<]|\p{Script=Han}\|\p{Script=Han}/u.test(text)
const withoutComments = (text: string): string => text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '')

/** The patterns of a source that are longer than a line. */
const tooLong = (source: string): string[] =>
  [...withoutComments(source).matchAll(written)]
    .map(([text]) => text)
    .filter((text) => isPattern(text) && columns(text.replace(/\s+/g, ' ')) > 120)

test('no pattern of the reader or of the answers is longer than a line: lists of words are data', () => {
  const found = filesIn('.')
    .filter((file) => /^src\/(?:understand|engine)\//.test(file))
    .flatMap((file) => tooLong(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`))
  expect(found).toEqual([])
})

test('nor is a line of the lists', () => {
  for (const file of ['patterns', 'commands'])
    expect(
      readFileSync(`data/language/${file}.json`, 'utf8')
        .split('\n')
        .filter((line) => columns(line) > 120),
    ).toEqual([])
})

test('no list is written twice: the second would take the place of the first', () => {
  const names = [...readFileSync('data/language/patterns.json', 'utf8').matchAll(/^ {2}"(\w+)":/gm)].map(
    ([, name]) => name,
  )
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('the measure sees a long literal, pieces put together, and no prose', () => {
  const words = Array.from({ length: 30 }, () => '牵头').join('|')
  expect(tooLong(`const a =\n  /^(?:${words})$/u`)).toHaveLength(1)
  expect(
    tooLong(`const a = new RegExp(\n  '(?:${words.slice(0, 60)}' +\n    '|${words.slice(0, 60)})',\n)`),
  ).toHaveLength(1)
  expect(tooLong(`const a = '${'牵头单位。'.repeat(30)}'`)).toEqual([])
  expect(tooLong(`// ${words}\nconst a = /牵头/`)).toEqual([])
})
