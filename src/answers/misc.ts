import { b, button, type Inline, list, text } from '../cards/kit.ts'
import { clauseAt, goalsOf, notesOf, placeOf } from '../domain/look.ts'
import type { Note } from '../domain/plan.ts'
import type { Ask, Social } from '../understand/query.ts'
import type { Grounds, Part } from './part.ts'
import { asking, excerpt, indicatorsOf, monthLabel, targetWords, tasksOf, taskTitle, unitName } from './words.ts'

type Of<Kind extends Ask['kind']> = Extract<Ask, { kind: Kind }>

/** “方案未写…”, with what the plan does say nearby. */
export function silencePart({ plan }: Grounds, { id, indicators, units }: Of<'silence'>): Part {
  const silence = plan.silences.find((one) => one.id === id)
  const rows = indicatorsOf(plan, indicators).slice(0, 2)
  const counties = units.length > 0 ? units.map((unit) => unitName(plan, unit)).join('、') : ''
  const near =
    rows.length > 0 && /目标|分/.test(silence?.says ?? '')
      ? [
          text(
            `全市到${monthLabel(plan.end)}的目标：${rows.map((row) => `${row.short}${targetWords(plan, row)}`).join('、')}。`,
          ),
        ]
      : []
  return {
    title: counties === '' ? '方案未写' : `方案未写（${counties}）`.slice(0, 30),
    tone: 'grey',
    blocks: [text(silence?.says ?? '方案未写。'), ...near],
    places: silence?.sources ?? [],
  }
}

/** A passage of the main text. */
export function clausePart({ plan }: Grounds, { places, facets = [] }: Of<'clause'>): Part {
  const who = facets.some((facet) => facet === 'lead' || facet === 'responsible')
  const clauses = places.flatMap((place) => clauseAt(plan, place) ?? [])
  return {
    title: clauses.length === 1 && clauses[0] ? clauses[0].heading.slice(0, 30) : '正文',
    blocks: [
      ...(who ? [text(b('方案未写牵头和责任单位'), '，附件3没有与这段正文对应的行。')] : []),
      ...(facets.includes('place') ? [text('出自', b(places.join('、')), '。')] : []),
      ...clauses.map(({ heading, text: words }) =>
        text(b(`${heading}：`), excerpt(words, clauses.length > 1 ? 80 : 220)),
      ),
    ],
    places,
  }
}

const perPage = 12

/** Where the published text contradicts itself: on what was named, or all of it, a page at a time. */
export function notesPart({ plan }: Grounds, { indicators, tasks, units, words }: Of<'notes'>): Part {
  const named = [
    ...indicators.flatMap((no) => notesOf(plan, { indicator: no })),
    ...tasks.flatMap((no) => notesOf(plan, { task: no })),
    ...units.flatMap((unit) => notesOf(plan, { unit })),
  ]
  const fitting = named.length > 0 ? named : byWords(plan.notes, words)
  const ranked = [...new Set(fitting)].sort(
    (a, z) => overlap(z, words) - overlap(a, words) || weights.indexOf(a.weight) - weights.indexOf(z.weight),
  )
  const most = ranked[0] ? overlap(ranked[0], words) : 0
  const few = ranked.filter((note) => overlap(note, words) * 3 > most * 2 || most === 0).slice(0, 2)
  if (few.length > 0) {
    return {
      title: '方案前后不一',
      blocks: few.map((note) => text(b(note.title), `：${note.says}`)),
      notes: few
        .slice(0, 1)
        .flatMap(({ readings }) => readings.slice(0, 3).map(({ place, quote }) => `${place}：“${excerpt(quote, 60)}”`)),
      places: few.flatMap(({ readings }) => readings.map(({ place }) => place)),
    }
  }
  if (indicators.length + tasks.length > 0)
    return { title: '方案前后不一', blocks: [text('这里没有发现前后不一致的地方。')] }
  const sorted = weights.flatMap((weight) => plan.notes.filter((note) => note.weight === weight))
  const page = Number(/第(\d)页/.exec(words)?.[1] ?? 1)
  const pages = Math.ceil(sorted.length / perPage)
  const shown = sorted.slice((page - 1) * perPage, page * perPage)
  return {
    title: `方案前后不一（第${page}页，共${pages}页）`,
    blocks: [
      text(
        '共',
        b(`${sorted.length}处`),
        `，${plan.notes.filter(({ weight }) => weight === 'fact').length}处影响理解，其余为存疑或轻微：`,
      ),
      list(...shown.map(({ title }): Inline[] => [title])),
    ],
    places: ['正文', '附件1', '附件2', '附件3'],
    buttons: page < pages ? [asking('下一页', `方案有哪些前后不一致 第${page + 1}页`)] : [],
  }
}

