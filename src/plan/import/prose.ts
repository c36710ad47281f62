import { isWithin } from '../../domain/places.ts'
import type { Mention } from '../../domain/plan.ts'
import { type Charge, chargeIn, type Doubt } from '../charge.ts'
import { dueInPassage, dueWritten } from './due.ts'
import type { World } from './made.ts'
import { type Document, type Heading, passage } from './structure.ts'
import { shortOf } from './task-rows.ts'
import { splitNames } from './units.ts'

/** Who a passage puts in charge, with the units known. */
type Led = { leadsWritten: string; responsibleWritten: string; leads: Mention[]; responsible: Mention[] }

type Passage = { heading: Heading; text: string; number: string | null; title: string; charge: Charge }

/** Passages that name who is in charge become tasks, chapter by chapter; who leads them leads the targets they state. */
export function readProseTasks(document: Document, world: World): void {
  const { made } = world
  const passages = chargedPassages(document)
  const apart = made.tasks.length === 0 || passages.length === 0 || areApart(world, passages)
  const order = (one: Passage) => document.headings.indexOf(one.heading)
  const all = [...passages, ...askedPassages(document, passages, world)].sort((a, b) => order(a) - order(b))
  for (const { heading, text, number, title, charge } of all) {
    const { place } = heading
    const led = leadsOf(world, place, text, charge)
    const chapter = document.headings.findLast((one) => one.level === 0 && place.startsWith(one.place))
    const section = (apart || charge.said === '') && chapter && chapterFor(world, chapter)
    const { leads, leadsWritten } = led
    made.charges.push({ place, text, leads, leadsWritten, task: section ? made.tasks.length + 1 : null })
    if (!section) {
      made.crossedOff.push({ place, why: '核对时答：表中已有的任务' })
      continue
    }
    const no = made.tasks.length + 1
    const item = made.tasks.filter((task) => task.section === section.no).length + 1
    const body = text.slice(number?.length ?? 0)
    const rest = body.slice(0, body.lastIndexOf(charge.said)).trim()
    const titled = rest.startsWith(title) ? rest.slice(title.length).replace(/^[。.：:]/, '') : rest
    made.tasks.push({
      ...{ no, place, number, section: section.no, subsection: null, item },
      text: titled || rest || title,
      short: shortOf(title),
      ...led,
      open: charge.open,
      due: charge.due === '' ? dueInPassage(world, place, titled || rest) : dueWritten(world, place, charge.due),
      indicators: [],
      aliases: title.length > 20 ? [title] : [],
      topics: [],
    })
  }
}

const oneUnit =
  '(?!全)[\\u4e00-\\u9fff]{1,18}?(?:局|厅|委|办|(?<!全)部|办公室|单位|部门|人民政府|中心|领导小组|联席会议|专班|[市县区州](?:（[市县区州旗、]+）)?)'
const subject = new RegExp(`(?:^|[。；，])((?:${oneUnit}、)*${oneUnit})(?=要|应|须|会同|负责|每|定期|按|对|于)`)

/** Passages that name who does something without 负责 or 牵头 may be tasks: each is asked, and none until somebody says so. */
function askedPassages(document: Document, charged: readonly Passage[], { asking }: World): Passage[] {
  const [goals] = document.headings.filter(({ level }) => level === 0)
  const known = new Set(charged.map(({ heading }) => heading.place))
  return document.headings
    .filter(({ level, place }) => level > 0 && !known.has(place) && !(goals && isWithin(place, goals.place)))
    .flatMap((heading): Passage[] => {
      const { place, number, title } = heading
      const text = passage(document, place)
      const body = text.slice(number.length)
      const who = subject.exec(body.startsWith(title) ? body.slice(title.length) : body)?.[1]
      if (who === undefined) return []
      const options = ['不是任务', `是，由${who}牵头`, `是，${nobody}`]
      const [no = '', yes, nameless] = options
      const ask = `这一段没有写由谁负责，但写了“${who}”做什么：是不是一项任务？`
      const about = { kind: 'lead' as const, place, text: text.slice(0, 120), ask }
      const said = asking.fill(about, no, options)
      if (!options.includes(said)) asking.unheard(about, `请写“${options.join('”“')}”中的一个`)
      if (said !== yes && said !== nameless) return []
      const lead = said === yes ? who : ''
      const none = { said: '', others: '', helpers: [], open: false, due: '', doubt: null }
      return [{ heading, text, number, title, charge: { ...none, lead, leads: [lead] } }]
    })
}

