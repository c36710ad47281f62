import type { Call, Mail } from '../act/command.ts'
import { b, button, buttons, type Card, card, notice, text } from '../cards/kit.ts'
import { requestWords } from '../cards/requests.ts'
import { shortDay } from '../domain/day.ts'
import type { Request } from '../domain/people.ts'
import { pseudonymOf } from '../domain/pseudonym.ts'
import { Refused } from '../domain/refused.ts'
import { owedBy } from '../domain/reporting/owed.ts'
import { pendingOf } from '../domain/reporting/submission.ts'
import { groundOf, unitName } from '../reporting/context.ts'
import { forget } from '../store/forget.ts'
import { takeLeave } from '../store/leaves.ts'
import { admins, dismiss, enrol, liaisonsOf, rememberForgotten, rosterOf } from '../store/people.ts'
import type { Statement } from '../store/sql.ts'

export type Done = { effects: Statement[]; audit: string[]; letters: Mail[] }

type Asked = Pick<Request, 'kind' | 'openId' | 'name' | 'unit' | 'otherOpenId' | 'otherName' | 'lastDay'>

/** What a change of the roster does, with its entry in the audit and what the people concerned are told. */
export async function carriedOut(call: Call<unknown>, request: Asked): Promise<Done> {
  const { world } = call
  const { kind, openId, name, unit, otherOpenId, otherName, lastDay } = request
  const of = unitName(world, unit)
  const words = requestWords({ ...request, id: '', at: '', state: 'approved', decidedByName: '' }, of)
  const audit = [words]
  switch (kind) {
    case 'join':
      return {
        effects: [enrol({ openId, name, unit, role: 'liaison' }, world.now)],
        audit,
        letters: [{ to: { openId }, card: await welcomeCard(call, unit, `您已登记为${of}的联络员。`) }],
      }
    case 'handover':
      return {
        effects: [
          dismiss(openId, unit, 'liaison', world.now),
          enrol({ openId: otherOpenId, name: otherName, unit, role: 'liaison' }, world.now),
        ],
        audit,
        letters: [
          {
            to: { openId: otherOpenId },
            card: await welcomeCard(call, unit, `您已接任${of}的联络员，原联络员是${name}。`),
          },
          {
            to: { openId },
            card: notice('联络员已更换', `${of}的联络员已由您换成${otherName}；您填报过的记录都保留。`),
          },
        ],
      }
    case 'leave': {
      const already = (await liaisonsOf(world.db, unit)).some((row) => row.openId === otherOpenId)
      return {
        effects: [
          ...(already ? [] : [enrol({ openId: otherOpenId, name: otherName, unit, role: 'liaison' }, world.now)]),
          takeLeave({ openId, unit, deputy: otherOpenId, lastDay, added: !already }),
        ],
        audit,
        letters: [
          {
            to: { openId: otherOpenId },
            card: await welcomeCard(call, unit, `${name}请假，${of}的填报到${shortDay(lastDay)}由您代办。`),
          },
          {
            to: { openId },
            card: notice('请假已登记', `到${shortDay(lastDay)}，${of}的填报和提醒由${otherName}代办。`),
          },
        ],
      }
    }
    case 'forget':
      return forgotten(call, openId, name)
  }
}

/** What somebody new finds: what waits and what is owed. */
async function welcomeCard({ world }: Call<unknown>, unit: string, sentence: string): Promise<Card> {
  const { facts, rules } = await groundOf(world)
  const pending = pendingOf(world.plan, facts.reports).filter((one) => one.unit === unit).length
  const owed = owedBy(rules, facts, unit).length
  return card(
    '联络员登记',
    'green',
    text(b(sentence)),
    text(`本单位现在应报未报${owed}项，待审核${pending}件。`),
    buttons(button('填报', { do: 'report' }, 'primary'), button('帮助', { do: 'help' })),
  )
}

/** Deletes a person's data; what they reported stays under their post. */
export async function forgotten({ world }: Call<unknown>, openId: string, name: string): Promise<Done> {
  const [row] = await rosterOf(world.db, openId)
  const roleName = { liaison: '联络员', leader: '领导', admin: '办公室人员', member: '成员' }[row?.role ?? 'member']
  const post = `原${row?.role === 'liaison' ? unitName(world, row.unit) : ''}${roleName}`
  const office = await admins(world.db)
  if (office.length === 1 && office[0]?.openId === openId) {
    throw new Refused('不能删除', '办公室只剩这一位管理员，请先添加另一位。')
  }
  const sorry = notice('个人信息已删除', '您的个人信息已删除；您填报过的数按岗位保留在台账中。')
  return {
    effects: [...forget(openId, name, post, pseudonymOf(openId)), rememberForgotten(openId, world.now)],
    audit: [`删除个人信息：${post}`],
    letters: [{ to: { openId }, card: sorry }],
  }
}
