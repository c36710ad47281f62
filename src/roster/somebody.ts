import type { World } from '../act/command.ts'
import { plain } from '../domain/look.ts'
import { wholeRoster } from '../store/people.ts'

export type Somebody = { openId: string; name: string }

/** Who is meant by an open_id, a mobile number, or the name of somebody on the roster; or why nobody was found. */
export async function somebody(world: World, said: string): Promise<Somebody | { problem: string }> {
  const text = said.normalize('NFKC').trim()
  if (/^ou_\w{1,100}$/.test(text)) return { openId: text, name: await nameOf(world, text) }
  const mobile = text.replace(/[\s-]/g, '')
  if (/^\+?\d{6,15}$/.test(mobile)) {
    const [found] = await world.directory.findByMobile([mobile])
    if (!found?.openId) return { problem: '飞书里查不到这个手机号，请核对，或请对方在私聊中发“我是谁”取得open_id' }
    return { openId: found.openId, name: await nameOf(world, found.openId) }
  }
  const named = new Map(
    (await wholeRoster(world.db))
      .filter(({ name }) => plain(name) === plain(text))
      .map((row) => [row.openId, row.name]),
  )
  const [only, ...others] = [...named]
  if (!only) return { problem: `名册里没有“${text.slice(0, 20)}”，请填手机号或飞书编号` }
  if (others.length > 0) return { problem: `名册里有${named.size}位“${text.slice(0, 20)}”，请填手机号或飞书编号` }
  return { openId: only[0], name: only[1] }
}

/** The name the roster or the platform knows somebody by. */
export async function nameOf(world: World, openId: string): Promise<string> {
  const row = (await wholeRoster(world.db)).find((one) => one.openId === openId)
  return row?.name ?? (await fromDirectory(world, openId)) ?? '（姓名未知）'
}

/** Without the directory's scope the name stays unknown; that is no reason to fail. */
async function fromDirectory({ directory }: World, openId: string): Promise<string | null> {
  try {
    return await directory.nameOf(openId)
  } catch {
    return null
  }
}
