import type { Hono } from 'hono'
import * as z from 'zod'
import type { ApiFault, Faults } from './faults.ts'

/** What the Node server hands over beside the request: the socket that a reset cuts. */
const bindings = z.object({
  outgoing: z.custom<{ destroy(): void }>((it) => typeof it === 'object' && it !== null && 'destroy' in it),
})

/**
 * The API with faults. In the same process a reset rejects like a broken connection and a hang ends with the request's
 * signal; over Node's server the socket is cut.
 */
export function faultyFetch(api: Hono, faults: Faults) {
  let count = 0
  return async (request: Request, env: object = {}): Promise<Response> => {
    count += 1
    const fault = faults.api?.({ method: request.method, path: new URL(request.url).pathname, count })
    if (!fault) return api.fetch(request, env)
    if (fault.kind === 'answer') return answerOf(fault)
    if (fault.when === 'after') await api.fetch(request.clone(), env)
    if (fault.kind === 'hang') await untilAborted(request.signal)
    const node = bindings.safeParse(env)
    if (node.success) node.data.outgoing.destroy()
    throw new TypeError('fetch failed')
  }
}

function answerOf({ status, code, message, headers }: Extract<ApiFault, { kind: 'answer' }>): Response {
  const body = code === undefined ? (message ?? '') : JSON.stringify({ code, msg: message ?? '' })
  const type = code === undefined ? 'text/plain' : 'application/json; charset=utf-8'
  return new Response(body, { status, headers: { 'content-type': type, ...headers } })
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
