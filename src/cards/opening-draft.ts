import { clipped } from '../domain/reporting/words.ts'
import type { OpeningDraft } from '../domain/tables/opening.ts'
import { rangesOf } from '../domain/tables/ranges.ts'
import { b, button, buttons, type Card, colour, type Inline, list, note, text } from './kit.ts'
import { pageButtons, pageOf } from './nav.ts'

export type OpeningDraftView = {
  draft: string
  name: string
  read: OpeningDraft
  page: number
  /** What all pages show, as a mark: exactly that is set. */
  shown: string
  changed: string | null
}

const perPage = 15

/** What was read of a workbook of opening totals, before any holds: every figure, and every cell that was left out. */
export function openingDraftCard({ draft, name, read, page, shown, changed }: OpeningDraftView): Card {
  const lines: Inline[][] = [
    ...read.items.map(({ line, cells }) => [clipped(line, 220), `　${rangesOf(cells).join('、')}`]),
    ...read.same.map((line) => [`${clipped(line, 160)}：与已设的相同`]),
    ...read.left.map(({ cells, why }) => [
      colour('grey', `没有用：${rangesOf(cells).join('、')}　${clipped(why, 160)}`),
    ]),
  ]
  const { at, pages, shown: here } = pageOf(lines, page, perPage)
  const go = (what: string, more: Record<string, unknown> = {}) => ({ do: 'opening-table', draft, go: what, ...more })
  return {
    title: `期初累计：${clipped(name, 36)}`,
    tone: read.left.length > 0 ? 'orange' : 'blue',
    tag: '未设定',
    blocks: [
      ...(changed === null ? [] : [text(colour('red', changed))]),
      text(
        b(`读出${read.items.length}项`),
        read.same.length > 0 ? `；与已设的相同${read.same.length}项` : '',
        read.left.length > 0 ? `；${read.left.length}行没有用，原因在后面` : '',
        pages > 1 ? `。第${at + 1}页，共${pages}页。` : '。',
      ),
      list(...here),
      pageButtons({ at, pages }, (to) => go('page', { page: to })),
      buttons(
        read.items.length > 0 ? button('提交这些', go('submit', { shown }), 'primary') : null,
        button('取消', go('cancel')),
      ),
      note('设定的正是各页列出的；原表保存备查。期初累计代替这天以前各期的数，不会重复计算。'),
    ],
  }
}
