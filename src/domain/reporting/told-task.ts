import type { Task } from '../plan.ts'
import type { Progress } from '../report.ts'

/** 完成了一半, 完成了80%: not done yet. */
const wholly = String.raw`(?!了?\s*(一半|大半|过半|部分|大部|近|约|[\d.]+\s*[%％成]|[一二三四五六七八九]成))`

const states: readonly (readonly [Progress, RegExp])[] = [
  ['已完成', new RegExp(`(已(经)?(全部)?(完成|办结|建成|结束|落实到位)|(?<![没未])完成了)${wholly}`)],
  ['受阻', /(?<![没未无]有?)受阻|遇到(困难|问题|阻力)|卡(住|壳)|推(进)?不(动|下去)|停滞/],
  ['推进中', /推进中|正在(推进|进行|开展|实施|落实|做)|进行中|开展中|在推进|持续推进|有序推进/],
  ['未启动', /未启动|没(有)?启动|还没(开始|动)|尚未(开始|启动)/],
]

/**
 * What words say of how a task goes: `said` where they say anything of it, `state` where that is one of the four; a part
 * that is done while the rest goes on leaves it going on.
 */
export function progressIn(text: string): { said: boolean; state: Progress | undefined } {
  const all = states.filter(([, cue]) => cue.test(text)).map(([state]) => state)
  const [first] = all
  const goesOn = all.length === 2 && first === '已完成' && all.includes('推进中')
  return {
    said: first !== undefined || /完成了/.test(text),
    state: goesOn ? '推进中' : all.length === 1 ? first : undefined,
  }
}

/** 填报, and when it is of, before the task's name. */
const opening = /^[\s\d一二三四五六七八九十上下本去今前这个年月季度第份半底末，,、我们局单位的把要想来填报上送]*$/
const heading = /^[\s,，的]*(工作)?(进展|进度|状态|推进情况)?(情况)?(如下|是|为)?\s*[:：,，]?\s*/
/** A state by itself, which has a field of its own. */
const only =
  /^(目前|现在|现|均|都)?(已?(经)?(全部)?(完成|办结)了?|推进中|正在推进|进行中|(尚|还)?未启动|受阻)\s*([，,。；;：:、！!\s]+|$)/

/** What was done, in the words it was said in, without the task's name and a state said by itself. */
export function doneIn(spoken: string, { no, short, aliases }: Pick<Task, 'no' | 'short' | 'aliases'>): string {
  const text = spoken.trim()
  const numbered = new RegExp(`任务\\s*第?\\s*0?${no}(?!\\d)\\s*[项号]?|第?\\s*0?${no}\\s*[项号]任务`).exec(text)
  const name =
    numbered?.[0] ?? [short, ...aliases].toSorted((a, b) => b.length - a.length).find((one) => text.includes(one))
  const at = name === undefined ? -1 : text.indexOf(name)
  const own = name !== undefined && opening.test(text.slice(0, at)) ? text.slice(at + name.length) : text
  return own.replace(heading, '').replace(only, '').trim()
}
