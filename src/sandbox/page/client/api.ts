import type { ActName, Asks } from '../acts.ts'
import type { LogView, State } from '../view.ts'

const headers = { 'x-sandbox': '1' }

/** Asks the server for something; throws with its words when it cannot be done. */
export async function ask<Name extends ActName, Answer = unknown>(name: Name, body: Asks[Name]): Promise<Answer> {
  const response = await fetch(`/sandbox/${name}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answerOf(response)
}

export async function sendFile(me: string, chat: string, kind: 'file' | 'image', file: File): Promise<void> {
  const query = new URLSearchParams({ me, chat, kind, name: file.name })
  const type = file.type || 'application/octet-stream'
  await answerOf(
    await fetch(`/sandbox/file?${query}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': type },
      body: file,
    }),
  )
}

export async function readState(me: string, chat: string): Promise<State> {
  return answerOf(await fetch(`/sandbox/state?${new URLSearchParams({ me, chat })}`))
}

export async function readLog(): Promise<LogView> {
  return answerOf(await fetch('/sandbox/log'))
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.problem ?? `HTTP ${response.status}`)
  return answer
}
