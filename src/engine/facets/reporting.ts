import { type Button, button } from '../../cards/kit.ts'
import { addDays, dayLabel } from '../../domain/day.ts'
import { dueDayOf } from '../../domain/due.ts'
import { kindLabel, parsePeriod, periodOf, periodsIn, previousPeriod } from '../../domain/period.ts'
import type { PeriodKind } from '../../domain/plan.ts'
import { wordsOf } from '../book.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { silenceAbout } from '../silence.ts'

type Facet = (context: Context) => Fact
const kinds: PeriodKind[] = ['month', 'quarter', 'half', 'year']

const owed = button('看我要报的', { do: 'report' })
const help = button('能做什么', { do: 'help' })
/** Only who may report gets the button that opens a form. */
const mine = ({ asker }: Context, ...own: Button[]): Button[] => (asker.role === 'liaison' ? own : [help])
const office = ({ plan }: Context): string => wordsOf(plan).office || '办公室'
const setBy = ({ dueSet }: Context): string => `（${dueSet ? '办公室设定' : '系统默认'}，方案未规定）`

/** What is due next of all kinds of periods. */
function nextDue({ plan, dueDays = plan.dueDays, today }: Context): { day: string; labels: string[] } | undefined {
  const all = kinds
    .flatMap((kind) => {
      const running = periodOf(kind, today)
      return [previousPeriod(running), running].map((period) => ({ period, day: dueDayOf(period, dueDays) }))
    })
    .filter(({ day, period }) => day >= today && period.first <= plan.end && period.last >= plan.start)
    .toSorted((a, z) => (a.day < z.day ? -1 : 1))
  const [first] = all
  return (
    first && {
      day: first.day,
      labels: all
        .filter(({ day }) => day === first.day)
        .map(({ period }) => `${kindLabel[period.kind]}报（${period.label}）`),
    }
  )
}

const kindSaid: readonly (readonly [PeriodKind, RegExp])[] = [
  ['half', /半年/],
  ['year', /年报|[一每按]年|年度/],
  ['quarter', /季/],
  ['month', /月报|[每按]月/],
]

/** “一年一报的最后一次几号前交”, “季度报哪天截止”: the due day of reports of one kind, the next one's or the last one's. */
function dueOfKind(context: Context): Fact | undefined {
  const { plan, query, dueDays = plan.dueDays, today } = context
  const said = query.said ?? ''
  const kind = query.period === undefined ? kindSaid.find(([, says]) => says.test(said))?.[0] : undefined
  if (kind === undefined) return undefined
  const all = periodsIn(kind, plan.start, plan.end).map((period) => ({ period, day: dueDayOf(period, dueDays) }))
  const isLast = /最后|末[一次期]|收尾|收官/.test(said)
  const one = isLast ? all.at(-1) : all.find(({ day }) => day >= today)
  const rest = one ? `；${isLast ? '最后一次' : '下一次'}是${one.period.label}，${dayLabel(one.day)}截止` : ''
  return {
    label: `${kindLabel[kind]}报：次月`,
    value: `${dueDays[kind]}日前`,
    rest: `，遇休息日顺延${setBy(context)}${rest}。过了截止日仍可以报，算逾期`,
    buttons: mine(context, owed),
  }
}

/** “下个月到期的有哪些”: every due day of a calendar month, with what is due then. */
function dueInMonth(context: Context): Fact | undefined {
  const { plan, query, dueDays = plan.dueDays, today } = context
  const [, named] = /(下|这|本)个?月/.exec(query.said ?? '') ?? []
  if (named === undefined) return undefined
  const running = periodOf('month', today)
  const month = named === '下' ? periodOf('month', addDays(running.last, 1)) : running
  const due = kinds
    .flatMap((kind) =>
      periodsIn(kind, plan.start, plan.end).map((period) => ({ period, day: dueDayOf(period, dueDays) })),
    )
    .filter(({ day }) => day >= month.first && day <= month.last)
    .toSorted((a, z) => (a.day < z.day ? -1 : 1))
  const ends =
    plan.end >= month.first && plan.end <= month.last ? `；${dayLabel(plan.end)}${wordsOf(plan).period}结束` : ''
  if (due.length === 0)
    return {
      label: `${month.label}`,
      value: '没有到期要报的',
      rest: ends,
      silent: ends === '',
      buttons: mine(context, owed),
    }
  const words = due.map(({ period, day }) => `${dayLabel(day)}：${kindLabel[period.kind]}报（${period.label}）`)
  return {
    label: `${month.label}到期的填报`,
    value: `${due.length}期`,
    rest: `：${words.join('；')}${setBy(context)}${ends}`,
    buttons: mine(context, owed),
  }
}

