import { goalOf, placeOf, unitById } from '../domain/look.ts'
import { isWithin } from '../domain/places.ts'
import type { Goal, Indicator, Plan } from '../domain/plan.ts'
import { error, type Finding } from './finding.ts'
import { cellsBack } from './import/print-back.ts'
import { squash, textAt, textOf } from './text.ts'

/** Slips of a person who copies a plan by hand, held to what the text prints: cells, base years, words, units, passages. */
export function checkCopied(plan: Plan): Finding[] {
  // An indicator without a goal is found elsewhere; nothing can be said of its row until then.
  const whole = plan.indicators.every(({ no }) => plan.goals.some(({ indicators }) => indicators.includes(no)))
  return [
    ...(whole ? cellsLost(plan) : []),
    ...plan.indicators.flatMap((row) => [
      ...baselineSlips(plan, row),
      ...countingSlips(plan, row),
      ...(whole ? [...senseSlips(row, goalOf(plan, row.no)), ...statedElsewhere(plan, row)] : []),
    ]),
    ...openSlips(plan),
    ...unitSlips(plan),
    ...wordSlips(plan),
    ...passageSlips(plan),
    ...deniedInText(plan),
    ...settingSlips(plan),
  ]
}

/** A printed cell of a row that nothing of the row says: dropped or misread. */
const cellsLost = (plan: Plan): Finding[] =>
  cellsBack(plan)
    .filter(
      ({ place, read }) => read === null && [...plan.indicators, ...plan.tasks].some((row) => row.place === place),
    )
    .map(({ place, head, printed }) => error(place, `“${head}”栏印的“${printed}”没有读入，或读成了别的，请照原文改`))

/** Where a level begins: before the end, in the year its column is of, as fine as the figures of the row. */
function baselineSlips(plan: Plan, { place, baseline, decimals }: Indicator): Finding[] {
  if (!baseline) return []
  const { date, value, source } = baseline
  const [, year] = /(20\d\d)年/.exec(source) ?? []
  const fine = (value.split('.')[1] ?? '').length
  return [
    ...(date > plan.end ? [error(place, `基数日期 ${date} 在方案结束（${plan.end}）之后，请改 baseline.date`)] : []),
    ...(year !== undefined && !date.startsWith(year)
      ? [error(place, `基数日期 ${date} 与“${source}”不符，请改 baseline.date`)]
      : []),
    ...(fine > decimals
      ? [error(place, `基数 ${value} 有${fine}位小数，decimals 只有${decimals}，请改 decimals`)]
      : []),
  ]
}

const eachYear = /每年|年均|每个?年度|逐年|\/年|年度[数值新]|当年/
const heldToLast = /不低于(?:上|去|前|往)(?:一)?年/

/** 每年 and 不低于上年 are printed, or they are not. */
function senseSlips(row: Indicator, { sense, perYear, targets }: Goal): Finding[] {
  const place = placeOf(row)
  const printed = [row.name, ...row.statedAt.map(({ quote }) => quote), ...targets.map(({ written }) => written)].join(
    '',
  )
  const written = targets.map((one) => one.written).join('')
  return [
    // A figure of every year stands beside others like it, and may not say what it is.
    ...(perYear && (row.measure !== 'flow' || new Set(targets.map(({ on }) => on)).size < 2) && !eachYear.test(printed)
      ? [error(place, '原文没有“每年”“年均”，perYear 应为 false')]
      : []),
    ...(!perYear && row.measure === 'flow' && /每年/.test(`${row.name}${written}`)
      ? [error(place, '原文写“每年”，perYear 应为 true')]
      : []),
    ...(heldToLast.test(written) && sense !== 'notBelowLast'
      ? [error(place, `目标“${written}”是不低于上年，sense 应为 notBelowLast，现为 ${sense}`)]
      : []),
  ]
}

/** 累计数 and 期间数 stand where the target is printed; a share of something is never summed. */
function countingSlips(plan: Plan, { name, place, counting, statedAt, measure, unit }: Indicator): Finding[] {
  // A merged target is printed in the row above.
  const printed = `${textAt(plan, place) ?? ''}${statedAt.map(({ quote }) => quote).join('')}`
  return [
    ...(counting !== null && !printed.includes(counting)
      ? [error(place, `原文这一项没有写“${counting}”，counting 应为 null`)]
      : []),
    ...(unit === '%' && measure === 'stock' && /(?:增长|增长率|增速|增幅)$/.test(name)
      ? [{ level: 'note' as const, place, says: '名称是增长：如要系统由水平算增长率，measure 应为 growth' }]
      : []),
    ...(/^[%‰]$/.test(unit) && (measure === 'flow' || measure === 'step')
      ? [error(place, `单位是“${unit}”，各期相加没有意义，measure 不应为 ${measure}`)]
      : []),
  ]
}

/** A target is not stated in another goal's row. */
function statedElsewhere(plan: Plan, row: Indicator): Finding[] {
  const together = goalOf(plan, row.no).indicators
  const others = plan.indicators.filter(({ no }) => !together.includes(no))
  return (
    row.statedAt
      // A passage may state several; a row of a table is one.
      .filter(
        ({ place }) =>
          place !== row.place && !place.startsWith('正文') && others.some((other) => other.place === place),
      )
      .map(({ place }) => error(row.place, `statedAt 写的 ${place} 是另一项指标，请改`))
  )
}

