import { placeOf } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { roleWords } from './charge.ts'
import { error, type Finding } from './finding.ts'
import { squash, textAt, textOf } from './text.ts'

/** A text the plan data gives as verbatim; `place` is where the plan is said to print it, null where only the data's own file is known. */
type Quote = { at: string; text: string; place: string | null }

/** Quotes of a row are written with ` | ` between its cells. */
const bare = (text: string): string => squash(text).replaceAll('|', '')

/** Verbatim texts that are not in the published text or not at the place they cite, and places that do not exist. */
export function checkQuotes(plan: Plan): Finding[] {
  const all = bare(plan.source.map(textOf).join(''))
  const texts = new Map<string, string | undefined>()
  const sections = sectionTexts(plan)
  const at = (place: string): string | undefined => {
    if (!texts.has(place)) texts.set(place, textAt(plan, place) ?? sections.get(place))
    return texts.get(place)
  }
  const quotes = quotesOf(plan).flatMap(({ at: where, text, place }) => {
    if (!all.includes(bare(text))) return [error(where, `原文中没有“${text}”，请照原文改`)]
    if (place === null) return []
    const there = at(place)
    if (there === undefined) return [error(where, `没有“${place}”这一处`)]
    // A row is quoted with its merged cells filled in, or as it is printed.
    const printed = plan.source.flatMap((block) => (block.place === place ? [textOf(block)] : [])).join('')
    return [there, printed].some((own) => bare(own).includes(bare(text))) ? [] : [error(where, `${place}没有“${text}”`)]
  })
  const cited = [
    ...plan.silences.flatMap(({ id, sources }) => sources.map((place) => ({ where: `silences.json ${id}`, place }))),
    ...plan.attachments.map(({ place }) => ({ where: 'plan.json attachments', place })),
    ...plan.clauses.map(({ place }) => ({ where: 'clauses.json', place })),
    ...[...plan.indicators, ...plan.tasks].map(({ place, no, short }) => ({ where: `第${no}行 ${short}`, place })),
  ].filter(({ place }) => at(place) === undefined)
  return [
    ...quotes,
    ...cited.map(({ where, place }) => error(where, `没有“${place}”这一处`)),
    ...plan.tasks.flatMap(checkCells),
  ]
}

/** A section's headings: its place is the heading's, which the rows under it do not repeat. */
function sectionTexts(plan: Plan): Map<string, string> {
  const heading = (of: { number: string | null; title: string }) => squash(`${of.number ?? ''}${of.title}`)
  return new Map(
    plan.sections.flatMap((section): [string, string][] => [
      [section.place, [section, ...section.subsections].map(heading).join('|')],
      ...section.subsections.map((sub): [string, string] => [sub.place, heading(sub)]),
    ]),
  )
}

/** Every verbatim text of the plan data. */
function quotesOf(plan: Plan): Quote[] {
  const plain = (at: string, ...texts: (string | null)[]): Quote[] =>
    texts.flatMap((text) => (text === null ? [] : [{ at, text, place: null }]))
  const stated = (at: string, list: { place: string; quote: string }[]): Quote[] =>
    list.map(({ place, quote }) => ({ at, text: quote, place }))
  const attachments = plan.attachments.map(({ title }) => title)
  const titles = plan.sections.flatMap((section) => [
    ...plain(section.place, section.title, section.titleInText),
    ...section.subsections.flatMap(({ place, number, title }) => plain(place, `${number ?? ''}${title}`)),
    ...plain(section.place, ...section.leads.map(({ written }) => written)),
  ])
  return [
    ...plain('plan.json', plan.title, plan.issuer, plan.issuedWritten, plan.documentNumber, plan.addresseesWritten),
    ...plain('plan.json', ...plan.basis, ...attachments, plan.office?.signs ?? null),
    ...stated('plan.json', [
      plan.periodWritten,
      ...(plan.slogan ? [plan.slogan] : []),
      ...(plan.seal ? [plan.seal] : []),
      ...(plan.office?.written ?? []),
    ]),
    ...plain('plan.json', ...plan.categories.map(({ name }) => name)),
    ...titles,
    ...plan.clauses.flatMap(({ place, heading, text }) => [
      ...plain(place, heading),
      ...stated(place, [{ place, quote: text }]),
    ]),
    ...plan.details.flatMap(({ place, quote }) => stated(`details.json ${place}`, [{ place, quote }])),
    ...plan.indicators.flatMap((indicator) => [
      ...plain(placeOf(indicator), indicator.leadsWritten, indicator.targetWritten),
      ...stated(placeOf(indicator), indicator.statedAt),
      ...stated(
        placeOf(indicator),
        indicator.wording.map(({ word, place }) => ({ place, quote: word })),
      ),
    ]),
    ...plan.goals.flatMap((goal) =>
      stated(
        `plan.json goals ${goal.indicators.join('、')}`,
        goal.targets.map(({ written, place }) => ({ quote: written, place })),
      ),
    ),
    ...plan.tasks.flatMap((task) => [
      ...stated(
        placeOf(task),
        [task.text, task.leadsWritten, task.responsibleWritten].map((quote) => ({ quote, place: task.place })),
      ),
      ...(task.due ? stated(placeOf(task), [{ quote: task.due.written, place: task.place }]) : []),
    ]),
    ...plan.units.flatMap(({ name, written }) => plain(`units.json ${name}`, ...written)),
    ...plan.groups.flatMap(({ name, written }) => plain(`groups.json ${name}`, ...written)),
    ...plan.people.flatMap(({ name, written, postWritten }) =>
      plain(`people.json ${name}`, `${written} ${postWritten}`),
    ),
    ...plan.notes.flatMap(({ id, readings }) => stated(`notes.json ${id}`, readings)),
  ]
}

/** The mentions of a row's cells, put together with their separators and words like 牵头, must be the cells. */
function checkCells(task: Plan['tasks'][number]): Finding[] {
  const cells = `${task.leadsWritten}、${task.responsibleWritten}`
  const mentions = [...task.leads, ...task.responsible].map(({ written }) => written)
  const left = [...mentions]
    .sort((a, b) => b.length - a.length)
    .reduce((text, written) => text.replaceAll(written, ''), cells)
    .replace(roleWords, '')
    .replace(/[、,，;；:：/／等和及与\s]|单位|部门|有关|相关/g, '')
  const missing = mentions
    .filter((written) => !squash(cells).includes(squash(written)))
    .map((written) => error(placeOf(task), `单位栏中没有“${written}”`))
  return left === '' ? missing : [...missing, error(placeOf(task), `单位栏中的“${left}”没有对应的单位`)]
}
