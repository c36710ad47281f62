import { expect, test } from 'vitest'
import { allSubjects } from '../../src/domain/reporting/subject.ts'
import type { Faults } from '../../src/sandbox/emulator/faults.ts'
import { measure, measureKept, metricsText } from '../../src/telemetry/metrics.ts'
import { chat } from '../chat.ts'

type Line = { level: string; message: string; fields: Record<string, unknown> }

/** A world whose log is kept. */
async function logged(options: Parameters<typeof chat>[0] = {}) {
  const lines: Line[] = []
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, message, fields: { ...fields } })
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
  const world = await chat({ log, ...options })
  const about = (category: string) => lines.filter(({ fields }) => fields.category === category)
  return { world, lines, about }
}

test('a digest and the tick that posts it are one line each, with ids and counts; an idle tick is none', async () => {
  const { world, lines, about } = await logged({ at: '2024-03-20T10:00:00+08:00' })
  const owner = await world.person('群主')
  const group = await world.group('暗号专班', owner)
  await owner.clicks('订阅周报', group.chatId)
  await world.moveTo('2024-03-22T10:00:00+08:00')
  expect(lines).toEqual([])
  await world.moveTo('2024-03-25T09:00:00+08:00')
  expect(about('digest').map(({ fields }) => fields)).toEqual([
    { category: 'digest', chat: group.chatId, week: '2024-W12', state: 'sent' },
  ])
  // One name of the week, here and for those who read it.
  expect(group.seesAll().at(-1)).toContain('周报 2024年第12周（3月18日—3月24日）')
  expect(about('tick').map(({ fields }) => fields)).toEqual([
    { category: 'tick', sent: 1, skipped: 0, leaves: 0, queues: 0, reminders: 0, ms: expect.any(Number) },
  ])
  expect(JSON.stringify(lines)).not.toContain('暗号')
})

test('a message the platform refuses for good is a dead letter in the log, by its id', async () => {
  const refuse = { kind: 'answer', status: 400, code: 230001 } as const
  const faults: Faults = { api: ({ path }) => (path.endsWith('/reply') ? refuse : undefined) }
  const { world, about } = await logged({ emulator: { faults } })
  const someone = await world.person('somebody')
  await someone.says('帮助')
  expect(about('dead')).toEqual([
    { level: 'error', message: 'letter given up', fields: expect.objectContaining({ letter: 1, kind: 'reply' }) },
  ])
})

test('an event that fails keeps its stack and is given up under the reference its sender reads', async () => {
  const { world, about } = await logged()
  const someone = await world.person('somebody')
  world.app.plan = new Proxy(world.app.plan, {
    get: (plan, key) => {
      if (key === 'indicators') throw new Error('broken plan')
      return Reflect.get(plan, key)
    },
  })
  await someone.says('帮助')
  for (const minute of [1, 2, 3]) await world.moveTo(`2024-03-18T10:0${minute}:00+08:00`)
  const [failed] = about('event')
  expect(failed?.fields.error).toMatch(/broken plan\n +at /)
  const [dead] = about('dead')
  expect(dead?.message).toBe('event given up')
  expect(someone.sees()).toContain(`编号 ${String(dead?.fields.reference)}`)
})

test('questions, clicks and sends are timed, and what is owed is counted', async () => {
  const { world } = await logged({ at: '2024-04-20T10:00:00+08:00' })
  const someone = await world.person('somebody')
  await someone.says('帮助')
  await someone.clicks('我是谁')
  const { app, metrics, server } = world
  const text = await (await server.fetch(new Request('http://bot/metrics'))).text()
  const value = (name: string): number =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    )
  expect(value('zhibiao_question_seconds_count')).toBe(1)
  expect(value('zhibiao_click_seconds_count')).toBe(1)
  expect(value('zhibiao_send_seconds_count')).toBeGreaterThanOrEqual(1)
  expect(value('zhibiao_question_seconds_bucket{le="+Inf"}')).toBe(1)
  expect(value('zhibiao_reports_missing{state="never"}')).toBe(allSubjects(app.plan).length)
  const states = { owed: 3, due: 2, overdue: 1, never: 4 }
  const named = metricsText([
    [...measure(metrics, true, { plan: 'one' }), ...(await measureKept(app, states, { plan: 'one' }))],
  ])
  for (const [state, count] of Object.entries(states))
    expect(named).toContain(`zhibiao_reports_missing{plan="one",state="${state}"} ${count}\n`)
  expect(named).toContain('zhibiao_send_seconds_bucket{plan="one",le="0.05"}')
})
