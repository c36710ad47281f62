import { plain } from '../domain/look.ts'
import { nearestOf } from '../domain/nearest.ts'
import type { Role } from '../domain/permissions.ts'

const columns = ['open_id', 'name', 'unit', 'role', 'mobile'] as const
export type Column = (typeof columns)[number]

/** How each column may be headed; compared without case, white space, marks and what stands in brackets. */
const headers: Record<Column, string[]> = {
  open_id: ['openid', '飞书openid', '飞书id', '用户id', '人员id'],
  name: ['name', '姓名', '名字', '人员'],
  unit: ['unit', '单位', '所在单位', '工作单位', '单位名称'],
  role: ['role', '角色', '身份', '职责'],
  mobile: ['mobile', 'phone', '手机', '手机号', '手机号码', '电话'],
}

/** What a column is called when something is wrong in it. */
export const columnLabel: Record<Column, string> = {
  open_id: 'open_id',
  name: '姓名(name)',
  unit: '单位(unit)',
  role: '角色(role)',
  mobile: '手机号(mobile)',
}

const roleNames: Record<Role, string[]> = {
  liaison: ['liaison', '联络员'],
  leader: ['leader', '领导'],
  admin: ['admin', '办公室', '管理员', '领导小组办公室'],
  member: ['member', '成员'],
}

const headed = (header: string): string =>
  plain(header.slice(0, 60))
    .replace(/[_\-*:]/g, '')
    .replace(/\([^()]*\)/g, '')

/** Which of some columns a head was perhaps meant for. */
export const columnLike = (header: string, wanted: readonly Column[]): Column[] =>
  nearestOf(
    headed(header),
    wanted.map((column) => [column, headers[column]] as const),
  )

export function columnOf(header: string): Column | undefined {
  const words = headed(header)
  return columns.find((column) => headers[column].includes(words))
}

export function roleOf(words: string): Role | undefined {
  const wanted = plain(words)
  const found = Object.entries(roleNames).find(([, names]) => names.includes(wanted))?.[0]
  return found === 'liaison' || found === 'leader' || found === 'admin' || found === 'member' ? found : undefined
}

/** The roles that some words were perhaps meant for, as they are usually written. */
export const rolesLike = (words: string): string[] =>
  nearestOf(
    plain(words),
    Object.values(roleNames).flatMap((names) => names.map((name) => [name, [name]] as const)),
  )

/** As a refusal lists them. */
export const roleList = Object.entries(roleNames)
  .map(([role, [, chinese]]) => `${chinese}(${role})`)
  .join('、')
