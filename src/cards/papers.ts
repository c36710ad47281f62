import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { figure } from '../domain/decimal.ts'
import type { Plan } from '../domain/plan.ts'
import { b, button, buttons, type Card, card, note, source, text } from './kit.ts'
import { countsWords, ruleWords } from './state-words.ts'
import { basisOf } from './status.ts'

/** What the drafted 通报 is; the Word file follows. */
export function bulletinCard(
  plan: Plan,
  {
    issue,
    day,
    goals,
    draftedAt,
  }: { issue: { year: number; no: number } | null; day: string; goals: readonly GoalState[]; draftedAt: string },
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
    ...(issue ? [buttons(button('数据索引', { do: 'bulletin', at: day, indexOf: draftedAt }))] : []),
    note(ruleWords(plan, goals)),
    source(...basisOf(goals, day)),
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
