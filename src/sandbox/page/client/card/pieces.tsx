import { Avatar } from '../avatar.tsx'
import { type Json, objects, str, wordsOf } from '../json.ts'
import { useCard } from './context.ts'
import { Text } from './text.tsx'

export function Div({ json }: { json: Json }) {
  const fields = objects(json.fields)
  return (
    <div class="div">
      {json.text !== undefined && <Text text={json.text} />}
      {fields.length > 0 && (
        <div class="fields">
          {fields.map((field, index) => (
            <div key={index} class={field.is_short === true ? 'fields-short' : 'fields-long'}>
              <Text text={field.text} />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

const fits: Record<string, 'cover' | 'contain'> = { crop_center: 'cover', crop_top: 'cover', fit_horizontal: 'contain' }

export function Image({ json }: { json: Json }) {
  const address = `/sandbox/files/${encodeURIComponent(str(json.img_key))}`
  const style = {
    borderRadius: str(json.corner_radius) || undefined,
    objectFit: fits[str(json.scale_type)] ?? ('contain' as const),
  }
  return (
    <figure class="image">
      <img src={address} alt={wordsOf(json.alt) || '图片'} style={style} />
      {json.title !== undefined && <figcaption>{wordsOf(json.title)}</figcaption>}
    </figure>
  )
}

/** People without a notification. */
export function People({ json }: { json: Json }) {
  const { names } = useCard()
  const ids = json.tag === 'person' ? [str(json.user_id)] : objects(json.persons).map(({ id }) => str(id))
  return (
    <span class="people">
      {ids.map((id) => (
        <span key={id} class="person">
          <Avatar name={names.get(id) ?? '?'} size={20} />
          {json.show_name !== false && (names.get(id) ?? '未知用户')}
        </span>
      ))}
    </span>
  )
}
