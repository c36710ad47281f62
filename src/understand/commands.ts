import type { Input } from '../cards/kit.ts'
import { leaderAsks } from './leaders.ts'
import type { Sentence } from './sentence.ts'
import { statementIn } from './statements.ts'

/** Whole sentences that ask for something to be done; the sentence comes without politeness. */
const sentences: readonly (readonly [string, RegExp])[] = [
  ['tasksByState', /^任务(的)?(进展|情况)(怎么样|如何|咋样)?[?。!]*$/],
  ['help', /^(帮助|help|菜单|功能|使用说明|怎么用|能问什么)[?!。]*$/],
  ['pause', /(暂停|先停|停一停|停(一|两|几)?[周期次])(一下)?(发|推送)?(每周的?)?周报|周报(先)?(暂停|停一停|停一下)/],
  ['resume', /(恢复|继续|重新|接着)(发|推送)?(每周的?)?周报|周报(恢复|继续发)/],
  [
    'unsubscribe',
    /(退订|取消订阅|取消|停(止|掉)?|关(掉|闭)?|不要再?|别再?|不用再?)(发|推送|订阅|给我发)?(每周的?)?周报|^退订/,
  ],
  [
    'subscribe',
    /(订阅|开通|定期(发|推送)|每周(都)?(发|推送|给我们?发|来)(一?[份次])?)(每周)?(的)?(周报|完成情况|进展)|^订阅/,
  ],
  [
    'digest',
    /^(生成|发|看|来|出|要|给我|做|编|拟|起草|我要|发一下|看看|弄)*(一?[份期个]|一?下|本期|这周|本周|最新|这期|上周|临时)*(的)?周报(给我|吧|呢|看看)?[。!?]*$|起草.*周报|周报第几期/,
  ],
  ['bulletin', /(起草|拟|写|出|生成|做)(一?[份期个下])?[^?吗]*通报[。!]*$/],
  ['acceptance', /(生成|导出|整理|打包|准备|出|做|要)(一?[份下个套])?[^?吗什么哪]*验收材料[。!]*$/],
  [
    'pending',
    /^(看|查|有|我)?(一?下|看|还)?(没有|几个|几条|几件|多少|哪些)?(要|等|待)(我)?(来)?(审核?|审批|确认|处理)的?(填报|数据|列表|队列|有(哪些|几个|多少|几条))?(吗|呢|$|[?。])|^审核(一下)?(填报|队列|列表)?$|待审/,
  ],
  [
    'whoami',
    /^我是(谁|什么(身份|角色|权限))|^我(的|有(什么|哪些))?(身份|权限|角色|账号)(是(什么|啥)|呢)?[?]?$|^我(能|可以)(看|填|报|审|做)(什么|哪些|啥)|^查(看)?(我的)?身份/,
  ],
  [
    'join',
    /^(我|本人)(就)?(是|来当|担任|任|来做)[^?吗谁]*(联络员|联系人|填报人)|(登记|注册|添加)我?(为|成|当)?[^?]*联络员$/,
  ],
  [
    'handover',
    /(联络员|填报人)(由.*)?(换|改|变更|调整)(成|为|了|人)|(换|更换|变更)(一?下|个)?(联络员|填报人)|^我(要)?(换|调)(岗|走)|不再(担任|负责)(联络员|填报)/,
  ],
  ['leave', /^我?(要|想|准备|从.*起|明天|下周)?(请假|休假|出差|休产假)/],
  ['forget', /(删除|清除|注销)(掉)?我的?(个人)?(信息|数据|资料)/],
  [
    'ledger',
    /(导出|下载|生成|打印|要)(一?[份下]|全部|所有|完整)*(的)?(填报)?(台账|总表|明细表?|excel|表格)|^台账$|(台账|数据)(导出|下载)/,
  ],
  [
    'remind',
    /^(请|再|帮我)?(催|催促|督促|提醒)(一?下|一催|办|报)?(他们|大家|各单位|各家|没报的(单位)?|没填的(单位)?|Ⓤ|所有人|未报(的)?单位)?(填报|报数|上报|赶紧报)?(吧|一下)?[。!]*$|(催|提醒|通知)(一?下)?谁?(没|未)(报|填)/,
  ],
  [
    'late',
    /^(还)?(有)?(谁|哪些人|哪个人)(还)?(没|未)(有)?(报|填|交)(的)?(呢|了)?[?。]*$|(欠报|逾期|催报)(名单|清单|情况)?|超期(没|未)(报|填)/,
  ],
  [
    'withdraw',
    /^(我要|帮我|请)?(撤回|收回|撤销)(我)?(刚才|刚刚|上一?条|上次|那条|最近)?(的)?(那?一?[条个]|填报|提交|数据)*(了)?[。!]*$|(撤回|收回)(刚才|刚刚|上|我|那)/,
  ],
  [
    'correct',
    /(报|填|录)(错|反|多|少)了(一个零)?(怎么(改|办|更正))?|^(我要)?(更正|订正|修正)|(更正|修正)(一下)?(刚才|上个?月|上期|之前|填报|数据)/,
  ],
  [
    'history',
    /(填报|修改|变更|历史|更改|操作)(的)?(记录|历史|轨迹)|谁(改|动)(过|了)|历次(填报|数据)|每(期|个?月|季度)(的)?(数|填报|数据)(记录|是多少|有哪些)?|^记录|(我)?(上次|之前|刚才)(报|填|提交)的.*(审|批|过|通过|确认)(了|没|过)/,
  ],
  [
    'owed',
    /^(我|咱)?(们)?(还|现在|这期|本期|这个月|本月|这次)*(欠|要|该|得|应该|需要)(报|填|交)(些)?(什么|哪些|啥|几个|几项|哪几)(指标|数据|任务|数|东西|材料)?(了|呢|的)?[?。]*$|^(我|我们)?(还)?(有)?(什么|哪些|几项|几个)(还)?(没|未)(报|填)(的)?[?]?$|^(填报|上报|报数|填数|我要(填报|上报|报数|报))[。!]*$/,
  ],
]

