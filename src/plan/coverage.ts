import { namesOf, placeOf } from '../domain/look.ts'
import { isWithin } from '../domain/places.ts'
import type { Group, Mention, Person, Plan, Unit } from '../domain/plan.ts'
import { chargesIn } from './charge.ts'
import { error, type Finding } from './finding.ts'
import { filledRows, squash, textOf } from './text.ts'

/** What the published text names and the data leaves out or puts elsewhere: units, people, headings, rows of prose. */
export function checkCoverage(plan: Plan): Finding[] {
  return [...checkUnits(plan), ...checkPeople(plan), ...checkHeadings(plan), ...unreadProse(plan), ...notAbsent(plan)]
}

/** The id beside a printed name must be of a unit that goes by this name. */
function checkUnits(plan: Plan): Finding[] {
  const called = new Map<string, Unit | Group>(
    [...plan.units, ...plan.groups].map((of) => [of.id, of] as [string, Unit | Group]),
  )
  const fits = (id: string, written: string) => {
    const of = called.get(id)
    return of === undefined || namesOf(of).some((name) => squash(name) === squash(written))
  }
  const wrong = (place: string, mentions: readonly Mention[]) =>
    mentions.flatMap((mention) => {
      const id = 'unit' in mention ? mention.unit : mention.group
      if (fits(id, mention.written)) return []
      return [error(place, `“${mention.written}”写成了单位 ${id}（${called.get(id)?.name}），编号与名称不符`)]
    })
  return [
    ...plan.tasks.flatMap((task) => wrong(placeOf(task), [...task.leads, ...task.responsible])),
    ...plan.sections.flatMap((section) => wrong(section.place, section.leads)),
    ...plan.indicators.flatMap((indicator) =>
      leadsAgainst(plan, placeOf(indicator), indicator.leads, indicator.leadsWritten),
    ),
  ]
}

/** Leads of an indicator are ids; each must be named in the cell, and the cell must name nobody else. */
function leadsAgainst(plan: Plan, place: string, leads: readonly string[], written: string): Finding[] {
  let left = squash(written)
  const absent: Finding[] = []
  for (const id of leads) {
    const unit = plan.units.find((one) => one.id === id)
    if (!unit) continue
    const [name] = namesOf(unit)
      .map(squash)
      .filter((one) => left.includes(one))
      .sort((a, b) => b.length - a.length)
    if (name === undefined) absent.push(error(place, `牵头单位栏“${written}”中没有 ${id}（${unit.name}）`))
    else left = left.replace(name, '')
  }
  const rest = left.replace(/[、,，;；/／等和及与]/g, '')
  return rest === '' || absent.length > 0 ? absent : [error(place, `牵头单位栏“${written}”中的“${rest}”没有列入 leads`)]
}

const label = /(?:第一|常务)?(?:总?召集人|副?组长|副?主任|成员|副?秘书长)[:：]/g

/** A list of people is read whole: what stands in it beside headings is somebody, or a sentence of its office. */
function checkPeople(plan: Plan): Finding[] {
  const printed = (person: Person) => squash(`${person.written}${person.postWritten}`)
  const places = new Set(
    plan.source
      .filter((block) => plan.people.some((person) => textOf(block).includes(printed(person))))
      .map(({ place }) => place),
  )
  const known = [
    ...plan.people.map(printed),
    ...(plan.office?.written ?? []).map(({ quote }) => squash(quote)),
    ...plan.attachments.map(({ title }) => squash(title)),
  ].sort((a, b) => b.length - a.length)
  const left = [...places].flatMap((place) => {
    const text = plan.source
      .filter((block) => block.place === place)
      .map((block) => (textOf(block) === place ? '' : textOf(block)))
      .join('')
    const rest = known.reduce((whole, piece) => whole.replaceAll(piece, ' '), text).replace(label, ' ')
    return rest
      .split(/\s+/)
      .filter((piece) => /[^\s，。、|]/.test(piece))
      .map((piece) => error(place, `名单中的“${piece}”没有读入 people.json`))
  })
  const units = plan.people.flatMap((person) => {
    const unit = plan.units.find(({ id }) => id === person.unit)
    const named = !unit || namesOf(unit).some((name) => squash(person.postWritten).startsWith(squash(name)))
    return named ? [] : [error(`people.json ${person.name}`, `“${person.postWritten}”不是 ${unit?.name} 的职务`)]
  })
  return [...left, ...units]
}

/** Category and section of a row are those its merged cells, or the chapter it stands in, say. */
function checkHeadings(plan: Plan): Finding[] {
  const rows = new Map(filledRows(plan).map(({ place, cells }) => [place, cells]))
  const categories = plan.categories.map(({ name }) => name)
  const heading = (of: { number: string | null; title: string }) => squash(`${of.number ?? ''}${of.title}`)
  return [
    ...plan.indicators.flatMap((indicator) => {
      const cells = rows.get(indicator.place)
      const printed = categories.find((name) => cells?.includes(squash(name)))
      if (printed === undefined || printed === indicator.category) return []
      return [error(placeOf(indicator), `类别写成“${indicator.category}”，原文这一行属于“${printed}”`)]
    }),
    ...plan.tasks.flatMap((task) => {
      const cells = rows.get(task.place)
      const printed = cells
        ? plan.sections.find((section) => cells.includes(heading(section)))
        : plan.sections.find((section) => isWithin(task.place, section.place))
      if (printed && printed.no !== task.section)
        return [error(placeOf(task), `写在第${task.section}节，原文属于“${printed.number ?? ''}${printed.title}”`)]
      const sub = printed?.subsections.find((one) => cells?.includes(heading(one)))
      if (!sub || sub.no === task.subsection) return []
      return [error(placeOf(task), `写在小节${task.subsection ?? '（空）'}，原文属于“${sub.number ?? ''}${sub.title}”`)]
    }),
  ]
}

/** A passage of prose that names who is in charge is a task, as often as it does; a plan without tables loses rows only here. */
function unreadProse(plan: Plan): Finding[] {
  const crossed = new Set(plan.crossedOff.map(({ place }) => place))
  const places = [...new Set(plan.source.flatMap((block) => ('text' in block ? [block.place] : [])))]
  return places.flatMap((place) => {
    if (crossed.has(place) || !place.startsWith('正文')) return []
    const text = plan.source
      .filter((block) => block.place === place)
      .map(textOf)
      .join('')
    const found = chargesIn(text)
    const read = plan.tasks.filter((task) => task.place === place).length
    const says = found.map(({ said }) => said.slice(0, 30)).join('、')
    if (found.length <= read) return []
    return read === 0
      ? [error(place, `这一段写明了由谁负责（${says}），数据里没有这项任务`)]
      : [error(place, `这一段写明由谁负责的有${found.length}处（${says}），数据里只有${read}项任务`)]
  })
}

/** What is listed as looked for and not found is not there. */
function notAbsent(plan: Plan): Finding[] {
  return plan.askedAndNotFound.flatMap(({ asked, words }) =>
    words.flatMap((word) => {
      const at = plan.source.find((block) => textOf(block).includes(squash(word)))
      return at ? [error('plan.json askedAndNotFound', `“${asked}”列为原文没有，但${at.place}有“${word}”`)] : []
    }),
  )
}
