import { useEffect, useState } from 'preact/hooks'
import type { LogView } from '../view.ts'
import { readLog } from './api.ts'
import { Dialog } from './dialog.tsx'
import { dayOf, timeOf } from './times.ts'

const stateWords: Record<string, string> = { done: '已送达', waiting: '等待重发', 'given up': '已放弃' }
const when = (iso: string): string => `${dayOf(iso).slice(5)} ${timeOf(iso)}${iso.slice(16, 19)}`

/** For the curious: what was delivered to the bot, and what the bot asked of the platform. */
export function LogPanel({ onClose }: { onClose(): void }) {
  const [log, setLog] = useState<LogView | null>(null)
  const [only, setOnly] = useState(false)
  useEffect(() => {
    const read = () => readLog().then(setLog, () => {})
    void read()
    const timer = setInterval(read, 2000)
    return () => clearInterval(timer)
  }, [])
  const calls = log?.calls.filter(({ code, status }) => !only || code !== 0 || status >= 400) ?? []
  return (
    <Dialog title="投递记录" wide onClose={onClose}>
      <p class="dialog-text">
        事件按飞书的方式加密、签名后送到机器人的真实回调地址；3 秒内没有应答会在 15 秒、5 分钟、1 小时、6 小时后重发。
      </p>
      <h3>事件（新的在前）</h3>
      <div class="log">
        <table>
          <tbody>
            {log?.deliveries.map(({ eventId, type, state, at, attempts, next }) => (
              <tr key={eventId}>
                <td>{when(at)}</td>
                <td>
                  <code>{type}</code>
                </td>
                <td class={state === 'done' ? 'good' : 'bad'}>{stateWords[state] ?? state}</td>
                <td>
                  {attempts.map(({ at: tried, status, problem }) => (
                    <div key={tried}>
                      {status === 0 ? '无应答' : `HTTP ${status}`} {problem}
                    </div>
                  ))}
                  {next && <div>下次 {when(next)}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>
        机器人的调用{' '}
        <label class="checker">
          <input type="checkbox" checked={only} onChange={() => setOnly(!only)} /> 只看出错的
        </label>
      </h3>
      <div class="log">
        <table>
          <tbody>
            {calls.map(({ at, method, path, status, code, message }, index) => (
              <tr key={`${at} ${index}`}>
                <td>{when(at)}</td>
                <td>
                  <code>
                    {method} {path.replace('/open-apis', '')}
                  </code>
                </td>
                <td class={code === 0 && status < 400 ? 'good' : 'bad'}>
                  {code === 0 ? status : `${status} · ${code}`}
                </td>
                <td>{code === 0 ? '' : message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  )
}
