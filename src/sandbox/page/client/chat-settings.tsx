import { useState } from 'preact/hooks'
import type { ChatView, Somebody, State } from '../view.ts'
import { ask } from './api.ts'
import { Dialog } from './dialog.tsx'
import { MemberChoice } from './group-dialog.tsx'
import { useTrying } from './toast.tsx'

type Props = { state: State; me: Somebody; chat: ChatView; onChanged(): Promise<void>; onClose(): void }

/** Members of a group, the bot's coming and going, and its end. */
export function ChatSettings({ state, me, chat, onChanged, onClose }: Props) {
  const [added, setAdded] = useState<string[]>([])
  const trying = useTrying()
  const act = (work: () => Promise<unknown>, close = false) =>
    trying(async () => {
      await work()
      await onChanged()
      if (close) onClose()
    })
  const who = { me: me.openId, chat: chat.chatId }
  const names = chat.members.map((id) => state.people.find(({ openId }) => openId === id)?.name ?? '某人')
  return (
    <Dialog title={`${chat.name} · 群设置`} onClose={onClose}>
      <p class="dialog-text">成员：{names.join('、')}</p>
      <div class="dialog-row">
        {chat.botIn ? (
          <button
            type="button"
            class="button button-danger"
            onClick={() => act(() => ask('bot', { ...who, in: false }))}
          >
            移出{state.bot.name}
          </button>
        ) : (
          <button
            type="button"
            class="button button-primary_filled"
            onClick={() => act(() => ask('bot', { ...who, in: true }))}
          >
            加入{state.bot.name}
          </button>
        )}
        <button type="button" class="button" onClick={() => act(() => ask('leave', who), true)}>
          退出本群
        </button>
        <button type="button" class="button button-danger" onClick={() => act(() => ask('disband', who), true)}>
          解散本群
        </button>
      </div>
      <h3>加人</h3>
      <MemberChoice
        people={state.people.filter(({ openId }) => !chat.members.includes(openId))}
        chosen={added}
        onChange={setAdded}
      />
      <div class="dialog-foot">
        <button
          type="button"
          class="button button-primary_filled"
          disabled={added.length === 0}
          onClick={() => act(() => ask('members', { ...who, members: added }), true)}
        >
          加进群
        </button>
      </div>
    </Dialog>
  )
}
