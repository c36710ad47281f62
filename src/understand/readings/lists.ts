import type { Filter, Kind } from '../query.ts'
import type { Sentence } from '../sentence.ts'
import { dutyIn } from './duty.ts'
import { namesNothing, type Reading } from './reading.ts'
import { exceptedIn, kindsIn } from './units.ts'

const asksList =
  /(哪些|哪几|哪项|哪个|哪条|哪|什么|啥|多少|几|所有|全部|各)(个|项|条|类|样|几项)?(的)?(指标|任务|工作|目标|内容|事|措施)|(指标|任务|工作|目标)(都|总共|一共|共)?(有|是|包括|包含|涉及|分)(哪|几|多少|什么|啥)|列(出|一下|举|给|个)|罗列|清单|都?有(啥|什么|哪)|包(括|含)(哪|什么|啥|几)|(多少|几)(个|项|条)|下面|里面|有没有|哪(些|几)/

/** How rows stand is asked of reports, not of the plan. */
const standing = /滞后|落后|达标了?|完成(了|得|情况|率)|进度|进展|没报|未报|红灯|受阻/

/** Rows of the two tables by conditions, or how many there are. */
export const lists: Reading = (sentence) => {
  if (standing.test(sentence.frame)) return null
  if (
    /累计数?[^,]{0,2}期间数?/.test(sentence.frame) &&
    /各(有|是)?(几|多少)|分别(有|是)?(几|多少|哪)/.test(sentence.frame) &&
    sentence.indicators.length === 0
  ) {
    return (['累计数', '期间数'] as const).map((value) => ({
      kind: 'list',
      of: ['indicator'],
      filters: [{ by: 'counting', value, not: false }],
      count: true,
    }))
  }
  const { frame, categories, sections } = sentence
  const filters = filtersIn(sentence)
  const open =
    asksList.test(frame) ||
    /(指标|任务)(都)?(有哪些|是哪些)?[?]*$/.test(frame) ||
    /^(累计数|期间数)(的)?[?]*$/.test(frame) ||
    (/吗|多不多|没有[?]?$/.test(frame) && filters.some(({ by }) => by === 'linked' || by === 'empty' || by === 'joint'))
  const every = filters.length === 0 && namesNothing(sentence) ? everyRow(sentence) : null
  if (every) return [{ kind: 'list', of: [every], filters: [], count: false }]
  if (filters.length === 0 || !(open || filters.some(({ by }) => by === 'about'))) return null
  if (sentence.units.length > 1 && compares.test(frame)) return null
  const about = filters.some(({ by }) => by === 'about')
  if (!about && isAboutOne(sentence)) return null
  // A name that is an indicator's and a section's alike is the indicator's where its target is asked.
  if (!about && sentence.indicators.length > 0 && sentence.facets.includes('target') && !/指标|任务/.test(frame))
    return null
  if (filters.every(({ by }) => by === 'group') && !/任务|工作|参与|配合|负责|责任/.test(frame)) return null
  const plainUnit = filters.length === 1 && filters[0]?.by === 'unit' && !filters[0].not
  if (plainUnit) return null
  // “…那项的责任单位有哪些” asks of one place, not for its rows.
  const onlyPlace = filters.every(({ by }) => by === 'section' || by === 'category')
  if (
    onlyPlace &&
    sentence.facets.some((facet) => facet === 'lead' || facet === 'responsible' || facet === 'date') &&
    !/(哪些|哪几|几|多少)(个|项|条)?(任务|指标)|(任务|指标)(有|都有)/.test(frame)
  )
    return null
  const of = kindOf(sentence, filters)
  const place = [...placeFilters(of, categories, sections)]
  return [
    {
      kind: 'list',
      of,
      filters: [...filters.filter(({ by }) => by !== 'category' && by !== 'section'), ...place],
      count: /(多少|几)(个|项|条|件)/.test(frame),
    },
  ]
}

const compares = /一样多|(谁|哪(个|家|一个|一家))[^,]*(多|少)|比|相比|更(多|少)|多还是/

/** “把所有指标列一下”, “43项任务清单”: the whole table. */
function everyRow({ frame, plan }: Sentence): Kind | null {
  const count = /(\d+)(?:项|个)(?:的)?(?:指标|任务)/.exec(frame)?.[1]
  if (count !== undefined && ![plan.indicators.length, plan.tasks.length].includes(Number(count))) return null
  const all =
    /(所有|全部|全体|\d+(项|个)|每(一)?(个|项))(的)?(指标|任务)(都)?([^,]{0,4}(列|清单|名单|目录|一览|过一遍)|(都)?(有|是)哪些|$)|(指标|任务)(的)?(清单|列表|一览|总表|目录|明细)|列(一下|出来?|举)?(所有|全部|各项?)(的)?(指标|任务)|(指标|任务)(都|分别)?(有|是)哪些[?]?$/.exec(
      frame,
    )?.[0]
  return all === undefined ? null : /任务/.test(all) ? 'task' : 'indicator'
}

