import { createContext } from 'preact'
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks'
import type { Toast } from '../../emulator/click.ts'

export type Tell = (toast: Toast) => void
const Telling = createContext<Tell>(() => {})
export const TellProvider = Telling.Provider

/** Shows a short message over the page. */
export const useTell = (): Tell => useContext(Telling)

/** Runs something and shows what went wrong. True when nothing did. */
export function useTrying(): (work: () => Promise<unknown>) => Promise<boolean> {
  const tell = useTell()
  return async (work) => {
    try {
      await work()
      return true
    } catch (error) {
      tell({ type: 'error', content: error instanceof Error ? error.message : String(error) })
      return false
    }
  }
}

type Shown = Toast & { id: number }
const marks = { success: '✓', error: '!', warning: '!', info: 'i' }

export function useToasts(): { toasts: Shown[]; tell: Tell } {
  const [toasts, setToasts] = useState<Shown[]>([])
  const tell = useCallback((toast: Toast) => {
    const id = Date.now() + Math.random()
    setToasts((all) => [...all.slice(-2), { ...toast, id }])
    setTimeout(() => setToasts((all) => all.filter((it) => it.id !== id)), toast.type === 'error' ? 5000 : 3000)
  }, [])
  return { toasts, tell }
}

export function Toasts({ toasts }: { toasts: Shown[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Shown anew each time, so that it lies above a dialog opened since.
    box.current?.hidePopover()
    if (toasts.length > 0) box.current?.showPopover()
  }, [toasts])
  return (
    <div ref={box} popover="manual" class="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, type, content }) => (
        <div key={id} class={`toast toast-${type}`}>
          <span class="toast-mark">{marks[type]}</span>
          {content}
        </div>
      ))}
    </div>
  )
}
