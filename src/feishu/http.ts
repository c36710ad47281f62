import * as z from 'zod'
import { FeishuError } from './port.ts'

/** One call as the SDK describes it. */
export type Request = {
  url?: string
  method?: string
  headers?: Record<string, unknown>
  params?: Record<string, unknown>
  data?: unknown
  responseType?: string
  timeout?: number
  $return_headers?: boolean
}

const answer = z.looseObject({ code: z.number(), msg: z.string().default('') })

/** One call on its way: text as the body, or a form with a file. */
export type HttpCall = { method: string; headers: Record<string, string>; body?: string | FormData; timeoutMs: number }

/** What came back, whole. */
export type HttpAnswer = {
  status: number
  header: (name: string) => string | null
  headers: () => Record<string, string>
  bytes: () => Promise<Uint8Array<ArrayBuffer>>
  text: () => Promise<string>
}

/** Carries calls. What it throws is an unclear outcome; `TimeoutError` by name where time ran out. */
export type Carrier = (url: string, call: HttpCall) => Promise<HttpAnswer>

/** Carries calls on `fetch`, which Node and Workers both have. */
export const fetchCarrier =
  (fetchImpl: typeof fetch): Carrier =>
  async (url, { method, headers, body, timeoutMs }) => {
    const response = await fetchImpl(url, { method, headers, body, signal: AbortSignal.timeout(timeoutMs) })
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      headers: () => Object.fromEntries(response.headers),
      bytes: async () => new Uint8Array(await response.arrayBuffer()),
      text: () => response.text(),
    }
  }

/**
 * The SDK's HTTP with a time-out and one kind of failure: business errors, whatever their HTTP status, throw
 * `FeishuError`; so do time-outs and broken connections, whose outcome is unclear.
 */
export async function call(request: Request, carry: Carrier): Promise<unknown> {
  const response = await carry(addressOf(request), callOf(request)).catch((error: unknown) => {
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    throw new FeishuError(timedOut ? 'timeout' : 'network', error instanceof Error ? error.message : String(error))
  })
  const { status } = response
  const ok = status >= 200 && status < 300
  if (request.responseType === 'arraybuffer' && ok) return (await response.bytes()).buffer
  const body = await response.text().catch(() => '')
  const data = parse(body)
  const { data: said } = answer.safeParse(data)
  if (said?.code) throw new FeishuError(said.code, said.msg, waitOf(response))
  if (status === 429) throw new FeishuError(99991400, 'request trigger frequency limit', waitOf(response))
  if (!ok || data === undefined) throw new FeishuError(`http-${status}`, body.slice(0, 200))
  return request.$return_headers ? { data, headers: response.headers() } : data
}

function addressOf({ url = '', params }: Request): string {
  if (!params || Object.keys(params).length === 0) return url
  const address = new URL(url)
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null) address.searchParams.append(name, String(value))
  }
  return address.toString()
}

function callOf({ method = 'GET', headers: given, data, timeout }: Request): HttpCall {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(given ?? {})) {
    if (value !== undefined && value !== null) headers[name.toLowerCase()] = String(value)
  }
  const verb = method.toUpperCase()
  // The SDK sends `data: {}` with every GET, which fetch refuses.
  const body = verb === 'GET' || verb === 'HEAD' || data === undefined ? undefined : bodyOf(data, headers)
  return { method: verb, headers, body, timeoutMs: timeout ?? 10_000 }
}

const formFields = z.record(z.string(), z.unknown())

function bodyOf(data: unknown, headers: Record<string, string>): string | FormData {
  if (!/multipart\/form-data/i.test(headers['content-type'] ?? '')) {
    headers['content-type'] = 'application/json; charset=utf-8'
    return JSON.stringify(data)
  }
  // Whoever carries it writes the boundary.
  delete headers['content-type']
  const parts = new FormData()
  const fields = formFields.parse(data)
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Uint8Array)
      parts.append(name, new Blob([new Uint8Array(value)]), String(fields.file_name ?? name))
    else if (value !== undefined && value !== null) parts.append(name, String(value))
  }
  return parts
}

function waitOf(response: HttpAnswer): number | undefined {
  const seconds = Number(response.header('x-ogw-ratelimit-reset') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1000 : undefined
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
