import { useState } from 'preact/hooks'
import { num, obj, objects, str } from '../json.ts'
import { gapOf, tintOf } from './colours.ts'
import { useCard } from './context.ts'
import { type ElementProps, Elements } from './element.tsx'
import { Text } from './text.tsx'

const across = { left: 'flex-start', center: 'center', right: 'flex-end' }
const down = { top: 'flex-start', center: 'center', bottom: 'flex-end' }
const pick = (table: Record<string, string>, name: unknown): string | undefined => table[str(name)]

/** Columns side by side, by flex mode. */
export function Columns({ json, path }: ElementProps) {
  const mode = str(json.flex_mode, 'none')
  const style = {
    columnGap: gapOf(str(json.horizontal_spacing), '8px'),
    background: tintOf(str(json.background_style)),
    justifyContent: pick(across, json.horizontal_align),
  }
  return (
    <div class={`columns columns-${mode}`} style={style}>
      {objects(json.columns).map((column, index) => {
        const width = str(column.width, mode === 'none' || mode === 'stretch' ? 'weighted' : 'auto')
        const style = {
          flex: width === 'weighted' ? `${num(column.weight, 1)} 1 0` : width === 'auto' ? '0 0 auto' : `0 0 ${width}`,
          alignItems: pick(across, column.horizontal_align),
          justifyContent: pick(down, column.vertical_align),
          gap: gapOf(str(column.vertical_spacing), '8px'),
          padding: str(column.padding) || undefined,
          background: tintOf(str(column.background_style)),
          flexDirection: column.direction === 'horizontal' ? ('row' as const) : undefined,
        }
        return (
          <div key={index} class="column" style={style}>
            <Elements list={column.elements} path={`${path}/columns/${index}/elements`} />
          </div>
        )
      })}
    </div>
  )
}

/** A part that opens and closes on the client only. */
export function Panel({ json, path }: ElementProps) {
  const [open, setOpen] = useState(json.expanded === true)
  const header = obj(json.header)
  const border = obj(json.border)
  const style = {
    background: tintOf(str(json.background_color)),
    border: json.border ? `1px solid ${tintOf(str(border.color, 'grey')) ?? 'var(--line)'}` : undefined,
    borderRadius: str(border.corner_radius) || undefined,
  }
  return (
    <div class="panel" style={style}>
      <button
        type="button"
        class="panel-head"
        aria-expanded={open}
        style={{ background: tintOf(str(header.background_color)) }}
        onClick={() => setOpen(!open)}
      >
        <span class="panel-mark">▸</span>
        <Text text={header.title} />
      </button>
      {open && (
        <div class="panel-body" style={{ padding: str(json.padding) || undefined }}>
          <Elements list={json.elements} path={`${path}/elements`} />
        </div>
      )}
    </div>
  )
}

/** A box that may be pressed as a whole. */
export function Container({ json, path }: ElementProps) {
  const { use } = useCard()
  const pressed = objects(json.behaviors).some(({ type }) => type === 'callback') && json.disabled !== true
  const style = {
    background: tintOf(str(json.background_style)),
    border: json.has_border ? `1px solid ${tintOf(str(json.border_color, 'grey'))}` : undefined,
    borderRadius: str(json.corner_radius) || undefined,
    padding: str(json.padding, '4px 12px'),
  }
  const inner = <Elements list={json.elements} path={`${path}/elements`} />
  if (!pressed) {
    return (
      <div class="container" style={style}>
        {inner}
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: it may hold buttons, which a button may not
    <div
      class="container container-live"
      style={style}
      role="button"
      tabIndex={0}
      onClick={() => use(path, {}, json.confirm)}
      onKeyDown={(event) => event.key === 'Enter' && use(path, {}, json.confirm)}
    >
      {inner}
    </div>
  )
}
