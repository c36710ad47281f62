import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A window over the page; Escape and a click beside it close it. */
export function Dialog(props: { title: string; onClose(): void; wide?: boolean; children: ComponentChildren }) {
  const { title, onClose, wide, children } = props
  const shown = useRef<HTMLDialogElement>(null)
  useEffect(() => shown.current?.showModal(), [])
  return (
    <dialog
      ref={shown}
      class={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-label={title}
      onCancel={onClose}
      onClick={(event) => event.target === shown.current && onClose()}
      onKeyDown={() => {}}
    >
      <header class="dialog-head">
        <h2>{title}</h2>
        <button type="button" class="icon-button" aria-label="关闭" onClick={onClose}>
          ✕
        </button>
      </header>
      <div class="dialog-body">{children}</div>
    </dialog>
  )
}

/** Asks before something is done. */
export function Confirm(props: { title: string; text: string; yes?: string; onYes(): void; onNo(): void }) {
  const { title, text, yes = '确定', onYes, onNo } = props
  return (
    <Dialog title={title} onClose={onNo}>
      <p class="dialog-text">{text}</p>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={onNo}>
          取消
        </button>
        <button type="button" class="button button-primary_filled" onClick={onYes}>
          {yes}
        </button>
      </div>
    </Dialog>
  )
}
