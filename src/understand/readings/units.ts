import { unitById } from '../../domain/look.ts'
import type { Ask, Kind } from '../query.ts'
import { type Sentence, unique } from '../sentence.ts'
import { dutyIn } from './duty.ts'
import { hasSubject, type Reading } from './reading.ts'

const yesNo = /吗|吧[?]*$|么\?|有没有|是不是|要不要|用不用|需不需要|算不算|在不在|能不能|是否|没有\?/
const aboutUnit =
  /任务|指标|工作|牵头|责任|配合|参与|参加|协助|负责|职责|分工|做|干|管|点名|事|活|角色|要(报|填)|几项|多少|哪些|什么|什么|有|呢|列|承担|义务|涉及|关系|出现|提到/

/** What kinds of rows a sentence speaks of. */
export function kindsIn(frame: string): Kind[] {
  const indicator = /指标|目标/.test(frame)
  const task = /任务|工作|事项|活|配合|参与|责任/.test(frame)
  return indicator === task ? ['indicator', 'task'] : indicator ? ['indicator'] : ['task']
}

/** A unit beside an indicator or a task: what it has to do with it. */
export const roles: Reading = (sentence) => {
  const { frame, units, groups, indicators, tasks, sections, facets, plan } = sentence
  if (units.length === 0 || (!hasSubject(sentence) && sections.length === 0)) return null
  const subject =
    /角色|身份|职责|分工|关系|管(吗|不)|(要|用|需要)(管|做|干|参与|配合|牵头)|算(不算)?|有.*(份|事|Ⓤ)吗?|在(列|内|里面)|在Ⓢ(的)?(里|内|中|列|名单)|涉及|包括|参与|参加|配合|牵头|责任|负责|承担|干(什么|啥)|做(什么|啥)/
  const asks = yesNo.test(frame) || /角色|身份|职责|关系|干(什么|啥)|做(什么|啥)|任务是/.test(frame)
  if (!subject.test(frame) || !asks || facets.includes('progress')) return null
  if (groups.length > 0) return null
  const others = /还有(谁|哪)|其他|另外|分别|都有谁|哪些(单位|部门)/.test(frame)
  const rows = tasks.length > 0 ? { tasks, indicators: [] } : { tasks: [], indicators }
  const fromSections = plan.tasks.filter((task) =>
    sections.some(({ no, sub }) => task.section === no && (sub === null || task.subsection === sub)),
  )
  const all = hasSubject(sentence) ? rows : { tasks: fromSections.map(({ no }) => no), indicators: [] }
  return [
    {
      kind: 'role',
      units,
      duty: dutyIn(frame),
      ...all,
      others,
      said:
        sentence.found.find(({ refs }) => refs.some(({ kind }) => kind === 'indicator' || kind === 'task'))?.said ?? '',
    },
  ]
}

/** “中院牵头的任务有责任单位吗”: what is asked of the tasks a unit leads. */
export const ledTasks: Reading = (sentence) => {
  const { frame, units, plan } = sentence
  if (units.length !== 1 || hasSubject(sentence) || !/Ⓤ牵头(的)?(那些|这些|几项)?(任务|工作)/.test(frame)) return null
  const rest = frame.replace(/Ⓤ牵头/, '')
  if (!/责任单位|配合单位|谁配合|配合的/.test(rest)) return null
  const tasks = plan.tasks
    .filter(({ leads }) => leads.some((mention) => 'unit' in mention && mention.unit === units[0]))
    .map(({ no }) => no)
  return tasks.length > 0 ? [{ kind: 'subject', indicators: [], tasks, facets: ['responsible'], unsure: false }] : null
}

/** A unit by itself: its duties, or how several of them compare. */
export const duties: Reading = (sentence) => {
  const { frame, units, plan } = sentence
  if (units.length === 0 || hasSubject(sentence) || !aboutUnit.test(frame) || sentence.facets.includes('progress'))
    return null
  const duty = dutyIn(frame)
  const excepted = exceptedIn(sentence)
  if (
    excepted.length > 0 &&
    /(别的|其他|其它|其余|另外|各(自|家|个)?|哪些)(的)?(单位|部门|局|家)|(单位|部门|局)(各自|都|分别|还有)|(还有|都有)?(谁|哪些?(单位|部门|家))/.test(
      frame,
    )
  ) {
    return [{ kind: 'units', want: 'leads', except: excepted, of: kindsIn(frame), duty }]
  }
  if (excepted.length > 0) return null
  if (
    units.length > 1 &&
    /(谁|哪(个|家|一个|一家))[^,]*(多|少)|比|相比|更(多|少)|一样多|多还是|差(多少|几)/.test(frame)
  )
    return [{ kind: 'compareUnits', units, duty }]
  if (units.length > 1 && /(共同|一起|都|同时|联合|合作|两家)/.test(frame)) {
    const filters = units.map((unit) => ({ by: 'unit', unit, duty, not: false }) as const)
    return [{ kind: 'list', of: kindsIn(frame), filters, count: /几|多少/.test(frame) }]
  }
  const count = /(多少|几)(项|个|条|件)?|数量|总数/.test(frame)
  const wanted = kindsIn(frame)
  const known = units.filter((id) => unitById(plan, id))
  return [{ kind: 'duties', units: unique(known), duty, of: wanted, count, check: yesNo.test(frame) } satisfies Ask]
}

/** Units a sentence leaves out: “市监除外”, “不由…牵头”, “除了…”. */
export function exceptedIn({ frame, found }: Sentence): string[] {
  let carried = false
  return found.flatMap(({ refs, at }) => {
    const [unit] = refs.flatMap((ref) => (ref.kind === 'unit' ? [ref.id] : []))
    if (unit === undefined) return []
    const before = frame.slice(Math.max(0, at - 5), at)
    const after = frame.slice(at + 1, at + 8)
    const out =
      /(不是|不由|不归|不属于?|不用|不需要|不该|非|除(了|去|开|掉)?|排除|没有?|未由|并非|不含|不包括|剔除|去掉|扣除|不要)(由|是|让|跟|找)?$/.test(
        before,
      )
    const behind =
      /^(以外|之外|除外|外|不|没有?(牵头|参与|配合|责任|列)|未)/.test(after) &&
      !/^(不是|没有?任务|没有?(被)?点名)/.test(after)
    carried = out || behind || (carried && /[和、与跟及]$/.test(before))
    return carried ? [unit] : []
  })
}

/** A unit or a category said by itself. */
export const bareNames: Reading = (sentence) => {
  const { units, categories, frame } = sentence
  if (hasSubject(sentence)) return null
  if (units.length > 0 && exceptedIn(sentence).length === 0)
    return [{ kind: 'duties', units, duty: dutyIn(frame), of: ['indicator', 'task'], count: false, check: false }]
  const [name] = categories
  return name === undefined
    ? null
    : [{ kind: 'list', of: ['indicator'], filters: [{ by: 'category', name, not: false }], count: false }]
}
