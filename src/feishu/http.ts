import { z } from 'zod'
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

/**
 * The SDK's HTTP on `fetch`, which Node and Workers both have, with a time-out and one kind of failure: business
 * errors, whatever their HTTP status, throw `FeishuError`; so do time-outs and broken connections, whose outcome is
 * unclear.
 */
export async function call(request: Request, fetchImpl: typeof fetch = fetch): Promise<unknown> {
  const response = await fetchImpl(addressOf(request), initOf(request)).catch((error: unknown) => {
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    throw new FeishuError(timedOut ? 'timeout' : 'network', error instanceof Error ? error.message : String(error))
  })
  if (request.responseType === 'arraybuffer' && response.ok) return response.arrayBuffer()
  const body = await response.text().catch(() => '')
  const data = parse(body)
  const { data: said } = answer.safeParse(data)
  if (said?.code) throw new FeishuError(said.code, said.msg, waitOf(response))
  if (response.status === 429) throw new FeishuError(99991400, 'request trigger frequency limit', waitOf(response))
  if (!response.ok || data === undefined) throw new FeishuError(`http-${response.status}`, body.slice(0, 200))
  return request.$return_headers ? { data, headers: Object.fromEntries(response.headers) } : data
}

function addressOf({ url = '', params }: Request): string {
  const address = new URL(url)
  for (const [name, value] of Object.entries(params ?? {})) {
    if (value !== undefined && value !== null) address.searchParams.append(name, String(value))
  }
  return address.toString()
}

function initOf({ method = 'GET', headers: given, data, timeout }: Request): RequestInit {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given ?? {})) {
    if (value !== undefined && value !== null) headers.set(name, String(value))
  }
  const verb = method.toUpperCase()
  // The SDK sends `data: {}` with every GET, which fetch refuses.
  const body = verb === 'GET' || verb === 'HEAD' || data === undefined ? undefined : bodyOf(data, headers)
  return { method: verb, headers, body, signal: AbortSignal.timeout(timeout ?? 10_000) }
}

function bodyOf(data: unknown, headers: Headers): BodyInit {
  if (!/multipart\/form-data/i.test(headers.get('content-type') ?? '')) {
    headers.set('content-type', 'application/json; charset=utf-8')
    return JSON.stringify(data)
  }
  // fetch writes the boundary itself.
  headers.delete('content-type')
  const parts = new FormData()
  const fields = z.record(z.string(), z.unknown()).parse(data)
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Uint8Array)
      parts.append(name, new Blob([new Uint8Array(value)]), String(fields.file_name ?? name))
    else if (value !== undefined && value !== null) parts.append(name, String(value))
  }
  return parts
}

function waitOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get('x-ogw-ratelimit-reset') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1000 : undefined
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
