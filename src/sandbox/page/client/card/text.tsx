import { type Json, num, obj, str } from '../json.ts'
import { inkOf, sizeOf } from './colours.ts'
import { Markdown } from './markdown.tsx'

/** A `plain_text`, `lark_md` or `markdown` object. */
export function Text({ text, otherwise }: { text: unknown; otherwise?: Json }) {
  const json = { ...otherwise, ...obj(text) }
  const content = str(json.content)
  const lines = num(json.lines, 0)
  const style = {
    color: json.text_color ? inkOf(str(json.text_color)) : undefined,
    fontSize: sizeOf(str(json.text_size)),
    textAlign: str(json.text_align, 'left') as 'left' | 'center' | 'right',
    ...(lines > 0 && {
      display: '-webkit-box',
      WebkitLineClamp: lines,
      WebkitBoxOrient: 'vertical',
      overflow: 'hidden',
    }),
  }
  return (
    <div class="text" style={style}>
      {json.tag === 'plain_text' ? content : <Markdown content={content} />}
    </div>
  )
}
