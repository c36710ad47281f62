import type { Call, Reply } from '../act/command.ts'
import { notice } from '../cards/kit.ts'
import { addCard, peopleCard, roleWords } from '../cards/roster.ts'
import { unitByName } from '../domain/look.ts'
import type { RosterRow } from '../domain/people.ts'
import { type Role, roleNames } from '../domain/permissions.ts'
import { unitName } from '../reporting/context.ts'
import { admins, dismiss, enrol, nameTheNameless, wholeRoster } from '../store/people.ts'
import { somebody } from './somebody.ts'

type Added = { who?: string; name?: string; role?: string; unit?: string }

/** The form 添加人员, sent in. */
export async function added(call: Call<Added>): Promise<Reply> {
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
export async function removed({ args, world }: Call<{ openId: string; unit: string; role: Role }>): Promise<Reply> {
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
