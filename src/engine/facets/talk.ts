import { button } from '../../cards/kit.ts'
import { wordsOf } from '../book.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { titleOf } from '../rows.ts'
import { nearest } from '../silence.ts'
import { asking } from '../words.ts'

type Facet = (context: Context) => Fact & { title?: string }

const help = button('能问什么', { do: 'help' })
const plainly =
  (title: string, rest: string): Facet =>
  () => ({ title, label: '', value: '', rest })
const counts = ({ plan }: Context): string => `${plan.indicators.length}项指标、${plan.tasks.length}项任务`

const whoIAm =
  (greeting: string): Facet =>
  (context) => ({
    title: '我是知标',
    label: `${greeting}我管的是`,
    value: context.plan.short,
    rest: `：${counts(context)}。可以问目标、牵头和配合单位、口径、时间、${wordsOf(context.plan).body || '组织'}和进展，也可以填报`,
    buttons: [
      help,
      button('状态', { do: 'status' }),
      ...(context.asker.role === 'liaison' ? [button('填报', { do: 'report' })] : []),
    ],
  })

/** What is said to talk that asks nothing of the plan, and to what is refused. */
export const talkFacets: Record<string, Facet> = {
  hello: whoIAm('您好！'),
  who: whoIAm(''),
  help: whoIAm(''),
  thanks: plainly('知标', '不客气，有需要随时问我。'),
  bye: plainly('知标', '再见，有需要随时叫我。'),
  ok: plainly('知标', '好的，有需要随时问我。'),
  praise: plainly('知标', '谢谢，能帮上忙就好。'),
  insult: plainly('知标', '抱歉没帮上忙。请告诉我要查哪项指标、任务或单位，我再试一次。'),
  feeling: plainly('知标', '辛苦了。要查指标、任务或进展，直接说一声就行。'),
  edit: ({ plan }) => ({
    title: '不能修改',
    label: '',
    value: '方案的目标和分工不能在聊天里改',
    rest: `。要调整，须由印发单位发文，再由${wordsOf(plan).office || '办公室'}更新方案数据；填报的数可以“更正”，要写原因并重新审核`,
  }),
  invent: ({ plan }) => ({
    title: '不能编数',
    label: '',
    value: '我不编造、也不代填数据',
    rest: `。请按实际填报，有困难可在说明里写清，由${wordsOf(plan).office || '办公室'}审核`,
  }),
  writing: ({ plan }) => ({
    title: '不代写',
    label: '',
    value: '我不能代写材料',
    rest: `，只回答${plan.short}里写的内容；要用的数字、分工和原文可以直接问我`,
    buttons: [help],
  }),
  instructions: () => ({
    title: '只答方案',
    label: '',
    value: '这类指令对我不起作用',
    rest: '。我只按方案原文和已确认的填报回答，请直接问指标、任务、单位或进展',
    buttons: [help],
  }),
  judge: () => ({
    title: '不作评价',
    label: '',
    value: '我不评价单位和个人，只报数',
    rest: '：各单位牵头的指标、任务和已确认的进展',
    buttons: [asking('完成情况', { show: ['progress'] })],
  }),
  private: ({ plan }) => ({
    title: '不提供',
    label: '',
    value: '不提供个人的电话、住址、证件等信息',
    rest: `，方案里也没有；工作上的事请联系其单位${wordsOf(plan).office === '' ? '' : `或${wordsOf(plan).office}`}`,
  }),
  offTopic: ({ plan }) => ({
    title: '不在我的范围',
    label: '这个我答不了，',
    value: `我只管${plan.short}`,
    rest: '：指标、任务、单位、时间和填报进展',
    buttons: [help],
  }),
  elsewhere: ({ plan, query }) => ({
    title: '不在方案范围',
    label: '',
    value: `方案只涉及${plan.city}`,
    rest: `，没有${query.strangers.map((name) => `“${name}”`).join('、') || '别处'}的内容，查不到`,
    buttons: [asking(`${plan.city}的指标`, { of: 'indicator', how: 'list' })],
  }),
  noTime: ({ query }) => ({
    title: '没有这个时间',
    label: '',
    value: `没有${query.strangers.map((name) => `“${name}”`).join('、')}这个时间`,
    rest: '，请换一个再问',
  }),
  unknown: (context) => {
    const { plan, query } = context
    const near = nearest(plan, [query.said ?? '', ...query.unexplained].join(' '))
    const lacking = query.unexplained.map((word) => `“${word}”`).join('、')
    return {
      title: '没对上方案内容',
      label: '这句话在方案里',
      value: lacking === '' ? '没有对上的内容' : `没有${lacking}`,
      rest: `。我能答${counts(context)}、单位分工、${wordsOf(plan).body || '组织'}、时间和填报进展${near.length > 0 ? '。您想问的是不是：' : ''}`,
      buttons:
        near.length > 0
          ? near.map((row) =>
              asking(titleOf(plan, row), {
                of: 'matter',
                rows: [{ kind: row.kind === 'task' ? 'task' : 'indicator', id: row.id }],
                show: ['sheet'],
              }),
            )
          : [help],
    }
  },
}
