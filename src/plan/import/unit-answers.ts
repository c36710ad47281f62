import type { Mention } from '../../domain/plan.ts'
import type { Asking } from './answers.ts'
import type { Made } from './made.ts'
import { splitNames, type UnitBook } from './units.ts'

const isUnit = '是，没有别的叫法'
const noUnit = /^不是?[，,。]?$/
/** `不是，就是省卫生健康委`, `同市住建局`: another name of a unit. */
const other = /^(?:不是?)?[，,]?(?:就是|也就是|即|同)(.{2,30}?)(?:的?(?:简称|全称|另一个?叫法|别称))?$/
/** `不是，是市司法局、市市场监管局两个单位` */
const several = /^不是?[，,]?(?:而?是)(.+?)(?:[两二三四几]个?单位)?$/

/** Names nobody knows: whether it is a unit at all, which one, and what else people call it. */
export function askForNames(units: UnitBook, made: Made, asking: Asking): void {
  for (const { name, place } of [...units.unknown]) {
    const about = {
      kind: 'unit' as const,
      place,
      text: name,
      ask: `“${name}”是不是一个单位？平时还叫什么？（顿号隔开）`,
    }
    const said = asking.fill(about, isUnit)
    if (said === isUnit || said === '是') continue
    if (noUnit.test(said)) {
      const found = units.several(name)
      if (found) replace(made, found.unit.id, ({ written }) => [{ group: found.group.id, written }])
      continue
    }
    const one = other.exec(said)?.[1] ?? ''
    const parts = splitNames(several.exec(said)?.[1] ?? '')
    const names = one === '' && parts.length === 0 ? splitNames(said.replace(/^是[，,、]?/, '')) : []
    const meant = [one, parts.length === 1 ? (parts[0] ?? '') : '', ...names].map((called) => units.known(called))
    const same = meant.find((unit) => unit !== undefined && unit !== units.known(name))
    if (same) {
      const gone = units.same(name, same)
      if (gone) replace(made, gone.id, ({ written }) => [{ unit: same.id, written }])
      continue
    }
    const cut = units.apart(name, parts, place)
    if (cut) replace(made, cut.unit.id, () => cut.mentions)
    else if (names.length > 0 && !/^不/.test(said)) units.alsoCalled(name, names)
    else asking.unheard(about, '可写“不是”“就是某单位”“不是，是甲单位、乙单位”，或平时的叫法')
  }
}

/** A unit's mentions and leads everywhere become those of others. */
function replace(made: Made, id: string, by: (mention: Mention) => Mention[]): void {
  const changed = (mentions: readonly Mention[]) =>
    mentions.flatMap((one) => ('unit' in one && one.unit === id ? by(one) : [one]))
  for (const task of made.tasks) {
    task.leads = changed(task.leads)
    task.responsible = changed(task.responsible)
  }
  for (const charge of made.charges) charge.leads = changed(charge.leads)
  for (const row of made.indicators.filter(({ leads }) => leads.includes(id))) {
    const mentions = changed(row.leads.map((unit) => ({ unit, written: '' })))
    row.leads = [...new Set(mentions.flatMap((one) => ('unit' in one ? [one.unit] : [])))]
    // Groups lead tasks only.
    if (row.leads.length < mentions.length && row.targetWritten === null) row.leadsWritten = ''
  }
}
