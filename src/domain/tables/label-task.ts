import { pairsOf } from '../pairs.ts'
import { type Label, none } from './label.ts'
import { bareLabel, type Labels, type Name, withoutField } from './labels.ts'
import { toldIn } from './told-in.ts'

/** The task a cell names. */
export function taskLabel(labels: Labels, text: string): Label | null {
  const key = bareLabel(text)
  const name = labels.tasks.get(key)
  if (name) return { ...none, kind: 'task', ...name, rank: 3 }
  const core = labels.tasks.get(taskCore(key, labels.field))
  if (core) return { ...none, kind: 'task', ...core, rank: 2 }
  const copied = taskWithText(labels, key)
  if (copied) return { ...none, kind: 'task', ...copied, rank: 2 }
  const like = taskLike(labels, key)
  return like ? { ...none, kind: 'task', ...like } : null
}

const verbs =
  /^((持续|深入|扎实|积极|进一步|大力|切实|有序)*(强化|加强|推进|推动|开展|做好|完善|健全|建立|落实|抓好|实施|加大|优化|做好|深化))+/

/** 强化知识产权法律监督工作 without its verb, the plan's field and the word for any work. */
const taskCore = (key: string, field: string): string =>
  withoutField(key.replace(verbs, '').replace(/(工作|任务|情况|进展)+$/, ''), field)

const enoughText = 8
const [alike, clear] = [0.66, 0.15]

/** A task copied with its text, whole or the beginning of it. */
function taskWithText({ texts }: Labels, key: string): Name | undefined {
  if (key.length < enoughText) return undefined
  const found = texts.filter(({ text }) => text.includes(key) || (text.length >= enoughText && key.includes(text)))
  return found.length > 0 ? { nos: found.map(({ no }) => no), sure: true } : undefined
}

/** A task by words that are nearly its own; where two are nearly as like, either. */
function taskLike({ texts }: Labels, key: string): Name | undefined {
  if (key.length < enoughText) return undefined
  const pairs = [...new Set(pairsOf(key))]
  const [best, next] = texts
    .map(({ no, pairs: own }) => ({ no, share: pairs.filter((pair) => own.has(pair)).length / pairs.length }))
    .sort((a, b) => b.share - a.share)
  if (!best || best.share < alike) return undefined
  const isClear = best.share - (next?.share ?? 0) >= clear
  return { nos: isClear || !next ? [best.no] : [best.no, next.no], sure: isClear }
}

const mostWords = 60
/** How well words must describe a row to be asked about, to mean it, and to leave the next one behind. */
const [worthAsking, means, ahead, lonely] = [0.45, 0.6, 0.3, 0.28]

/** The task that words describe; where they describe another nearly as well, or poorly, it is asked. */
export function describedTask({ like }: Labels, text: string): Label | null {
  if (text.length < 4 || text.length > mostWords) return null
  const all = like('task', text)
  // What is a little like one of the sender's tasks and like no other is asked about as well.
  const isAlone = (all[0]?.score ?? 0) >= lonely && (all[1]?.score ?? 0) < lonely / 2
  const found = all.filter(({ score }, at) => score >= worthAsking || (at === 0 && isAlone))
  const [best, next] = found
  if (!best) return null
  const isSure = best.score >= means && best.score - (next?.score ?? 0) >= ahead
  const nos = isSure ? [best.no] : found.slice(0, 3).map(({ no }) => no)
  return { ...none, kind: 'task', nos, sure: isSure, rank: 1, described: true }
}

/** The task a cell names or describes, where an indicator has the name as well. */
export const taskIn = (labels: Labels, text: string): Label | null =>
  taskLabel(labels, text) ?? describedTask(labels, text)

/** Words beside a figure never mean an indicator for sure: what they describe may be a part of it. */
export function describedIndicator({ like }: Labels, text: string): Label | null {
  if (text.length < 4 || text.length > mostWords) return null
  const nos = like('indicator', toldIn(text).name).flatMap(({ no, score }) => (score >= alike ? [no] : []))
  const { measure, role, said, period } = toldIn(text)
  return nos.length === 0
    ? null
    : { ...none, kind: 'indicator', nos: nos.slice(0, 2), sure: false, measure, role, said, period, described: true }
}
