import { useState } from 'preact/hooks'
import { objects, str, wordsOf } from '../json.ts'
import { useCard, useForm } from './context.ts'
import type { ElementProps } from './element.tsx'

export function CardButton({ json, path }: ElementProps) {
  const { busy, use } = useCard()
  const form = useForm()
  const submits = json.form_action_type === 'submit' || json.action_type === 'form_submit'
  const resets = json.form_action_type === 'reset' || json.action_type === 'form_reset'
  const opens = objects(json.behaviors).find(({ type }) => type === 'open_url')
  const press = () => {
    if (resets) return form?.reset()
    if (opens) window.open(str(opens.default_url), '_blank', 'noreferrer')
    if (form && submits) return form.submit(path, json.confirm)
    if (objects(json.behaviors).some(({ type }) => type === 'callback') || !opens) use(path, {}, json.confirm)
  }
  const waiting = busy === path
  return (
    <button
      type="button"
      class={`button button-${str(json.type, 'default')} button-${str(json.size, 'medium')}`}
      style={{ width: json.width === 'fill' ? '100%' : undefined }}
      disabled={json.disabled === true || busy !== ''}
      title={wordsOf(json.disabled === true ? json.disabled_tips : json.hover_tips) || undefined}
      onClick={press}
    >
      {waiting && <span class="spinner" />}
      {wordsOf(json.text)}
    </button>
  )
}

export function Overflow({ json, path }: ElementProps) {
  const { busy, use } = useCard()
  const [open, setOpen] = useState(false)
  const choose = (option: Record<string, unknown>) => {
    setOpen(false)
    use(path, { option: str(option.value) }, json.confirm)
  }
  return (
    <span class="overflow">
      <button type="button" class="button" aria-label="更多" disabled={busy !== ''} onClick={() => setOpen(!open)}>
        ⋯
      </button>
      {open && (
        <span class="overflow-menu">
          {objects(json.options).map((option) => (
            <button type="button" key={str(option.value)} onClick={() => choose(option)}>
              {wordsOf(option.text)}
            </button>
          ))}
        </span>
      )}
    </span>
  )
}
