import { useContext, useMemo, useState } from 'preact/hooks'
import { elementsOf } from '../../../emulator/elements.ts'
import { type Filled, fieldsOf, formValueOf, missingFields } from '../../../emulator/form.ts'
import { useDraft } from '../drafts.ts'
import { str } from '../json.ts'
import { useTell } from '../toast.tsx'
import { gapOf } from './colours.ts'
import { FormContext, type FormWorld, useCard } from './context.ts'
import { type ElementProps, Elements } from './element.tsx'
import { WholeCard } from './whole.ts'

/** A form: what is filled in stays here until its submit button is pressed, as in the platform's client. */
export function Form({ json, path }: ElementProps) {
  const card = useContext(WholeCard)
  const { use, key } = useCard()
  const tell = useTell()
  const [filled, setFilled] = useDraft<Filled>(`form ${key} ${path}`, {})
  const [missing, setMissing] = useState<Set<string>>(new Set())
  const [round, setRound] = useState(0)
  const fields = useMemo(() => fieldsOf(elementsOf(card), path), [card, path])

  const world: FormWorld = {
    values: formValueOf(fields, filled, 'missing'),
    missing,
    round,
    set(name, value) {
      setFilled((before) => ({ ...before, [name]: value }))
      setMissing((before) => new Set([...before].filter((it) => it !== name)))
    },
    reset() {
      setFilled({})
      setMissing(new Set())
      setRound(round + 1)
    },
    submit(button, confirm) {
      const empty = missingFields(fields, formValueOf(fields, filled, 'missing'))
      setMissing(new Set(empty.map(({ name = '' }) => name)))
      if (empty.length > 0) return tell({ type: 'error', content: '有必填项未填写' })
      use(
        button,
        { values: Object.fromEntries(Object.entries(filled).map(([name, it]) => [name, copied(it)])) },
        confirm,
      )
    },
  }
  return (
    <FormContext.Provider value={world}>
      <div class="form" style={{ gap: gapOf(str(json.vertical_spacing), '12px') }}>
        <Elements list={json.elements} path={`${path}/elements`} />
      </div>
    </FormContext.Provider>
  )
}

const copied = (value: Filled[string]): string | string[] | boolean => (typeof value === 'object' ? [...value] : value)
