import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** Words the chat never says (docs/speaking.md), with the places where they are no speech or the office's own. */
const forbidden: { words: RegExp; except?: RegExp }[] = [
  { words: /死信|审计/ },
  { words: /open_?id/i, except: /^src\/roster\/|^src\/cards\/roster\.ts$|^add-person\.txt$/ },
  { words: /上级(有关)?规定|不提倡|高度重视|切实|务必|严肃/ },
  { words: /(?<!您好)[！!]$|[😀-🙏]|亲，/u },
  { words: /数据异常|无法预测|预警/ },
  // A day as a machine writes it; a field's own example may show that it takes one.
  { words: /[（至]\d{4}-\d{2}-\d{2}/ },
  // A second word for a state that has one (docs/rules.md 1).
  { words: /暂无(数据|基数)|暂缺期初|(从未|尚未|还未)(报送|上报)|待审批|审核中|已驳回/ },
  { words: /outbox|inbox|webhook|callback|noBaseline|farBehind|onCourse(?!\w)/i, except: /^src\/talk\// },
]

/** Folders whose Chinese strings are said in the chat. */
const spoken = [
  'commands',
  'src/cards',
  'src/engine',
  'src/digest',
  'src/reporting',
  'src/roster',
  'src/talk',
  'src/tables',
  'src/papers',
  'src/ledger',
]

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`)

/** Every quoted text of a file that holds Chinese; comments are not said, and `words: […]` is heard, not said. */
function saidIn(file: string): string[] {
  const code = readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\bwords: \[[^\]]*\]/g, '')
  const quoted = code.match(/'(?:[^'\\\n]|\\.)*'|`[^`]*`/g) ?? []
  return quoted
    .map((text) => text.slice(1, -1).replace(/\$\{[^}]*\}/g, ''))
    .filter((text) => /\p{Script=Han}/u.test(text))
}

const broken = (place: string, text: string): string[] =>
  forbidden
    .filter(({ words, except }) => words.test(text) && !except?.test(place))
    .map(() => `${place}: ${text.slice(0, 60)}`)

describe('the bot speaks as docs/speaking.md says', () => {
  test('in no sentence of the chat stands a word that is never said', () => {
    const sentences = spoken.flatMap(filesIn).flatMap((file) => saidIn(file).map((text) => ({ file, text })))
    expect(sentences.length).toBeGreaterThan(1000)
    expect(sentences.flatMap(({ file, text }) => broken(file, text))).toEqual([])
  })

  test('nor in any card of docs/cards', () => {
    const cards = readdirSync('docs/cards').filter((name) => name.endsWith('.txt'))
    expect(cards.length).toBeGreaterThan(20)
    const lines = cards.flatMap((name) =>
      readFileSync(`docs/cards/${name}`, 'utf8')
        .split('\n')
        .map((text) => ({ name, text })),
    )
    expect(lines.flatMap(({ name, text }) => broken(name, text))).toEqual([])
  })

  test('and the list finds what it looks for', () => {
    expect(broken('src/cards/a.ts', '死信3条')).toHaveLength(1)
    expect(broken('src/cards/a.ts', '您的open_id')).toHaveLength(1)
    expect(broken('src/roster/a.ts', '您的open_id')).toHaveLength(0)
  })
})
