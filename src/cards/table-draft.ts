import { shortName } from '../domain/look.ts'
import { clipped } from '../domain/reporting/words.ts'
import type { TableDraft } from '../domain/tables/draft.ts'
import { rangesOf } from '../domain/tables/ranges.ts'
import type { Question } from '../domain/tables/reading.ts'
import { type Block, b, button, buttons, type Card, colour, type Inline, list, note, text } from './kit.ts'
import { pageButtons } from './nav.ts'

export type TableDraftView = {
  draft: string
  /** The file's name, or what was pasted. */
  name: string
  read: TableDraft
  page: number
  /** What all pages show, as a mark: exactly that is stored. */
  shown: string
  /** What it says on top: that something changed since. */
  changed: string | null
  /** The office reports for the units: each line says for which. */
  byOffice: boolean
}

/** What a page holds: rows, characters of them (a card may have 30 KB), and questions, the rest of which come later. */
const most = { rows: 25, characters: 3600, ranges: 24, questions: 4, notes: 6 }

/** What was understood of a table, before anything is sent in: every figure, every doubt, every cell left out. */
export function tableDraftCard(view: TableDraftView): Card {
  const { draft, name, read, page, shown, changed } = view
  const lines = [
    ...read.items.map((item) => itemLine(item, view.byOffice)),
    ...read.same.map(sameLine),
    ...read.left.map(leftLine),
  ]
  const shownPages = pagesOf(lines)
  const pages = shownPages.length
  const at = Math.min(Math.max(0, page), pages - 1)
  const later = read.questions.length - most.questions
  const go = (what: string, more: Record<string, unknown> = {}) => ({ do: 'table', draft, go: what, ...more })
  const doubtful = read.items.filter(({ doubts }) => doubts.length > 0).length
  const count = (left: TableDraft['left']) => left.reduce((sum, { cells }) => sum + cells.length, 0)
  const [waiting, skipped] = [count(read.left.filter(waits)), count(read.left.filter((one) => !waits(one)))]
  return {
    title: `草稿：${clipped(name, 40)}`,
    tone: read.questions.length > 0 || doubtful > 0 ? 'orange' : 'blue',
    tag: '未提交',
    blocks: [
      ...(changed === null ? [] : [text(colour('red', changed))]),
      text(
        b(`读出${read.items.length}项`),
        doubtful > 0 ? colour('orange', `，其中${doubtful}项请再核对`) : '',
        read.same.length > 0 ? `；与已报相同${read.same.length}项，不再提交` : '',
        waiting > 0 ? `；${waiting}格要先回答` : '',
        skipped > 0 ? `；${skipped}格没有用，原因在后面` : '',
        pages > 1 ? `。第${at + 1}页，共${pages}页。` : '。',
      ),
      ...notesOf(read.notes).map((words) => text(words)),
      ...read.questions.slice(0, most.questions).flatMap((question) => questionBlocks(question, go)),
      ...(later > 0 ? [text(`另有${later}个问题，答完上面的再问。`)] : []),
      list(...(shownPages[at] ?? [])),
      pageButtons({ at, pages }, (to) => go('page', { page: to })),
      buttons(
        read.items.length > 0 ? button('提交这些', go('submit', { shown }), 'primary') : null,
        button('取消', go('cancel')),
        button('作为证明材料', go('evidence')),
      ),
      ...(view.byOffice ? [text('由办公室代单位录入：提交后会通知各单位，并标明“办公室录入”。')] : []),
      note('提交的正是各页列出的，其余一概不记；原表随填报作为佐证保存。审核通过后才计入。'),
    ],
  }
}

/** As many rows on a page as a card can hold. */
function pagesOf(lines: readonly Inline[][]): Inline[][][] {
  const pages: Inline[][][] = [[]]
  let [rows, characters] = [0, 0]
  for (const line of lines) {
    const length = wordsOfLine(line).length
    if (rows > 0 && (rows >= most.rows || characters + length > most.characters)) {
      pages.push([])
      ;[rows, characters] = [0, 0]
    }
    pages.at(-1)?.push(line)
    rows++
    characters += length
  }
  return pages
}

const wordsOfLine = (line: readonly Inline[]): string =>
  line.map((part) => (typeof part === 'string' ? part : Object.values(part).join(''))).join('')

const notesOf = (notes: readonly string[]): string[] =>
  notes.length > most.notes ? [`${notes.slice(0, most.notes).join('；')}；等${notes.length}处`] : [...notes]

/** It is read once the sender has answered. */
const waits = ({ why }: { why: string }): boolean => why.startsWith('要先回答')

const itemLine = ({ about, line, cells, doubts }: TableDraft['items'][number], byOffice: boolean): Inline[] => [
  byOffice ? `${shortName(about.plan, about.unit)}　` : '',
  clipped(line, 160),
  `　${cellsWords(cells)}`,
  ...(doubts.length > 0 ? [colour('orange', `　请核对：${clipped(doubts.join('；'), 160)}`)] : []),
]

const sameLine = ({ what, cells }: TableDraft['same'][number]): Inline[] => [
  `${what}：与已报的相同　${cellsWords(cells)}`,
]

const leftLine = ({ why, cells }: TableDraft['left'][number]): Inline[] => [
  colour('grey', `${waits({ why }) ? '待回答' : '没有用'}：${cellsWords(cells)}　${clipped(why, 160)}`),
]

function cellsWords(cells: readonly string[]): string {
  const ranges = rangesOf(cells)
  return ranges.length > most.ranges
    ? `${ranges.slice(0, most.ranges).join('、')}等${cells.length}格`
    : ranges.join('、')
}

function questionBlocks(
  { id, asks, options }: Question,
  go: (what: string, more: Record<string, unknown>) => { do: string },
): Block[] {
  return [
    text(b('请选：'), clipped(asks, 120)),
    buttons(
      ...options.map(({ value, label }) => button(clipped(label, 30), go('answer', { question: id, answer: value }))),
    ),
  ]
}
