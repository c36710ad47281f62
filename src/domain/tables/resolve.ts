import type { Found } from './found.ts'
import type { Label } from './label.ts'

/** The one row of the plan a name means: the only one, the only one the sender reports, or what they answered. */
export function resolved(
  found: Found,
  row: number,
  axis: number,
  text: string,
  label: Label,
  sure: ReadonlySet<number>,
): number | { why: string } {
  if (label.unknown !== undefined) return { why: label.unknown }
  const { reading, grid } = found
  const shown = `“${text.slice(0, 30)}”`
  const isOwn = (no: number) => reading.isOwn(label.kind, no)
  const exact = label.nos.filter(isOwn)
  const own = exact.length > 0 ? exact : label.near.filter(isOwn)
  const [only, ...more] = own
  if (only === undefined) {
    const [no, ...others] = label.nos
    return no !== undefined && others.length === 0 ? no : { why: `${shown}不是您单位填报的` }
  }
  if (more.length === 0 && label.sure) return only
  if (more.length === 0 && label.kind === 'indicator' && sure.has(only)) {
    return { why: `${shown}另有一行写明了“${reading.nameOf('indicator', only)}”，这里没有用` }
  }
  const name = (no: number) => ({ value: String(no), label: reading.nameOf(label.kind, no) })
  const asks =
    more.length > 0 || label.kind === 'task'
      ? `${shown}（${found.at(row, axis)}）是哪一项？`
      : `${shown}（${found.at(row, axis)}）就是“${reading.nameOf(label.kind, only)}”的全部吗？`
  const answer = found.answer({ id: `r:${grid.name}:${text}`.slice(0, 80), asks, options: own.map(name) })
  if (answer === undefined) return { why: `要先回答${shown}是哪一项` }
  return own.find((no) => String(no) === answer) ?? { why: '按您的回答没有用' }
}
