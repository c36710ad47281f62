import type { MiddlewareHandler } from 'hono'

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
 * Keeps the page to itself: whatever changes something must carry a header that no other site's page can send. That it
 * answers to this machine alone the server sees to, for all its routes.
 */
export const guard: MiddlewareHandler = async (request, next) => {
  if (request.req.method !== 'GET' && request.req.header('x-sandbox') !== '1') {
    return request.text('only the rehearsal page may do this', 403)
  }
  await next()
  request.header('content-security-policy', policy)
  request.header('x-content-type-options', 'nosniff')
  request.header('referrer-policy', 'no-referrer')
}
