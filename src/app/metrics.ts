import { FeishuError } from '../feishu/port.ts'
import { inboxDepth } from '../store/inbox.ts'
import { outboxDepth } from '../store/outbox.ts'
import { secondsBetween } from '../time.ts'
import { type App, nowIn } from './world.ts'

const counter = () => {
  let count = 0
  return {
    add: (by = 1) => {
      count += by
    },
    value: () => count,
  }
}

/** Counts since the process started; depths are read from the database when asked for. */
export function createMetrics() {
  const errors = new Map<string, number>()
  return {
    eventsIn: counter(),
    refused: counter(),
    answersOut: counter(),
    digestRuns: counter(),
    apiError(error: unknown): void {
      const code = error instanceof FeishuError ? String(error.code) : 'internal'
      errors.set(code, (errors.get(code) ?? 0) + 1)
    },
    errors,
  }
}

export type Metrics = ReturnType<typeof createMetrics>

/** Prometheus text (contract.md, GET /metrics). */
export async function metricsText(app: App, metrics: Metrics): Promise<string> {
  const now = nowIn(app)
  const age = (oldest: string | null) => (oldest ? Math.max(0, secondsBetween(oldest, now)) : 0)
  const [inbox, outbox] = await Promise.all([inboxDepth(app.db), outboxDepth(app.db)])
  const lines = [
    ...series('events_in_total', 'counter', 'Events accepted', metrics.eventsIn.value()),
    ...series('events_refused_total', 'counter', 'Requests refused', metrics.refused.value()),
    ...series('answers_out_total', 'counter', 'Messages delivered', metrics.answersOut.value()),
    ...series('digest_runs_total', 'counter', 'Weekly digests composed', metrics.digestRuns.value()),
    ...series('inbox_depth', 'gauge', 'Events waiting', inbox.depth),
    ...series('inbox_oldest_seconds', 'gauge', 'Age of the oldest waiting event', age(inbox.oldest)),
    ...series('outbox_depth', 'gauge', 'Messages waiting', outbox.depth),
    ...series('outbox_oldest_seconds', 'gauge', 'Age of the oldest waiting message', age(outbox.oldest)),
    ...series('outbox_dead', 'gauge', 'Messages given up', outbox.dead),
    '# HELP zhibiao_api_errors_total Errors of the platform by code',
    '# TYPE zhibiao_api_errors_total counter',
    ...[...metrics.errors].map(([code, count]) => `zhibiao_api_errors_total{code="${code}"} ${count}`),
  ]
  return `${lines.join('\n')}\n`
}

const series = (name: string, type: 'counter' | 'gauge', help: string, value: number): string[] => [
  `# HELP zhibiao_${name} ${help}`,
  `# TYPE zhibiao_${name} ${type}`,
  `zhibiao_${name} ${value}`,
]
