import { expect, test } from 'vitest'
import { keyOf } from '../../src/plan/import/answers.ts'
import { build } from '../../src/plan/import/build.ts'
import { lint } from '../../src/plan/lint.ts'

/** A one-task plan whose passage ends as given. */
const planOf = (end: string, answer?: string) => {
  const pieces = [
    ...[
      '某市人民政府关于印发《某市商贸工作方案（2024—2025年）》的通知',
      '某政发〔2024〕5号',
      '各县（市、区）人民政府：',
    ],
    ...['某市人民政府', '2024年3月1日', '一、总体要求', '坚持问题导向。', '二、重点任务'],
    `（一）推进商贸流通。建成商贸服务平台，平台入驻率达到60%。${end}`,
  ].map((text) => ({ text }))
  const first = build('one', pieces, {})
  const question = first.questions.find(({ kind }) => kind === 'lead')
  const built = answer === undefined || !question ? first : build('one', pieces, { [keyOf(question)]: answer })
  const [task] = built.plan.tasks
  const names = (list: readonly { written: string }[] = []) => list.map(({ written }) => written).join('、')
  return {
    ...built,
    asked: question?.ask ?? null,
    leads: names(task?.leads),
    others: names(task?.responsible),
    task,
    errors: lint(built.plan).filter(({ level }) => level === 'error'),
  }
}

const none = '这一项只写了责任单位，谁牵头？'
const several = '“负责”的有几个单位，谁牵头？'
const unsaid = '这一项没有写“牵头”，谁牵头？'

test.each([
  ['（市商务局牵头，市财政局、市税务局配合）', '市商务局', '市财政局、市税务局', null],
  ['（责任单位：市商务局牵头，市财政局、市税务局配合）', '市商务局', '市财政局、市税务局', null],
  ['（责任单位：市卫健委牵头，市民政局、市医保局按职责分工负责）', '市卫健委', '市民政局、市医保局', null],
  ['（牵头单位：市商务局；配合单位：市财政局）', '市商务局', '市财政局', null],
  ['（牵头单位：市商务局 责任单位：市财政局、市税务局）', '市商务局', '市财政局、市税务局', null],
  ['（主办单位：市商务局；协办单位：市财政局）', '市商务局', '市财政局', null],
  ['〔牵头单位：市商务局，配合单位：市财政局〕', '市商务局', '市财政局', null],
  ['牵头单位：市商务局；责任单位：市财政局。', '市商务局', '市财政局', null],
  ['（市商务局负责）', '市商务局', '', null],
  ['（市商务局、市财政局牵头，各县（市、区）人民政府落实）', '市商务局、市财政局', '各县（市、区）人民政府', null],
  ['（责任单位：市商务局，市财政局按职责分工负责）', '', '市商务局、市财政局', none],
  ['（市商务局、市财政局按职责分工负责）', '', '市商务局、市财政局', none],
  ['责任单位：市商务局、市财政局。', '', '市商务局、市财政局', none],
  ['（市商务局、市财政局负责）', '市商务局、市财政局', '', several],
  ['（市商务局；市财政局、市税务局）', '', '市商务局、市财政局、市税务局', unsaid],
  ['（由市商务局会同市财政局负责）', '市商务局', '市财政局', unsaid],
  ['（市商务局会同市财政局、市税务局负责）', '市商务局', '市财政局、市税务局', unsaid],
  [
    '（市自然资源和规划局牵头，市工业和信息化局和市财政局配合）',
    '市自然资源和规划局',
    '市工业和信息化局、市财政局',
    null,
  ],
])('%s', (end, leads, others, asked) => {
  const read = planOf(end)
  expect([read.leads, read.others, read.asked]).toEqual([leads, others, asked])
  expect(read.errors).toEqual([])
})

test('a time among the units is the deadline, 等 leaves the list open, neither is a unit', () => {
  const read = planOf('（市商务局、市财政局、市税务局等按职责分工负责，2024年9月底前完成）')
  expect([read.others, read.task?.open, read.task?.due?.on]).toEqual([
    '市商务局、市财政局、市税务局',
    true,
    '2024-09-30',
  ])
  expect(read.plan.units.map(({ name }) => name)).toEqual(['市商务局', '市财政局', '市税务局'])
  const labelled = planOf('（牵头单位：市商务局，责任单位：市财政局；完成时限：2024年9月底前）')
  expect([labelled.leads, labelled.others, labelled.task?.due?.on]).toEqual(['市商务局', '市财政局', '2024-09-30'])
})

test.each([
  ['第一个：市商务局', '市商务局', '市财政局、市税务局'],
  ['市商务局', '市商务局', '市财政局、市税务局'],
  ['财政局', '市财政局', '市商务局、市税务局'],
  ['都是牵头单位', '市商务局、市财政局、市税务局', ''],
])('who leads may be answered %s', (answer, leads, others) => {
  const read = planOf('（责任单位：市商务局、市财政局、市税务局）', answer)
  expect([read.leads, read.others, read.errors, read.lost]).toEqual([leads, others, [], []])
})

test('an answer that names nobody of the clause is said to be lost, and the question stays open', () => {
  const read = planOf('（责任单位：市商务局、市财政局）', '市教育局')
  expect(read.leads).toBe('')
  expect(read.lost[0]?.says).toContain('“市教育局”没有读懂')
  expect(read.questions.find(({ kind }) => kind === 'lead')?.answer).toBe(null)
})

test('who leads a passage leads the target it states', () => {
  const { plan, task } = planOf('（牵头单位：市商务局；责任单位：市财政局）')
  expect(plan.indicators.map(({ leadsWritten, tasks }) => [leadsWritten, tasks])).toEqual([['市商务局', [task?.no]]])
})

test.each([
  ['是，由市财政局牵头', ['市财政局']],
  ['是，方案未写牵头单位', ['']],
  ['不是任务', []],
])('a passage that only says what a unit does is a task when somebody says so: %s', (answer, leads) => {
  const pieces = [
    ...[
      '某市人民政府关于印发《某市商贸工作方案（2024—2025年）》的通知',
      '某政发〔2024〕5号',
      '各县（市、区）人民政府：',
    ],
    ...['某市人民政府', '2024年3月1日', '一、总体要求', '坚持问题导向。', '二、保障措施'],
    '（一）推进流通。建成平台。（市商务局负责）',
    '（二）强化督促。市财政局要安排专项资金，每半年通报一次。',
  ].map((text) => ({ text }))
  const asked = build('one', pieces, {}).questions.find(({ place }) => place === '正文二(二)')
  expect(asked?.proposal).toBe('不是任务')
  const { plan, lost } = build('one', pieces, asked ? { [keyOf(asked)]: answer } : {})
  expect(plan.tasks.slice(1).map(({ leadsWritten }) => leadsWritten)).toEqual(leads)
  expect([lost, lint(plan).filter(({ level }) => level === 'error')]).toEqual([[], []])
})
