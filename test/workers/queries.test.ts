import { expect, test } from 'vitest'
import { chat } from '../chat.ts'

/** How often D1, which is a network away, is asked from the arrival of one thing to the delivery of its answer. */
const most = { question: 30, click: 16, submitted: 34 }

test('one question, one click and one submitted form ask the database no more often than they must', async () => {
  const world = await chat()
  const { worker, emulator } = world
  if (!worker) throw new Error('this is about workerd')
  const liming = await world.person('李明', 'liaison', '市司法局')
  // The first of an isolate finds out whose the database is.
  await liming.says('我是谁')
  await worker.rest()

  await liming.says('商标有效注册量目标是多少')
  expect(await worker.rest()).toBeLessThanOrEqual(most.question)

  const clicked = async (label: string, values?: Record<string, string>): Promise<number> => {
    const chatId = emulator.p2p(liming.openId)
    const card = emulator
      .messages(chatId)
      .findLast(({ card }) => JSON.stringify(card ?? '').includes(`"content":"${label}"`))
    const answer = await emulator.click(liming.openId, card?.messageId ?? '', { label }, values ? { values } : {})
    expect(answer.error).toBeNull()
    return worker.rest()
  }
  await liming.says('帮助')
  await worker.rest()
  expect(await clicked('我是谁')).toBeLessThanOrEqual(most.click)

  await liming.says('填报 仲裁员')
  await worker.rest()
  expect(await clicked('提交', { value: '18' })).toBeLessThanOrEqual(most.submitted)
})