/** Conditions beside the name or number of a row are about that row: “任务24有没有责任单位”. */
const isAboutOne = ({ found, indicators, tasks }: Sentence): boolean =>
  indicators.length + tasks.length > 0 &&
  found.some(
    ({ refs, byNumber }) =>
      byNumber || refs.every(({ kind }) => kind === 'indicator' || kind === 'task' || kind === 'clause'),
  ) &&
  !found.some(({ refs, byNumber }) => !byNumber && refs.some(({ kind }) => kind === 'category' || kind === 'section'))

function kindOf({ frame, categories, sections }: Sentence, filters: readonly Filter[]): Kind[] {
  if (filters.some(({ by }) => by === 'about')) return kindsIn(frame)
  if (filters.some(({ by }) => by === 'counting' || by === 'measureUnit' || by === 'number' || by === 'shared'))
    return ['indicator']
  if (filters.some(({ by }) => by === 'empty')) return ['task']
  const linked = filters.find((filter) => filter.by === 'linked')
  if (linked) return [linked.to === 'indicator' ? 'task' : 'indicator']
  const said = kindsIn(frame.replace(/责任(单位|部门)|目标任务/g, ''))
  if (said.length === 1) return said
  if (categories.length > 0 && sections.length === 0) return ['indicator']
  if (sections.length > 0 && categories.length === 0) return ['task']
  if (categories.length > 0) return /类/.test(frame) ? ['indicator'] : ['task']
  return said
}

function* placeFilters(
  of: readonly Kind[],
  categories: readonly string[],
  sections: Sentence['sections'],
): Generator<Filter> {
  const [category] = categories
  const [section] = sections
  if (of.includes('indicator') && category !== undefined) yield { by: 'category', name: category, not: false }
  else if (section) yield { by: 'section', ...section }
  else if (category !== undefined) yield { by: 'category', name: category, not: false }
}

const related = /有关|相关|涉及|关于|提到|沾边/
/** What the rows are to be about: “培训有关的任务”, “哪些执法任务”. */
function aboutIn({ frame, found, lexicon }: Sentence): string | null {
  if (related.test(frame) && /任务|指标|工作/.test(frame) && /哪|几|多少|什么|有|列|(任务|指标)$/.test(frame)) {
    const named = found.filter(({ refs }) =>
      refs.some(({ kind }) => kind === 'indicator' || kind === 'task' || kind === 'section' || kind === 'category'),
    )
    if (named.length === 1 && named[0] && !named[0].byNumber) return named[0].said
    const led = /^([一-鿿]{2,4})(?:有关|相关)/.exec(frame)?.[1]
    if (led) return led
    const word = /(?:涉及|关于|提到|包含|和|跟|与)([一-鿿]{2,4})(?:有关|相关|的)/.exec(frame)?.[1]
    if (word) return word
  }
  const word = /(?:哪些|哪几项|哪项|几项|多少项|哪条)([一-鿿]{2,4}?)(?:类|方面)?(?:的)?(?:任务|指标)/.exec(frame)?.[1]
  return word && lexicon.content.pairs.has(word.slice(0, 2)) && !/(有关|相关|累计|期间|对应|这些|那些)/.test(word)
    ? word
    : null
}

const denied = /不(是|按|属于?|算)|非|并非|没有?|未|除/

