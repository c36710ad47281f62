import { button, list, text } from '../cards/kit.ts'
import type { DueDays } from '../domain/due.ts'
import { kindLabel } from '../domain/period.ts'
import type { PeriodKind } from '../domain/plan.ts'
import type { Ask, How } from '../understand/query.ts'
import type { Grounds, Part } from './part.ts'

const kinds: PeriodKind[] = ['month', 'quarter', 'half', 'year']
const dueWords = (days: DueDays): string => kinds.map((kind) => `${kindLabel[kind]}报${days[kind]}日`).join('，')

const owed = button('看我要报的', { do: 'owed' })

/** The way of this bot and the office's settings; the plan has no rule of its own for any of it. */
const ways: Record<How, (grounds: Grounds) => Pick<Part, 'title' | 'blocks' | 'buttons'>> = {
  due: ({ plan, dueDays = plan.dueDays }) => ({
    title: '填报截止日',
    blocks: [
      text(
        `次月：${dueWords(dueDays)}，遇休息日顺延（${kinds.every((kind) => dueDays[kind] === plan.dueDays[kind]) ? '系统默认' : '办公室设定'}，方案未规定）。过了截止日仍可以报，算逾期。`,
      ),
    ],
    buttons: [owed],
  }),
  review: () => ({
    title: '谁来审核',
    blocks: [
      text(
        '填报由领导小组办公室审核，确认后才计入；本人填报的由办公室另一位审核。多久审完方案和办公室都没有规定，结果会私聊告诉填报人。',
      ),
    ],
    buttons: [owed],
  }),
  correct: () => ({
    title: '怎么改',
    blocks: [
      list(
        ['还没审核：发“撤回”，改好再报。'],
        ['已被退回：按退回的原因改，重新提交。'],
        ['已经确认：发“更正 指标名”，写明原因，重新审核；原来的数和经过都保留。'],
      ),
    ],
    buttons: [button('撤回', { do: 'withdraw' })],
  }),
  seen: () => ({
    title: '谁看得到',
    blocks: [
      text(
        '待审核的数只有本单位、领导和领导小组办公室在私聊中看得到；确认后的数内部人员都看得到，外部人员和有外部人员的群看不到。',
      ),
    ],
  }),
  none: () => ({
    title: '没有新数怎么报',
    blocks: [
      list(
        ['本期新增的：没有就填0。'],
        ['期末累计的：没有变化就填原来的数。'],
        ['确实还没有数据：先不报，把情况告诉领导小组办公室，不要估。'],
      ),
    ],
    buttons: [owed],
  }),
  digest: () => ({
    title: '周报时间',
    blocks: [text('周报每周发一次，时间是每个群自己定的：在群里@我说“周报设置”可以看到和改（群主或办公室）。')],
  }),
}

export function howPart(grounds: Grounds, { what }: Extract<Ask, { kind: 'how' }>): Part {
  return ways[what](grounds)
}
