import type { MiddlewareHandler } from 'hono'

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Keeps the page to this machine and to itself: only loopback names (a foreign name that resolves here is refused), and
 * whatever changes something must carry a header that no other site's page can send.
 */
export const guard: MiddlewareHandler = async (request, next) => {
  if (!loopback.test(request.req.header('host') ?? new URL(request.req.url).host)) {
    return request.text('the rehearsal is served on this machine only', 403)
  }
  if (request.req.method !== 'GET' && request.req.header('x-sandbox') !== '1') {
    return request.text('only the rehearsal page may do this', 403)
  }
  await next()
  request.header('content-security-policy', policy)
  request.header('x-content-type-options', 'nosniff')
  request.header('referrer-policy', 'no-referrer')
}
