import type { TargetLine } from '../domain/amendments/amendment.ts'
import type { Check } from '../domain/amendments/check.ts'
import { byWords, figureOfLine, whoWords } from '../domain/amendments/words.ts'
import type { ReadTargets } from '../domain/amendments/workbook.ts'
import { figure } from '../domain/decimal.ts'
import type { Plan } from '../domain/plan.ts'
import { clipped } from '../domain/reporting/words.ts'
import { checkBlocks, paperFields } from './amend-form.ts'
import { b, button, buttons, type Card, colour, form, type Inline, list, note, text } from './kit.ts'
import { pageButtons, pageOf } from './nav.ts'

export type TargetsDraftView = {
  plan: Plan
  draft: string
  name: string
  read: ReadTargets
  checks: readonly Check[]
  typed: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
  page: number
  /** What all pages show, as a mark: exactly that is kept. */
  shown: string
}

const perPage = 12
const mostChecks = 12

/** What was read of a workbook of targets, before it holds: every figure, what its sums say, what was left out. */
export function targetsDraftCard(view: TargetsDraftView): Card {
  const { plan, draft, name, read, checks, problems, page, shown } = view
  const rows = [...grouped(read.lines)].map((lines) => rowWords(plan, lines))
  const left = read.left.map(({ cell, text: said, why }): Inline[] => [
    colour('grey', `没有用：${cell} ${said}　${why}`),
  ])
  const all = [...rows, ...left]
  const { at, pages, shown: here } = pageOf(all, page, perPage)
  const go = (what: string, more: Record<string, unknown> = {}) => ({ do: 'amend-table', draft, go: what, ...more })
  const errors = checks.filter(({ level }) => level === 'error').length + read.sums.length
  const wrong = Object.values(problems)
  return {
    title: `目标分解：${clipped(name, 30)}`,
    tone: wrong.length > 0 ? 'red' : errors > 0 ? 'orange' : 'blue',
    tag: '未记入',
    blocks: [
      ...(wrong.length > 0 ? [list(...wrong.map((problem) => [problem]))] : []),
      text(
        b(`读出${read.lines.length}个目标数`),
        errors > 0 ? colour('red', `，${errors}处合计或先后对不上`) : '，合计都对得上',
        read.left.length > 0 ? `；${read.left.length}格没有用` : '',
        '。',
      ),
      ...checkBlocks(
        [...read.sums.map((says): Check => ({ level: 'error', no: 0, says })), ...checks].slice(0, mostChecks),
      ),
      ...(read.assumed.length > 0 ? [text(...assumedWords(plan, read)), buttons(otherBasis(read, go))] : []),
      ...(pages > 1 ? [text(`第${at + 1}页，共${pages}页：`)] : []),
      list(...here),
      pageButtons({ at, pages }, (to) => go('page', { page: to })),
      form(
        'amend_table',
        paperFields(view),
        button(errors > 0 ? '仍按文件记入' : '记入', go('keep', { shown }), 'primary'),
      ),
      buttons(button('取消', go('cancel'))),
      note('记入的正是各页列出的；原表保存备查。没有文号的，凡用到这些数处都注明。'),
    ],
  }
}

/** Figures of one indicator and one day, in the order they stand. */
function grouped(lines: readonly TargetLine[]): TargetLine[][] {
  const groups = new Map<string, TargetLine[]>()
  for (const line of lines) {
    const key = [line.no, line.on, line.basis].join(' ')
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return [...groups.values()]
}

function rowWords(plan: Plan, lines: readonly TargetLine[]): Inline[] {
  const [first] = lines
  if (!first) return []
  const short = plan.indicators.find(({ no }) => no === first.no)?.short ?? ''
  const only = lines.length === 1 ? figureOfLine(plan, first) : null
  const when = first.basis === 'year' ? `${first.on.slice(0, 4)}年当年` : byWords(first.on)
  return [
    b(`${short} ${only === null ? `${when}${first.basis === 'start' ? '基数' : ''}` : ''}`.trim()),
    `　${only === null ? lines.map(({ unit, value }) => `${whoWords(plan, unit)}${figure(value)}`).join('、') : `${whoWords(plan, first.unit)}${only}`}`,
  ]
}

function assumedWords(plan: Plan, { assumed, lines }: ReadTargets): Inline[] {
  const names = assumed.map((no) => plan.indicators.find((row) => row.no === no)?.short ?? '').join('、')
  return [`表里没有写明，${names}按`, b(basisOf(assumed, lines) === 'year' ? '当年新增数' : '累计数'), '理解。']
}

const basisOf = (assumed: readonly number[], lines: readonly TargetLine[]): TargetLine['basis'] =>
  lines.find(({ no }) => assumed.includes(no))?.basis ?? 'total'

const otherBasis = (
  { assumed, lines }: ReadTargets,
  go: (what: string, more: Record<string, unknown>) => { do: string },
) =>
  basisOf(assumed, lines) === 'year'
    ? button('都改为累计数', go('basis', { basis: 'total' }))
    : button('都改为当年新增数', go('basis', { basis: 'year' }))
