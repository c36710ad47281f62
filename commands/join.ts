import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { unitById, unitByName } from '../src/domain/look.ts'
import { unitName } from '../src/reporting/context.ts'
import { asked, decidedRequest, ownRequests } from '../src/roster/request.ts'
import { nameOf } from '../src/roster/somebody.ts'

/** “我是某单位的联络员”: the office gets a card; its approval enrols. */
export const join = command({
  name: 'join',
  words: ['登记', '登记联络员'],
  help: '申请做一个单位的联络员，例如“登记 单位名”',
  section: 'people',
  // The office adds people itself, and leaders report for nobody.
  offered: ({ role }) => role === 'member' || role === 'liaison',
  right: 'ask',
  place: 'aside',
  args: z.object({ unit: z.string().optional() }),
  fromText: (rest, { plan }) => ({ unit: unitByName(plan, rest)?.id ?? rest }),
  async run(call) {
    const { args, asker, world } = call
    const said = args.unit ?? ''
    const unit = unitById(world.plan, said) ?? unitByName(world.plan, said)
    if (!unit) {
      const sorry = said === '' ? '' : `方案里没有单位“${said.slice(0, 30)}”。`
      return { card: notice('登记联络员', `${sorry}请写明单位，例如“登记 单位全称或简称”，由办公室同意后生效。`) }
    }
    if (asker.units.includes(unit.id)) {
      return { card: notice('已经登记', `您已是${unitName(world, unit.id)}的联络员，发送“填报”看看该报什么。`) }
    }
    const name = asker.roles.length > 0 ? asker.name : await nameOf(world, asker.openId)
    const nobody = { otherOpenId: '', otherName: '', lastDay: '' }
    return asked(call, { kind: 'join', openId: asker.openId, name, unit: unit.id, ...nobody })
  },
})

/** 同意 and 不同意 of the office. */
export const rosterDecide = command({
  name: 'roster-decide',
  words: [],
  help: null,
  right: 'roster',
  place: 'aside',
  audit: '名册',
  does: '办理名册申请',
  args: z.object({
    id: z.string(),
    decision: z.enum(['approve', 'refuse']),
    sure: z.boolean().optional(),
    from: z.enum(['todo']).optional(),
  }),
  run: decidedRequest,
})

/** 我的申请: what somebody asked of the office and still waits for; they may take it back. */
export const myRequests = command({
  name: 'my-requests',
  words: ['我的申请', '撤回申请'],
  help: null,
  right: 'ask',
  place: 'aside',
  args: z.object({ takeBack: z.string().optional() }),
  run: ownRequests,
})
