import { unitById, unitByName } from '../look.ts'
import type { PaperFile, Plan } from '../plan.ts'
import type { Amendment, AmendmentLine, RulingSets } from './amendment.ts'

type LineInFile = PaperFile['lines'][number]

/** Whoever is named where a file, and no person, entered a paper or took it back. */
export const byFolder = { openId: '', name: '方案文件夹' }

/** A unit by its id or any of its names; undefined where the plan has none such. */
const unitSaid = (plan: Plan, said: string): string | undefined => (unitById(plan, said) ?? unitByName(plan, said))?.id

/** The paper of a file, with units by their ids; a unit the plan does not know stays as it was written. */
export function paperInFile(plan: Plan, file: PaperFile, at: string): Amendment {
  const { title, number, date, effective = date } = file
  const lines = file.lines.flatMap((line) => linesOf(plan, line))
  return { id: 0, title, number, date, effective, lines, by: byFolder, at, withdrawn: null }
}

function linesOf(plan: Plan, line: LineInFile): AmendmentLine[] {
  const idOf = (said: string): string => unitSaid(plan, said) ?? said
  if (line.kind === 'indicator' || line.kind === 'state') return [line]
  if (line.kind === 'unit') return [{ ...line, unit: idOf(line.unit) }]
  if (line.kind === 'ruling') return [line.sets ? { ...line, sets: withIds(line.sets, idOf) } : line]
  const { parts = {}, value, unit, ...own } = line
  const whose = unit === null || unit === plan.words.whole ? null : idOf(unit)
  const figures = Object.entries(parts).map(([said, value]) => ({ ...own, unit: idOf(said), value, cell: '' }))
  return [...(value === undefined ? [] : [{ ...own, unit: whose, value, cell: '' }]), ...figures]
}

const withIds = (sets: RulingSets, idOf: (said: string) => string): RulingSets => ({
  ...sets,
  ...(sets.leads && { leads: sets.leads.map(idOf) }),
  ...(sets.responsible && { responsible: sets.responsible.map(idOf) }),
})
