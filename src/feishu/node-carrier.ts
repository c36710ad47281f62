import { Agent, type IncomingMessage, request } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import { type Carrier, fetchCarrier, type HttpAnswer, type HttpCall } from './http.ts'

const kept = { keepAlive: true, maxSockets: 64 }

/**
 * Carries calls on Node's own HTTP over connections that stay open: a third of what `fetch` costs, and every answer is
 * a call. Forms with files, which are few, go by `fetch`.
 */
export function nodeCarrier(): Carrier {
  const [agent, secureAgent] = [new Agent(kept), new SecureAgent(kept)]
  const byFetch = fetchCarrier(fetch)
  return (url, call) => {
    const { body } = call
    if (body !== undefined && typeof body !== 'string') return byFetch(url, call)
    const secure = url.startsWith('https:')
    return carry(secure ? secureRequest : request, url, call, body, secure ? secureAgent : agent)
  }
}

function carry(
  begin: typeof request,
  url: string,
  { method, headers, timeoutMs }: HttpCall,
  body: string | undefined,
  agent: Agent,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const sized = body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) }
    const sent = begin(url, { method, headers: sized, agent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        clearTimeout(timer)
        resolve(answerOf(response, parts))
      })
      response.on('error', fail)
    })
    const fail = (error: Error) => {
      clearTimeout(timer)
      reject(error)
    }
    const timer = setTimeout(() => {
      sent.destroy(Object.assign(new Error(`no answer within ${timeoutMs} ms`), { name: 'TimeoutError' }))
    }, timeoutMs)
    sent.on('error', fail)
    sent.end(body)
  })
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, parts: readonly Buffer[]): HttpAnswer {
  const whole = Buffer.concat(parts)
  const header = (name: string) => {
    const value = headers[name]
    return value === undefined ? null : String(value)
  }
  return {
    status: statusCode,
    header,
    headers: () => Object.fromEntries(Object.keys(headers).map((name) => [name, header(name) ?? ''])),
    bytes: async () => new Uint8Array(whole),
    text: async () => whole.toString('utf8'),
  }
}
