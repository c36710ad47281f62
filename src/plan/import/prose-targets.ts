import { isWithin } from '../../domain/places.ts'
import type { Indicator } from '../../domain/plan.ts'
import { chargeIn } from '../charge.ts'
import { senseOf } from '../wording.ts'
import { goalOf, indicatorOf, measureOf } from './indicator-rows.ts'
import { linkByName } from './links.ts'
import type { Made, World } from './made.ts'
import { statedAgain } from './stated-again.ts'
import type { Document } from './structure.ts'
import { type Stated, targetsIn, wordingOf } from './targets.ts'

/** Targets of the text: said again of a table's rows, or indicators of their own. */
export function readProseTargets(document: Document, world: World): void {
  const { made, asking, start, end } = world
  const tables = made.indicators.length > 0
  const goalsChapter = document.headings.find(({ level }) => level === 0)?.place ?? ''
  const years = { from: start.slice(0, 4), only: start.slice(0, 4) === end.slice(0, 4) ? start.slice(0, 4) : null }
  for (const block of document.blocks) {
    if (!('text' in block) || !block.place.startsWith('正文')) continue
    const { place } = block
    for (const said of targetsIn(bodyOf(document, block), years)) {
      if (statedAgain(made, said, place)) continue
      const again = sameTarget(made, said)
      if (again) {
        statedAt(again, said, place)
        ledBy(made, again.no, place, said.quote)
        continue
      }
      const inGoals = isWithin(place, goalsChapter) && said.on !== null
      const known = made.indicators.some((row) => row.targetWritten !== null && isAlike(row.name, said.name))
      const wanted = asking.decide(
        { kind: 'target', place, text: said.quote, ask: `“${said.name}”${said.written}是不是一项要报数的指标？` },
        said.is === 'no' || known || said.each === 'other' ? 'no' : 'yes',
        { yes: '是', no: '不是' },
        !tables && said.is === 'yes' && said.each !== 'other' && (inGoals || said.name.length <= 30),
      )
      if (wanted === 'no') made.unread.push({ place, quote: said.quote, name: said.name })
      else addTarget(world, said, place)
    }
  }
  linkTasks(world)
  askForTasksFigures(world, years)
  linkByName(world)
}

/** A figure in a row of a table of tasks, which no indicator states: whether it is to be reported. */
function askForTasksFigures(world: World, years: Parameters<typeof targetsIn>[1]): void {
  const { made, asking } = world
  for (const { place, text } of made.tasks.filter((task) => !task.place.startsWith('正文'))) {
    for (const said of targetsIn(text, years)) {
      const stated = made.indicators.some((row) =>
        row.statedAt.some((one) => one.place === place && one.quote === said.quote),
      )
      if (said.value === null || stated) continue
      const wanted = asking.decide<'yes' | 'no'>(
        { kind: 'target', place, text: said.quote, ask: `“${said.name}”${said.written}是不是一项要报数的指标？` },
        'no',
        { yes: '是', no: '不是' },
        false,
      )
      if (wanted === 'yes') addTarget(world, said, place)
    }
  }
}

/** A paragraph without its number and the clause that says who is in charge: they state no target. */
function bodyOf(document: Document, { place, text }: { place: string; text: string }): string {
  const number = document.headings.find((one) => one.place === place)?.number ?? ''
  const body = text.startsWith(number) ? text.slice(number.length) : text
  const charge = chargeIn(body)
  return charge ? body.replace(charge.said, '') : body
}

/** The indicator of the text a sentence names again with the same figure: `按期办结率` of `热线按期办结率`. */
const sameTarget = (made: Made, { name, unit, value, on, onSure }: Stated): Indicator | undefined =>
  made.indicators.find((row) => {
    const goal = made.goals.find(({ indicators }) => indicators.includes(row.no))
    const isName =
      row.name === name || (name.length >= 4 && row.name.endsWith(name)) || row.name === name.slice(-row.name.length)
    return (
      isName &&
      row.unit === unit &&
      goal?.targets.some(
        (one) =>
          value !== null &&
          one.value !== null &&
          Number(one.value) === Number(value) &&
          (one.on === on || on === null || !onSure),
      )
    )
  })

function statedAt(row: Indicator, { quote, value }: Stated, place: string): void {
  if (row.statedAt.some((one) => one.place === place && one.quote === quote)) return
  row.statedAt.push({ place, quote })
  for (const word of value === null ? [] : wordingOf(quote, [value])) row.wording.push({ word, place })
}