/** Own state of the asker's units, where there is one. */
function ownState(context: Context): string {
  const { asker, facts, group } = context
  if (!facts || group || asker.role !== 'liaison') return ''
  const own = context
    .owed()
    .filter(({ unit }) => asker.units.includes(unit))
    .flatMap((one) => one.owed)
  const late = own.filter((one) => one.late > 0).length
  return own.length > 0
    ? `；您单位现有${own.length}项应报${late > 0 ? `，${late}项逾期` : ''}`
    : '；您单位目前没有到期应报的'
}

/** The way of this bot and the office's settings; the plan has no rule of its own for any of it. */
export const reportingFacets: Record<string, Facet> = {
  fill: (context) => ({
    label: '',
    value: context.asker.role === 'liaison' ? '私聊发“填报”' : `由各${wordsOf(context.plan).lead}的联络员填报`,
    rest:
      context.asker.role === 'liaison'
        ? `看要报的，点一项填数，核对后提交；也可以直接说“上月新增12件”或发一张表${ownState(context)}`
        : `，登记后私聊发“填报”；${office(context)}可以代填`,
    buttons: mine(context, button('填报', { do: 'report' }, 'primary')),
  }),
  period: (context) => {
    const { plan } = context
    const of = (kind: PeriodKind): string => {
      const own = plan.indicators.filter(({ period }) => period === kind).map(({ no }) => no)
      const tasks = plan.taskPeriod === kind ? `${own.length > 0 ? '和' : ''}任务` : ''
      return own.length + tasks.length > 0
        ? `按${kindLabel[kind]}：${own.length > 0 ? `指标${own.join('、')}` : ''}${tasks}`
        : ''
    }
    return {
      label: '',
      value: '各项不同',
      rest: `：${kinds
        .map(of)
        .filter((one) => one !== '')
        .join('；')}${setBy(context)}`,
      buttons: mine(context, owed),
    }
  },
  due: (context) => {
    const { plan, query, dueDays = plan.dueDays } = context
    const ofKind = dueOfKind(context)
    if (ofKind) return ofKind
    const period = query.period === undefined ? undefined : parsePeriod(query.period)
    if (period)
      return {
        label: `${period.label}的数报到`,
        value: dayLabel(dueDayOf(period, dueDays)),
        rest: `为止${setBy(context)}。过了截止日仍可以报，算逾期`,
        buttons: mine(context, owed),
      }
    return {
      label: '次月：',
      value: kinds.map((kind) => `${kindLabel[kind]}报${dueDays[kind]}日`).join('，'),
      rest: `前，遇休息日顺延${setBy(context)}。过了截止日仍可以报，算逾期`,
      buttons: mine(context, owed),
    }
  },
  restDay: (context) => ({
    label: '截止日遇休息日，',
    value: '顺延到下一个工作日',
    rest: setBy(context),
    buttons: mine(context, owed),
  }),
  nextDue: (context) => {
    const ofMonth = dueInMonth(context)
    if (ofMonth) return ofMonth
    const next = nextDue(context)
    if (!next)
      return { label: '', value: `${wordsOf(context.plan).period}已经结束`, rest: '，没有下一个截止日', silent: true }
    return {
      label: '下一个截止日是',
      value: dayLabel(next.day),
      rest: `：${next.labels.join('、')}${setBy(context)}${ownState(context)}`,
      buttons: mine(context, owed),
    }
  },
  evidence: (context) => {
    const known = silenceAbout(context.plan, '证明材料', '佐证材料')
    return {
      label: '',
      value: '把文件或图片私聊发给我',
      rest: `：开着填报表时自动附上，报完再发会问您附到哪一项；也可以填文号。要什么材料${known ? '方案未写' : '方案未规定'}，由${office(context)}定`,
      buttons: mine(context, button('填报', { do: 'report' })),
    }
  },
  correct: (context) => ({
    label: '',
    value: '发“更正 指标名”，写明原因，重新审核',
    rest: '；还没审核的发“撤回”改好再报，被退回的按原因改后重新提交。原来的数和经过都保留',
    buttons: mine(context, button('撤回', { do: 'withdraw' })),
  }),
  withdraw: (context) => ({
    label: '',
    value: '还没审核的可以撤回',
    rest: '：私聊发“撤回”，选一项；已确认的不能撤，发“更正 指标名”',
    buttons: mine(context, button('撤回', { do: 'withdraw' })),
  }),
  review: (context) => ({
    label: '由',
    value: `${office(context)}审核`,
    rest: '，确认后才计入；本人填报的不能自己审，由办公室另一位审核。多久审完没有规定，结果会私聊告诉填报人',
    buttons: mine(context, owed),
  }),
  who: (context) => ({
    label: '',
    value: '只有联络员能报',
    rest: `：指标由${wordsOf(context.plan).lead}的联络员报，任务由${wordsOf(context.plan).lead}和${wordsOf(context.plan).others}的联络员各报各的，${office(context)}可以代填；只经群体点到的单位可以报，${office(context)}开通后才算应报${context.asker.role === 'liaison' ? '；您是联络员，可以报' : '。您要报请先发“登记联络员”'}`,
    buttons:
      context.asker.role === 'liaison'
        ? [owed]
        : [button('登记联络员', { do: 'join' }), button('我是谁', { do: 'whoami' })],
  }),
  seen: (context) => ({
    label: '待审核的数只有',
    value: `本单位、领导和${office(context)}`,
    rest: '在私聊中看得到；确认后内部人员都看得到，外部人员和有外部人员的群看不到',
  }),
  none: () => ({
    label: '',
    value: '没有新增填0，没有变化填原来的数',
    rest: '（或点“其余无变化”）；确实没有数据先不报，把情况告诉办公室，不要估',
  }),
  digest: () => ({
    label: '',
    value: '每周发一次，哪天几点由各群自己定',
    rest: '：在群里@我说“周报设置”（群主或办公室）',
    buttons: [button('周报设置', { do: 'digestSettings' })],
  }),
  reminded: (context) => ({
    label: '',
    value: '截止前3天、当天、过后3天各提醒一次',
    rest: `，只私聊有应报未报的联络员，每人每天至多一条${context.may('remind') ? '；也可以发“催一下”' : ''}。催了谁、几次由办公室看“提醒次数”`,
    buttons: context.may('remind') ? [button('提醒次数', { do: 'burden' })] : [],
  }),
  overdue: (context) => ({
    label: '',
    value: '过了截止日仍可以报，算逾期',
    rest: `；从逾期起按当天的应有进度比，所以会显得落后${setBy(context)}${ownState(context)}`,
    buttons: mine(context, owed),
  }),
  light: ({ plan }) => ({
    label: '',
    value: plan.thresholds.rule,
    rest: `；达到目标为已达标，没有数据为未填报。界限方案未写，是可调的设置`,
  }),
  table: (context) => ({
    label: '',
    value: '把Excel表或粘贴的表发给我',
    rest: '（私聊），我认出各项后给一张草稿，核对无误点一下全部提交；认不出的会列出来',
    buttons: mine(context, owed),
  }),
  handover: (context) => ({
    label: '',
    value: '发“换联络员”',
    rest: `，写明接手人和日期，${office(context)}同意后生效；临时离开发“请假”`,
    buttons: mine(context, button('换联络员', { do: 'handover' })),
  }),
  states: (context) => ({
    label: '任务的状态有四种：',
    value: '未启动、推进中、已完成、受阻',
    rest: '，再写做了什么（500字以内）和下一步；受阻的写明存在问题和需协调事项',
    buttons: mine(context, owed),
  }),
  parts: (context) => ({
    label: '',
    value: '不会重复算',
    rest: `：总数只认${wordsOf(context.plan).lead}报的；各地报的另列在本地份额里，不加进总数，并排给${office(context)}核对`,
    buttons: mine(context, owed),
  }),
}
