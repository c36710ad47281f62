import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readPlan } from '../src/plan/read.ts'

const folder = 'data/zunyi-2022'
const plan = await readPlan(folder)
const source = readFileSync(`${folder}/source.txt`, 'utf8')
const lines = source.split('\n').map((line) => line.trim())
const squash = (text: string) => text.replace(/\s+/g, '')
const published = squash(source)

/** The published main text by place, cut along its own numbering and nothing from the plan data. */
function mainText(): Map<string, string> {
  const places = new Map<string, string>([['印发通知', squash(lines.slice(0, 4).join(''))]])
  const open = { chapter: '前言', section: '', item: '' }
  for (const line of lines.slice(4, lines.indexOf('附件:1.遵义市国家知识产权强市建设试点城市工作领导小组'))) {
    const [, chapter] = /^([一二三])、/.exec(line) ?? []
    const [, section] = /^(\([一二三四五六七八]\))/.exec(line) ?? []
    const [, item] = /^(\d)\./.exec(line) ?? []
    if (chapter) Object.assign(open, { chapter, section: '', item: '' })
    else if (section) Object.assign(open, { section, item: '' })
    else if (item) open.item = item
    const place = `正文${open.chapter}${open.section}${open.item}`
    places.set(place, (places.get(place) ?? '') + squash(line))
  }
  return places
}

/** The published text at a place, in main text and attachments alike; undefined where there is no such place. */
function textAt(place: string): string | undefined {
  const attachment = /^附件(\d)(?:第(\d+)项|任务(\d+)|(\([一二三四五六七八]\)))?$/.exec(place)
  if (!attachment) return mainText().get(place)
  const [, no, row, task, section] = attachment
  const from = lines.indexOf(`附件${no}`)
  const to = lines.indexOf(`附件${Number(no) + 1}`)
  const text = squash(lines.slice(from, to < 0 ? undefined : to).join('\n'))
  if (row) return cut(text, `|${row}|`, `|${Number(row) + 1}|`)
  if (section) return cut(text, section, '|')
  if (!task) return text
  const rows = plan.tasks.map((it) => text.indexOf(squash(`${it.text}|`)))
  return text.slice(rows[Number(task) - 1], rows[Number(task)])
}

function cut(text: string, from: string, to: string): string {
  const start = text.indexOf(from)
  const end = text.indexOf(to, start + from.length)
  return text.slice(start, end < 0 ? undefined : end)
}

type Stated = { place: string; quote: string }
const stated: Stated[] = [
  plan.periodWritten,
  ...(plan.slogan ? [plan.slogan] : []),
  ...(plan.office?.written ?? []),
  ...plan.indicators.flatMap(({ statedAt }) => statedAt),
  ...plan.indicators.flatMap(({ wording }) => wording.map(({ word, place }) => ({ place, quote: word }))),
  ...plan.notes.flatMap(({ readings }) => readings),
]

describe('every verbatim text is in the published text', () => {
  test.each<[string, string[]]>([
    ['head', [plan.title, plan.issuer, plan.issuedWritten, plan.addresseesWritten ?? '', ...plan.basis]],
    ['attachments', plan.attachments.map(({ no, title }) => `${no}.${title}`)],
    ['categories', plan.categories.map(({ name }) => name)],
    ['section titles', plan.sections.flatMap(({ title, titleInText }) => [title, titleInText])],
    ['subsections', plan.sections.flatMap((it) => it.subsections.map(({ no, title }) => `${no}.${title}`))],
    ['clauses', plan.clauses.flatMap(({ heading, text }) => [heading, text])],
    ['quotes', stated.map(({ quote }) => quote)],
    [
      'rows of 附件2, cell by cell',
      plan.indicators.map((it) => [it.no, it.name, it.leadsWritten, it.unit, it.targetWritten ?? '', ''].join('|')),
    ],
    [
      'rows of 附件3, cell by cell',
      plan.tasks.map((it) => [it.text, it.leadsWritten, it.responsibleWritten, ''].join('|')),
    ],
    ['units', plan.units.flatMap(({ written }) => written)],
    ['groups', plan.groups.flatMap(({ written }) => written)],
    ['rows of 附件1', plan.people.map(({ written, postWritten }) => written + postWritten)],
  ])('%s', (_, texts) => {
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.filter((text) => !published.includes(squash(text)))).toEqual([])
  })

  test('at the place it is quoted from', () => {
    expect(stated.length).toBeGreaterThan(200)
    expect(stated.filter(({ place, quote }) => !textAt(place)?.includes(squash(quote)))).toEqual([])
  })
})

