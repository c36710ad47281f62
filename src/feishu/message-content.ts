import { z } from 'zod'
import type { SentFile } from './incoming.ts'

export const mention = z.object({
  key: z.string(),
  id: z.object({ open_id: z.string().optional() }),
  name: z.string().default(''),
  mentioned_type: z.string().optional(),
})
export type Mention = z.infer<typeof mention>

const text = z.object({ text: z.string() })
const image = z.object({ image_key: z.string() })
const file = z.object({ file_key: z.string(), file_name: z.string().default('') })
const node = z.looseObject({
  tag: z.string(),
  text: z.string().optional(),
  user_id: z.string().optional(),
  image_key: z.string().optional(),
})
const post = z.object({ title: z.string().default(''), content: z.array(z.array(node)) })

export type Content = { words: string; file: SentFile | null }

/** A message's `content` by its type (feishu.md A.2) → the words in it and the file it carries. */
export function contentOf(type: string, content: string): Content {
  const parsed = parse(content)
  if (type === 'text') return { words: text.safeParse(parsed).data?.text ?? '', file: null }
  if (type === 'post') return postContent(parsed)
  if (type === 'image') {
    const key = image.safeParse(parsed).data?.image_key
    return { words: '', file: key ? { key, name: '图片', type: 'image' } : null }
  }
  if (type === 'file') {
    const data = file.safeParse(parsed).data
    return { words: '', file: data ? { key: data.file_key, name: data.file_name || '文件', type: 'file' } : null }
  }
  return { words: '', file: null }
}

function postContent(parsed: unknown): Content {
  const { data } = post.safeParse(parsed)
  if (!data) return { words: '', file: null }
  const nodes = data.content.flat()
  const lines = data.content.map((line) => line.map((it) => (it.tag === 'at' ? it.user_id : it.text) ?? '').join(''))
  const key = nodes.find(({ tag }) => tag === 'img')?.image_key
  return {
    words: [data.title, ...lines].filter((line) => line !== '').join('\n'),
    file: key ? { key, name: '图片', type: 'image' } : null,
  }
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

/** Mention keys `@_user_1` → nothing for bots, `@name` for people. */
export function textOf(words: string, mentions: readonly Mention[]): string {
  return mentions
    .reduce(
      (said, { key, name, mentioned_type: type }) => {
        return said.replaceAll(key, type === 'bot' ? ' ' : ` @${name} `)
      },
      words.replaceAll('@_all', ' '),
    )
    .replace(/[ \t]+/g, ' ')
    .trim()
}
