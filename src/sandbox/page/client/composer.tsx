import { useRef, useState } from 'preact/hooks'
import { handTyped } from '../mention.ts'
import type { ChatView, MessageView, State } from '../view.ts'
import { ask, sendFile } from './api.ts'
import { useDraft } from './drafts.ts'
import { useTrying } from './toast.tsx'

type Props = {
  state: State
  me: string
  chat: ChatView
  replyTo: MessageView | null
  onCancelReply(): void
  onSay(text: string, mentionBot: boolean): Promise<boolean>
  onChanged(): Promise<void>
}

/** Where one types. In a group the message @s the bot unless that is switched off. */
export function Composer({ state, me, chat, replyTo, onCancelReply, onSay, onChanged }: Props) {
  const [text, setText] = useDraft(`say ${me} ${chat.chatId}`, '')
  const [mention, setMention] = useState(true)
  const underWay = useRef<Promise<void>>(Promise.resolve())
  const trying = useTrying()
  const group = chat.kind === 'group'
  const called = group && (mention || handTyped(text, state.bot.name).mentionsBot)
  const heard = called && chat.botIn

  function send(): void {
    if (text.trim() === '') return
    // Cleared at once: what is typed while the message is under way is the next one, and goes after it. What did not go
    // out comes back.
    setText('')
    underWay.current = underWay.current.then(async () => {
      if (!(await onSay(text, heard))) setText((later) => (later === '' ? text : `${text}\n${later}`))
    })
  }
  const doing = (work: () => Promise<unknown>) =>
    trying(async () => {
      await work()
      await onChanged()
    })
  return (
    <footer class="composer">
      {replyTo && (
        <div class="composer-reply">
          <span>
            回复 {replyTo.sender.name}：{replyTo.text || '[卡片]'}
          </span>
          <button type="button" class="icon-button" aria-label="不回复这条" onClick={onCancelReply}>
            ✕
          </button>
        </div>
      )}
      {!group && state.menu.length > 0 && (
        <div class="composer-menu">
          {state.menu.map(({ key, label }) => (
            <button type="button" key={key} class="chip" onClick={() => doing(() => ask('menu', { me, key }))}>
              {label}
            </button>
          ))}
        </div>
      )}
      <textarea
        class="composer-text"
        rows={2}
        value={text}
        aria-label="输入消息"
        placeholder={heard ? `发给 @${state.bot.name}` : `发送给 ${chat.name}`}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter that confirms a candidate of the input method is not a send.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      <div class="composer-foot">
        {group && (
          <button
            type="button"
            class={heard ? 'chip chip-on' : 'chip'}
            aria-pressed={heard}
            disabled={!chat.botIn}
            title="群里只有 @ 机器人的消息它才收得到"
            onClick={() => setMention(!mention)}
          >
            @{state.bot.name}
          </button>
        )}
        <Attach label="文件" kind="file" onFile={(file) => doing(() => sendFile(me, chat.chatId, 'file', file))} />
        <Attach label="图片" kind="image" onFile={(file) => doing(() => sendFile(me, chat.chatId, 'image', file))} />
        <button type="button" class="chip" onClick={() => doing(() => ask('audio', { me, chat: chat.chatId }))}>
          语音
        </button>
        <button type="button" class="chip" onClick={() => doing(() => ask('sticker', { me, chat: chat.chatId }))}>
          表情
        </button>
        <span class="composer-space" role="status">
          {group && text.trim() !== '' && !heard && unheard(state.bot.name, chat)}
        </span>
        <button type="button" class="button button-primary_filled" disabled={text.trim() === ''} onClick={send}>
          发送
        </button>
      </div>
    </footer>
  )
}

/** Why nobody will answer, said before it is sent. */
const unheard = (bot: string, { botIn }: ChatView): string =>
  botIn ? `没有 @${bot}，它收不到这条` : `${bot}不在这个群里，先在群设置里加入`

function Attach({ label, kind, onFile }: { label: string; kind: 'file' | 'image'; onFile(file: File): void }) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={label}
        accept={kind === 'image' ? 'image/png,image/jpeg,image/gif,image/webp' : undefined}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
      <button type="button" class="chip" onClick={() => field.current?.click()}>
        {label}
      </button>
    </>
  )
}
