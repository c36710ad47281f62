import { setTimeout as pause } from 'node:timers/promises'
import type { Plan } from '../../src/domain/plan.ts'
import type { Emulator, Shown } from '../../src/sandbox/emulator/index.ts'
import type { Random } from './random.ts'

/** One thing somebody does; `over` says that the server was killed, so that waiting for it makes no sense. */
export type Act = (over: () => boolean) => Promise<void>

/** What people did and what the platform showed them of it: a run is judged by it. */
export type Done = {
  /** Ids of messages asked. */
  questions: string[]
  /** Forms that were sent in: the number typed into all their fields, and whether 提交 was answered with success. */
  submissions: { form: string; typed: string; acknowledged: boolean }[]
  /** Forms whose 确认 was answered with success. */
  confirmed: string[]
  groups: string[]
}

/** Liaisons who submit, reviewers who decide, people and groups who ask. */
export function actsOf(plan: Plan, emulator: Emulator, random: Random) {
  const done: Done = { questions: [], submissions: [], confirmed: [], groups: [] }
  const liaisons = [...new Set(plan.indicators.flatMap(({ leads }) => leads))].map((unit) => ({
    unit,
    openId: emulator.openIdOf(`liaison-${unit}`),
  }))
  const office = ['office-1', 'office-2'].map((name) => emulator.openIdOf(name))
  const askers = ['asker-1', 'asker-2', 'asker-3'].map((name) => emulator.openIdOf(name))

  const ask = async (openId: string, chatId: string, text: string): Promise<string> => {
    const { messageId } = await emulator.say(openId, chatId, text, { mentionBot: chatId !== 'p2p' })
    done.questions.push(messageId)
    return messageId
  }

  const ownCards = (openId: string): Shown[] =>
    emulator.messages(emulator.p2p(openId)).filter(({ card, sender }) => sender.kind === 'app' && card)
  const cardWith = (openId: string, label: string): Shown | undefined => ownCards(openId).findLast(has(label))

  /** The answer to a question, as soon as it is there. */
  const answerTo = async (openId: string, question: string, over: () => boolean): Promise<Shown | undefined> => {
    for (let tries = 0; tries < 20 && !over(); tries++) {
      const answer = ownCards(openId).findLast(({ parentId }) => parentId === question)
      if (answer) return answer
      await pause(100)
    }
    return undefined
  }

  /** Fills a form and sends it in; where a second look is due, it is sent in once more. */
  const submit = async (openId: string, message: Shown | undefined): Promise<void> => {
    const form = formOf(message?.card)
    if (!message || !form) return
    const typed = String(1 + random.below(9))
    const values = Object.fromEntries(form.fields.map((name) => [name, entryFor(name, typed)]))
    for (const label of ['提交', '确认提交']) {
      if (!has(label)(emulator.message(message.messageId))) continue
      const clicked = await emulator.click(openId, message.messageId, { label }, { values })
      if (clicked.sent) done.submissions.push({ form: form.id, typed, acknowledged: clicked.toast?.type === 'success' })
    }
  }

  const confirm = async (openId: string): Promise<void> => {
    const message = cardWith(openId, '确认')
    const form = formOf(message?.card)
    if (!message || !form) return
    const clicked = await emulator.click(openId, message.messageId, { label: '确认' })
    if (clicked.toast?.type === 'success') done.confirmed.push(form.id)
  }

  const report: Act = async (over) => {
    const { unit, openId } = random.one(liaisons)
    const own = plan.indicators.filter(({ leads }) => leads.includes(unit))
    const question = await ask(openId, 'p2p', `${random.one(['填报', '更正'])} 指标${random.one(own).no}`)
    await submit(openId, await answerTo(openId, question, over))
  }

  const acts: Act[] = [
    async () => void (await ask(random.one(askers), 'p2p', random.one(['帮助', '我是谁', '试点什么时候结束', '状态']))),
    async () => void (await ask(random.one(askers), random.one(done.groups), random.one(['帮助', '状态', '周报']))),
    report,
    report,
    report,
    // An old form once more, twice at the same moment, as an impatient finger does it.
    async () => {
      const { openId } = random.one(liaisons)
      const message = cardWith(openId, '提交')
      await Promise.all([submit(openId, message), submit(openId, message)])
    },
    async (over) => {
      const openId = random.one(office)
      await answerTo(openId, await ask(openId, 'p2p', '待审核'), over)
      await confirm(openId)
    },
    () => confirm(random.one(office)),
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

const has =
  (label: string) =>
  (message: Shown | undefined): boolean =>
    JSON.stringify(message?.card ?? '').includes(`"content":"${label}"`)

/** Figures are typed, a correction has its reason, and the period a form offers is left as it is. */
function entryFor(field: string, typed: string): string {
  if (field === 'reason') return '复核后更正'
  return /^(value|numerator|denominator)/.test(field) ? typed : ''
}

/** The form of a card: the id its first button carries, and its fields. */
function formOf(card: unknown): { id: string; fields: string[] } | undefined {
  const text = JSON.stringify(card ?? '')
  const id = /"form":"([^"]+)"/.exec(text)?.[1]
  if (!id) return undefined
  const fields = [...text.matchAll(/"tag":"input","name":"(\w+)"/g)].map(([, name]) => name ?? '')
  return { id, fields }
}
