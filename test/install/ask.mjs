// Starts the rehearsal by `npm start`, asks it something as a person of its page, ends it with Ctrl-C; prints both times.
import { spawn } from 'node:child_process'

const began = performance.now()
const since = (/** @type {number} */ from) => `${((performance.now() - from) / 1000).toFixed(1)}s`
const server = spawn('npm', ['start', '--silent'], {
  env: { ...process.env, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
})
const ended = new Promise((resolve) => server.once('exit', resolve))
const line = await new Promise((resolve, reject) => {
  server.stdout.once('data', (data) => resolve(String(data)))
  server.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)))
})
const listening = since(began)
const address = line.trim().replace('Listening on ', '')

const asked = performance.now()
const state = async (query = '') => (await fetch(`${address}/sandbox/state${query}`)).json()
const { people } = await state()
const me = people.at(-1).openId
const headers = { 'content-type': 'application/json', 'x-sandbox': '1' }
await fetch(`${address}/sandbox/say`, {
  method: 'POST',
  headers,
  body: JSON.stringify({ me, chat: 'p2p', text: '帮助' }),
})
for (;;) {
  // The private chat is there once something was said in it.
  const [chat] = (await state(`?me=${me}`)).chats
  const { messages } = await state(`?me=${me}&chat=${chat?.chatId}`)
  if (messages.some((/** @type {{ card?: unknown }} */ message) => message.card)) break
  await new Promise((resolve) => setTimeout(resolve, 20))
}
const answered = since(asked)
// To the whole group, as a terminal does.
process.kill(-(server.pid ?? 0), 'SIGINT')
await ended
process.stdout.write(`${listening} ${answered}`)
