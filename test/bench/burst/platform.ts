import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/**
 * The platform as thin as it can be, so that it costs next to nothing: it hands out a token, takes every message, and
 * tells who is answered.
 */
export async function thinPlatform(answered: (messageId: string) => void) {
  let sent = 0
  const bodyOf = (url: string): object => {
    if (url.includes('tenant_access_token')) return { code: 0, tenant_access_token: 't', expire: 7200 }
    if (url.includes('/bot/v3/info'))
      return { code: 0, bot: { open_id: 'ou_bot', app_name: '知标', activate_status: 2 } }
    return { code: 0, data: { message_id: `om_sent_${sent++}`, chat_id: 'oc_sent' } }
  }
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { url = '' } = request
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json; charset=utf-8')
      response.end(JSON.stringify(bodyOf(url)))
      const [, messageId] = /\/messages\/([^/]+)\/reply/.exec(url) ?? []
      if (messageId) answered(messageId)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  return {
    address: `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
