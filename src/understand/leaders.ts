import type { Input } from '../cards/kit.ts'
import type { Sentence } from './sentence.ts'

/** The page of a status that a question of the whole plan is answered by. */
const page = (view: string): Input => ({ do: 'status', view })

/** Units as people who oversee them ask for them; what the row of a plan is called is asked elsewhere. */
const whoever = '(?:谁|哪(?:个|些|几个|几家|家)(?:单位|部门|局))'
const overseen = '(?:点名?|表扬|批评|约谈|督办|敲打|调度)(?:一下)?'

/**
 * What a leader asks of the whole plan, in whatever words stand around it. Nobody is ranked and no one is praised or blamed
 * by the bot: who leads what, and how each stands, is the answer.
 */
const questions: readonly (readonly [Input, RegExp])[] = [
  [{ do: 'late' }, /(谁|哪.{0,2}(单位|部门|局|人|家)).{0,4}(从来|从|一直|至今|到现在)(也|都|就)?(没|未)有?(报|填|交)/],
  [page('units'), new RegExp(`${whoever}.{0,4}(该|要|值得|可以)(被|受)?${overseen}`)],
  [page('units'), new RegExp(`(谁|哪(个|些|几个)).{0,2}最(该|值得)(被|受)?${overseen}`)],
  [page('units'), new RegExp(`(该|要|得)${overseen}${whoever}`)],
  [page('goals'), /我们.*(拿得出手|(什么|啥|哪些|哪几)(项|个)?亮点)/],
  [
    page('behind'),
    /(指标|目标)?差得?最(多|远|大)(的)?(是|有)?(哪|什么|谁|$|[?。])|(哪|什么)(个|些|几个)?(指标|目标)?差得?最(多|远|大)/,
  ],
  [page('behind'), /(下一步|接下来|眼下|当前)?(该|要|应该|得)(重点)?(抓|盯)(什么|啥|哪)/],
  [
    page('needs'),
    /(谁|哪些?(单位|部门|人))(该|要|得)(做|办|干)(什么|啥|哪些)|(要|得|该|让)谁(来|去)?(办|做|干)(什么|啥|哪)?/,
  ],
  [page('needs'), /我(该|要|得|应该)(催|盯)(谁|哪)/],
  [page('needs'), /(要|需要|等)我(来|去)?(签字|拍板|出面|定夺|解决|过问)/],
  [
    page('parts'),
    /哪(个|些|几个)(县|区|县区|区县|县市区|地方)(的)?(工作|进展|任务)?(做|干|搞|完成|推进)得?最?(好|差|快|慢|不好)/,
  ],
  [
    page('outlook'),
    /^(有|哪些?|几个|多少)?(到期|按期|最后|预计|可能|恐怕)*(完不成|达不到|完成不了|达不了)的?(目标|指标|任务)?(有)?(几个|哪些|多少)?[?。]*$/,
  ],
  [page('outlook'), /(能|会|可)(按时|按期|如期|准时)?(完成|达标)(得了)?(几|多少)(个|项|成)?[?。]*$/],
  [page('outlook'), /(验收|到期|期满|期末|全部|整体|面上).*(来得及|赶得上|赶得及|有没有把握)(吗|么|不|吧)?[?。!]*$/],
  [page('oneLine'), /(给|要|来|写)(我|个|上)?(一段|两句|几句|三句|一小段)话(?!.*[节章条款])/],
  [{ do: 'status', view: 'changes', days: 90 }, /上个?季度?(比|跟|和|较)(再上|前一|上上)/],
  [{ do: 'share', view: 'behind' }, /把(那些)?(滞后|落后|拖后腿)的?.{0,6}(发|转)(到|进|给)?(.{0,4}群|大家)/],
]

/** A unit that does not move: how it stands says why, as far as it was reported. */
const why = /(为什么|为啥|为何|怎么|咋)(还|一直|总|老是|就|都|会)?(没动静|没有?进展|不动|滞后|落后|拖|这么慢|慢)/

/** What a leader asks without naming a row, or of a unit that lags; null for everything else. */
export function leaderAsks(plain: string, { indicators, tasks, units, categories }: Sentence): Input | null {
  if (indicators.length > 0 || tasks.length > 0 || categories.length > 0) return null
  const [unit, ...others] = units
  if (unit !== undefined)
    return others.length === 0 && why.test(plain) ? { do: 'status', view: 'unit', of: unit } : null
  return questions.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}
