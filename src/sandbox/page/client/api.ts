import type { ActName, Asks } from '../acts.ts'
import type { LogView, State } from '../view.ts'

const headers = { 'x-sandbox': '1' }

/** Asks the server for something; throws with its words when it cannot be done. */
export async function ask<Name extends ActName, Answer = unknown>(name: Name, body: Asks[Name]): Promise<Answer> {
  return answerOf(
    await reach(`/sandbox/${name}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
}

export async function sendFile(me: string, chat: string, kind: 'file' | 'image', file: File): Promise<void> {
  const query = new URLSearchParams({ me, chat, kind, name: file.name })
  const type = file.type || 'application/octet-stream'
  await answerOf(
    await reach(`/sandbox/file?${query}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': type },
      body: file,
    }),
  )
}

/** @param most how many messages of the chat, newest first */
export async function readState(me: string, chat: string, most: number): Promise<State> {
  return answerOf(await reach(`/sandbox/state?${new URLSearchParams({ me, chat, most: String(most) })}`))
}

export async function readLog(): Promise<LogView> {
  return answerOf(await reach('/sandbox/log'))
}

/** The browser's own words for a server that is gone help nobody. */
async function reach(address: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch {
    throw new Error('连接不上演练服务，刚才的没有发出去')
  }
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.problem ?? `HTTP ${response.status}`)
  return answer
}
