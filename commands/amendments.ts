import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { amendmentCard, amendmentsCard } from '../src/cards/amendments.ts'
import { notice } from '../src/cards/kit.ts'
import { amendmentName } from '../src/domain/amendments/amendment.ts'
import { may } from '../src/domain/permissions.ts'
import { byOf } from '../src/reporting/context.ts'
import { withdrawAmendment } from '../src/store/amendments.ts'
import { expectChange } from '../src/store/sql.ts'

/** 后续文件: the papers that came after the plan, for everybody to read. */
export const amendments = command({
  name: 'amendments',
  words: ['后续文件', '补充文件', '调整文件'],
  help: '方案印发后又来的文件：目标分解、调整、解释、单位承接',
  right: 'ask',
  place: 'anywhere',
  args: z.object({ of: z.coerce.number().int().optional(), page: z.coerce.number().int().optional() }),
  async run({ args: { of, page = 0 }, asker, where, world }) {
    const { plan, amendments: all, now } = world
    const mayEnter = !where.group && may(asker, 'amend')
    const one = all.find(({ id }) => id === of)
    return {
      card: one
        ? amendmentCard({ plan, of: one, now, page, mayEnter })
        : amendmentsCard({ plan, all, now, page, mayEnter }),
    }
  },
})

/** 收回: the paper stays readable, and nothing rests on it any more. */
export const amendWithdraw = command({
  name: 'amend-withdraw',
  words: [],
  help: null,
  right: 'amend',
  place: 'aside',
  audit: '收回后续文件',
  does: '收回后续文件',
  args: z.object({ of: z.coerce.number().int(), reason: z.string().trim().min(1).max(200) }),
  async run({ args: { of, reason }, asker, world }) {
    const paper = world.amendments.find(({ id }) => id === of)
    if (!paper) return { card: notice('没有这份文件', '请重新打开“后续文件”。') }
    const name = amendmentName(paper)
    if (paper.withdrawn) return { card: notice('已经收回', `${name}已于${paper.withdrawn.at.slice(0, 10)}收回。`) }
    return {
      card: notice('已收回', `${name}已收回（${reason}）；原来的数和说法恢复，这份文件仍可在“后续文件”里查到。`),
      effects: expectChange(withdrawAmendment(of, { at: world.now, by: byOf(asker), reason })),
      audit: [`${name}：${reason}`],
      toast: { type: 'success', content: '已收回' },
    }
  },
  form: async () => ({
    card: notice('没有收回', '请写收回的理由（200字以内）。'),
    toast: { type: 'warning', content: '请写收回的理由' },
    inPlace: false,
  }),
})