describe('the main text is held whole', () => {
  const clauses = new Map(plan.clauses.map(({ place, heading, text }) => [place, { heading, text }]))
  const written = [...mainText()].filter(
    ([place]) => !/^正文[一二三](\([一二三四五]\))?$/.test(place) || clauses.has(place),
  )

  test.each(written)('%s', (place, text) => {
    const clause = clauses.get(place)
    expect(clause, place).toBeDefined()
    const rest = text.replace(squash(clause?.text ?? ''), '').replace(squash(clause?.heading ?? ''), '')
    expect(rest.replace(/^(\d\.|\([一二三四五六七八]\))/, '')).toMatch(/^。?$/)
  })

  test('chapters and sections without own text have their numbered passages', () => {
    const places = plan.clauses.map(({ place }) => place).filter((place) => place.startsWith('正文'))
    expect(places).toEqual([
      '正文前言',
      '正文一(一)',
      ...[1, 2, 3, 4, 5, 6].map((no) => `正文一(二)${no}`),
      '正文二(一)',
      ...[1, 2].map((no) => `正文二(二)${no}`),
      ...[1, 2, 3].map((no) => `正文二(三)${no}`),
      ...[1, 2, 3, 4].map((no) => `正文二(四)${no}`),
      ...[1, 2, 3, 4].map((no) => `正文二(五)${no}`),
      ...['六', '七', '八'].map((no) => `正文二(${no})`),
      ...['一', '二', '三'].map((no) => `正文三(${no})`),
    ])
  })
})

describe('the counts', () => {
  const tagged = (counting: string | null) =>
    plan.indicators.filter((it) => it.counting === counting).map(({ no }) => no)
  const total = (list: { roles: string[] }[]) => list.reduce((sum, { roles }) => sum + roles.length, 0)
  const counties = plan.groups.find(({ id }) => id === 'counties')

  test.each<[string, unknown, unknown]>([
    ['indicators', plan.indicators.map(({ no }) => no), Array.from({ length: 23 }, (_, index) => index + 1)],
    ['goals', plan.goals.length, 21],
    [
      'goals two indicators share',
      plan.goals.filter((it) => it.indicators.length > 1).map((it) => [it.indicators, it.targets[0]?.value]),
      [
        [[6, 7], '42'],
        [[16, 17], '35'],
      ],
    ],
    ['goals that want more than the number', plan.goals.filter((it) => it.strict).map((it) => it.indicators), [[23]]],
    ['累计数', tagged('累计数'), [1, 2, 3, 10, 16, 17, 20, 21]],
    ['期间数', tagged('期间数'), [4, 5, 6, 7, 8, 12, 13, 14, 15, 18, 19, 22, 23]],
    ['without either', tagged(null), [9, 11]],
    ['tasks', plan.tasks.map(({ no }) => no), Array.from({ length: 43 }, (_, index) => index + 1)],
    [
      'tasks by section',
      plan.sections.map(({ no }) => plan.tasks.filter((it) => it.section === no).length),
      [1, 9, 9, 13, 6, 1, 1, 3],
    ],
    ['people', plan.people.length, 29],
    ['posts', total(plan.people), 30],
    [
      'heads, deputies, members',
      ['组长', '副组长', '成员', '办公室主任'].map(
        (role) => plan.people.filter((it) => it.roles.includes(role)).length,
      ),
      [1, 2, 26, 1],
    ],
    ['counties', counties?.members?.length, 14],
    [
      'measures',
      plan.indicators.map(({ measure }) => measure).join(' '),
      'growth stock stock step step flow flow flow ratio stock stock step flow step flow stock stock flow flow stock stock flow flow',
    ],
    [
      'targets',
      plan.goals.map(({ targets }) => targets.map(({ value }) => value).join('/')).join(' '),
      '20 15.6 80 3 2 42 1 100 30 6 1 14 3 600 35 30 21 125 10 350 150',
    ],
    [
      'decimals other than none',
      plan.indicators.filter((it) => it.decimals > 0).map((it) => [it.no, it.decimals]),
      [
        [1, 2],
        [2, 4],
        [8, 4],
        [21, 2],
      ],
    ],
  ])('%s', (_, found, wanted) => expect(found).toEqual(wanted))

  test('periods are the defaults of the office', () => {
    const of = (period: string) => plan.indicators.filter((it) => it.period === period).map(({ no }) => no)
    expect([of('month'), of('quarter'), of('half'), of('year')]).toEqual([
      [8, 9, 15, 18, 22, 23],
      [2, 3, 4, 5, 10, 11, 12, 13, 14, 16, 17, 20],
      [1, 21],
      [6, 7, 19],
    ])
  })

  test('no baseline is invented', () => {
    expect(plan.indicators.filter(({ baseline }) => baseline !== null)).toEqual([])
    expect(plan.indicators.filter(({ baselineDate }) => baselineDate !== null).map(({ no }) => no)).toEqual([1])
  })
})

test('places elsewhere are not in the plan', () => {
  expect(plan.elsewhere.length).toBeGreaterThan(100)
  expect(plan.elsewhere.filter((name) => published.includes(name))).toEqual([])
})