/** Passages with a clause about who is in charge; where several paragraphs of one number have their own, each of them. */
function chargedPassages(document: Document): Passage[] {
  let firstLeads = false
  return document.headings
    .filter(({ level }) => level > 0)
    .flatMap((heading): Passage[] => {
      const whole = passage(document, heading.place)
      firstLeads ||= /列第一位者为牵头|第一个为牵头|排第一位的为牵头|排名第一的为牵头/.test(whole)
      const paragraphs = document.blocks.flatMap((block) =>
        block.place === heading.place && 'text' in block ? [block.text] : [],
      )
      const own = paragraphs.flatMap((text) => {
        const charge = chargeIn(text, firstLeads)
        return charge ? [{ text, charge }] : []
      })
      if (own.length > 1) {
        return own.map(({ text, charge }, at) => ({
          ...{ heading, text, charge },
          ...(at === 0 && text.startsWith(heading.number)
            ? { number: heading.number, title: heading.title }
            : { number: null, title: text.split(/[。，：:]/)[0] ?? text }),
        }))
      }
      const charge = chargeIn(whole, firstLeads)
      return charge ? [{ heading, text: whole, number: heading.number, title: heading.title, charge }] : []
    })
}

/** Whether passages with leads of their own are tasks beside those of a table: one question for all of them. */
const areApart = ({ asking }: World, passages: readonly Passage[]): boolean =>
  asking.decide<'yes' | 'no'>(
    {
      kind: 'lead',
      place: '正文',
      text: passages.map(({ number, title }) => `${number ?? ''}${title}`).join('；'),
      ask: '正文这些段写明了由谁负责，附件另有任务表：这些段也各作一项任务吗？',
    },
    'yes',
    { yes: '是，各作一项任务', no: '不，表中都有了' },
    false,
  ) === 'yes'

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

const whoLeads: Record<Doubt, string> = {
  none: '这一项只写了责任单位，谁牵头？',
  several: '“负责”的有几个单位，谁牵头？',
  position: '这一项没有写“牵头”，谁牵头？',
}
const nobody = '方案未写牵头单位'

/** The lead as printed; where the words leave it open, as answered: one of the options, or names of the clause. */
function leadsOf({ units, asking }: World, place: string, text: string, charge: Charge): Led {
  const named = (parts: readonly string[]) => parts.flatMap(splitNames)
  const [leading, helping] = [named(charge.leads), named(charge.helpers)]
  const led = (lead: string, others: string, leads: string[], helpers: string[]): Led => ({
    ...{ leadsWritten: lead, responsibleWritten: others },
    leads: leads.map((name) => units.mention(name, place)),
    responsible: helpers.map((name) => units.mention(name, place)),
  })
  const { lead, others, doubt } = charge
  if (doubt === null) return led(lead, others, leading, helping)
  const all = [...leading, ...helping]
  const [first = ''] = all
  const written = [lead, others].filter((one) => one !== '').join('，')
  const inText = /^(.{2,12}?)牵头/.exec(
    text.split(/[。；]/).find((part) => /牵头/.test(part) && !part.includes('单位：')) ?? '',
  )?.[1]
  const about = {
    ...{ kind: 'lead' as const, place, ask: whoLeads[doubt] },
    text: `${inText && doubt === 'none' ? `…${inText}牵头… ` : ''}${charge.said}`,
  }
  const options = [nobody, `第一个：${first}`, '都是牵头单位']
  const [none = '', one = '', every = ''] = options
  const proposal = doubt === 'several' ? every : leading.length > 0 ? one : none
  const said = asking.fill(about, proposal, options)
  const names = splitNames(said).map((name) => all.find((known) => known === name || known.endsWith(name)) ?? '')
  const readable = options.includes(said) || names.every((name) => name !== '')
  if (!readable) asking.unheard(about, '请写选项中的一个，或照原文写牵头单位的名称')
  const chosen = readable ? said : proposal
  const whole = others === '' || lead === '' ? written : charge.said.slice(charge.said.indexOf(lead)).slice(0, 200)
  if (chosen === none) return led('', lead === '' ? others : others === '' ? lead : whole, [], all)
  if (chosen === every) return led(lead === '' ? others : lead, lead === '' ? '' : others, all, [])
  const picked = chosen === one ? [first] : names
  const rest = all.filter((name) => !picked.includes(name))
  if (picked.length === 1 && picked[0] === first) {
    const from = written.indexOf(first) + first.length
    const after = lead !== '' && others !== '' && leading.length === 1 ? others : written.slice(from)
    return led(first, after.replace(/^[、，,;；\s]+/, ''), picked, rest)
  }
  return led(picked.length === 1 ? (picked[0] ?? '') : written, written, picked, rest)
}
