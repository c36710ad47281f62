import MarkdownIt from 'markdown-it'
import { expect, test } from 'vitest'
import { toFeishu } from '../../src/cards/feishu.ts'
import { b, card, type Inline, text } from '../../src/cards/kit.ts'

/** What a reader of the card sees of one paragraph. */
function shown(...parts: Inline[]): string {
  const [, content = ''] =
    /"content":"((?:[^"\\]|\\.)*)"/.exec(JSON.stringify(bodyOf(card('题', 'blue', text(...parts))))) ?? []
  return new MarkdownIt({ html: true }).renderInline(JSON.parse(`"${content}"`))
}
const bodyOf = (made: ReturnType<typeof card>): unknown => toFeishu(made).body

test.each<[Inline[], string]>([
  [[b('（二）'), '2 高价值专利'], '<strong>（二</strong>）2 高价值专利'],
  [[b('有几处要改：'), '应为整数'], '<strong>有几处要改</strong>：应为整数'],
  [['共', b('“3”'), '项'], '共“<strong>3</strong>”项'],
  [[b('100%'), '，已达标'], '<strong>100%</strong>，已达标'],
  [[b('——'), '没有'], '——没有'],
  [[b('18'), '人'], '<strong>18</strong>人'],
])('%j', (parts, html) => expect(shown(...parts)).toBe(html))
