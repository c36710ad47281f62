import { b, type Inline, list, text } from '../cards/kit.ts'
import { personsByName, personsByRole, personsByUnit, unitById } from '../domain/look.ts'
import type { Person, Plan } from '../domain/plan.ts'
import type { Ask, PeopleBy } from '../understand/query.ts'
import type { Grounds, Part } from './part.ts'
import { asking, unitName } from './words.ts'

type Asked = Extract<Ask, { kind: 'people' }>

/** People of the leading group as annex 1 prints them. */
export function peoplePart({ plan }: Grounds, { who, want, check }: Asked): Part {
  const found = peopleBy(plan, who)
  const title = titleOf(plan, who)
  const places = ['附件1']
  if (found.length === 0)
    return {
      title,
      blocks: [text(b('附件1没有'), none(plan, who))],
      places,
      buttons: [asking('领导小组名单', '领导小组有哪些人')],
    }
  if (who.by === 'size') {
    const lines = bySize(plan, who.size).map((one) => unitLine(plan, one))
    return { title, blocks: [text(b(`${lines.length}个单位`), '：'), list(...lines)], places }
  }
  const ran = check === null ? [] : [checkLine(found, check)]
  const notes =
    who.by === 'unit'
      ? plan.notes
          .filter(({ facets, units }) => facets?.includes('people') && units.includes(who.unit))
          .map(({ says }) => says)
      : []
  if (want === 'count' || found.length > 6) {
    const heads = found.filter(({ roles }) => !roles.includes('成员'))
    const posts = found.reduce((total, { roles }) => total + roles.length, 0)
    const all = who.by === 'all'
    return {
      title,
      blocks: [
        ...ran,
        text(
          b(`${found.length}人`),
          all
            ? `：${heads.map(({ name, roles }) => `${roles.join('、')}${name}`).join('、')}，成员${found.length - heads.length}人（一人兼两职，计${posts}职）。`
            : '：',
        ),
        ...(want === 'count' && all
          ? []
          : [
              text(
                found
                  .map((person) =>
                    all
                      ? `${person.name}（${unitById(plan, person.unit)?.short}）`
                      : `${person.name}（${person.postWritten}）`,
                  )
                  .join('、'),
              ),
            ]),
      ],
      places,
    }
  }
  return {
    title,
    blocks: [
      ...ran,
      ...(found.length === 1 && found[0] ? [text(...personLine(found[0]))] : [list(...found.map(personLine))]),
    ],
    notes,
    places,
  }
}

type UnitPeople = { unit: string; people: Person[] }

/** Units with so many people in the leading group, or with the most. */
function bySize(plan: Plan, size: number | 'most'): UnitPeople[] {
  const all = plan.units
    .map(({ id }) => ({ unit: id, people: personsByUnit(plan, id) }))
    .filter(({ people }) => people.length > 0)
  const wanted = size === 'most' ? Math.max(...all.map(({ people }) => people.length)) : size
  return all.filter(({ people }) => people.length === wanted)
}

const unitLine = (plan: Plan, { unit, people }: UnitPeople): Inline[] => [
  b(unitName(plan, unit)),
  `，${people.length}人：${people.map(({ name, post }) => `${name}（${post}）`).join('、')}`,
]

const personLine = ({ name, postWritten, roles }: Person): Inline[] => [
  b(name),
  `，${postWritten}，领导小组${rolesWords(roles)}`,
]

const rolesWords = (roles: readonly string[]): string =>
  roles.map((role, at) => (at > 0 ? `兼${role}` : role)).join('，')

function peopleBy(plan: Plan, who: PeopleBy): Person[] {
  switch (who.by) {
    case 'all':
      return plan.people
    case 'role':
      return personsByRole(plan, who.role)
    case 'unit': {
      const all = personsByUnit(plan, who.unit)
      const post =
        who.post === null
          ? all
          : all.filter((person) => person.post === who.post || person.post.endsWith(who.post ?? ''))
      const exact = post.filter((person) => person.post === who.post)
      return exact.length > 0
        ? exact
        : post.length > 0 && who.post !== null && !/^副/.test(who.post)
          ? post.filter(({ post: its }) => !its.startsWith('副'))
          : post
    }
    case 'name':
      return who.names.flatMap((name) => personsByName(plan, name))
    case 'post':
      return plan.people.filter(({ post }) => post === who.post || (who.post.length > 2 && post.endsWith(who.post)))
    case 'size':
      return bySize(plan, who.size).flatMap(({ people }) => people)
    case 'surname':
      return plan.people.filter(({ name }) => name.startsWith(who.surname))
  }
}

function titleOf(plan: Plan, who: PeopleBy): string {
  switch (who.by) {
    case 'all':
      return '领导小组名单'
    case 'role':
      return who.role === '办公室主任' ? '领导小组办公室主任' : `领导小组${who.role}`
    case 'unit':
      return `领导小组中的${unitById(plan, who.unit)?.short ?? ''}`
    case 'name':
      return who.names.join('、')
    case 'post':
      return `职务为${who.post}的`
    case 'size':
      return who.size === 'most' ? '领导小组中人数最多的单位' : `领导小组中有${who.size}人的单位`
    case 'surname':
      return `姓${who.surname}的`
  }
}

function none(plan: Plan, who: PeopleBy): string {
  if (who.by !== 'unit') return `${titleOf(plan, who)}${/的$/.test(titleOf(plan, who)) ? '人' : ''}。`
  const others = personsByUnit(plan, who.unit)
  const name = unitName(plan, who.unit)
  if (others.length === 0) return `${name}的人，${name}不是领导小组成员单位。`
  return `${name}的${who.post ?? '其他人'}；列入领导小组的是${others.map((person) => `${person.name}（${person.post}）`).join('、')}。`
}

function checkLine(found: readonly Person[], check: string): ReturnType<typeof text> {
  const holds = found.some(
    ({ roles, post }) => roles.includes(check) || post === check || (check === '组长' && roles.includes('组长')),
  )
  return text(b(holds ? '是。' : `不是${check}。`))
}
