import * as z from 'zod'
import { visible } from '../cards/escape.ts'
import { FeishuError } from '../feishu/port.ts'

const coded = z.object({
  code: z.string(),
  message: z.string(),
  path: z.string().optional(),
  address: z.string().optional(),
  port: z.number().optional(),
})

/** Codes of SQLite and of the file system that somebody can do something about, and what. */
const remedies: Record<string, string> = {
  SQLITE_NOTADB: '数据库文件不是 SQLite 文件，或已损坏；请从备份恢复（restore）',
  SQLITE_CORRUPT: '数据库文件已损坏；请从备份恢复（restore）',
  SQLITE_BUSY: '数据库正忙，请稍后再试',
  SQLITE_LOCKED: '数据库正忙，请稍后再试',
  SQLITE_FULL: '磁盘已满，没有写入',
  SQLITE_READONLY: '数据库文件只读，请检查文件和所在文件夹的权限',
  SQLITE_CANTOPEN: '打不开数据库文件，请检查 DATABASE_PATH 和权限',
  SQLITE_IOERR: '读写磁盘出错，请检查磁盘',
  ENOENT: '没有这个文件或文件夹',
  EACCES: '运行命令的用户没有权限读写这个文件',
  EPERM: '运行命令的用户没有权限读写这个文件',
  EISDIR: '这是文件夹，不是文件',
  ENOTDIR: '路径中有一段不是文件夹',
  EEXIST: '路径中有一段不是文件夹',
  ENOSPC: '磁盘已满，没有写入',
  EROFS: '磁盘只读，没有写入',
  EADDRNOTAVAIL: 'HOST 不是本机的地址，请检查 HOST',
  ENOTFOUND: 'HOST 不是本机的地址，请检查 HOST',
  EADDRINUSE: '端口已被占用，请停掉占用它的程序，或换一个 PORT',
}

export const noWayToFeishu = '连不上飞书：检查本机网络、代理、LARK_DOMAIN 是否写对'

/** A failure in words somebody can act on; refusals say themselves, what nobody foresaw keeps its own message. */
export function explain(error: unknown): string {
  if (error instanceof FeishuError) {
    const says = visible(error.message).slice(0, 200)
    return typeof error.code === 'string'
      ? `${noWayToFeishu}（${says}）`
      : `飞书没有接受：${says}；doctor 逐项检查并说怎么办`
  }
  const { data } = coded.safeParse(error)
  if (data?.code === 'EACCES' && data.message.startsWith('listen'))
    return `没有权限监听这个端口（1024 以下要 root），请换一个 PORT（${visible(data.message)}）`
  const remedy = data && remedyOf(data.code)
  if (remedy) return `${remedy}（${visible(placeOf(data))}）`
  return error instanceof Error ? error.message : String(error)
}

/** What it is about: the file or the address alone, where the system's own words, which are English, name one. */
const placeOf = ({ path, address, port, message }: z.infer<typeof coded>): string =>
  path ?? (address !== undefined && port !== undefined ? `${address}:${port}` : message)

/** SQLite refines its codes: `SQLITE_CORRUPT_INDEX` is a `SQLITE_CORRUPT`. */
function remedyOf(code: string): string | undefined {
  return remedies[code] ?? remedies[code.split('_').slice(0, 2).join('_')]
}
