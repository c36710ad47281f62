import * as z from 'zod'
import { type Call, command, type Reply } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { addCard, peopleCard, roleWords, rosterCard } from '../src/cards/roster.ts'
import { unitById, unitByName } from '../src/domain/look.ts'
import type { RosterRow } from '../src/domain/people.ts'
import { type Role, roleNames } from '../src/domain/permissions.ts'
import { subjectsOfUnit } from '../src/domain/reporting/subject.ts'
import { unitName } from '../src/reporting/context.ts'
import { rosterImported } from '../src/roster/sent-file.ts'
import { somebody } from '../src/roster/somebody.ts'
import { admins, dismiss, enrol, nameTheNameless, wholeRoster } from '../src/store/people.ts'

/** 名册: the office's view of who reports for whom. */
export const roster = command({
  name: 'roster',
  words: ['名册', '联络员名册'],
  help: '谁是联络员；添加、移除、换人',
  section: 'people',
  right: 'roster',
  place: 'aside',
  does: '查看名册',
  args: z.object({ of: z.string().optional(), page: z.coerce.number().int().optional() }),
  fromText: (rest) => ({ of: rest }),
  async run({ args: { of, page = 0 }, world }) {
    const { plan, db } = world
    const rows = await wholeRoster(db)
    if (of !== undefined) {
      const role = roleNames.find((one) => roleWords[one] === of)
      const unit = unitById(plan, of) ?? unitByName(plan, of)
      if (role)
        return {
          card: peopleCard(
            of,
            rows.filter((row) => row.role === role),
          ),
        }
      if (!unit) return { card: notice('名册', `没有单位或角色“${of.slice(0, 30)}”。`) }
      return {
        card: peopleCard(
          unit.name,
          rows.filter((row) => row.role === 'liaison' && row.unit === unit.id),
        ),
      }
    }
    const namesOf = (role: string, unit?: string): string[] =>
      rows.filter((row) => row.role === role && (unit === undefined || row.unit === unit)).map(({ name }) => name)
    const reporting = plan.units.filter(({ id }) => subjectsOfUnit(plan, id).length > 0)
    const manned = plan.units.map(({ id, name }) => ({ unit: name, names: namesOf('liaison', id) }))
    return {
      card: rosterCard({
        rows: manned.filter(({ names }) => names.length > 0),
        without: reporting.filter(({ id }) => namesOf('liaison', id).length === 0).map(({ short }) => short),
        admins: namesOf('admin'),
        leaders: namesOf('leader'),
        page,
      }),
    }
  },
})

export const rosterAdd = command({
  name: 'roster-add',
  words: ['添加联络员', '添加人员'],
  help: '把联络员、领导或办公室的人添进名册',
  section: 'people',
  right: 'roster',
  place: 'aside',
  audit: '名册',
  does: '改名册',
  args: z.object({
    who: z.string().optional(),
    name: z.string().optional(),
    role: z.string().optional(),
    unit: z.string().optional(),
    sent: z.boolean().optional(),
  }),
  async run(call) {
    return call.args.sent ? added(call) : { card: addCard({ typed: {}, problems: {} }), inPlace: false }
  },
})

export const rosterRemove = command({
  name: 'roster-remove',
  words: [],
  help: null,
  right: 'roster',
  place: 'aside',
  audit: '名册',
  does: '改名册',
  args: z.object({ openId: z.string(), unit: z.string(), role: z.enum(roleNames) }),
  run: removed,
})

/** 导入名册 of a file the office sent. */
export const rosterImport = command({
  name: 'roster-import',
  words: [],
  help: null,
  right: 'roster',
  place: 'private',
  does: '导入名册',
  args: z.object({ message: z.string() }),
  run: rosterImported,
})

type Added = { who?: string; name?: string; role?: string; unit?: string }

/** The form 添加人员, sent in. */
async function added(call: Call<Added>): Promise<Reply> {
  const { args, world } = call
  const problems: Record<string, string> = {}
  const role = roleNames.find((one) => one === args.role)
  if (!role) problems.role = '请选择角色'
  const found = unitByName(world.plan, args.unit ?? '')
  if (role === 'liaison' && !found) problems.unit = '联络员须写方案里的单位名称或简称'
  const who = await somebody(world, args.who ?? '')
  if ('problem' in who) problems.who = who.problem
  if (!role || 'problem' in who || Object.keys(problems).length > 0) {
    const typed = Object.fromEntries(
      Object.entries(args).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
    )
    return { card: addCard({ typed, problems }), toast: { type: 'warning', content: '有需要改的地方，已标出' } }
  }
  const name = (args.name ?? '').trim() || who.name
  const unit = role === 'liaison' ? (found?.id ?? '') : (args.unit ?? '').trim()
  const words = `${name}，${unit === '' ? '' : `${unitName(world, unit)}的`}${roleWords[role]}`
  return {
    card: notice('已添加', `${words}。立即生效。`),
    toast: { type: 'success', content: '已添加' },
    effects: [enrol({ openId: who.openId, name, unit, role }, world.now), ...nameTheNameless()],
    audit: [`添加${words}`],
    letters: [
      { to: { openId: who.openId }, card: notice('名册登记', `办公室已把您登记为：${words}。发“帮助”看看能做什么。`) },
    ],
  }
}

/** 移除: a row of the roster ends; the office keeps at least one member. */
async function removed({ args, world }: Call<{ openId: string; unit: string; role: Role }>): Promise<Reply> {
  const rows = await wholeRoster(world.db)
  const same = (row: RosterRow) => row.openId === args.openId && row.unit === args.unit && row.role === args.role
  const row = rows.find(same)
  if (!row) return { card: notice('名册', '这个人已不在名册中。') }
  if (args.role === 'admin' && (await admins(world.db)).length === 1) {
    const sentence = '办公室只剩这一位管理员，请先添加另一位再移除。'
    return { card: notice('不能移除', sentence), toast: { type: 'error', content: sentence } }
  }
  const group = args.role === 'liaison' ? unitName(world, args.unit) : roleWords[args.role]
  const left = rows.filter(
    (one) => !same(one) && one.role === args.role && (args.role !== 'liaison' || one.unit === args.unit),
  )
  return {
    card: peopleCard(group, left),
    toast: { type: 'success', content: `已移除${row.name}` },
    effects: [dismiss(args.openId, args.unit, args.role, world.now)],
    audit: [`移除${row.name}，${group}`],
  }
}