/** Every condition a sentence sets. */
function filtersIn(sentence: Sentence): Filter[] {
  const { frame, categories, sections, units, groups } = sentence
  const filters: Filter[] = []
  if (/(没有?|未|无)(标|写|注|说|明确)?(明|注)?(口径|累计|期间|统计口径)|口径(没|未|不)/.test(frame))
    filters.push({ by: 'counting', value: null, not: false })
  else {
    const counting = /累计数?|期间数?/.exec(frame)
    const both = /累计/.test(frame) && /期间(?!,)/.test(frame)
    const about =
      counting &&
      !both &&
      !/试点期间$/.test(frame.slice(0, counting.index + 2)) &&
      !/^期间,/.test(frame.slice(counting.index))
    if (about)
      filters.push({
        by: 'counting',
        value: counting[0].startsWith('累计') ? '累计数' : '期间数',
        not: denied.test(frame.slice(Math.max(0, counting.index - 4), counting.index)),
      })
  }
  if (categories.length > 0 && categories[0] !== undefined)
    filters.push({ by: 'category', name: categories[0], not: false })
  if (sections[0]) filters.push({ by: 'section', ...sections[0] })
  const excepted = exceptedIn(sentence)
  for (const unit of units) filters.push({ by: 'unit', unit, duty: dutyIn(frame), not: excepted.includes(unit) })
  for (const group of groups) filters.push({ by: 'group', group, not: /(不|没|未|无)[^,]{0,4}Ⓖ/.test(frame) })
  if (
    !/(有|共|哪|多少)(多少|几)(个|家)(单位|部门)/.test(frame) &&
    /(多|两|2|几|二)(家|个|部门|单位)(单位|部门|局)?(一起|共同|联合|来)?牵头(?!单位|部门)|(联合|共同|一起|合作)(来)?牵头|双牵头|牵头(单位|部门)?(有|是|为)?(不是一|不止|多|两|2|超过)(一|于)?(家|个)|不止一(家|个)(单位|部门)?牵头|独家牵头|单独牵头|一家牵头/.test(
      frame,
    )
  ) {
    filters.push({ by: 'joint', not: /独家|单独|(只有|仅)?一家牵头/.test(frame) && !/不止/.test(frame) })
  }
  if (
    /(没有?|无|未|不|缺)(列|写|标|注明|明确|填|设|带|要|需要)?(任何|具体)?(的)?(责任|配合|协办)(单位|部门)?|(责任|配合)(单位|部门)?(那?一?栏)?(是|为|都|还)?(空|没有|缺|未|没)/.test(
      frame,
    )
  )
    filters.push({ by: 'empty', not: false })
  else if (/(有|列了|写了)(责任|配合)(单位|部门)的/.test(frame)) filters.push({ by: 'empty', not: true })
  const measure =
    (/(百分比|百分数|%)(的|类)?指标/.test(frame) ? '%' : undefined) ??
    /(万件|亿元|件|个|家|人|%)(为|做|作|当)(计量)?单位/.exec(frame)?.[1] ??
    /(?:以|用|按|计量单位(?:是|为|用)?|单位(?:是|为|用|都是))["']?(万件|亿元|件|个|家|人|%|百分比|百分数)/.exec(
      frame,
    )?.[1]
  if (measure)
    filters.push({
      by: 'measureUnit',
      unit: measure.startsWith('百分') ? '%' : measure,
      not: denied.test(frame.slice(0, frame.indexOf(measure))),
    })
  const wording = /力争|确保/.exec(frame)?.[0] ?? /(写|带|用|有)(了|着)?["']?(以上|超过)/.exec(frame)?.[3] ?? undefined
  if (wording) filters.push({ by: 'wording', word: wording, not: denied.test(frame.slice(0, frame.indexOf(wording))) })
  if (/共用|合并(在一起)?|合用|共享(一个)?目标|(同|共)(用)?一个目标|合在一起|合计.*(哪|几)/.test(frame))
    filters.push({ by: 'shared' })
  if (/(没有?|无|不带|缺)(对应的?|具体的?|数字|量化|数值)*(的)?(指标|目标|数字)/.test(frame) && /任务/.test(frame))
    filters.push({ by: 'linked', to: 'indicator', not: true })
  else if (
    /(有|带|对应|挂)(了|着)?(具体的?|数字|量化|数值)*(指标|数字目标|目标)的任务|任务.*(有|带)(量化|数字|具体)(指标|目标)/.test(
      frame,
    )
  )
    filters.push({ by: 'linked', to: 'indicator', not: false })
  if (/(没有?|无)(对应的?|相应的?)?任务(的|对应)?.*指标|指标.*(没有?|无)(对应的?|相应的?)?任务/.test(frame))
    filters.push({ by: 'linked', to: 'task', not: true })
  const about = aboutIn(sentence)
  if (about) filters.push({ by: 'about', word: about })
  filters.push(...numberFilters(sentence))
  return filters
}

function* numberFilters({ frame, figures, indicators }: Sentence): Generator<Filter> {
  if (indicators.length > 0) return
  for (const { value, unit, from, to } of figures) {
    const around = `${frame.slice(Math.max(0, from - 4), from)}|${frame.slice(to, to + 3)}`
    if (/(不低于|不少于|至少|达到)[^|]?\||\|(以上|及以上)/.test(around))
      yield { by: 'number', than: 'atLeast', value, unit }
    else if (/(?<!不|没|未)(超过|大于|高于|多于)[^|]?\|/.test(around)) yield { by: 'number', than: 'over', value, unit }
    else if (/(小于|低于|少于|不到|不超过|未超)[^|]?\||\|(以下|以内)/.test(around))
      yield { by: 'number', than: 'under', value, unit }
  }
}
