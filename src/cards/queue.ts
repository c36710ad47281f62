import { textsOf } from '../domain/report.ts'
import { placesOf, shortOf } from '../domain/reporting/subject.ts'
import type { Submission } from '../domain/reporting/submission.ts'
import { clipped, contentWords, periodWords, taskLines, timeWords } from '../domain/reporting/words.ts'
import {
  type Block,
  b,
  button,
  buttons,
  type Card,
  colour,
  form,
  input,
  list,
  note,
  rule,
  source,
  text,
} from './kit.ts'
import { pageButtons } from './nav.ts'

export type QueueItem = {
  submission: Submission
  unit: string
  changes: string[]
  /** Why it wants a second look. */
  flags: string[]
  /** Names of the files sent with it. */
  evidence: string[]
  /** Target, 序时 and what was said last: what a reviewer compares with. */
  standing: string[]
  /** Names of those who could decide it, where the reader may not; null where they may. */
  others: string[] | null
}

/** How much of a text is shown in a queue; 看全文 shows the rest. */
const shortText = 120

export type QueueView = {
  /** Decided together by one tap, in the order they are shown: the unremarkable ones of all units on the page. */
  together: QueueItem[]
  /** Each decided by itself: flagged ones, the reader's own, and where few wait all of them. */
  alone: QueueItem[]
  page: number
  pages: number
  total: number
  /** What was just decided; null where nothing was. */
  done: string | null
}

/** 待审核 of one reviewer, grouped by unit, the unit with the oldest report first. */
export function queueCard({ together, alone, page, pages, total, done }: QueueView): Card {
  const said = done === null ? [] : [text(colour('green', clipped(done, 600)))]
  const today = buttons(button('今天审核的', { do: 'decided' }))
  if (total === 0)
    return {
      title: '待审核',
      tone: 'green',
      blocks: [...said, text('没有待审核的填报。'), ...(done === null ? [] : [today])],
    }
  const isShownAlone = (item: QueueItem) => alone.includes(item)
  const listed = together.filter((item) => !isShownAlone(item))
  return {
    title: `待审核 ${total} 件`,
    tone: 'orange',
    blocks: [
      ...said,
      ...unitBlocks(listed),
      ...(listed.length > 0 || together.length > 1
        ? [
            text(
              b(`${listed.length > 0 ? '以上' : '以下'}没有疑点的${together.length}件`),
              '可以一起确认',
              total > together.length ? '；有疑点的和您本人填报的不在其中。' : '。',
            ),
            buttons(
              button(
                '确认这些',
                { do: 'decide-many', forms: together.map(({ submission: { form: id } }) => id) },
                'primary',
              ),
              listed.length > 0 ? button('逐件看', { do: 'pending', each: true }) : null,
            ),
          ]
        : []),
      ...alone.flatMap((item) => [rule, ...itemBlocks(item)]),
      ...(pages > 1
        ? [
            pageButtons({ at: page, pages }, (to) => ({ do: 'pending', page: to })),
            note(`第${page + 1}页，共${pages}页；最早的单位在前。`),
          ]
        : []),
      today,
    ],
  }
}

/** One line a report under the name of its unit. */
function unitBlocks(items: readonly QueueItem[]): Block[] {
  const units = [...new Set(items.map(({ unit }) => unit))]
  return units.flatMap((unit) => [
    text(b(unit)),
    list(...items.filter((item) => item.unit === unit).map((item) => [lineOf(item)])),
  ])
}

function lineOf({ submission, changes, evidence }: QueueItem): string {
  const { subject, period, reports, note: remark, byOffice } = submission
  const more = [...changes, ...(remark === '' ? [] : [remark]), ...(byOffice ? ['办公室录入'] : [])]
  const files = evidence.length > 0 ? `　佐证${evidence.length}份` : ''
  return (
    clipped(
      `${shortOf(subject)}　${periodWords(period)}　${contentWords(subject, reports, 30)}${more.length > 0 ? `（${more.join('；')}）` : ''}`,
      110,
    ) + files
  )
}

