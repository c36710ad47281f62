import { useState } from 'preact/hooks'

/** What is typed and not yet sent outlives a change of person or chat, and a reload: the browser's session keeps it. */
export function useDraft<Value>(
  key: string,
  empty: Value,
): [Value, (next: Value | ((before: Value) => Value)) => void] {
  const [value, setValue] = useState<Value>(() => read(key) ?? empty)
  return [
    value,
    (next) =>
      setValue((before) => {
        const after = typeof next === 'function' ? (next as (before: Value) => Value)(before) : next
        write(key, after, empty)
        return after
      }),
  ]
}

function read<Value>(key: string): Value | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

function write<Value>(key: string, value: Value, empty: Value): void {
  const text = JSON.stringify(value)
  if (text === JSON.stringify(empty)) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, text)
}
