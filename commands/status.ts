import * as z from 'zod'
import { type Command, command } from '../src/act/command.ts'
import { isDay } from '../src/domain/day.ts'
import { findIndicators } from '../src/domain/reporting/find.ts'
import { statusArgs } from '../src/reporting/status-args.ts'
import { statusPage } from '../src/reporting/status-pages.ts'
import { dayOf as dayIn } from '../src/understand/days.ts'

/** The state of things for a leader: one screen, and ways deeper. */
export const status = command({
  name: 'status',
  words: [
    '状态',
    '进展',
    '完成情况',
    '总体情况',
    '现在怎么样',
    '现在情况怎么样',
    '情况怎么样',
    '怎么样了',
    '进展怎么样',
  ],
  help: '现在完成得怎样，逐级点开',
  right: 'seeFigures',
  place: 'anywhere',
  args: statusArgs,
  run: statusPage,
})

/** What a leader asks about the end, without naming a goal. */
const foreseen = [
  '可能完不成',
  '哪些目标可能完不成',
  '哪些可能完不成',
  '哪些目标完不成',
  '哪些完不成',
  '到期能完成吗',
  '能按期完成吗',
  '预计能完成多少',
  '预测',
]

/** A view people ask for in words of its own. */
const view = (
  name: string,
  words: string[],
  help: string | null,
  given: z.input<typeof statusArgs>,
  more: Pick<Command, 'fromText' | 'offered'> = {},
): Command =>
  command({
    ...more,
    name,
    words,
    help,
    right: 'seeFigures',
    place: 'anywhere',
    args: z.object({
      page: z.coerce.number().int().optional(),
      of: z.string().optional(),
      at: z.string().refine(isDay).optional(),
    }),
    run: (call) => statusPage({ ...call, args: statusArgs.parse({ ...given, ...call.args }) }),
  })

export const statusViews: Command[] = [
  view(
    'oneLine',
    ['一句话', '一句话汇报'],
    '用一句话说完成情况，可加日期，例如“一句话 月底例”',
    { view: 'oneLine' },
    {
      fromText: (rest, { now }) => {
        const at = dayIn(rest, now)
        return at === null ? undefined : { at }
      },
    },
  ),
  view('outlook', foreseen, '按现在的速度到期能到多少，还需每月多少', { view: 'outlook' }),
  view(
    'needs',
    [
      ...['要谁办', '等谁办', '需要我做什么', '要我做什么', '有什么要我协调的', '有什么要协调的', '有什么困难'],
      ...['要我协调什么', '哪些任务卡住了要我协调什么', '哪些要我出面', '有什么要我出面的', '有什么要我关注的'],
      ...['今天有什么要我关注的', '有什么要我拍板的', '有什么要领导协调的', '需要领导协调什么'],
      ...[
        '需协调事项',
        '需协调的事项',
        '需要协调的事项',
        '有哪些需协调事项',
        '需协调事项有哪些',
        '各单位提出的需协调事项',
      ],
    ],
    '谁要在什么时候前做什么，哪些要协调',
    { view: 'needs' },
  ),
  view(
    'behind',
    [
      '滞后',
      '滞后有哪些',
      '哪些滞后',
      '滞后的有哪些',
      '滞后目标',
      '未达标',
      '未达标的',
      '没达标的',
      '谁拖后腿',
      '差在哪',
      '差在哪里',
      '哪些落后',
      '最大的问题是什么',
    ],
    null,
    { view: 'behind' },
  ),
  view(
    'gaps',
    ['验收还缺什么', '验收还差什么', '还缺什么材料', '还缺哪些佐证', '哪些没有佐证', '哪些数没有佐证', '缺佐证的'],
    '哪些没达到、没有数、没有佐证，一项一行',
    { view: 'gaps' },
  ),
  view('allGoals', ['全部目标'], null, { view: 'goals' }),
  view('tasksByState', ['任务进展', '任务情况', '哪些任务受阻', '哪些任务卡住了', '受阻的任务'], null, {
    view: 'tasks',
  }),
  view('byCategory', ['按类别'], null, { view: 'categories' }),
  view(
    'byUnit',
    [
      '按单位',
      '按牵头单位',
      '哪些单位拖后腿',
      '哪个单位拖后腿',
      '哪些部门拖后腿',
      '哪个部门拖后腿',
      '哪家拖后腿',
      '哪个单位拖得最厉害',
      '哪个部门拖得最厉害',
      '哪个单位落后最多',
      '哪个单位最慢',
      '哪个部门最慢',
      '排名',
      '排第几',
      '市里排第几',
      '我们市排第几',
      '全省排第几',
    ],
    null,
    { view: 'units' },
  ),
  view(
    'parts',
    [
      ...[
        '哪几个县拖后',
        '哪些县拖后',
        '哪几个县拖后腿',
        '哪些县拖后腿',
        '哪几个县落后',
        '哪些县落后',
        '哪几个县滞后',
        '哪些县滞后',
      ],
      ...[
        '哪个县拖后腿',
        '哪个县最差',
        '各县进展',
        '各县情况',
        '各县完成情况',
        '各地进展',
        '各区县进展',
        '各县区进展',
        '县级进展',
      ],
    ],
    '分解到各地的目标，哪里落后，例如“哪几个县拖后 分解名”',
    { view: 'parts' },
    {
      // Nothing lags where no paper gave anybody a target of their own.
      offered: (_, { goals }) => goals.some(({ shares = [] }) => shares.some(({ unit }) => unit !== null)),
      fromText: (rest, { plan }) => {
        const [only, ...others] = findIndicators(plan, rest)
        return only && others.length === 0 ? { of: String(only.no) } : {}
      },
    },
  ),
  view(
    'sinceMonth',
    ['比上月多了多少', '比上个月多了多少', '近一个月变化', '这个月谁动了', '这个月有什么变化', '近30天'],
    null,
    { view: 'changes', days: 30 },
  ),
  view('sinceWeek', ['比上周多了多少', '近一周变化', '近七天', '这周有什么变化'], null, { view: 'changes', days: 7 }),
]
