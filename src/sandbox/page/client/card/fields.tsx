import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { num, objects, str, wordsOf } from '../json.ts'
import { useCard, useForm } from './context.ts'
import type { ElementProps } from './element.tsx'
import { Text } from './text.tsx'

/** Label, star and complaint around a field. */
export function Field({ json, children }: { json: ElementProps['json']; children: ComponentChildren }) {
  const form = useForm()
  const missing = form?.missing.has(str(json.name)) ?? false
  const label = wordsOf(json.label)
  return (
    <div class={`field${json.label_position === 'left' ? ' field-left' : ''}${missing ? ' field-missing' : ''}`}>
      {label !== '' && (
        <span class="field-label">
          {label}
          {json.required === true && <span class="field-star">*</span>}
        </span>
      )}
      <div class="field-body" key={form?.round ?? 0}>
        {children}
        {missing && <span class="field-problem">请填写此项</span>}
      </div>
    </div>
  )
}

/** The label for a screen reader, seen or not. */
const spoken = (json: ElementProps['json']): string =>
  wordsOf(json.label) || wordsOf(json.placeholder) || str(json.name)

export function InputField({ json, path }: ElementProps) {
  const form = useForm()
  const { busy, use } = useCard()
  const [text, setText] = useState(str(form?.values[str(json.name)], str(json.default_value)))
  const change = (value: string) => {
    setText(value)
    form?.set(str(json.name), value)
  }
  const shared = {
    class: 'input',
    value: text,
    disabled: json.disabled === true,
    maxLength: num(json.max_length, 1000),
    placeholder: wordsOf(json.placeholder),
    'aria-label': spoken(json),
    name: str(json.name),
  }
  return (
    <span class="input-row">
      {json.input_type === 'multiline_text' ? (
        <textarea {...shared} rows={num(json.rows, 5)} onInput={(event) => change(event.currentTarget.value)} />
      ) : (
        <input {...shared} onInput={(event) => change(event.currentTarget.value)} />
      )}
      {!form && (
        <button
          type="button"
          class="icon-button"
          aria-label="发送"
          disabled={busy !== ''}
          onClick={() => use(path, { option: text }, json.confirm)}
        >
          ➤
        </button>
      )}
    </span>
  )
}

export function SelectField({ json, path }: ElementProps) {
  const form = useForm()
  const { names, use } = useCard()
  const options = objects(json.options)
  const first = str(options[num(json.initial_index, 0) - 1]?.value, str(json.initial_option))
  const [chosen, setChosen] = useState(str(form?.values[str(json.name)], first))
  const choose = (value: string) => {
    setChosen(value)
    if (form) form.set(str(json.name), value)
    else use(path, { option: value }, json.confirm)
  }
  return (
    <select
      class={chosen === '' ? 'input input-empty' : 'input'}
      name={str(json.name)}
      aria-label={spoken(json)}
      disabled={json.disabled === true}
      value={chosen}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <option value="">{wordsOf(json.placeholder) || '请选择'}</option>
      {options.map((option) => (
        <option key={str(option.value)} value={str(option.value)}>
          {wordsOf(option.text) || names.get(str(option.value)) || str(option.value)}
        </option>
      ))}
    </select>
  )
}

export function MultiSelect({ json }: { json: ElementProps['json'] }) {
  const form = useForm()
  const { names } = useCard()
  const name = str(json.name)
  const value = form?.values[name]
  const chosen = Array.isArray(value) ? value : []
  const toggle = (option: string) =>
    form?.set(name, chosen.includes(option) ? chosen.filter((it) => it !== option) : [...chosen, option])
  return (
    <span class="choices">
      {objects(json.options).map((option) => {
        const it = str(option.value)
        return (
          <label key={it} class={chosen.includes(it) ? 'choice choice-on' : 'choice'}>
            <input type="checkbox" checked={chosen.includes(it)} onChange={() => toggle(it)} />
            {wordsOf(option.text) || names.get(it) || it}
          </label>
        )
      })}
    </span>
  )
}

const initials: Record<string, string> = {
  date_picker: 'initial_date',
  picker_time: 'initial_time',
  picker_datetime: 'initial_datetime',
}
const typeOf = (tag: unknown): 'date' | 'time' | 'datetime-local' =>
  tag === 'picker_time' ? 'time' : tag === 'picker_datetime' ? 'datetime-local' : 'date'

export function DateField({ json, path }: ElementProps) {
  const form = useForm()
  const { use } = useCard()
  const [chosen, setChosen] = useState(str(json[initials[str(json.tag)] ?? '']).replace(' ', 'T'))
  const choose = (value: string) => {
    setChosen(value)
    const said = value.replace('T', ' ')
    if (form) form.set(str(json.name), said)
    else if (said !== '') use(path, { option: said }, json.confirm)
  }
  return (
    <input
      class="input"
      type={typeOf(json.tag)}
      name={str(json.name)}
      aria-label={spoken(json)}
      disabled={json.disabled === true}
      value={chosen}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  )
}

export function Checker({ json, path }: ElementProps) {
  const form = useForm()
  const { use } = useCard()
  const [checked, setChecked] = useState(json.checked === true)
  const toggle = () => {
    setChecked(!checked)
    if (form) form.set(str(json.name), !checked)
    else if (objects(json.behaviors).length > 0) use(path, { checked: !checked }, json.confirm)
  }
  return (
    <label class="checker">
      <input type="checkbox" checked={checked} disabled={json.disabled === true} onChange={toggle} />
      <Text text={json.text} />
    </label>
  )
}
