import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { encrypt } from '../../sandbox/emulator/crypto.ts'
import { type Config, webhookRoute } from '../../start/config.ts'
import { type Sql, sql } from '../../store/sql.ts'
import { bad, type Finding, good, worthKnowing } from './finding.ts'
import { localAddress, notRunning, waitMs } from './local-server.ts'

const answered = z.object({ challenge: z.string() })

/**
 * As far as it can be told from here: whether a server answers on this machine and has the same keys, asked with the
 * platform's own challenge. Whether the platform reaches it, only events tell.
 */
export async function checkServer(config: Config, ask: typeof fetch): Promise<Finding> {
  const address = `${localAddress(config)}${webhookRoute(config)}`
  const challenge = randomUUID()
  const { encryptKey, verificationToken: token } = config.app
  const plain = JSON.stringify({ type: 'url_verification', challenge, token })
  const body = JSON.stringify({ encrypt: encrypt(encryptKey, plain) })
  const headers = { 'content-type': 'application/json' }
  try {
    const response = await ask(address, { method: 'POST', headers, body, signal: AbortSignal.timeout(waitMs) })
    if (response.status === 401) {
      const remedy = '服务运行时的 LARK_ENCRYPT_KEY、LARK_VERIFICATION_TOKEN 与这里的不同：核对两处环境变量后重启服务'
      return bad(`${address} 有服务，但拒绝了用这里的密钥加密的请求`, remedy)
    }
    const { data } = answered.safeParse(await response.json().catch(() => null))
    if (data?.challenge === challenge) return good(`本机服务在 ${address} 应答，密钥一致`)
    return bad(
      `${address} 应答的不是本程序（HTTP ${response.status}）`,
      '检查 HOST、PORT 是否与服务相同，或端口被别的程序占用',
    )
  } catch {
    return notRunning(address)
  }
}

const kinds = [
  {
    kind: 'message',
    what: '消息事件',
    where: '开发者后台 › 事件与回调 › 事件配置：添加事件 im.message.receive_v1',
    afterwards: '发布版本后在私聊里发一句话再查',
  },
  {
    kind: 'click',
    what: '卡片回调',
    where: '开发者后台 › 事件与回调 › 回调配置：添加回调 card.action.trigger',
    afterwards: '发布版本后点一次卡片按钮再查',
  },
]

/** What has come from the platform lately; the inbox keeps events for three days. */
export async function checkEvents(config: Config, db: Sql): Promise<Finding[]> {
  const rows = await db.all<{ kind: string; at: string }>(
    sql`select kind, max(received_at) as at from inbox group by kind`,
  )
  const newest = new Map(rows.map(({ kind, at }) => [kind, at]))
  const way =
    config.transport === 'longconn'
      ? '订阅方式选“使用长连接接收”'
      : `请求地址 https://<你的域名>${webhookRoute(config)}`
  return kinds.map(({ kind, what, where, afterwards }) => {
    const at = newest.get(kind)
    return at
      ? good(`${what}：最近一次 ${at}`)
      : worthKnowing(`${what}：近三天没有收到`, `${where}，${way}，${afterwards}`)
  })
}
