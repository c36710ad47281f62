import { Agent } from 'node:http'
import { type Kind, startBot } from '../bot.ts'
import { thinPlatform } from './platform.ts'
import { type Answered, click, message, post, within } from './post.ts'

const round = (ms: number): string => `${Math.round(ms)} ms`

/** A bot with a thin platform around it, and how often each message has been answered. */
async function stage(kind: Kind) {
  const replies = new Map<string, { times: number; atMs: number }>()
  const awaited = new Map<string, () => void>()
  const platform = await thinPlatform((messageId) => {
    const { times, atMs } = replies.get(messageId) ?? { times: 0, atMs: performance.now() }
    replies.set(messageId, { times: times + 1, atMs })
    awaited.get(messageId)?.()
    awaited.delete(messageId)
  })
  const bot = await startBot(kind, { platform: platform.address })
  const answered = (messageId: string): Promise<void> =>
    replies.has(messageId) ? Promise.resolve() : new Promise((resolve) => void awaited.set(messageId, resolve))
  /** A server that runs has answered somebody before. */
  for (let at = 0; at < 100; at++) {
    await post(bot.webhook, message(`ou_first${at % 10}`, `om_first${at}`, `第${at}次问：商标有效注册量目标是多少`))
    await answered(`om_first${at}`)
  }
  return {
    bot,
    replies,
    answered,
    async end() {
      await bot.end()
      platform.close()
    },
  }
}

const sentence = (at: number): string => `第${at}次问：商标有效注册量目标是多少`

/** 2,000 messages of 500 people at once, with 300 clicks among them. */
export async function burst(): Promise<boolean> {
  const [messages, people, clicks] = [2000, 500, 300]
  const acks: Partial<Record<Kind, number>> = {}
  let sound = true
  for (const kind of ['echo', 'product'] as const) {
    const { bot, replies, answered, end } = await stage(kind)
    const ready = Array.from({ length: messages }, (_, at) => message(`ou_${at % people}`, `om_${at}`, sentence(at)))
    const clicking =
      kind === 'product' ? Array.from({ length: clicks }, (_, at) => click(`ou_${at}`, `e${at}`, { do: 'whoami' })) : []
    const each = Math.floor(messages / Math.max(1, clicking.length))
    const began = performance.now()
    const clicked: Promise<Answered>[] = []
    const said = ready.map((one, at) => {
      const next = at % each === 0 ? clicking[at / each] : undefined
      if (next) clicked.push(post(bot.webhook, next))
      return post(bot.webhook, one)
    })
    const ackTimes = (await Promise.all(said)).map(({ ms }) => ms)
    const clickTimes = (await Promise.all(clicked)).map(({ ms }) => ms)
    await Promise.all(ready.map((_, at) => answered(`om_${at}`)))
    const allMs = performance.now() - began
    // What comes twice comes soon after.
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const twice = [...replies.values()].filter(({ times }) => times > 1).length
    acks[kind] = within(ackTimes, 0.99)
    console.log(
      `${messages} messages at once, ${kind}: acknowledged half ${round(within(ackTimes, 0.5))}, 99% ${round(acks[kind])}; ` +
        `all answered after ${round(allMs)}; ${twice} twice` +
        (clickTimes.length > 0
          ? `; ${clickTimes.length} clicks among them: half ${round(within(clickTimes, 0.5))}, 99% ${round(within(clickTimes, 0.99))}`
          : ''),
    )
    if (kind === 'product') sound = twice === 0 && within(clickTimes, 0.99) < 1000
    await end()
  }
  return sound && (acks.product ?? Number.POSITIVE_INFINITY) <= (acks.echo ?? 0)
}

/** What one sender's 800 messages cost the others: how long those wait for their answers, without and with them. */
export async function flood(): Promise<boolean> {
  const [many, others] = [800, 200]
  const { bot, replies, answered, end } = await stage('product')
  // The platform keeps its connections; a fresh one for each would measure this process, which has to open them.
  const [agent, manyAgent] = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true, maxSockets: 50 })]
  const talk = async (name: string): Promise<number> => {
    const times: number[] = []
    for (let at = 0; at < others; at++) {
      const id = `om_${name}_${at}`
      const began = performance.now()
      await post(bot.webhook, message(`ou_${name}_${at}`, id, sentence(at)), agent)
      await answered(id)
      times.push((replies.get(id)?.atMs ?? Number.NaN) - began)
    }
    return within(times, 0.99)
  }
  const alone = await talk('alone')
  const flooding = Array.from({ length: many }, (_, at) =>
    post(bot.webhook, message('ou_many', `om_many_${at}`, sentence(at)), manyAgent),
  )
  const beside = await talk('beside')
  await Promise.all(flooding)
  for (const one of [agent, manyAgent]) one.destroy()
  await end()
  console.log(
    `${others} people one after another: 99% answered within ${round(alone)}; beside ${many} messages of one, ${round(beside)}`,
  )
  return beside - alone <= 100
}

/** 20,000 messages, 50 people at a time: what is held of the machine's memory after each quarter. */
export async function memory(): Promise<boolean> {
  const [messages, atOnce] = [20_000, 50]
  const { bot, answered, end } = await stage('product')
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  let said = 0
  const someone = async (until: number): Promise<void> => {
    while (said < until) {
      const at = said++
      await post(bot.webhook, message(`ou_${at % 500}`, `om_${at}`, sentence(at)), agent)
      await answered(`om_${at}`)
    }
  }
  const held: number[] = []
  for (let quarter = 1; quarter <= 4; quarter++) {
    await Promise.all(Array.from({ length: atOnce }, () => someone((messages * quarter) / 4)))
    held.push(bot.megabytes())
  }
  agent.destroy()
  await end()
  console.log(`${messages} messages, ${atOnce} at a time: ${held.join(', ')} MB after each quarter`)
  const [first = 0, , , last = 0] = held
  return last <= first * 1.25
}
