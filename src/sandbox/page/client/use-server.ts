import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { State } from '../view.ts'
import { readState } from './api.ts'

/** What the server shows to `me` with a chat open, read again whenever it says that something changed. */
export function useServer(me: string, chat: string) {
  const [state, setState] = useState<State | null>(null)
  const [online, setOnline] = useState(true)
  const wanted = useRef({ me, chat })
  wanted.current = { me, chat }

  const refresh = useCallback(async () => {
    const asked = wanted.current
    try {
      const answer = await readState(asked.me, asked.chat)
      setOnline(true)
      if (asked === wanted.current || (asked.me === wanted.current.me && asked.chat === wanted.current.chat)) {
        setState(answer)
      }
    } catch {
      setOnline(false)
    }
  }, [])

  useEffect(() => {
    void refresh()
  }, [me, chat, refresh])

  useEffect(() => {
    const stream = new EventSource('/sandbox/stream')
    stream.addEventListener('changed', () => void refresh())
    stream.addEventListener('error', () => setOnline(false))
    stream.addEventListener('open', () => void refresh())
    return () => stream.close()
  }, [refresh])

  return { state, online, refresh }
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
