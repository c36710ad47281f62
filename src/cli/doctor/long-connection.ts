import * as z from 'zod'
import { baseUrl } from '../../feishu/sdk.ts'
import type { Config } from '../../start/config.ts'
import { bad, type Finding, good } from './finding.ts'
import { localAddress, notRunning, waitMs } from './local-server.ts'

const answered = z.object({ code: z.number(), msg: z.string().optional() })

/**
 * Whether the platform lets this app connect, asked as its client does before it connects (docs/platform.md E.5), and whether a
 * server runs here that would. That events go over the connection is chosen in the console; only events tell.
 */
export async function checkLongConnection(config: Config, ask: typeof fetch): Promise<Finding[]> {
  return [await checkAddress(config, ask), await checkRunning(config, ask)]
}

async function checkAddress({ app }: Config, ask: typeof fetch): Promise<Finding> {
  const body = JSON.stringify({ AppID: app.appId, AppSecret: app.appSecret })
  const headers = { 'content-type': 'application/json' }
  const url = `${baseUrl(app.domain)}/callback/ws/endpoint`
  try {
    const response = await ask(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(waitMs) })
    const { data } = answered.safeParse(await response.json().catch(() => null))
    if (data?.code === 0) return good('飞书允许建立长连接，不需要公网地址')
    const remedy = '核对 LARK_APP_ID、LARK_APP_SECRET；一个应用最多 50 个连接，停掉多余的服务'
    return bad(
      `飞书没有给出长连接地址：${data ? `${data.code} ${data.msg ?? ''}`.trim() : `HTTP ${response.status}`}`,
      remedy,
    )
  } catch {
    return bad('连不上飞书，建立不了长连接', '检查本机能否访问外网、代理和 LARK_DOMAIN；长连接不支持代理')
  }
}

async function checkRunning(config: Config, ask: typeof fetch): Promise<Finding> {
  const address = localAddress(config)
  const isOk = await ask(`${address}/healthz`, { signal: AbortSignal.timeout(waitMs) }).then(
    ({ ok }) => ok,
    () => false,
  )
  if (isOk) return good(`本机服务在 ${address} 运行`)
  return notRunning(address)
}
