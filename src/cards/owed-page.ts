import { shortDay } from '../domain/day.ts'
import { progressWords } from '../domain/report.ts'
import { stateAnswers } from '../domain/reporting/fields.ts'
import type { Owed } from '../domain/reporting/owed.ts'
import { countOwed } from '../domain/reporting/owed.ts'
import type { PageField } from '../domain/reporting/page.ts'
import { titleOf } from '../domain/reporting/subject.ts'
import { clipped } from '../domain/reporting/words.ts'
import {
  b,
  button,
  buttons,
  type Card,
  colour,
  type Field,
  form,
  type Inline,
  input,
  note,
  select,
  text,
  words,
} from './kit.ts'
import { turns } from './nav.ts'
import { owedCountsWords } from './owed-words.ts'

/** A row of the page: what is owed, what was said last, what 无变化 would store, its fields as typed. */
type PageRow = {
  owed: Owed
  standing: string
  noChange: string | null
  fields: PageField[]
  typed: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
}

export type OwedPageView = {
  draft: string
  units: string
  /** Everything owed, on this page and on others. */
  owed: Owed[]
  rows: PageRow[]
  page: number
  pages: number
  /** What 其余无变化 would store of all that is not typed, in words, and what stays owed. */
  rest: { stored: string[]; stays: string[] }
  pending: string[]
  doubts: string[]
  said: string[]
  /** What was asked about, and what was to be done; null where nothing was asked. */
  asked: { sure: string; go: 'submit' | 'rest' } | null
  wrong: boolean
  several: boolean
  unitName: (id: string) => string
}

/** 填报 alone: everything a unit owes, edited in place; what is not touched is closed by 其余无变化. */
export function owedPage(view: OwedPageView): Card {
  const { draft, owed, page, pages, rows, rest, pending, doubts, said, asked, wrong, units } = view
  const late = owed.filter(({ state }) => state === 'overdue').length
  const at = (go: string, to = page) => ({ do: 'report-page', draft, go, page, ...(go === 'page' && { to }) })
  const sends = asked
    ? [button('确认提交', { ...at(asked.go), sure: asked.sure }, 'primary')]
    : [button('提交', at('submit'), 'primary'), ...(rest.stored.length > 0 ? [button('其余无变化', at('rest'))] : [])]
  const ways = turns({ at: page, pages }, (to) => at('page', to)).filter((one) => one !== null)
  const [first, ...more] = [...sends, ...ways]
  return {
    title: `填报　${units}`,
    tone: wrong || late > 0 ? 'red' : 'orange',
    blocks: [
      text(b(owedCountsWords(countOwed(owed))), pages > 1 ? `；第${page + 1}页，共${pages}页。` : '。'),
      ...(wrong ? [text(colour('red', '有几处要改，已标出；已填的都还在，什么也没有提交。'))] : []),
      ...(doubts.length > 0 ? [text(b('请再核对：'), `${doubts.join('；')}。无误请点“确认提交”。`)] : []),
      ...(said.length > 0 ? [text(`按此理解：${said.join('；')}`)] : []),
      ...(rest.stored.length > 0 ? [text(b('点“其余无变化”将记：'), clipped(rest.stored.join('；'), 1500))] : []),
      ...(rest.stays.length > 0 ? [text(b('须逐项填写：'), staysWords(rest.stays))] : []),
      ...(first
        ? [
            form(
              `page_${draft.slice(0, 8)}`,
              rows.flatMap((row) => fieldsOf(row, view)),
              first,
              more,
            ),
          ]
        : []),
      ...(pending.length > 0 ? [text(`待审核${pending.length}件：${clipped(pending.join('；'), 400)}`)] : []),
      buttons(button('导出填报表', { do: 'export-table' })),
      note(
        '只填有变化的；翻页时已填的会保留。长的进展请发“填报 任务号”单独填。也可把单位自己的表格（Excel、CSV）直接发到这里。',
      ),
    ],
  }
}

const mostNamed = 6

/** What cannot be closed by one tap: a few by name, the rest by its fields further down. */
const staysWords = (stays: readonly string[]): string =>
  stays.length > mostNamed ? `${stays.slice(0, mostNamed).join('、')}等${stays.length}项` : stays.join('、')

function fieldsOf({ owed, standing, noChange, fields, typed, problems }: PageRow, view: OwedPageView): Field[] {
  const common = (name: string) => ({ name, value: typed[name], problem: problems[name] })
  const last = standing === '' ? '' : `　${standing}`
  const same = noChange === null ? '' : `　无变化记${noChange}`
  const head = words(b(titleOf(owed.subject)), `　${owed.period.label}`, ...stateParts(owed, view), `${last}${same}`)
  return [
    head,
    ...fields.map(({ name, formName, label }): Field => {
      if (formName === 'state') {
        const options = progressWords.map((word) => ({ label: word, value: word }))
        return select({ ...common(name), label, options })
      }
      const no = Number(name.split('_')[1])
      const part = owed.subject.kind === 'indicator' ? owed.subject.parts.find((one) => one.no === no) : undefined
      if (part?.measure === 'state')
        return select({ ...common(name), label, options: stateAnswers.map((one) => ({ ...one })) })
      const isText = owed.subject.kind === 'task'
      return input({
        ...common(name),
        label,
        maxLength: isText ? 200 : 40,
        ...(!isText && { hint: noChange === null ? '填数字' : '没有变化不用填' }),
      })
    }),
  ]
}

function stateParts({ unit, late, due, returned }: Owed, { several, unitName }: OwedPageView): Inline[] {
  return [
    several ? `　${unitName(unit)}` : '',
    returned !== null
      ? colour('red', `　已退回：${clipped(returned, 60)}`)
      : late > 0
        ? colour('red', `　逾期${late}天`)
        : `　${shortDay(due)}前报`,
  ]
}

export type SentView = {
  title: string
  /** What was sent in, a line each. */
  lines: string[]
  left: number
  files: string[]
}

const mostLines = 60

/** After many reports were sent in by one tap: what they say, and what is still owed. */
export const sentCard = ({ title, lines, left, files }: SentView): Card => ({
  title,
  tone: 'green',
  tag: '待审核',
  blocks: [
    text(b(`已提交${lines.length}项`), '，审核通过后计入：'),
    { kind: 'list', items: lines.slice(0, mostLines).map((line) => [clipped(line, 120)]) },
    ...(lines.length > mostLines ? [note(`其余${lines.length - mostLines}项见台账。`)] : []),
    ...(files.length > 0 ? [text(`佐证：${files.join('、')}`)] : []),
    text(left === 0 ? '本单位没有应报未报的了。' : `还有${left}项应报未报。`),
    buttons(left === 0 ? null : button('继续填报', { do: 'report' }, 'primary'), button('撤回', { do: 'withdraw' })),
  ],
})
