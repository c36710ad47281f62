import type { Plan } from '../../src/domain/plan.ts'
import type { Emulator } from '../../src/sandbox/emulator/index.ts'
import type { Random } from './random.ts'

export type Act = () => Promise<void>

/** What the platform showed people as done: a run is judged by it. */
export type Done = {
  /** Ids of messages asked. */
  questions: string[]
  /** Forms by id: whether 提交 was answered with success. */
  submissions: { form: string; acknowledged: boolean }[]
  groups: string[]
}

/** Liaisons who submit, reviewers who decide, people and groups who ask. */
export function actsOf(plan: Plan, emulator: Emulator, random: Random) {
  const done: Done = { questions: [], submissions: [], groups: [] }
  const liaisons = [...new Set(plan.indicators.flatMap(({ leads }) => leads))].map((unit) => ({
    unit,
    openId: emulator.openIdOf(`liaison-${unit}`),
  }))
  const office = ['office-1', 'office-2'].map((name) => emulator.openIdOf(name))
  const askers = ['asker-1', 'asker-2', 'asker-3'].map((name) => emulator.openIdOf(name))

  const ask = async (openId: string, chatId: string, text: string) => {
    const { messageId } = await emulator.say(openId, chatId, text, { mentionBot: chatId !== 'p2p' })
    done.questions.push(messageId)
  }

  const cardWith = (openId: string, label: string) =>
    emulator
      .messages(emulator.p2p(openId))
      .findLast(
        ({ card, sender }) => sender.kind === 'app' && JSON.stringify(card ?? '').includes(`"content":"${label}"`),
      )

  const submit = async (openId: string): Promise<void> => {
    const message = cardWith(openId, '提交')
    const form = formOf(message?.card)
    if (!message || !form) return
    const values = Object.fromEntries(
      form.fields.map((name) => [name, /^(value|numerator|denominator)/.test(name) ? '1' : '']),
    )
    const clicked = await emulator.click(openId, message.messageId, { label: '提交' }, { values })
    if (clicked.sent) done.submissions.push({ form: form.id, acknowledged: clicked.toast?.type === 'success' })
  }

  const acts: Act[] = [
    () => ask(random.one(askers), 'p2p', random.one(['帮助', '我是谁', '试点什么时候结束', '状态'])),
    async () => ask(random.one(askers), random.one(done.groups), random.one(['帮助', '状态', '周报'])),
    async () => {
      const { unit, openId } = random.one(liaisons)
      const own = plan.indicators.filter(({ leads }) => leads.includes(unit))
      await ask(openId, 'p2p', `填报 指标${random.one(own).no}`)
      // As long as somebody needs to see the form; the server may be dead by then.
      await new Promise((resolve) => setTimeout(resolve, 200 + random.below(200)))
      await submit(openId)
    },
    () => submit(random.one(liaisons).openId),
    () => submit(random.one(liaisons).openId),
    // Twice at the same moment, as an impatient finger does it.
    async () => {
      const { openId } = random.one(liaisons)
      await Promise.all([submit(openId), submit(openId)])
    },
    () => ask(random.one(office), 'p2p', '待审核'),
    async () => {
      const openId = random.one(office)
      const message = cardWith(openId, '确认')
      if (message) await emulator.click(openId, message.messageId, { label: '确认' })
    },
  ]

  return {
    acts,
    done: () => done,
    /** Groups that subscribe before the killing begins. */
    async settleIn(): Promise<void> {
      const owner = random.one(askers)
      for (const name of ['专班一', '专班二', '专班三']) {
        const { chatId } = await emulator.createGroup(owner, name, askers)
        done.groups.push(chatId)
        await ask(owner, chatId, '订阅周报')
      }
    },
  }
}

/** The form of a card: the id its button carries, and its fields; the period it offers is left as it is. */
function formOf(card: unknown): { id: string; fields: string[] } | undefined {
  const text = JSON.stringify(card ?? '')
  const id = /"form":"([^"]+)"/.exec(text)?.[1]
  if (!id) return undefined
  const fields = [...text.matchAll(/"tag":"input","name":"(\w+)"/g)].map(([, name]) => name ?? '')
  return { id, fields }
}
