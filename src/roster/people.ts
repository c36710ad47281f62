import { groupByName, unitByName } from '../domain/look.ts'
import { orDoYouMean, unitsLike } from '../domain/nearest.ts'
import type { RosterRow } from '../domain/people.ts'
import type { Plan } from '../domain/plan.ts'
import { type Fault, refuse } from '../tables/fault.ts'
import type { Cell, Line } from '../tables/line.ts'
import { type Column, columnLabel, columnLike, columnOf, roleList, roleOf, rolesLike } from './words.ts'

/** A person as a line of a roster file names them; without open_id they are looked up by their mobile number. */
export type Listed = RosterRow & { line: number; mobile: string }

const longest = { name: 50, unit: 100 }

/**
 * Filled lines, the header first → people and what is wrong with the others. Names and units are taken as typed, but
 * for invisible characters and white space at the ends. Refused where the header itself will not do.
 */
export function readPeople(plan: Plan, [header, ...lines]: readonly Line[]): { people: Listed[]; faults: Fault[] } {
  const places = placesOf(header?.cells ?? [])
  if (lines.length === 0) refuse('只有表头，没有人员')
  const people: Listed[] = []
  const faults: Fault[] = []
  for (const { line, cells } of lines) {
    const read = readPerson(plan, (column) => cells[places.get(column) ?? -1] ?? '')
    if (read.problems.length > 0) faults.push({ line, says: read.problems.join('；') })
    else people.push({ line, ...read.person })
  }
  return { people, faults }
}

function placesOf(header: readonly Cell[]): Map<Column, number> {
  const places = new Map<Column, number>()
  for (const [index, cell] of header.entries()) {
    const column = typeof cell === 'string' ? columnOf(cell) : undefined
    if (!column) continue
    if (places.has(column)) refuse(`表头里“${columnLabel[column]}”出现了两次`)
    places.set(column, index)
  }
  const missing: Column[] = (['name', 'unit', 'role'] as const).filter((column) => !places.has(column))
  if (!places.has('open_id') && !places.has('mobile')) missing.unshift('open_id')
  if (missing.length > 0) {
    const unknown = header.filter((cell) => typeof cell === 'string' && columnOf(cell) === undefined).map(String)
    const meant = unknown.flatMap((cell) =>
      columnLike(cell, missing).map((column) => `“${cell.trim()}”是不是${columnLabel[column]}？`),
    )
    refuse(
      `表头缺少：${missing.map((column) => columnLabel[column]).join('、')}；${meant.join('')}第一行应为 open_id,name,unit,role，没有 open_id 的可写 mobile`,
    )
  }
  return places
}

function readPerson(plan: Plan, cellAt: (column: Column) => Cell) {
  const problems: string[] = []
  const textOf = (column: Column): string => {
    const cell = cellAt(column)
    if (typeof cell === 'string') return clean(cell)
    problems.push(`${columnLabel[column]}${cell.problem}`)
    return ''
  }
  const [openId, name, unitWords, roleWords] = [textOf('open_id'), textOf('name'), textOf('unit'), textOf('role')]
  const mobile = textOf('mobile').replace(/[\s-]/g, '')
  const role = roleOf(roleWords)
  if (problems.length === 0) {
    problems.push(...idProblems(openId, mobile), ...textProblems(name, unitWords))
    if (!role)
      problems.push(
        roleWords === ''
          ? '缺角色'
          : `角色“${roleWords.slice(0, 30)}”不认识${orDoYouMean(rolesLike(roleWords)) || `，应为 ${roleList}`}`,
      )
    if (role === 'liaison') problems.push(...unitProblems(plan, unitWords))
  }
  const unit = role === 'liaison' ? (unitByName(plan, unitWords)?.id ?? '') : unitWords
  return { problems, person: { openId, name, unit, role: role ?? 'member', mobile } }
}

/** Without invisible characters, which come along when cells are copied from elsewhere. */
const clean = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()

function idProblems(openId: string, mobile: string): string[] {
  if (openId !== '') return /^ou_[\w-]{1,100}$/.test(openId) ? [] : ['open_id 应以 ou_ 开头，只含字母、数字、_ 和 -']
  if (mobile === '') return ['缺 open_id']
  return /^\+?\d{6,15}$/.test(mobile) ? [] : ['手机号应为 6 至 15 位数字']
}

function textProblems(name: string, unit: string): string[] {
  const problems = name === '' ? ['缺姓名'] : []
  if (name.length > longest.name) problems.push(`姓名超过 ${longest.name} 字`)
  if (unit.length > longest.unit) problems.push(`单位超过 ${longest.unit} 字`)
  return problems
}

function unitProblems(plan: Plan, words: string): string[] {
  if (words === '') return ['联络员必须写单位']
  if (unitByName(plan, words)) return []
  const shown = words.slice(0, 30)
  return groupByName(plan, words)
    ? [`“${shown}”是一组单位，请写具体的单位`]
    : [`方案里没有单位“${shown}”${orDoYouMean(unitsLike(plan, words)) || '，请写方案中的名称或常用简称'}`]
}
