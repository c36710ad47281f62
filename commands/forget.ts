import { z } from 'zod'
import { button, buttons, card, note, notice, text } from '../src/cards/kit.ts'
import { may } from '../src/domain/permissions.ts'
import { forgotten } from '../src/roster/carry-out.ts'
import { asked } from '../src/roster/request-step.ts'
import { nameOf, somebody } from '../src/roster/somebody.ts'
import { admins } from '../src/store/people.ts'
import { command, type Reply } from '../src/talk/command.ts'

/** 删除个人信息: on request of the person by the office; the ledger keeps the post. */
export const forget = command({
  name: 'forget',
  words: ['删除个人信息', '删除我的个人信息'],
  help: '删除自己的个人信息（填报记录按岗位保留）',
  right: 'ask',
  place: 'aside',
  audit: '名册',
  args: z.object({ who: z.string().optional(), openId: z.string().optional() }),
  fromText: (rest) => ({ who: rest }),
  async run(call): Promise<Reply> {
    const { args, asker, world } = call
    const office = may(asker, 'roster')
    if (args.who !== undefined && !office) return { card: notice('不能删除', '只能申请删除自己的个人信息。') }
    if (args.who !== undefined) {
      const person = await somebody(world, args.who)
      if ('problem' in person) return { card: notice('没有找到', person.problem) }
      return { card: confirmCard(person.name, person.openId) }
    }
    const openId = args.openId ?? asker.openId
    if (args.openId === undefined || !office) {
      const nobody = { unit: '', otherOpenId: '', otherName: '', lastDay: '' }
      return asked(call, { kind: 'forget', openId: asker.openId, name: await nameOf(world, asker.openId), ...nobody })
    }
    const members = await admins(world.db)
    if (members.length === 1 && members[0]?.openId === openId) {
      return { card: notice('不能删除', '办公室只剩这一位管理员，请先添加另一位。') }
    }
    const name = await nameOf(world, openId)
    const done = await forgotten(call, openId, name)
    return { card: notice('已删除', `${name}的个人信息已删除，填报记录按岗位保留。`), ...done }
  },
})

const confirmCard = (name: string, openId: string) =>
  card(
    '删除个人信息',
    'red',
    text(`将删除${name}的个人信息：名册、对话、提醒记录；填报和审核记录保留，姓名改成岗位。不能恢复。`),
    buttons(button('删除', { do: 'forget', openId }, 'danger')),
    note('已经发给别人的卡片和台账文件不会收回。'),
  )
