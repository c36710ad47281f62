import type { Config } from '../../start/config.ts'
import { bad, type Finding } from './finding.ts'

/** How long anything asked may take before it counts as not answering. */
export const waitMs = 3000

/** Where a server of this configuration answers on this machine. */
export const localAddress = ({ host, port }: Pick<Config, 'host' | 'port'>): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`

export const notRunning = (address: string): Finding =>
  bad(
    `本机 ${address} 没有服务应答`,
    '先启动服务（npm start，装成系统服务的用 systemctl start zhibiao），并检查 HOST、PORT 是否与服务相同',
  )