/** 等 at the end of a cell means that others may be meant. */
const openSlips = ({ tasks }: Plan): Finding[] =>
  tasks
    .filter(
      ({ leadsWritten, responsibleWritten, open, text }) =>
        open && !/等/.test(`${leadsWritten}${responsibleWritten}${text}`),
    )
    .map((task) => error(placeOf(task), '原文单位后没有“等”，open 应为 false'))

const levels = [
  [/^市(?!场)/, 'city'],
  [/^省/, 'province'],
  [/^国家/, 'central'],
] as const

function unitSlips(plan: Plan): Finding[] {
  const { units, groups, words } = plan
  const counties = groups.filter(({ name }) => /^各(?:县|区|市|旗|自治县)/.test(name))
  return [
    ...units.flatMap(({ id, name }, at) => {
      const other = units.slice(0, at).find((one) => squash(one.name) === squash(name))
      return other ? [error('units.json', `“${name}”列了两次（${other.id}、${id}），请合成一个`)] : []
    }),
    ...units.flatMap(({ name, level }) => {
      const said = levels.find(([word]) => word.test(name))?.[1]
      return said && level !== null && level !== said
        ? [error('units.json', `“${name}”的 level 应为 ${said}，现为 ${level}`)]
        : []
    }),
    ...counties.flatMap(({ name, members }) =>
      (members ?? [])
        .map((id) => unitById(plan, id))
        .filter((unit) => unit && unit.kind !== 'county' && unit.kind !== 'zone')
        .map((unit) =>
          error('groups.json', `“${name}”里的“${unit?.name}”不是${words.parts ?? '各地'}之一，请改 members`),
        ),
    ),
  ]
}

/** Words the product uses where a plan has none of its own. */
const ownWords = new Set(['实施期', '牵头单位', '配合单位', '责任单位'])

/** What the plan calls things is what its text calls them. */
function wordSlips(plan: Plan): Finding[] {
  const text = `${plan.title}${plan.issuer}${plan.source.map(textOf).join('')}`
  const { period, body, office, parts, lead, others } = plan.words
  const said = { period, body, office, parts, lead, others }
  return [
    ...Object.entries(said).flatMap(([name, word]) =>
      word !== null && !ownWords.has(word) && !text.includes(squash(word))
        ? [error(`plan.json words.${name}`, `原文没有“${word}”，请写原文的叫法`)]
        : [],
    ),
    ...(plan.city === '全国' || text.includes(plan.city) ? [] : [error('plan.json city', `原文没有“${plan.city}”`)]),
  ]
}

/** A passage ends where the text does; none is left out; every annex of the text is listed. */
function passageSlips(plan: Plan): Finding[] {
  const places = [...new Set(plan.source.map(({ place }) => place))]
  const cut = plan.clauses.filter(({ place, text }) => {
    const whole = textAt(plan, place)
    return (
      whole !== undefined &&
      !places.some((one) => one !== place && isWithin(one, place)) &&
      !whole.endsWith(squash(text))
    )
  })
  const crossed = new Set(plan.crossedOff.map(({ place }) => place))
  const left = places.filter(
    (place) =>
      /^正文/.test(place) &&
      !crossed.has(place) &&
      !plan.clauses.some((one) => isWithin(place, one.place) || isWithin(one.place, place)),
  )
  const annexes = places.flatMap((place) => /^附件\d*/.exec(place)?.[0] ?? [])
  const unlisted = [...new Set(annexes)].filter(
    (annex) => annex !== '附件' && !plan.attachments.some(({ place }) => place === annex),
  )
  return [
    ...cut.map(({ place }) => error(`clauses.json ${place}`, '原文这一段没有到这里为止，请补全')),
    ...left.map((place) => error(`clauses.json ${place}`, '原文的这一段没有列入')),
    ...unlisted.map((annex) => error('plan.json attachments', `原文有${annex}，没有列入`)),
  ]
}

/** What is called unwritten, by words the text has: it may be written after all. */
function deniedInText({ silences, source }: Plan): Finding[] {
  const text = source.map(textOf).join('')
  return silences.flatMap(({ id, topics, sources }) => {
    const found =
      sources.length === 0 ? topics.find((topic) => topic.length >= 4 && text.includes(squash(topic))) : undefined
    return found === undefined
      ? []
      : [{ level: 'note' as const, place: `silences.json ${id}`, says: `列为方案未写，但原文有“${found}”，请核对` }]
  })
}

/** Days of a month that every month has, and a jump that can be jumped. */
const settingSlips = ({ dueDays, indicators }: Plan): Finding[] => [
  ...Object.entries(dueDays)
    .filter(([, day]) => day < 1 || day > 28)
    .map(([kind, day]) => error(`plan.json dueDays.${kind}`, `${day}日不是每个月都有，请写1到28`)),
  ...indicators
    .filter(({ meaning }) => meaning.trim() === '')
    .map(({ place }) => error(place, 'meaning 没有写：问“怎么算”时没有话答')),
  ...indicators
    .filter(({ jump }) => Number(jump) <= 0)
    .map(({ place, jump }) => error(place, `jump ${jump} 应大于0，例如 0.5`)),
]
