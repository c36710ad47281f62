const states: readonly (readonly [string, RegExp])[] = [
  ['未启动', /^(未启动|未开始|尚未(启动|开始)|没有启动|待启动|未开展|(还没有?|尚未|暂未)(启动|开始|开展|实施))$/],
  ['已完成', /^(已?完成|已办结|办结|已全部完成|全部完成|销号|已销号|完成)$/],
  ['受阻', /^(受阻|遇阻|停滞|推进受阻)$/],
  ['推进中', /^((正在|持续|有序|稳步|正常|积极)?(推进|实施|开展|进行)(中)?|在(推进|办|建)|进行中|推进中)$/],
]

/** The state a cell says; null where it says none of the four. */
export function stateIn(text: string): string | null {
  const bare = text.replace(/[\s。.]/g, '')
  // 否（推进中） under 是否完成.
  const words = /^[是否][(（]([^()（）]+)[)）]$/.exec(bare)?.[1] ?? bare
  return states.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
