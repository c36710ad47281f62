import { isWithin } from '../../domain/places.ts'
import type { Mention } from '../../domain/plan.ts'
import { senseOf } from '../wording.ts'
import { goalOf, indicatorOf, measureOf } from './indicator-rows.ts'
import { linkByName } from './links.ts'
import type { World } from './made.ts'
import { statedAgain } from './stated-again.ts'
import { type Document, type Heading, passage } from './structure.ts'
import { targetsIn, wordingOf } from './targets.ts'
import { shortOf } from './task-rows.ts'

const assigned = /[（(]([^（()）]*(?:[（(][^（()）]*[)）][^（()）]*)*)[)）]/g

/** Who a passage puts in charge, as printed in its closing bracket. */
type Charge = {
  leadsWritten: string
  responsibleWritten: string
  leads: Mention[]
  responsible: Mention[]
  open: boolean
}

/** Passages that name who is in charge become tasks, chapter by chapter. */
export function readProseTasks(document: Document, world: World): void {
  const firstIsLead = { on: false }
  for (const heading of document.headings.filter(({ level }) => level > 0)) {
    const text = passage(document, heading.place)
    const charge = chargeOf(world, heading.place, text, firstIsLead)
    if (!charge) continue
    const chapter = document.headings.findLast((one) => one.level === 0 && heading.place.startsWith(one.place))
    const section = chapter && chapterFor(world, chapter)
    if (!section) continue
    const no = world.made.tasks.length + 1
    const item = world.made.tasks.filter((task) => task.section === section.no).length + 1
    const body = text.slice(heading.number.length)
    const rest = body.slice(0, body.lastIndexOf(charge.bracket)).trim()
    const titled = rest.startsWith(`${heading.title}。`) ? rest.slice(heading.title.length + 1) : rest
    world.made.tasks.push({
      ...{ no, place: heading.place, number: heading.number, section: section.no, subsection: null, item },
      text: titled || rest,
      short: shortOf(heading.title),
      ...{ leads: charge.leads, leadsWritten: charge.leadsWritten },
      ...{ responsible: charge.responsible, responsibleWritten: charge.responsibleWritten, open: charge.open },
      due: null,
      indicators: [],
      aliases: heading.title.length > 20 ? [heading.title] : [],
      topics: [],
    })
  }
}

function chapterFor({ made }: World, chapter: Heading) {
  const known = made.sections.find(({ place }) => place === chapter.place)
  if (known) return known
  const section = {
    ...{ no: made.sections.length + 1, place: chapter.place, number: chapter.number },
    ...{ title: chapter.title, titleInText: chapter.title, leads: [], subsections: [], aliases: [] },
  }
  made.sections.push(section)
  return section
}

function chargeOf(
  world: World,
  place: string,
  text: string,
  firstIsLead: { on: boolean },
): (Charge & { bracket: string }) | undefined {
  const found = [...text.matchAll(assigned)].findLast(([, inside = '']) =>
    /负责|牵头|(?:牵头|责任|主办)单位[:：]/.test(inside),
  )
  const [bracket = '', inside = ''] = found ?? []
  if (inside === '') return undefined
  if (/列第一位者为牵头|第一个为牵头|排第一位的为牵头/.test(inside)) firstIsLead.on = true
  const open = /等(?:部门|单位)?(?:按职责分工)?负责|等$/.test(inside.split('。')[0] ?? '')
  const said = inside.split('。')[0] ?? ''
  const lead =
    /(?:牵头|主办|主责)单位[:：](.*?)(?:[；;]|(?:责任|配合|协办|参与)单位|$)/
      .exec(said)?.[1]
      ?.replace(/[，,、]$/, '') ?? ''
  const others = /(?:责任|配合|协办|参与)单位[:：](.*)$/.exec(said)?.[1] ?? ''
  if (lead !== '' || others !== '') return made(world, place, bracket, text, lead, others, open)
  const together = /^(.*?)(?:共同)?牵头(?:[，,、](.*?))?(?:等)?(?:按职责分工)?负责$/.exec(said)
  if (together) return made(world, place, bracket, text, together[1] ?? '', together[2] ?? '', open)
  const names = said.replace(/(?:按职责分工)?负责$/, '').replace(/牵头$/, '')
  const cut = names.search(/[、，]/)
  if (!firstIsLead.on || cut < 0) return made(world, place, bracket, text, names, '', open)
  return made(world, place, bracket, text, names.slice(0, cut), names.slice(cut + 1), open)
}

