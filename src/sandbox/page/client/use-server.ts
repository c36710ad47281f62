import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { State } from '../view.ts'
import { readState } from './api.ts'

/** Messages of a chat that are shown at first, and that each 更早的消息 adds. */
const firstPage = 200

/** What the server shows to `me` with a chat open, read again whenever it says that something changed. */
export function useServer(me: string, chat: string) {
  const [most, setMost] = useState(firstPage)
  const [state, setState] = useState<State | null>(null)
  const [online, setOnline] = useState(true)
  const wanted = useRef({ me, chat, most })
  wanted.current = { me, chat, most }

  const refresh = useCallback(async () => {
    const asked = wanted.current
    try {
      const answer = await readState(asked.me, asked.chat, asked.most)
      setOnline(true)
      const { current } = wanted
      if (asked.me === current.me && asked.chat === current.chat && asked.most === current.most) setState(answer)
    } catch {
      setOnline(false)
    }
  }, [])

  useEffect(() => setMost(firstPage), [me, chat])
  useEffect(() => {
    void refresh()
  }, [me, chat, most, refresh])

  useEffect(() => {
    const stream = new EventSource('/sandbox/stream')
    stream.addEventListener('changed', () => void refresh())
    stream.addEventListener('error', () => setOnline(false))
    stream.addEventListener('open', () => void refresh())
    return () => stream.close()
  }, [refresh])

  return { state, online, refresh, older: () => setMost(most + firstPage) }
}

/** A string that outlives a reload of the page. */
export function useStored(key: string, otherwise = ''): [string, (value: string) => void] {
  const [value, setValue] = useState(() => localStorage.getItem(`sandbox.${key}`) ?? otherwise)
  return [
    value,
    (next) => {
      localStorage.setItem(`sandbox.${key}`, next)
      setValue(next)
    },
  ]
}
