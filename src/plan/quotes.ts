import { chineseNo, placeOf } from '../domain/look.ts'
import type { Mention, Plan } from '../domain/plan.ts'
import type { Finding } from './lint.ts'

/** A text the plan data gives as verbatim; `place` is where the plan is said to print it, null where only the data's own file is known. */
type Quote = { at: string; text: string; place: string | null }

const error = (place: string, says: string): Finding => ({ level: 'error', place, says })
const squash = (text: string): string => text.replace(/\s+/g, '')

/** Verbatim texts that are not in the published text or not at the place they cite, and places that do not exist. */
export function checkQuotes(plan: Plan, sourceText?: string): Finding[] {
  const source = sourceText === undefined ? undefined : squash(sourceText)
  const places = textsByPlace(plan, sourceText)
  const quotes = quotesOf(plan).flatMap(({ at, text, place }) => {
    if (source !== undefined && !source.includes(squash(text))) return [error(at, `原文中没有“${text}”`)]
    if (place === null) return []
    const there = places.get(place)
    if (there === undefined) return [error(at, `没有“${place}”这一处`)]
    return there === '' || there.includes(squash(text)) ? [] : [error(at, `${place}没有“${text}”`)]
  })
  const cited = plan.silences.flatMap(({ id, sources }) =>
    sources.filter((place) => !places.has(place)).map((place) => error(`silences.json ${id}`, `没有“${place}”这一处`)),
  )
  return [
    ...quotes,
    ...cited,
    ...plan.tasks.flatMap(checkCells),
    ...(source === undefined ? [] : checkRows(plan, source)),
  ]
}

/** Rows as the published tables print them; the text keeps tables as cells ended by `|`. */
function checkRows(plan: Plan, source: string): Finding[] {
  const indicators = plan.indicators.map((it) => ({
    place: placeOf(it),
    cells: [String(it.no), it.name, it.leadsWritten, it.unit, it.targetWritten ?? ''],
  }))
  const tasks = plan.tasks.map((it) => ({
    place: placeOf(it),
    cells: [it.text, it.leadsWritten, it.responsibleWritten],
  }))
  return [...indicators, ...tasks].flatMap(({ place, cells }) =>
    source.includes(squash(`${cells.join('|')}|`)) ? [] : [error(place, `原文的表中没有这一行：${cells.join(' | ')}`)],
  )
}

/** Every verbatim text of the plan data. */
function quotesOf(plan: Plan): Quote[] {
  const plain = (at: string, ...texts: string[]): Quote[] => texts.map((text) => ({ at, text, place: null }))
  const stated = (at: string, list: { place: string; quote: string }[]): Quote[] =>
    list.map(({ place, quote }) => ({ at, text: quote, place }))
  const attachments = plan.attachments.map(({ title }) => title)
  const titles = plan.sections.flatMap((section) => [
    ...plain(`附件3(${chineseNo(section.no)})`, section.title, section.titleInText),
    ...plain(`附件3(${chineseNo(section.no)})`, ...section.subsections.map(({ no, title }) => `${no}.${title}`)),
  ])
  return [
    ...plain(
      'plan.json',
      plan.title,
      plan.issuer,
      plan.issuedWritten,
      plan.addresseesWritten,
      ...plan.basis,
      ...attachments,
      plan.office.signs,
    ),
    ...stated('plan.json', [plan.periodWritten, plan.slogan, ...plan.office.written]),
    ...plain('plan.json', ...plan.categories.map(({ name }) => name)),
    ...titles,
    ...plan.clauses.flatMap(({ place, heading, text }) => plain(place, heading, text)),
    ...plan.indicators.flatMap((indicator) => [
      ...plain(placeOf(indicator), indicator.name, indicator.leadsWritten, indicator.targetWritten ?? ''),
      ...stated(placeOf(indicator), indicator.statedAt),
      ...stated(
        placeOf(indicator),
        indicator.wording.map(({ word, place }) => ({ place, quote: word })),
      ),
    ]),
    ...plan.tasks.flatMap((task) => plain(placeOf(task), task.text, task.leadsWritten, task.responsibleWritten)),
    ...plan.units.flatMap(({ name, written }) => plain(`units.json ${name}`, ...written)),
    ...plan.groups.flatMap(({ name, written }) => plain(`groups.json ${name}`, ...written)),
    ...plan.people.flatMap(({ name, written, postWritten }) =>
      plain(`people.json ${name}`, `${written} ${postWritten}`),
    ),
    ...plan.notes.flatMap(({ id, readings }) => stated(`notes.json ${id}`, readings)),
  ]
}