const weights: Note['weight'][] = ['fact', 'doubt', 'minor']

const overlap = ({ title, says }: Note, words: string): number => {
  const text = `${title}${says}`
  let shared = 0
  for (let at = 0; at + 2 <= words.length; at++) if (text.includes(words.slice(at, at + 2))) shared += 1
  return shared
}

const byWords = (notes: readonly Note[], words: string): Note[] =>
  notes.filter(
    (note) => overlap(note, words.replace(/方案|前后|不一致|哪些|矛盾|有|的|地方|一致|写|单位|任务|指标/g, ' ')) >= 2,
  )

/** Where a word stands in the published text, or that it does not. */
export function mentionPart({ plan }: Grounds, { word }: Of<'mention'>): Part {
  const tasks = plan.tasks.filter(({ text: words }) => words.includes(word)).map(placeOf)
  const places = [
    ...plan.clauses
      .filter(({ text: words, heading }) => words.includes(word) || heading.includes(word))
      .map(({ place }) => place),
    ...tasks,
  ]
  return {
    title: `“${word.slice(0, 12)}”`,
    blocks: [
      places.length > 0
        ? text(b(`提到了，${places.length}处`), `：${places.slice(0, 6).join('、')}${places.length > 6 ? '等' : ''}。`)
        : text(b(`方案没有提到“${word}”`), '。'),
    ],
    places: places.slice(0, 6),
  }
}

export function elsewherePart({ plan }: Grounds, { names }: Of<'elsewhere'>): Part {
  return {
    title: '不在方案范围',
    tone: 'grey',
    blocks: [text(b(`方案只涉及${plan.city}`), `，没有${names.join('、')}的内容，查不到。`)],
    places: [],
    buttons: [asking(`${plan.city}的指标`, '一共多少项指标')],
  }
}

export function missingPart({ plan }: Grounds, { rows }: Of<'missing'>): Part {
  const lines = rows.map(({ of, no }): string => {
    if (of === 'indicator')
      return `附件2没有第${no}项，只有${plan.indicators.length}项指标（1至${plan.indicators.length}）。`
    if (of === 'task') return `附件3没有任务${no}，只有${plan.tasks.length}项任务（1至${plan.tasks.length}）。`
    if (of === 'attachment') return `没有附件${no}，方案只有${plan.attachments.length}个附件。`
    return `没有这一部分或这一条（${no}）：主要工作内容分${plan.sections.length}部分，${plan.tasks.length}项任务。`
  })
  return { title: '没有这一项', tone: 'grey', blocks: lines.map((line) => text(b(line))), places: ['附件2', '附件3'] }
}

export function strangerPart({ plan }: Grounds, { of, name }: Of<'stranger'>): Part {
  const what =
    of === 'unit'
      ? '附件1至附件3没有列它，没有任务，也不牵头指标'
      : '附件1的29人中没有这个人'.replace('29', String(plan.people.length))
  return {
    title: '方案中没有',
    tone: 'grey',
    blocks: [text(b(`方案没有提到“${name.slice(0, 20)}”`), `：${what}。`)],
    places: of === 'unit' ? ['附件1', '附件2', '附件3'] : ['附件1'],
    buttons: [of === 'unit' ? asking('各牵头单位', '各单位分别牵头什么') : asking('领导小组名单', '领导小组有哪些人')],
  }
}

export const whosePart = (): Part => ({
  title: '哪个单位',
  blocks: [text('名册里没有登记您的单位，', b('请说出单位名称'), '，例如“财政局有哪些任务”。')],
  buttons: [button('我是谁', { do: 'whoami' })],
})

export function offTopicPart({ plan }: Grounds): Part {
  return {
    title: '不在我的范围',
    tone: 'grey',
    blocks: [text('这个我答不了，', b(`我只管${plan.short}`), '：指标、任务、责任单位、时间和填报进展。')],
    buttons: [button('能问什么', { do: 'help' })],
  }
}

