import { Hono, type Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod'
import { ApiError } from './api-error.ts'
import { type Context, nowMs } from './context.ts'

export type Answer = Record<string, unknown> | Response
type Handler = (request: HonoContext) => Promise<Answer> | Answer
type Method = 'get' | 'post' | 'patch' | 'put' | 'delete'

/** Declares one call of the API: token checked, rate counted, refusals in the platform's envelope. */
export type Route = (method: Method, path: string, handler: Handler) => void

export function routesOn(api: Hono, context: Context): Route {
  return (method, path, handler) => {
    api.on(method.toUpperCase(), `/open-apis${path}`, async (request) => {
      checkToken(context, request.req.header('authorization'))
      context.limits.app(`${method} ${path}`, nowMs(context))
      const answer = await handler(request)
      return answer instanceof Response ? answer : request.json(answer)
    })
  }
}

/** Missing, malformed, unknown or expired tokens (docs/platform.md H.1). */
function checkToken(context: Context, authorization: string | undefined): void {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]
  if (!token) throw new ApiError(99991661, 'Missing access token for authorization.')
  if (!/^[tu]-/.test(token)) throw new ApiError(99991671, 'Invalid access token: token must start with t- or u-.')
  const issued = context.tokens.get(token)
  if (!issued || issued.expiresMs <= nowMs(context)) {
    throw new ApiError(99991663, 'Invalid access token for authorization. Please make a request with token attached.')
  }
}

export const success = (data: Record<string, unknown> = {}): Answer => ({ code: 0, msg: 'success', data })

/** The whole API of one emulator: refusals become envelopes, unknown routes 404 with 99991201, every call is logged. */
export function newApi(context: Context): Hono {
  const api = new Hono()
  api.use(async (request, next) => {
    await next()
    const { code, msg } = await envelopeOf(request.res)
    context.calls.push({
      atMs: nowMs(context),
      method: request.req.method,
      path: request.req.path,
      status: request.res.status,
      code,
      message: msg,
    })
    if (context.calls.length > 1000) context.calls.splice(0, 500)
    context.changed()
  })
  api.onError((error, request) => {
    const refusal = error instanceof ApiError ? error : new ApiError(2200, `Internal Error: ${error.message}`, 500)
    return refusalOf(context, request, refusal)
  })
  api.notFound((request) => refusalOf(context, request, new ApiError(99991201, 'resource not find', 404)))
  return api
}

const logged = z.looseObject({ code: z.number(), msg: z.string().default('') })

async function envelopeOf(response: Response): Promise<{ code: number; msg: string }> {
  if (!response.headers.get('content-type')?.includes('json')) return { code: 0, msg: '' }
  return logged.safeParse(await response.clone().json()).data ?? { code: 0, msg: '' }
}

function refusalOf(context: Context, request: HonoContext, { code, message, status, headers }: ApiError): Response {
  const logId = context.hex(32).toUpperCase()
  const troubleshooter = `排查建议查看（Troubleshooting suggestions）： https://open.feishu.cn/search?from=openapi&log_id=${logId}&code=${code}`
  for (const [name, value] of Object.entries({ ...headers, 'X-Tt-Logid': logId })) request.header(name, value)
  return request.json({ code, msg: message, error: { log_id: logId, troubleshooter } }, contentful(status))
}

const contentful = (status: number): ContentfulStatusCode =>
  status === 404 || status === 401 || status === 429 || status === 500 ? status : 400

/** A JSON body by its schema, else 99992402 with the first field that is wrong. */
export async function bodyOf<Body>(request: HonoContext, schema: z.ZodType<Body>): Promise<Body> {
  const parsed = schema.safeParse(await request.req.json().catch(() => undefined))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ApiError(99992402, `field validation failed: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}

/** `page_size` and `page_token` over a list that does not change order. */
export function pageOf<Item>(request: HonoContext, all: readonly Item[], most: number) {
  const size = Math.min(Math.max(Number(request.req.query('page_size') ?? 20) || 20, 1), most)
  const start = Number(request.req.query('page_token') ?? 0) || 0
  const end = start + size
  return { items: all.slice(start, end), has_more: end < all.length, page_token: end < all.length ? String(end) : '' }
}