/** Most of the shorter name stands in the longer one, in its order. */
function isAlike(a: string, b: string): boolean {
  const [short = '', long = ''] = [a, b].sort((one, other) => one.length - other.length)
  let at = 0
  const found = [...short].filter((char) => {
    const next = long.indexOf(char, at)
    if (next >= 0) at = next + 1
    return next >= 0
  })
  return found.length / short.length >= 0.7
}

function addTarget(world: World, said: Stated, place: string): void {
  const { made, asking, end } = world
  const day = said.on && said.on < end ? said.on : end
  const on =
    said.onSure || day === end
      ? day
      : asking.fill(
          {
            kind: 'period',
            place,
            text: said.quote,
            ask: `“${said.name}”${said.written}要在哪一天前达到？（原文的日期在别的半句）`,
          },
          day,
          [day, end],
        )
  const target = { on, written: said.written, value: said.value, ...(said.to ? { to: said.to } : {}), place }
  const known = made.indicators.find(({ name, unit }) => name === said.name && unit === said.unit)
  const goal = known && made.goals.find(({ indicators }) => indicators.includes(known.no))
  if (known && goal && said.value !== null && !goal.perYear && goal.targets.every((one) => one.on !== on)) {
    goal.targets.push(target)
    goal.targets.sort((a, b) => (a.on < b.on ? -1 : 1))
    statedAt(known, said, place)
    ledBy(made, known.no, place, said.quote)
    if (goal.targets.at(-1) !== target) return
    const read = senseOf(said.quote, said.value)
    goal.sense = read?.sense ?? goal.sense
    goal.strict = read?.strict ?? false
    return
  }
  const name = nameAsked(world, said, place)
  const no = made.indicators.length + 1
  const value = said.value ?? ''
  const about = { place, text: said.quote, name, unit: said.unit }
  const measure = measureOf(world, { ...about, counting: undefined, target: value })
  made.indicators.push(
    indicatorOf({ no, place, number: null, name, unit: said.unit, value: value || '0', measure, quote: said.quote }),
  )
  made.goals.push(goalOf(world, { no, ...about, targets: [target], each: said.each === 'year' }))
  ledBy(made, no, place, said.quote)
}

/** The name as the text has it; asked where it was put together, or where the sentence leaves a part of it out. */
function nameAsked({ asking }: World, { name, split, quote }: Stated, place: string): string {
  const ask = split
    ? `原文几项写在一起，这一项叫什么？（${name}）`
    : name.length <= 3 || onlyShare.test(name)
      ? `“${name}”前面省了什么？全称叫什么？`
      : null
  return ask === null ? name : asking.fill({ kind: 'name', place, text: quote, ask }, name)
}
const onlyShare = /^.{0,2}(?:满意率|办结率|覆盖率|达标率|完成率|比例|占比|数量|总数|投资)$/

/** Who leads a passage leads the target it states, and its task carries the work. */
function ledBy(made: Made, no: number, place: string, quote: string): void {
  const row = made.indicators.find((one) => one.no === no)
  const printed = made.tasks.find((one) => one.place === place && !place.startsWith('正文'))
  const charge =
    made.charges.find((one) => one.place === place && one.text.includes(quote)) ??
    (printed && { leads: printed.leads, leadsWritten: printed.leadsWritten, task: printed.no })
  if (!row || !charge) return
  const units = charge.leads.flatMap((one) => ('unit' in one ? [one.unit] : []))
  if (units.length === charge.leads.length && units.length > 0 && row.leads.length === 0) {
    row.leads = [...new Set(units)]
    row.leadsWritten = charge.leadsWritten
  }
  const task = made.tasks.find((one) => one.no === charge.task)
  if (task && !task.indicators.includes(no)) {
    task.indicators.push(no)
    row.tasks.push(task.no)
  }
}

/** A task carries an indicator's work where its text states the target. */
function linkTasks({ made }: World): void {
  // What stands in a task's own passage is that task's.
  const own = new Map(made.charges.map(({ place, task }) => [place, task]))
  for (const task of made.tasks) {
    for (const said of targetsIn(task.text)) {
      for (const indicator of made.indicators) {
        if ((own.get(indicator.place) ?? task.no) !== task.no && own.get(task.place) !== undefined) continue
        const goal = made.goals.find(({ indicators }) => indicators.includes(indicator.no))
        const same = goal?.targets.some(
          ({ value }) => value !== null && said.value !== null && Number(value) === Number(said.value),
        )
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
