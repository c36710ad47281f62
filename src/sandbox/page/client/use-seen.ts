import { useEffect, useState } from 'preact/hooks'
import type { ChatView } from '../view.ts'

type Seen = Record<string, number>

function read(me: string): Seen {
  try {
    return JSON.parse(localStorage.getItem(`sandbox.seen.${me}`) ?? '{}')
  } catch {
    return {}
  }
}

/** Which chats hold something this person has not looked at; the open one never does. */
export function useSeen(me: string, chats: readonly ChatView[], open: string) {
  const [seen, setSeen] = useState<Seen>(() => read(me))
  useEffect(() => setSeen(read(me)), [me])

  function see(chatId: string): void {
    const last = chats.find((it) => it.chatId === chatId)?.last?.seq ?? 0
    const next = { ...read(me), [chatId]: last }
    localStorage.setItem(`sandbox.seen.${me}`, JSON.stringify(next))
    setSeen(next)
  }
  const newest = chats.find(({ chatId }) => chatId === open)?.last?.seq
  useEffect(() => {
    if (open !== '' && newest !== undefined) see(open)
  }, [open, newest, me])

  const unread = new Set(
    chats
      .filter(({ chatId, last }) => last && chatId !== open && last.seq > (seen[chatId] ?? 0))
      .map((it) => it.chatId),
  )
  return { unread, see }
}
