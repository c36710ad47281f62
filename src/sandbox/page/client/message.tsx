import type { MessageView, Somebody } from '../view.ts'
import { ask } from './api.ts'
import { Avatar } from './avatar.tsx'
import { Card } from './card/card.tsx'
import { timeOf } from './times.ts'
import { useTrying } from './toast.tsx'

type Props = {
  message: MessageView
  me: string
  people: readonly Somebody[]
  onReply(): void
  onChanged(): Promise<void>
}

export function Message({ message, me, people, onReply, onChanged }: Props) {
  const trying = useTrying()
  const { sender, messageId, quote, at, deleted, edited, working } = message
  const mine = sender.id === me
  if (deleted) return <div class="recalled">{mine ? '你' : sender.name}撤回了一条消息</div>

  const recall = () =>
    trying(async () => {
      await ask('recall', { me, messageId })
      await onChanged()
    })
  const edit = () => {
    const text = window.prompt('改成：', message.text.replace(/^(@\S+ )+/, ''))?.trim()
    if (text) {
      void trying(async () => {
        await ask('edit', { me, messageId, text })
        await onChanged()
      })
    }
  }
  return (
    <div class={mine ? 'message message-mine' : 'message'}>
      <Avatar name={sender.name} bot={sender.kind === 'app'} size={32} />
      <div class="message-body">
        <div class="message-head">
          <span class="message-name">{sender.name}</span>
          {sender.kind === 'app' && <span class="bot-tag">机器人</span>}
          <time>{timeOf(at)}</time>
          {edited && <span>已编辑</span>}
          {working && <span>⏳ 正在处理</span>}
        </div>
        {quote && (
          <div class="quote">
            回复 {quote.name}：{quote.text}
          </div>
        )}
        <Content message={message} me={me} people={people} onChanged={onChanged} />
        <div class="message-acts">
          <button type="button" class="link" onClick={onReply}>
            回复
          </button>
          {mine && message.type === 'text' && (
            <button type="button" class="link" onClick={edit}>
              编辑
            </button>
          )}
          {mine && (
            <button type="button" class="link" onClick={recall}>
              撤回
            </button>
          )}
        </div>
      </div>
    </div>
  )
}

function Content({ message, me, people, onChanged }: Omit<Props, 'onReply'>) {
  const { card, text, files, type, messageId } = message
  if (card) return <Card card={card} messageId={messageId} me={me} people={people} onUsed={onChanged} />
  if (type === 'audio') return <div class="bubble">🎤 语音 2″</div>
  if (type === 'sticker') return <div class="bubble bubble-sticker">👍</div>
  return (
    <>
      {text !== '' && <div class="bubble">{text}</div>}
      {files.map(({ key, name, size, kind }) =>
        kind === 'image' ? (
          <img key={key} class="picture" src={`/sandbox/files/${encodeURIComponent(key)}`} alt={name} />
        ) : (
          <a key={key} class="file" href={`/sandbox/files/${encodeURIComponent(key)}`} download={name}>
            <span class="file-mark">📄</span>
            <span class="file-words">
              <span class="file-name">{name}</span>
              <span class="file-size">{sizeWords(size)}</span>
            </span>
          </a>
        ),
      )}
    </>
  )
}

const sizeWords = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 * 1024
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1048576).toFixed(1)} MB`