function itemBlocks(item: QueueItem, whole = false): Block[] {
  const { submission, others } = item
  const { form: id } = submission
  return [
    ...aboutItem(item, whole ? undefined : shortText),
    others === null
      ? buttons(
          button('确认', { do: 'decide', form: id, decision: 'confirm' }, 'primary'),
          button('退回', { do: 'decide', form: id, decision: 'return' }, 'danger'),
          ...(item.evidence.length > 0 ? [button('看佐证', { do: 'evidence-of', form: id })] : []),
          ...(!whole && isLong(item) ? [button('看全文', { do: 'decide', form: id, decision: 'view' })] : []),
        )
      : note(ownWords(others)),
  ]
}

/** Nobody confirms their own report: who could, in one sentence. */
export const ownWords = (others: readonly string[]): string =>
  others.length > 0
    ? `这是您本人填报的，不能自己审核；可由${others.join('、')}审核。`
    : '这是您本人填报的，不能自己审核；办公室还没有其他审核人，请先在名册中增加一位。'

function isLong({ submission: { note: remark, reports } }: QueueItem): boolean {
  const texts = reports.flatMap((report) => (report.kind === 'task' ? Object.values(textsOf(report)) : []))
  return [remark, ...texts].some((words) => words.length > shortText)
}

function aboutItem({ submission, unit, changes, flags, evidence, standing }: QueueItem, most = 1000): Block[] {
  const { subject, period, reports, by, at, byOffice, correction, note: remark } = submission
  const lines = [
    ...standing,
    ...changes,
    ...(correction === '' ? [] : [`更正原因：${correction}`]),
    ...(remark === '' ? [] : [`备注：${clipped(remark, most)}`]),
    ...reports.flatMap(taskLines).map((line) => clipped(line, most)),
    evidence.length === 0 ? '没有附佐证文件' : `佐证：${evidence.join('、')}`,
  ]
  return [
    text(
      b(`${shortOf(subject)}　${periodWords(period)}${correction === '' ? '' : '（更正）'}`),
      `\n${contentWords(subject, reports, most)}`,
    ),
    list(...lines.map((line) => [line]), ...flags.map((flag) => [colour('orange', `请留意：${flag}`)])),
    note(`${unit}　${by.name}${byOffice ? '（办公室录入）' : ''}　${timeWords(at)}　${placesOf(subject).join('、')}`),
  ]
}

/** One item with its whole text. */
export const wholeItem = (item: QueueItem): Card => ({
  title: '待审核',
  tone: 'orange',
  blocks: [...itemBlocks(item, true), buttons(button('回到待审核', { do: 'pending' }))],
})

/** What waits of one unit or one row, each with its buttons: what is said of it decides nothing. */
export const someWaiting = (about: string, items: readonly QueueItem[], total: number): Card => ({
  title: `待审核：${about}`,
  tone: 'orange',
  blocks: [
    text(b(`${about}有${total}件待审核`), '，还没有计入；点“确认”或“退回”才算。'),
    ...items.flatMap((item) => [rule, ...itemBlocks(item)]),
    ...(total > items.length ? [note(`只列最早的${items.length}件。`)] : []),
    buttons(button('全部待审核', { do: 'pending' })),
  ],
})

/** 退回 asks why; `reason` is what was said of it already. */
export function returnForm(item: QueueItem, problem?: string, reason?: string): Card {
  const { form: id, subject } = item.submission
  const value = { do: 'decide', form: id, decision: 'return', asked: true }
  return {
    title: `退回：${shortOf(subject)}`,
    tone: 'orange',
    blocks: [
      ...aboutItem(item),
      form(
        `return_${id.slice(0, 8)}`,
        [
          input({
            name: 'reason',
            label: '退回原因',
            required: true,
            multiline: true,
            maxLength: 300,
            problem,
            value: reason,
          }),
        ],
        button('退回', value, 'danger'),
      ),
      buttons(button('不退回，回到待审核', { do: 'pending' })),
      source(...placesOf(subject)),
    ],
  }
}
