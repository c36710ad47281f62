import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { figure } from '../domain/decimal.ts'
import type { Plan } from '../domain/plan.ts'
import { b, button, buttons, type Card, card, list, note, source, text } from './kit.ts'
import { countsWords, ruleWords } from './state-words.ts'
import { basisOf } from './status.ts'

/** What the drafted 通报 is; the Word file follows. */
export function bulletinCard(
  plan: Plan,
  {
    issue,
    replaces,
    day,
    goals,
    draftedAt,
  }: {
    issue: { year: number; no: number } | null
    /** The day to which this issue was drafted before, today; null where this is its first draft. */
    replaces: string | null
    day: string
    goals: readonly GoalState[]
    draftedAt: string
  },
): Card {
  return card(
    '督查通报',
    'blue',
    text(b(issue ? `${issue.year}年第${issue.no}期草稿` : '阅读稿'), `，截至${dayLabel(day)}，Word文件见下一条消息。`),
    text(`${goals.length}个目标：${countsWords(goals)}`),
    note(
      issue
        ? '供办公室修改后使用，不会自动发给任何人。同一天再起草仍是这一期。'
        : '阅读稿不占期号；正式期号由办公室起草时取得。',
    ),
    ...(replaces !== null && replaces !== day
      ? [text(`今天先前起草的截至${dayLabel(replaces)}的稿子由这一稿代替，两稿不要同时使用。`)]
      : []),
    ...(issue ? [buttons(button('数据索引', { do: 'bulletin', at: day, indexOf: draftedAt }))] : []),
    note(ruleWords(plan, goals)),
    source(...basisOf(goals, day)),
  )
}

type Issue = { year: number; no: number; day: string; at: string }

/** The last issues of the 通报 and the number the next one takes; on the same day a draft stays the issue it is. */
export function issuesCard(issues: readonly Issue[], today: string): Card {
  const [last, ...earlier] = issues
  const drafts = buttons(button('起草通报', { do: 'bulletin' }))
  if (!last) return card('通报期号', 'blue', text('还没有起草过通报，下一期是第1期。'), drafts)
  const words = ({ year, no, day, at }: Issue) =>
    `${year}年第${no}期，截至${dayLabel(day)}，${dayLabel(at.slice(0, 10))}起草`
  const sameDay = last.at.slice(0, 10) === today
  const next = `${today.slice(0, 4)}年第${Number(today.slice(0, 4)) === last.year ? last.no + 1 : 1}期`
  return card(
    '通报期号',
    'blue',
    text('最近一期是', b(words(last)), `。${sameDay ? '今天再起草仍是这一期' : `下一期是${next}`}。`),
    ...(earlier.length > 0 ? [text('再往前：'), list(...earlier.map((one) => [words(one)]))] : []),
    drafts,
  )
}

/** What is in the package, which follows as a file; `madeAt` where the reader is of the office, whose own papers are apart. */
export function packageCard(
  plan: Plan,
  { day, goals, madeAt }: { day: string; goals: readonly GoalState[]; madeAt: string | null },
  {
    files,
    proofs,
    left,
    ledger,
    bytes,
  }: { files: number; proofs: number; left: number; ledger: boolean; bytes: Uint8Array },
): Card {
  const size = figure(String(bytes.byteLength / 1_000_000), 1)
  return card(
    '验收材料',
    'blue',
    text(b(`截至${dayLabel(day)}`), `，${files}个文件，${size}MB，压缩包见下一条消息。`),
    text(
      `${goals.length}个目标各一个文件夹（说明、曲线、佐证），另有目录、任务台账${ledger ? '和填报台账' : '；填报台账太大，没有装进来，请在服务器上运行 zhibiao ledger 导出'}。`,
    ),
    text(
      proofs === 0
        ? '还没有佐证材料。'
        : `佐证${proofs}件${left > 0 ? `，其中${left}件因包太大或原件不在而未随包，清单里有名称和校验值` : '全部随包'}。`,
    ),
    buttons(
      button('还缺什么', { do: 'status', view: 'gaps' }),
      madeAt === null ? null : button('办公室用材料', { do: 'acceptance', at: day, indexOf: madeAt }),
    ),
    ...(madeAt === null ? [] : [note('压缩包里都是要报送的；数据索引和方案文字核对由办公室自用，另成一个文件。')]),
    note(ruleWords(plan, goals)),
    source(...basisOf(goals, day)),
  )
}