/** A command a sentence holds; `whole` where nothing of the sentence is left beside it. */
export type Commanded = { input: Input; whole: boolean }

/** What a sentence asks to be done, if it asks that; a figure somebody states becomes a report to be filled in. */
export function commandIn(plain: string, sentence: Sentence, now: string): Commanded | null {
  const statement = statementIn(sentence, now)
  if (statement) return { input: statement, whole: true }
  const asked = leaderAsks(plain, sentence)
  if (asked) return { input: asked, whole: true }
  const found = sentences.find(([, pattern]) => pattern.test(sentence.frame) || pattern.test(plain))
  if (!found) return null
  const [name, pattern] = found
  // “领导小组什么时候撤销”, “验收前要报什么材料” are questions about the plan.
  if ((name === 'withdraw' && /小组/.test(plain)) || (name === 'owed' && hasSubject(sentence))) return null
  const [indicator] = sentence.indicators
  const [task] = sentence.tasks
  const about = name === 'history' || name === 'correct' || name === 'withdraw'
  const mine = name === 'history' && /我|刚才|上次/.test(plain)
  const input = {
    do: name,
    ...(about && indicator !== undefined ? { indicator } : {}),
    ...(about && indicator === undefined && task !== undefined ? { task } : {}),
    ...(mine ? { mine: true } : {}),
    ...((name === 'remind' || name === 'join') && sentence.units[0] ? { unit: sentence.units[0] } : {}),
  }
  const texts = [plain, sentence.frame, ...(about ? [sentence.frame.replace(named, '')] : [])]
  return { input, whole: texts.some((text) => pattern.exec(text)?.[0].length === text.length) }
}

/** “Ⓢ的填报记录”: the row a command is about. */
const named = /^\P{Script=Han}的?/u

const hasSubject = ({ indicators, tasks }: Sentence): boolean => indicators.length > 0 || tasks.length > 0

/** The leaders' overview in a word. */
export const isStatus = (plain: string): boolean =>
  /^(状态|总览|看板|概览|dashboard|status|一句话(情况|进展|汇报)?)[?。!]*$/.test(plain) ||
  /^(今天|今日)的?(总体|整体)?(情况|进展|形势)?(怎么样|咋样|如何)了?[?。!]*$/.test(plain)
