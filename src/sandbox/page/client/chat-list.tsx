import type { Somebody, State } from '../view.ts'
import { Avatar } from './avatar.tsx'
import { roleWords } from './people-picker.tsx'
import { shortTime } from './times.ts'

type Props = {
  state: State
  person: Somebody
  chatId: string
  unread: Set<string>
  onOpen(chatId: string): void
  onOpenBot(): void
  onBecome(): void
  onGroup(): void
}

/** Who I am, and my chats. */
export function ChatList({ state, person, chatId, unread, onOpen, onOpenBot, onBecome, onGroup }: Props) {
  const known = state.chats.some(({ kind }) => kind === 'p2p')
  return (
    <nav class="list" aria-label="会话">
      <button type="button" class="me" onClick={onBecome} title="换一个身份">
        <Avatar name={person.name} size={40} />
        <span class="me-words">
          <span class="me-name">{person.name}</span>
          <span class="me-role">{roleWords(person)}</span>
        </span>
        <span class="me-switch">换人</span>
      </button>
      <div class="list-head">
        <span>消息</span>
        <button type="button" class="link" onClick={onGroup}>
          ＋ 建群
        </button>
      </div>
      <ul class="chats">
        {!known && (
          <li>
            <button type="button" class="chat" onClick={onOpenBot}>
              <Avatar name={state.bot.name} bot />
              <span class="chat-words">
                <span class="chat-top">
                  <span class="chat-name">
                    {state.bot.name} <span class="bot-tag">机器人</span>
                  </span>
                </span>
                <span class="chat-last">打开与机器人的会话</span>
              </span>
            </button>
          </li>
        )}
        {state.chats.map((chat) => (
          <li key={chat.chatId}>
            <button
              type="button"
              class={chat.chatId === chatId ? 'chat chat-open' : 'chat'}
              onClick={() => onOpen(chat.chatId)}
            >
              <Avatar name={chat.name} bot={chat.kind === 'p2p'} />
              <span class="chat-words">
                <span class="chat-top">
                  <span class="chat-name">
                    {chat.name} {chat.kind === 'p2p' && <span class="bot-tag">机器人</span>}
                  </span>
                  {chat.last && <time class="chat-time">{shortTime(chat.last.at, state.now)}</time>}
                </span>
                <span class="chat-last">{chat.last?.text ?? (chat.kind === 'group' ? '新建的群' : '')}</span>
              </span>
              {unread.has(chat.chatId) && <span class="dot" title="有新消息" />}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
