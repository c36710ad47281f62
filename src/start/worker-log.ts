import type { Log } from '../telemetry/log.ts'
import type { Config } from './config.ts'

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** JSON lines on the console, which is a Worker's log. */
export function workerLog(level: Config['logLevel']): Log {
  const from = levels.indexOf(level)
  const at = (name: (typeof levels)[number]) => (fields: object, message: string) => {
    if (levels.indexOf(name) >= from) console.log(JSON.stringify({ level: name, msg: message, ...fields }))
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
