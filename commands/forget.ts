import * as z from 'zod'
import { type Call, command, type Reply } from '../src/act/command.ts'
import { button, buttons, card, note, notice, text } from '../src/cards/kit.ts'
import { may } from '../src/domain/permissions.ts'
import { Refused } from '../src/domain/refused.ts'
import { forgotten } from '../src/roster/carry-out.ts'
import { asked } from '../src/roster/request.ts'
import { nameOf, somebody } from '../src/roster/somebody.ts'

/** 删除个人信息: on request of the person by the office; the ledger keeps the post. Asked once more before anything. */
export const forget = command({
  name: 'forget',
  words: ['删除个人信息', '删除我的个人信息'],
  help: '从名册和对话里删掉您；报过的数保留，姓名改成岗位',
  section: 'people',
  right: 'ask',
  place: 'aside',
  audit: '名册',
  args: z.object({ who: z.string().optional(), openId: z.string().optional(), sure: z.boolean().optional() }),
  fromText: (rest) => ({ who: rest }),
  async run(call): Promise<Reply> {
    const { args, asker, world } = call
    const { who, openId = asker.openId, sure } = args
    if (who !== undefined || openId !== asker.openId) return ofOther(call)
    if (!sure) return { card: confirmCard('您', '申请删除', { do: 'forget', sure: true }) }
    const nobody = { unit: '', otherOpenId: '', otherName: '', lastDay: '' }
    return asked(call, { kind: 'forget', openId, name: await nameOf(world, openId), ...nobody })
  },
})

/** The office deletes somebody's data on their word. */
async function ofOther(call: Call<{ who?: string; openId?: string }>): Promise<Reply> {
  const { args, asker, world } = call
  if (!may(asker, 'roster')) throw new Refused('不能删除', '只能申请删除自己的个人信息。')
  if (args.who !== undefined) {
    const person = await somebody(world, args.who)
    if ('problem' in person) return { card: notice('没有找到', person.problem) }
    return { card: confirmCard(person.name, '删除', { do: 'forget', openId: person.openId, sure: true }) }
  }
  const openId = args.openId ?? ''
  const name = await nameOf(world, openId)
  const done = await forgotten(call, openId, name)
  return { card: notice('已删除', `${name}的个人信息已删除，填报记录按岗位保留。`), ...done }
}

const confirmCard = (name: string, label: string, value: { do: string; openId?: string; sure: true }) =>
  card(
    '删除个人信息',
    'red',
    text(`将删除${name}的个人信息：名册、对话、提醒记录；填报和审核记录保留，姓名改成岗位。不能恢复。`),
    buttons(button(label, value, 'danger')),
    note('已经发给别人的卡片和台账文件不会收回。'),
  )
