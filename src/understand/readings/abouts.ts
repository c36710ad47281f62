import type { AboutWant } from '../query.ts'
import { hasSubject, namesNothing, type Reading } from './reading.ts'

const counts =
  /(一共|总共|共|总计|合计|全部|总的|分|到底|究竟)?(有|是|分(成|为)?|设|定|列)?(了)?(多少|几)(大)?(个|项|条|类|块|部分|大块|章|家|行)?/

const cues: readonly (readonly [AboutWant, RegExp])[] = [
  ['annex1', /附件[1一](?!\d)/],
  ['annex2', /附件[2二](?!\d)/],
  ['annex3', /附件[3三](?!\d)/],
  ['attachments', /附件(?![123一二三]).*(哪|几|什么|多少|有)|(几|哪|多少)(个|些|几个)?附件/],
  [
    'basis',
    /(依据|根据|按照|参照)(的)?(是)?(什么|哪|啥).*(制定|文件|出台|编|定|$)|(制定|出台|编制|编写)(的)?(依据|根据)|上位(文件|法|政策)|依据哪些/,
  ],
  ['slogan', /口号|定位|总体目标|总目标|愿景|建成什么样/],
  ['title', /(方案|文件)(的)?(全称|名称|标题|全名|名字|题目)|(全称|全名)(是|叫)?/],
  ['addressees', /主送|发给(谁|哪)|抬头|发到哪|下发(给|到)(谁|哪)/],
  [
    'issuer',
    /(谁|哪(个|里|家)(单位|部门|机关)?|什么(单位|部门|机关))(印发|发布|发文|发|出台|制定|下发|公布|签发|颁布|出|定)的?|(印发|发布|发文|制定|出台)(单位|机关|部门|主体|者|人)|(方案|文件)是(谁|哪).*(发|定|出)/,
  ],
  ['seal', /公章|印章|代章|盖章/],
  ['dissolution', /(领导)?小组.*(撤销|解散|撤|存续|存在到)|撤销.*(什么时|何时)/],
  ['changes', /(成员|领导小组|人员).*(变动|调整|换人|更换|变更|换了|调走)|换人.*(报|找|备案)|备案/],
  ['office', /办公室(设|在|放|挂)|办公室.*(哪|什么(单位|部门)|职责|干什么|做什么)|日常工作|挂靠/],
  ['mainGoals', /主要目标.*(几|多少|哪)|(几|多少)条主要目标/],
  ['safeguards', /保障措施|保障(有|包括)?(哪|什么)/],
  [
    'sections',
    /(主要)?工作内容.*(几|多少|哪)|(?<!第)(几|多少)(大)?(块|部分|大项|章|大方面|板块|大类)(工作|任务|内容)?|(工作|任务)(分(成|为)?|有|共)(了)?(哪)?(几|多少)(个|大)*(块|部分|方面|类|章|板块)|(任务|工作)(的)?(章节|部分|板块|大类)|(每|各)(一)?个?(部分|章|块|板块)[^,]*(几|多少)/,
  ],
  [
    'categories',
    /(每|各)(一)?个?(类|类别)[^,]*(几|多少)|指标.*(几|多少|哪)(几)?(个|大)*(类|类别)|(几|多少|哪些|哪几)(个|大)*(类|类别)(的)?指标|指标(的)?类别/,
  ],
  [
    'units',
    /(多少|几|哪些|哪几)(个|家)?成员单位|(成员|组成)单位(有|共|一共|是|包括)?(多少|几|哪)|(方案|一共|总共|共)[^,]{0,4}(涉及|有|列了)?(了)?(多少|几)(个|家)单位/,
  ],
  [
    'mainTasks',
    /(方案|试点|主要)(的)?(工作)?(任务|内容|要求|讲|说|干|做)(了|的)?(是|有)?(什么|哪|啥)|方案(是)?(什么|啥|讲|干)|介绍(一下)?(这个)?方案|方案(的)?(概要|要点|大意|主要内容|梗概|总结|摘要)/,
  ],
]

/** How many there are, not how many are wanted. */
const amount = /(多少|几)(个|项|条|类)*(的)?(预期)?(指标|目标)|(指标|目标)(总数|数量|一共|总共|共|有|是|分)*(多少|几)/

/** The plan as a document: its title, parts, counts, issuer, basis. */
export const abouts: Reading = (sentence) => {
  const { frame } = sentence
  if (hasSubject(sentence) || sentence.units.length > 1 || sentence.people.length > 0) return null
  const wants: AboutWant[] = cues.filter(([, cue]) => cue.test(frame)).map(([want]) => want)
  // “不是说有45项任务吗”: how many there are, whatever somebody believes.
  const believed = /\d+(?:个|项|条)(指标|任务)(?:吗|吧|么|对吧|对吗|对不对)/.exec(frame)?.[1]
  if (wants.length === 0 && namesNothing(sentence) && believed) wants.push(believed === '任务' ? 'tasks' : 'indicators')
  if (wants.length === 0 && namesNothing(sentence) && counts.test(frame)) {
    if (amount.test(frame) && !/目标、|、目标/.test(frame))
      wants.push(/(多少|几)个?目标/.test(frame) && !/指标|预期/.test(frame) ? 'goals' : 'indicators')
    if (/任务(?!指标)|工作(事项)?/.test(frame) && !/工作目标/.test(frame)) wants.push('tasks')
  }
  return wants.length > 0
    ? [
        {
          kind: 'about',
          wants: wants.includes('mainTasks') && wants.length > 1 ? wants.filter((want) => want !== 'mainTasks') : wants,
        },
      ]
    : null
}
