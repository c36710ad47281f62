import { numberOf, numeral } from '../numerals.ts'
import type { Ask, PeopleBy } from '../query.ts'
import { dutyIn } from './duty.ts'
import { hasSubject, type Reading } from './reading.ts'

const posts =
  /(副?局长|[一二三四]级调研员|副?主任|副?院长|副?检察长|副?市长|副?秘书长|副?部长|副?关长|副?行长|支队长|总监|调研员|县长|区长|书记)/
const askPerson =
  /谁|叫(什么|啥)|姓名|名字|名单|哪(位|个人|几位|些人)|什么人|(几|多少)(个|位|名)?(人|成员)|代表|是不是|吗|职务|有哪些|列|联系/
const groupWords = /组长|副组长|领导小组|小组|成员(?!单位)|办公室(的)?主任|专班/

/** Who sits in the leading group, in what post, for which unit. */
export const people: Reading = (sentence) => {
  if (/日常工作|解决(什么|哪)/.test(sentence.frame)) return null
  const { frame, people: names, units, plan } = sentence
  const role = roleIn(frame)
  if (names.length > 0) {
    const check = role ?? posts.exec(frame)?.[0] ?? null
    return [ask({ by: 'name', names }, 'who', /吗|是不是|对吗|对不对/.test(frame) ? check : null)]
  }
  const surname = /姓(.)的/.exec(frame)?.[1]
  if (surname) return [ask({ by: 'surname', surname }, /几|多少/.test(frame) ? 'count' : 'who')]
  if (hasSubject(sentence) || /变动|调整|换(人|了)|更换|备案|撤销|公章/.test(frame)) return null
  const size = units.length === 0 ? sizeIn(frame) : null
  if (size !== null) return [ask({ by: 'size', size }, 'who')]
  const [unit] = units
  const post = posts.exec(frame)?.[0] ?? null
  if (role === '办公室主任') return [ask({ by: 'role', role }, 'who')]
  if (unit !== undefined) {
    const isMember = /成员|领导小组|小组|专班|代表|(谁|哪位)(来|去)?(参加|参与|出席)/.test(frame)
    if ((dutyIn(frame) !== null && !isMember) || /任务|指标/.test(frame)) return null
    const office = unit === plan.office?.unit && /办公室/.test(frame) && !post
    if (office || (!post && !isMember && !/(是|叫|派|来)(了)?(的)?谁|哪位|什么人|负责人|领导是/.test(frame)))
      return null
    if (post && plan.people.every((person) => person.unit !== unit)) return [ask({ by: 'unit', unit, post }, 'who')]
    return [ask({ by: 'unit', unit, post }, 'who', isMember && /吗|是不是|在不在|有没有/.test(frame) ? '成员' : null)]
  }
  const roles = ['组长', '副组长'].filter((one) => new RegExp(`(?<!副)${one}`).test(frame))
  if (roles.length > 1 && askPerson.test(frame)) {
    const office: Ask[] = /办公室[^,]{0,3}(在|设)/.test(frame) ? [{ kind: 'about', wants: ['office'] }] : []
    return [...roles.map((one) => ask({ by: 'role', role: one }, 'who')), ...office]
  }
  if (role && (askPerson.test(frame) || frame.length <= role.length + 4)) {
    return [ask({ by: 'role', role }, /(几|多少)(个|位|名)?/.test(frame) ? 'count' : 'who')]
  }
  if (
    groupWords.test(frame) &&
    /(几|多少)(个|位|名)?(人|成员|$|\?)|名单|有(哪些|谁)|都(有|是)谁|人员|组成|谁/.test(frame) &&
    !/成员单位/.test(frame)
  ) {
    return [ask({ by: 'all' }, /几|多少/.test(frame) ? 'count' : 'who')]
  }
  if (post && askPerson.test(frame)) return [ask({ by: 'post', post }, /几|多少/.test(frame) ? 'count' : 'who')]
  return null
}

/** “哪个单位派了两个人”: how many a unit has in the leading group. */
function sizeIn(frame: string): number | 'most' | null {
  if (!/(单位|部门|局|家)/.test(frame) || /组长|主任/.test(frame)) return null
  if (/(哪|什么|谁)[^,]*(单位|部门|局|家)[^,]*(人|成员)(数)?[^,]*最多/.test(frame)) return 'most'
  const said = new RegExp(
    `(?:派|来|出|有|占|列)(?:了)?(?:着)?(${numeral})(?:个|位|名)(?:人|成员|代表|领导|同志|$)`,
  ).exec(frame)?.[1]
  const size = said === undefined ? Number.NaN : numberOf(said)
  return /哪|什么|谁/.test(frame) && size > 0 ? size : null
}

const ask = (who: PeopleBy, want: 'who' | 'count', check: string | null = null): Ask => ({
  kind: 'people',
  who,
  want,
  check,
})

function roleIn(frame: string): string | null {
  if (/副组长|副组/.test(frame)) return '副组长'
  if (/办公室的?副主任/.test(frame)) return '办公室副主任'
  if (/办公室的?(主任|负责人|领导|头)|(主任|负责人).*办公室|谁.*(当|任|是)办公室主任/.test(frame)) return '办公室主任'
  if (/组长|一把手|总负责|最大的领导|领导小组(的)?(负责人|领导|头|牵头人)/.test(frame)) return '组长'
  return null
}
