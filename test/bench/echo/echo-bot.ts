import { createServer } from 'node:http'
import * as lark from '@larksuiteoapi/node-sdk'

/** What is measured against: the official SDK's plain echo bot, with one dispatcher and one fixed reply. */
const { LARK_APP_ID = '', LARK_APP_SECRET = '', LARK_DOMAIN = '' } = process.env
const { LARK_ENCRYPT_KEY: encryptKey = '', LARK_VERIFICATION_TOKEN: verificationToken = '' } = process.env

const client = new lark.Client({
  appId: LARK_APP_ID,
  appSecret: LARK_APP_SECRET,
  domain: LARK_DOMAIN,
  loggerLevel: lark.LoggerLevel.error,
})
const dispatcher = new lark.EventDispatcher({
  encryptKey,
  verificationToken,
  loggerLevel: lark.LoggerLevel.error,
}).register({
  'im.message.receive_v1': async ({ message }) => {
    await client.im.message.reply({
      path: { message_id: message.message_id },
      data: { msg_type: 'text', content: JSON.stringify({ text: '收到' }) },
    })
  },
})
const server = createServer(lark.adaptDefault('/webhook/event', dispatcher))
server.listen(0, '127.0.0.1', () => {
  const at = server.address()
  process.stdout.write(`Listening on http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}\n`)
})
