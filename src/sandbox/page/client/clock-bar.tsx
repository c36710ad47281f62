import { useEffect, useState } from 'preact/hooks'
import type { Asks } from '../acts.ts'
import type { Leap, State } from '../view.ts'
import { ask } from './api.ts'
import { Confirm } from './dialog.tsx'
import { dayWords, later, timeOf } from './times.ts'
import { useTrying } from './toast.tsx'

const leaps: { leap: Leap; label: string }[] = [
  { leap: 'hour', label: '1小时' },
  { leap: 'day', label: '1天' },
  { leap: 'week', label: '1周' },
  { leap: 'month', label: '1个月' },
  { leap: 'monday', label: '到下一个周一 09:00' },
]

type Props = { state: State; online: boolean; onMoved(): Promise<void>; onLog(): void }

/** Says that this is a rehearsal, tells its time, and moves it: ahead only. */
export function ClockBar({ state, online, onMoved, onLog }: Props) {
  const now = useRunning(state.now)
  const [moving, setMoving] = useState(false)
  const [open, setOpen] = useState(false)
  const [example, setExample] = useState(false)
  const trying = useTrying()

  async function move(ask_: Asks['clock']): Promise<void> {
    setMoving(true)
    setOpen(false)
    await trying(() => ask('clock', ask_))
    await onMoved()
    setMoving(false)
  }
  async function load(): Promise<void> {
    setExample(false)
    setMoving(true)
    await trying(() => ask('example', {}))
    await onMoved()
    setMoving(false)
  }
  return (
    <header class="bar">
      <div class="bar-sign">
        <strong class="bar-mark">演练</strong>
        <span class="bar-note">不是真正的飞书，数据只在本机{online ? '' : ' · 连接已断开'}</span>
      </div>
      <button type="button" class="bar-time" aria-expanded={open} onClick={() => setOpen(!open)}>
        {moving && <span class="spinner" />}
        <time>
          {dayWords(now)} {timeOf(now)}
        </time>
        <span class="bar-arrow">▾</span>
      </button>
      <div class={open ? 'bar-leaps bar-leaps-open' : 'bar-leaps'}>
        <span class="bar-label">快进</span>
        {leaps.map(({ leap, label }) => (
          <button type="button" key={leap} class="chip" disabled={moving} onClick={() => move({ leap })}>
            {label}
          </button>
        ))}
        <MoveTo key={now.slice(0, 13)} now={now} disabled={moving} onMove={(to) => move({ to })} />
      </div>
      <div class="bar-more">
        {state.exampleLoaded ? (
          <span class="example-mark">示例数据</span>
        ) : (
          <button type="button" class="chip" disabled={moving} onClick={() => setExample(true)}>
            载入示例数据
          </button>
        )}
        <button type="button" class="chip" onClick={onLog}>
          投递记录
        </button>
      </div>
      {example && (
        <Confirm
          title="载入示例数据"
          text="会写入编造的进度数据，用来看各种卡片的样子；此后每张卡片都会标明「示例数据」。不能撤销。"
          yes="载入"
          onNo={() => setExample(false)}
          onYes={load}
        />
      )}
    </header>
  )
}

/** Any later time. */
function MoveTo({ now, disabled, onMove }: { now: string; disabled: boolean; onMove(to: string): void }) {
  const [to, setTo] = useState(now.slice(0, 16))
  const ahead = to.slice(0, 16) > now.slice(0, 16)
  return (
    <span class="move-to">
      <input
        class="input"
        type="datetime-local"
        aria-label="拨到"
        min={now.slice(0, 16)}
        value={to}
        onInput={(event) => setTo(event.currentTarget.value)}
      />
      <button
        type="button"
        class="chip"
        disabled={disabled || !ahead}
        title={ahead ? '' : '时间只能向前'}
        onClick={() => onMove(`${to}:00${now.slice(19)}`)}
      >
        拨到
      </button>
    </span>
  )
}

/** The rehearsal's clock runs on at the pace of real time between two answers of the server. */
function useRunning(told: string): string {
  const [now, setNow] = useState(told)
  useEffect(() => {
    const at = Date.now()
    setNow(told)
    const timer = setInterval(() => setNow(later(told, Date.now() - at)), 1000)
    return () => clearInterval(timer)
  }, [told])
  return now
}