export function unknownPart({ plan }: Grounds, { indicators, tasks }: Of<'unknown'>): Part {
  const near = [
    ...indicatorsOf(plan, indicators).map((row) => asking(row.short, `指标${row.no}`)),
    ...tasksOf(plan, tasks).map((task) => asking(taskTitle(task), `任务${task.no}`)),
  ]
  const usual = goalsOf(plan)
    .slice(1, 4)
    .flatMap(({ indicators: [row] }) => (row ? [asking(row.short, `指标${row.no}`)] : []))
  return {
    title: '没对上方案内容',
    tone: 'grey',
    blocks: [
      text(
        '这句话在方案里',
        b('没有对应的内容'),
        `。我能答${plan.indicators.length}项指标、${plan.tasks.length}项任务、责任单位、领导小组、时间和填报进展。`,
      ),
      ...(near.length > 0 ? [text('您想问的是不是：')] : []),
    ],
    buttons: (near.length > 0 ? near : usual).slice(0, 3),
  }
}

export function choosePart({ plan }: Grounds, { indicators, tasks, units, next }: Of<'choose'>): Part {
  const of = (label: string, no: number) =>
    next ? button(label, { ...next, indicator: no }) : asking(label, `指标${no}`)
  return {
    title: '您指的是哪一个',
    blocks: [
      text(
        '您指的是',
        b(
          indicatorsOf(plan, indicators)
            .map((row) => `指标${row.no} ${row.short}`)
            .join('，还是'),
        ),
        '？',
      ),
    ],
    buttons: [
      ...indicatorsOf(plan, indicators).map((row) => of(`指标${row.no} ${row.short}`, row.no)),
      ...tasksOf(plan, tasks).map((task) => asking(taskTitle(task), `任务${task.no}`)),
      ...units.map((id) => asking(unitName(plan, id), `${unitName(plan, id)}的任务`)),
    ],
    places: [...indicatorsOf(plan, indicators), ...tasksOf(plan, tasks)].map(placeOf),
  }
}

const refusals: Record<Of<'refuse'>['what'], readonly [title: string, words: string]> = {
  edit: [
    '不能修改',
    '方案的目标和分工不能在聊天里改。要调整，须由印发单位发文，再由领导小组办公室更新方案数据；填报的数可以“更正”，要写原因并重新审核。',
  ],
  invent: ['不能编数', '我不编造、也不代填数据。请按实际填报，有困难可在说明里写清，由领导小组办公室审核。'],
  instructions: [
    '只答方案',
    '这类指令对我不起作用。我只按方案原文和已确认的填报回答，请直接问指标、任务、责任单位或进展。',
  ],
  judge: ['不作评价', '我不评价单位和个人，只报数：各单位牵头的指标、任务和已确认的进展。'],
}

export function refusePart({ what }: Of<'refuse'>): Part {
  const [title, words] = refusals[what]
  const buttons =
    what === 'judge'
      ? [asking('完成情况', '整体进展'), asking('各单位分工', '各单位分别牵头什么')]
      : [button('能问什么', { do: 'help' })]
  return { title, tone: 'grey', blocks: [text(words)], buttons }
}

const socials: Record<Exclude<Social, 'help' | 'who' | 'hello'>, string> = {
  thanks: '不客气，有需要随时问我。',
  bye: '再见，有需要随时叫我。',
  ok: '好的，有需要随时问我。',
  praise: '谢谢，能帮上忙就好。',
  insult: '抱歉没帮上忙。请告诉我要查哪项指标、任务或单位，我再试一次。',
  feeling: '辛苦了。要查指标、任务或进展，直接说一声就行。',
}

export function socialPart({ plan }: Grounds, { what }: Of<'social'>): Part {
  if (what !== 'hello' && what !== 'who' && what !== 'help') return { title: '知标', blocks: [text(socials[what])] }
  const hello = what === 'hello' ? '您好！' : ''
  return {
    title: '我是知标',
    blocks: [
      text(
        `${hello}我管的是`,
        b(plan.short),
        `：${plan.indicators.length}项指标、${plan.tasks.length}项任务。可以问目标、牵头和责任单位、口径、时间、领导小组和进展，也可以填报。`,
      ),
    ],
    buttons: [button('能问什么', { do: 'help' }), button('状态', { do: 'status' }), button('填报', { do: 'report' })],
  }
}
