import * as z from 'zod'
import { command, type World } from '../src/act/command.ts'
import { b, card, list, note, text } from '../src/cards/kit.ts'
import { reviewersOf, unitById } from '../src/domain/look.ts'
import type { Asker } from '../src/domain/people.ts'

const roleNames = { leader: '领导', liaison: '联络员', member: '成员' } as const

const rights: Record<Asker['role'], string[]> = {
  admin: ['审核填报（不能审自己填的）', '代单位录入、设基数', '查看谁没报并催报', '导出台账、管理名册'],
  leader: ['查看全部进展，包括待审核的数', '导出台账'],
  liaison: ['为本单位填报、更正、撤回', '查看本单位待审核的数'],
  member: ['问方案的指标、任务、责任单位和时间', '查看已确认的进展'],
}

export const whoami = command({
  name: 'whoami',
  words: ['我是谁', '我的身份', '我的权限', 'whoami'],
  help: '您的身份、单位和权限',
  section: 'people',
  right: 'ask',
  place: 'aside',
  open: true,
  args: z.object({}),
  async run({ asker, world }) {
    const known = asker.roles.length > 0
    const who = known
      ? text('您是', b(asker.name), '，', rolesOf(asker, world))
      : text('您还不在名册中，可以问方案的内容，', b('不能填报'), '。')
    const howto = known
      ? `如有变动，请告诉${reviewersOf(world.plan)}。`
      : `要填报，请把下面的飞书编号和所在单位告诉${reviewersOf(world.plan)}，由办公室登记。`
    return {
      card: card(
        '我是谁',
        'blue',
        who,
        list(...rights[asker.role].map((line) => [line])),
        text('飞书编号：', asker.openId),
        note(howto),
      ),
    }
  },
})

function rolesOf({ roles, units }: Asker, { plan }: World): string {
  const of = units.map((id) => unitById(plan, id)?.name ?? id).join('、')
  const nameOf = (role: Asker['role']) => (role === 'admin' ? reviewersOf(plan) : roleNames[role])
  return roles.map((role) => (role === 'liaison' ? `${of}的${roleNames.liaison}` : nameOf(role))).join('，')
}
