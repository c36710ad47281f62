import { describe, expect, it } from 'vitest'
import { buttonOf, cardOf, words, world } from './world.ts'

const asked = cardOf(buttonOf('确认', { do: 'confirm', id: 7 }))
const done = cardOf({ tag: 'markdown', content: '已确认' })
const answer = (body: unknown) => () => ({ status: 200, body: typeof body === 'string' ? body : JSON.stringify(body) })

const filled = cardOf({
  tag: 'form',
  name: 'f',
  elements: [
    { tag: 'input', name: 'value', required: true, label: words('本期新增'), max_length: 5 },
    { tag: 'input', name: 'note', label: words('说明') },
    {
      tag: 'select_static',
      name: 'period',
      placeholder: words('期'),
      initial_index: 1,
      options: [
        { text: words('2024年1月'), value: '2024-01' },
        { text: words('2024年2月'), value: '2024-02' },
      ],
    },
    { tag: 'date_picker', name: 'date' },
    buttonOf('提交', { do: 'report', no: 8 }, { name: 'submit', form_action_type: 'submit' }),
  ],
})

async function withCard(card: unknown, options: Parameters<typeof world>[0] = {}) {
  const it = world(options)
  const { json } = await it.client.send(it.emulator.p2p(it.alice), card)
  return { ...it, id: String(json.data?.message_id) }
}

describe('a button', () => {
  it('calls back with its value and shows toast and card of the answer', async () => {
    const { emulator, received, bot, alice, id } = await withCard(asked)
    bot.answer = answer({ toast: { type: 'success', content: '好' }, card: { type: 'raw', data: done } })
    const clicked = await emulator.click(alice, id, { label: '确认' })
    expect(clicked).toEqual({
      sent: true,
      toast: { type: 'success', content: '好' },
      error: null,
      replaced: true,
      opens: null,
    })
    expect(emulator.message(id)?.card).toEqual(done)
    expect(received[0]).toMatchObject({
      header: { event_type: 'card.action.trigger', create_time: expect.stringMatching(/^\d{16}$/) },
      event: {
        operator: { open_id: alice },
        token: expect.stringMatching(/^c-/),
        action: { tag: 'button', value: { do: 'confirm', id: 7 } },
        host: 'im_message',
        context: { open_message_id: id },
      },
    })
  })

  it.each<[string, () => { status: number; body: string }, number]>([
    ['an error status', () => ({ status: 500, body: '{}' }), 200671],
    ['no JSON', answer('ok'), 200672],
    ['an unknown key', answer({ text: 'x' }), 200672],
    ['a card as a string', answer({ card: { type: 'raw', data: '{}' } }), 200672],
    ['an old card', answer({ card: { type: 'raw', data: { elements: [] } } }), 200830],
    ['an invalid card', answer({ card: { type: 'raw', data: cardOf({ tag: 'note' }) } }), 200673],
  ])('shows a code when the bot answers with %s', async (_, reply, code) => {
    const { emulator, bot, alice, id } = await withCard(asked)
    bot.answer = reply
    const clicked = await emulator.click(alice, id, { value: { do: 'confirm' } })
    expect(clicked).toMatchObject({ error: code, replaced: false, toast: { type: 'error' } })
    expect(emulator.message(id)?.card).toEqual(asked)
  })

  it('shows 200341 when the answer is late, and never sends the callback again', async () => {
    const { emulator, received, bot, alice, id, later } = await withCard(asked, { timeoutMs: 5 })
    bot.answer = () => new Promise(() => {})
    expect(await emulator.click(alice, id, { label: '确认' })).toMatchObject({ error: 200341 })
    later(24 * 3600_000)
    await emulator.tick()
    expect(received).toHaveLength(1)
  })

  it('locks its card while the callback is open', async () => {
    const { emulator, client, bot, alice, id } = await withCard(asked)
    const codes: number[] = []
    const patch = async () => {
      const { json } = await client.call('PATCH', `/im/v1/messages/${id}`, { content: JSON.stringify(done) })
      codes.push(json.code)
      if (json.code !== 0) expect(json.msg).toContain('11310')
    }
    bot.answer = async () => {
      await patch()
      return { status: 200, body: '{}' }
    }
    await emulator.click(alice, id, { label: '确认' })
    await patch()
    expect(codes).toEqual([230099, 0])
  })

  it('cannot be pressed when it is not there, or after fourteen days', async () => {
    const { emulator, received, alice, id, later } = await withCard(asked)
    await expect(emulator.click(alice, id, { label: '退回' })).rejects.toThrow('it has 确认')
    later(15 * 86_400_000)
    expect(await emulator.click(alice, id, { label: '确认' })).toMatchObject({ sent: false, toast: { type: 'error' } })
    expect(received).toHaveLength(0)
  })
})

describe('a form', () => {
  it.each([
    ['missing', {}],
    ['empty', { note: '', date: '' }],
    ['null', { note: null, date: null }],
  ] as const)('sends what was filled in and defaults, untouched fields %s', async (untouched, rest) => {
    const { emulator, received, alice, id } = await withCard(filled, { faults: { untouched } })
    await emulator.click(alice, id, { name: 'submit' }, { values: { value: '62' } })
    expect(received[0]?.event.action).toMatchObject({
      tag: 'button',
      name: 'submit',
      value: { do: 'report', no: 8 },
      form_value: { value: '62', period: '2024-01', ...rest },
    })
  })

  it('takes labels and the words of options, and writes dates as the platform does', async () => {
    const { emulator, received, alice, id } = await withCard(filled)
    const values = { 本期新增: '62', 期: '2024年2月', date: '2024-03-01' }
    await emulator.click(alice, id, { label: '提交' }, { values })
    expect(received[0]?.event.action).toMatchObject({
      form_value: { value: '62', period: '2024-02', date: '2024-03-01 +0800' },
    })
  })

  it('is not sent without its required field', async () => {
    const { emulator, received, alice, id } = await withCard(filled)
    const clicked = await emulator.click(alice, id, { name: 'submit' }, { values: { note: 'x' } })
    expect(clicked).toMatchObject({ sent: false, toast: { content: '有必填项未填写：本期新增' } })
    expect(received).toHaveLength(0)
  })

  it.each([
    ['a field that is not there', { figure: '1' }, 'no field figure'],
    ['an option that is not offered', { value: '1', period: '2025-01' }, 'no option 2025-01'],
    ['more than fits', { value: '123456' }, 'at most 5'],
  ])('cannot be filled with %s', async (_, values, problem) => {
    const { emulator, alice, id } = await withCard(filled)
    await expect(emulator.click(alice, id, { name: 'submit' }, { values })).rejects.toThrow(problem)
  })
})
