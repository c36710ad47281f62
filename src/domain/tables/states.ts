const states: readonly (readonly [string, RegExp])[] = [
  ['未启动', /^((还|尚|暂)?未(启动|开始|开展|实施)|没有启动|待启动|(还没有?|尚未|暂未)(启动|开始|开展|实施))$/],
  ['已完成', /^(已?完成|已落实|已办结|办结|已全部完成|全部完成|销号|已销号|完成)$/],
  ['受阻', /^(受阻|遇阻|停滞|推进受阻)$/],
  [
    '推进中',
    /^((正在|持续|有序|稳步|正常|积极|按计划|按序时|按时序|按进度)*(推进|实施|开展|进行|办理|落实)(中)?|在(推进|办|建)|启动中)$/,
  ],
]

/** A state before what was done: 推进中。已走访12家. What is said of 已完成 may take it back: 已完成80%. */
const bracketed = /^[【[（(]\s*([^【】[\]（）()]{2,6})\s*[】\]）)]\s*(\S.*)$/su
const leading = /^(未启动|尚未启动|正在推进|推进中|进行中|受阻|已完成)\s*[（(，,。；;：:、]\s*(.+?)[）)]?$/su

/** 状态： before it. */
const named = /^(目前|当前|完成|任务|工作)?(状态|进度|进展)\s*[:：]\s*/

/** A state and what is said after it; null where a text does not begin with one. */
export function stateBefore(text: string): { state: string; rest: string } | null {
  const [, inside = '', after = ''] = bracketed.exec(text.trim()) ?? []
  if (stateIn(inside) !== null) return { state: stateIn(inside) ?? '', rest: after }
  const [, said = '', rest = ''] = leading.exec(text.trim().replace(named, '')) ?? []
  const state = said === '' ? null : stateIn(said)
  return state === null || (state === '已完成' && /[%％]|部分|基本|大部|未/.test(rest)) ? null : { state, rest }
}

/** Of boxes the ticked one: □未启动 ■推进中 □已完成. */
const checked = (text: string): string =>
  /[■☑✓√●](?=[^□○]*[\u4e00-\u9fff])([^□○■☑✓√●]+)/.exec(text)?.[1] ?? text.replace(/[✓√☑●]$/, '')

/** The state a cell says; null where it says none of the four. */
export function stateIn(text: string): string | null {
  const bare = checked(text.replace(/[\s。.]/g, '').replace(named, ''))
  // 否（推进中） under 是否完成.
  const words = /^[是否][(（，,、：:]([^()（）]+)[)）]?$/.exec(bare)?.[1] ?? bare
  return states.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
