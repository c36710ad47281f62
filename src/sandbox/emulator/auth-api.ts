import type { Hono } from 'hono'
import * as z from 'zod'
import { ApiError } from './api-error.ts'
import { type Context, nowMs } from './context.ts'
import { bodyOf } from './http.ts'

const credentials = z.object({ app_id: z.string(), app_secret: z.string() })
const renewedBeforeMs = 30 * 60_000

/**
 * `tenant_access_token/internal` (docs/platform.md D.1): the token at top level; the same one with what is left of its life
 * until less than 30 minutes remain, then a new one beside it.
 */
export function authApi(api: Hono, context: Context): void {
  api.post('/open-apis/auth/v3/tenant_access_token/internal', async (request) => {
    const { app_id: appId, app_secret: appSecret } = await bodyOf(request, credentials)
    if (appId !== context.app.appId) throw new ApiError(10003, 'invalid app_id')
    if (appSecret !== context.app.appSecret) throw new ApiError(10014, 'app secret invalid')
    const now = nowMs(context)
    for (const { token, expiresMs } of context.tokens.all()) if (expiresMs <= now) context.tokens.remove(token)
    const margin = Math.min(renewedBeforeMs, context.tokenLifeMs / 4)
    const current = context.tokens.all().findLast(({ expiresMs }) => expiresMs - now >= margin)
    const issued =
      current ?? context.tokens.put({ token: `t-${context.hex(32)}`, expiresMs: now + context.tokenLifeMs })
    return request.json({
      code: 0,
      msg: 'ok',
      tenant_access_token: issued.token,
      expire: Math.floor((issued.expiresMs - now) / 1000),
    })
  })
}