function made(
  { units, asking }: World,
  place: string,
  bracket: string,
  text: string,
  lead: string,
  others: string,
  open: boolean,
): Charge & { bracket: string } {
  const led = /^(.{2,12}?)牵头/.exec(
    text.split(/[。；]/).find((part) => /牵头/.test(part) && !part.includes('单位：')) ?? '',
  )?.[1]
  const first = others.split(/[、，]/)[0] ?? ''
  const none = lead === '' && others !== ''
  const choice = none
    ? asking.decide<'none' | 'first' | 'all'>(
        { kind: 'lead', place, text: `${led ? `…${led}牵头… ` : ''}${bracket}`, ask: '这一项只写了责任单位，谁牵头？' },
        'none',
        { none: '方案未写牵头单位', first: `第一个：${first}`, all: '都是牵头单位' },
        false,
      )
    : 'none'
  const [leadsWritten, responsibleWritten] =
    choice === 'all' ? [others, ''] : choice === 'first' ? [first, others.slice(first.length + 1)] : [lead, others]
  return {
    ...{ bracket, leadsWritten, responsibleWritten, open },
    leads: units.mentions(leadsWritten, place),
    responsible: units.mentions(responsibleWritten, place),
  }
}

/** Targets of the text: said again of a table's rows, or indicators of their own where there is no table of them. */
export function readProseTargets(document: Document, world: World): void {
  const { made, asking } = world
  const tables = made.indicators.length > 0
  const goalsChapter = document.headings.find(({ level }) => level === 0)?.place ?? ''
  for (const block of document.blocks) {
    if (!('text' in block) || !block.place.startsWith('正文')) continue
    for (const said of targetsIn(block.text)) {
      const { place } = block
      if (tables && statedAgain(made, said, place)) continue
      const wanted = asking.decide(
        { kind: 'target', place, text: said.quote, ask: `“${said.name}”${said.written}是不是一项要报数的指标？` },
        tables ? 'no' : 'yes',
        { yes: '是', no: '不是' },
        !tables && isWithin(place, goalsChapter) && said.year !== null,
      )
      if (wanted === 'no') continue
      addTarget(world, said, place)
    }
  }
  linkTasks(world)
  linkByName(world)
}

function addTarget(world: World, said: ReturnType<typeof targetsIn>[number], place: string): void {
  const { made, asking, end } = world
  const on = said.year && said.year < end.slice(0, 4) ? `${said.year}-12-31` : end
  const target = { on, written: said.written, value: said.value, ...(said.to ? { to: said.to } : {}), place }
  const known = made.indicators.find(({ name, unit }) => name === said.name && unit === said.unit)
  const goal = known && made.goals.find(({ indicators }) => indicators.includes(known.no))
  if (known && goal?.targets.every((one) => one.on < on)) {
    goal.targets.push(target)
    known.statedAt.push({ place, quote: said.quote })
    for (const word of wordingOf(said.quote, [said.value])) known.wording.push({ word, place })
    const read = senseOf(said.quote, said.value)
    goal.sense = read?.sense ?? goal.sense
    goal.strict = read?.strict ?? false
    return
  }
  const name = said.split
    ? asking.fill(
        { kind: 'name', place, text: said.quote, ask: `原文几项写在一起，这一项叫什么？（${said.name}）` },
        said.name,
      )
    : said.name
  const no = made.indicators.length + 1
  const measure = measureOf(world, {
    place,
    text: said.quote,
    name,
    unit: said.unit,
    counting: undefined,
    target: said.value,
  })
  made.indicators.push(
    indicatorOf({ no, place, number: null, name, unit: said.unit, value: said.value, measure, quote: said.quote }),
  )
  made.goals.push(goalOf(world, { no, place, text: said.quote, name, unit: said.unit, targets: [target] }))
}

/** A task carries an indicator's work where its text states the target. */
function linkTasks({ made }: World): void {
  for (const task of made.tasks) {
    for (const said of targetsIn(task.text)) {
      for (const indicator of made.indicators) {
        const goal = made.goals.find(({ indicators }) => indicators.includes(indicator.no))
        const same = goal?.targets.some(({ value }) => value !== null && Number(value) === Number(said.value))
        if (!same || !alikeName(indicator.name, said.quote) || task.indicators.includes(indicator.no)) continue
        task.indicators.push(indicator.no)
        indicator.tasks.push(task.no)
        indicator.statedAt.push({ place: task.place, quote: said.quote })
      }
    }
  }
}

const alikeName = (name: string, sentence: string): boolean =>
  sentence.includes(name.slice(0, 4)) || sentence.includes(name.slice(-4))
