import type { Section } from '../../domain/plan.ts'
import { chargeIn } from '../charge.ts'
import { dueWritten } from './due.ts'
import type { Made, World } from './made.ts'
import { emptyCell, squash, type Table } from './tables.ts'

/** A heading inside a table: a full row, or a merged cell at its left. */
export function sectionFor(made: Made, annex: string, heading: string): Section {
  const [, number = '', title = heading] =
    /^([（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?)?\s*(.+)$/.exec(heading) ?? []
  const known = made.sections.find((one) => one.title === title && one.place.startsWith(annex))
  if (known) return known
  const no = made.sections.length + 1
  const place = `${annex}${number === '' ? `第${no}节` : number.replace(/[、.．]$/, '')}`
  const taken = made.sections.some((one) => one.place === place)
  const section: Section = {
    no,
    place: taken ? `${annex}第${no}节` : place,
    number: number || null,
    title,
    titleInText: title,
    leads: [],
    subsections: [],
    aliases: [],
  }
  made.sections.push(section)
  return section
}

/** A row of a table of tasks, under the heading it stands under. */
export function addTask(
  world: World,
  table: Table,
  { no, place, full, annex }: { no: number; place: string; full: string[]; annex: string },
): void {
  const { made, units } = world
  const at = (column: Table['columns'][number]) => table.columns.indexOf(column)
  const text = full[at('text')] ?? ''
  const isNumber = (cell: string) => /^[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[.、．]?$/.test(squash(cell))
  const titled = full[at('title')] ?? ''
  const left = full.slice(0, at('text')).filter((cell, col) => cell !== '' && !isNumber(cell) && col !== at('title'))
  const number = full.slice(0, at('text')).find(isNumber) ?? null
  const section = left[0]
    ? sectionFor(made, annex, left[0])
    : (made.sections.findLast((one) => one.place.startsWith(annex)) ?? sectionFor(made, annex, table.title))
  const subsection = left[1] && left[1] !== left[0] ? subsectionOf(section, left[1]) : null
  const item =
    made.tasks.filter((one) => one.section === section.no && one.subsection === (subsection?.no ?? null)).length + 1
  const cell = (column: Table['columns'][number]) => {
    const written = full[at(column)] ?? ''
    return emptyCell.test(squash(written)) ? '' : written
  }
  const [leadsWritten, responsibleWritten] = [cell('lead'), cell('others')]
  const due = full[at('due')] ?? ''
  const { leads, others } = roles(leadsWritten)
  made.tasks.push({
    ...{ no, place, number, section: section.no, subsection: subsection?.no ?? null, item, text },
    short:
      titled === '' ? shortOf(text) : shortOf(titled.replace(/^[（(]?[\d一二三四五六七八九十]+[)）]?[.、．]?/, '')),
    leads: units.mentions(leads, place),
    leadsWritten,
    responsible: [...units.mentions(others, place), ...units.mentions(responsibleWritten, place)],
    responsibleWritten,
    open: /等(?:部门|单位)?$/.test(`${responsibleWritten}`) || /等(?:部门|单位)?$/.test(leadsWritten),
    due: due === '' ? null : dueWritten(world, place, due),
    indicators: [],
    aliases: [],
    topics: [],
  })
}

/** `A牵头，B配合` in one cell: who leads, and who does not. */
function roles(written: string): { leads: string; others: string } {
  const charge = /牵头|配合|会同/.test(written) ? chargeIn(`（${written}）`) : undefined
  if (!charge || charge.leads.length === 0) return { leads: written, others: '' }
  return { leads: charge.leads.join('、'), others: charge.helpers.join('、') }
}

function subsectionOf(section: Section, heading: string): Section['subsections'][number] {
  const [, number = '', title = heading] =
    /^([（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?)?\s*(.+)$/.exec(heading) ?? []
  const known = section.subsections.find((one) => one.title === title)
  if (known) return known
  const no = section.subsections.length + 1
  const made = { no, place: `${section.place}${no}`, number: number || null, title }
  section.subsections.push(made)
  return made
}

/** The first clause of a task's text, as a title. */
export const shortOf = (text: string): string => (text.split(/[。，；：,;:]/)[0] ?? text).slice(0, 20)
