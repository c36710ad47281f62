import type { MiddlewareHandler } from 'hono'

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/** A rehearsal answers to names of this machine alone: a foreign name that resolves here is refused, on every route. */
export const onlyHere: MiddlewareHandler = async (request, next) => {
  if (!loopback.test(request.req.header('host') ?? new URL(request.req.url).host)) {
    return request.text('the rehearsal is served on this machine only', 403)
  }
  await next()
}
