import type { Plan } from '../domain/plan.ts'
import { type Clock, isoIn, secondsBetween } from '../domain/time.ts'
import { FeishuError } from '../feishu/port.ts'
import { inboxDepth } from '../store/inbox.ts'
import { outboxDepth } from '../store/outbox.ts'
import type { Sql } from '../store/sql.ts'
import { createArrivals, createHistogram, type Histogram, timed } from './latency.ts'

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
    arrivals: createArrivals(),
    latency: { question: createHistogram(), click: createHistogram(), send: createHistogram() },
  }
}

export type Metrics = ReturnType<typeof createMetrics>

type Family = { name: string; type: 'counter' | 'gauge' | 'histogram'; help: string; samples: Sample[] }
/** `suffix` is what a histogram's lines end in. */
type Sample = { suffix?: string; labels: Record<string, string>; value: number }

type Measured = { db: Sql; plan: Plan; clock: Clock }

/** Reports that are not in by how they stand, and goals and tasks of which none ever was. */
export type OwedNow = Record<'owed' | 'due' | 'overdue' | 'never', number>

type Labels = Record<string, string>

const one = (name: string, type: Family['type'], help: string, value: number, labels: Labels): Family => ({
  name,
  type,
  help,
  samples: [{ labels, value }],
})

/** What a bot knows of itself without its database; each sample carries the labels it is given beside its own. */
export const measure = (metrics: Metrics, isReady: boolean, labels: Labels): Family[] => [
  one(
    'ready',
    'gauge',
    'Whether it can take events: 1, or 0 for the reason GET /readyz gives',
    isReady ? 1 : 0,
    labels,
  ),
  one('events_in_total', 'counter', 'Events accepted', metrics.eventsIn.value(), labels),
  one('events_refused_total', 'counter', 'Requests refused', metrics.refused.value(), labels),
  one('answers_out_total', 'counter', 'Messages delivered', metrics.answersOut.value(), labels),
  one('digest_runs_total', 'counter', 'Weekly digests composed', metrics.digestRuns.value(), labels),
  {
    name: 'api_errors_total',
    type: 'counter',
    help: 'Errors of the platform by code',
    samples: [...metrics.errors].map(([code, value]) => ({ labels: { ...labels, code }, value })),
  },
  ...timed.map(
    (what): Family => ({
      name: `${what}_seconds`,
      type: 'histogram',
      help: timedHelp[what],
      samples: samplesOf(metrics.latency[what], labels),
    }),
  ),
]

/** What its database holds that waits, and that is missing. */
export async function measureKept({ db, plan, clock }: Measured, owed: OwedNow, labels: Labels): Promise<Family[]> {
  const now = isoIn(plan.timeZone, clock.now())
  const age = (oldest: string | null) => (oldest ? Math.max(0, secondsBetween(oldest, now)) : 0)
  const [inbox, outbox] = await Promise.all([inboxDepth(db), outboxDepth(db)])
  return [
    one('inbox_depth', 'gauge', 'Events waiting', inbox.depth, labels),
    one('inbox_oldest_seconds', 'gauge', 'Age of the oldest waiting event', age(inbox.oldest), labels),
    one('outbox_depth', 'gauge', 'Messages waiting', outbox.depth, labels),
    one('outbox_oldest_seconds', 'gauge', 'Age of the oldest waiting message', age(outbox.oldest), labels),
    one('outbox_dead', 'gauge', 'Messages given up', outbox.dead, labels),
    {
      name: 'reports_missing',
      type: 'gauge',
      help: 'Reports not in that are owed, due today or overdue; goals and tasks never reported on',
      samples: Object.entries(owed).map(([state, value]) => ({ labels: { ...labels, state }, value })),
    },
  ]
}

const timedHelp = {
  question: 'From the arrival of a message to its answer being written down',
  click: 'From the arrival of a click to the answer of its callback',
  send: 'One message on its way to the platform',
}

function samplesOf(histogram: Histogram, labels: Record<string, string>): Sample[] {
  const { buckets, count, sum } = histogram.read()
  return [
    ...buckets.map((bucket) => ({
      suffix: '_bucket',
      labels: { ...labels, le: String(bucket.bound) },
      value: bucket.count,
    })),
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: Math.round(sum * 1000) / 1000 },
    { suffix: '_count', labels, value: count },
  ]
}

/** Prometheus text (docs/contract.md, GET /metrics): what all bots measure of a name stands together under it. */
export function metricsText(bots: readonly Family[][]): string {
  const families = new Map(bots.flat().map((family) => [family.name, family]))
  const lines = [...families.values()].flatMap(({ name, type, help }) => [
    `# HELP zhibiao_${name} ${help}`,
    `# TYPE zhibiao_${name} ${type}`,
    ...bots
      .flatMap((families) => families.find((family) => family.name === name)?.samples ?? [])
      .map(({ suffix = '', labels, value }) => `zhibiao_${name}${suffix}${labelsText(labels)} ${value}`),
  ])
  return `${lines.join('\n')}\n`
}

function labelsText(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}
