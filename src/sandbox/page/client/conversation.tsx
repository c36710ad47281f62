import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChatView, MessageView, Somebody, State } from '../view.ts'
import { ask } from './api.ts'
import { Avatar } from './avatar.tsx'
import { ChatSettings } from './chat-settings.tsx'
import { Composer } from './composer.tsx'
import { Message } from './message.tsx'
import { dayOf, dayWords } from './times.ts'
import { useTrying } from './toast.tsx'

type Props = { state: State; me: Somebody; chat: ChatView; onChanged(): Promise<void>; onBack(): void; onOlder(): void }

export function Conversation({ state, me, chat, onChanged, onBack, onOlder }: Props) {
  const [replyTo, setReplyTo] = useState<MessageView | null>(null)
  const [settings, setSettings] = useState(false)
  const trying = useTrying()
  const { messages } = state
  const foot = useRef<HTMLDivElement>(null)
  const newest = messages.at(-1)?.seq
  useEffect(() => foot.current?.scrollIntoView({ block: 'end' }), [newest, chat.chatId])

  const say = (text: string, mentionBot: boolean) =>
    trying(async () => {
      const answered = replyTo && { replyTo: replyTo.messageId }
      await ask('say', { me: me.openId, chat: chat.chatId, text, mentionBot, ...answered })
      setReplyTo(null)
      await onChanged()
    })
  return (
    <section class="conversation" aria-label={chat.name}>
      <header class="conversation-head">
        <button type="button" class="icon-button back" aria-label="返回" onClick={onBack}>
          ‹
        </button>
        <Avatar name={chat.name} bot={chat.kind === 'p2p'} size={32} />
        <div class="conversation-title">
          <h1>{chat.name}</h1>
          <span>{chat.kind === 'p2p' ? '机器人 · 私聊' : groupWords(chat, state.bot.name)}</span>
        </div>
        {chat.kind === 'group' && (
          <button type="button" class="chip" onClick={() => setSettings(true)}>
            群设置
          </button>
        )}
      </header>
      <div class="messages" role="log" aria-label="消息" aria-live="polite">
        {state.older > 0 && (
          <div class="older">
            <button type="button" class="link" onClick={onOlder}>
              更早的消息（{state.older}条）
            </button>
          </div>
        )}
        {messages.map((message, index) => {
          const before = messages[index - 1]
          return (
            <div key={message.messageId}>
              {(!before || dayOf(before.at) !== dayOf(message.at)) && <div class="day">{dayWords(message.at)}</div>}
              <Message
                message={message}
                me={me.openId}
                people={state.people}
                onReply={() => setReplyTo(message)}
                onChanged={onChanged}
              />
            </div>
          )
        })}
        {messages.length === 0 && chat.kind === 'p2p' && state.suggestions.length > 0 && (
          <div class="suggestions">
            <p>可以这样说：</p>
            {state.suggestions.map((text) => (
              <button type="button" key={text} class="chip" onClick={() => say(text, false)}>
                {text}
              </button>
            ))}
          </div>
        )}
        <div ref={foot} />
      </div>
      <Composer
        state={state}
        me={me.openId}
        chat={chat}
        replyTo={replyTo}
        onCancelReply={() => setReplyTo(null)}
        onSay={say}
        onChanged={onChanged}
      />
      {settings && (
        <ChatSettings state={state} me={me} chat={chat} onChanged={onChanged} onClose={() => setSettings(false)} />
      )}
    </section>
  )
}

const groupWords = ({ members, botIn }: ChatView, botName: string): string =>
  `${members.length} 人${botIn ? ` · ${botName}在群里` : ` · ${botName}不在群里`}`