/** Text without white space at every place that can be cited; empty where the data alone cannot tell. */
function textsByPlace(plan: Plan, sourceText?: string): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { place, heading, text } of plan.clauses) texts.set(place, squash(heading + text))
  for (const { place, heading, text } of plan.clauses) {
    for (const above of chaptersOf(place)) texts.set(above, (texts.get(above) ?? '') + squash(heading + text))
  }
  for (const indicator of plan.indicators) {
    const { no, name, leadsWritten, unit, targetWritten } = indicator
    const cells = [String(no), name, leadsWritten, unit, ...(targetWritten === null ? [] : [targetWritten])]
    texts.set(placeOf(indicator), squash(cells.join('|')))
  }
  for (const task of plan.tasks) {
    texts.set(placeOf(task), squash([task.text, task.leadsWritten, task.responsibleWritten].join('|')))
  }
  for (const { no, title, subsections } of plan.sections) {
    const place = `附件3(${chineseNo(no)})`
    texts.set(
      place,
      squash([`(${chineseNo(no)})${title}`, ...subsections.map((it) => `${it.no}.${it.title}`)].join('|')),
    )
    for (const subsection of subsections)
      texts.set(place + subsection.no, squash(`${subsection.no}.${subsection.title}`))
  }
  for (const { no } of plan.attachments) texts.set(`附件${no}`, attachmentText(sourceText, no))
  return texts
}

/** `正文二(三)2` stands within `正文二(三)` and `正文二`; a heading without own text is cited as the whole under it. */
function chaptersOf(place: string): string[] {
  const parts = /^(正文[一二三四五六七八九十])(\([一二三四五六七八九十]\))?(\d+)?$/.exec(place)
  if (!parts) return []
  const [, chapter = '', section, item] = parts
  return [...(section ? [chapter] : []), ...(section && item ? [chapter + section] : [])]
}

/** An attachment's text: from the line with its number alone to that of the next one. */
function attachmentText(sourceText: string | undefined, no: number): string {
  if (sourceText === undefined) return ''
  const lines = sourceText.split('\n').map((line) => line.trim())
  const first = lines.indexOf(`附件${no}`)
  const next = lines.indexOf(`附件${no + 1}`)
  return first < 0 ? '' : squash(lines.slice(first, next < 0 ? undefined : next).join(''))
}

/** The mentions of a cell, put together with its separators, must be the cell. */
function checkCells(task: Plan['tasks'][number]): Finding[] {
  const rest = (cell: string, mentions: readonly Mention[]) =>
    mentions.reduce((text, { written }) => text.replace(written, ''), cell).replace(/[、,，]/g, '')
  const left = rest(task.leadsWritten, task.leads) + rest(task.responsibleWritten, task.responsible)
  const missing = [
    ...task.leads.map((it) => [it, task.leadsWritten] as const),
    ...task.responsible.map((it) => [it, task.responsibleWritten] as const),
  ]
    .filter(([{ written }, cell]) => !cell.includes(written))
    .map(([{ written }]) => error(placeOf(task), `单位栏中没有“${written}”`))
  return left === '' ? missing : [...missing, error(placeOf(task), `单位栏中的“${left}”没有对应的单位`)]
}
