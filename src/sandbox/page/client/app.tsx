import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChatView, Somebody } from '../view.ts'
import { ask } from './api.ts'
import { ChatList } from './chat-list.tsx'
import { ClockBar } from './clock-bar.tsx'
import { Conversation } from './conversation.tsx'
import { GroupDialog } from './group-dialog.tsx'
import { LogPanel } from './log-panel.tsx'
import { PeoplePicker } from './people-picker.tsx'
import { TellProvider, Toasts, useToasts } from './toast.tsx'
import { useSeen } from './use-seen.ts'
import { useServer, useStored } from './use-server.ts'

type Window = 'people' | 'group' | 'log' | null

/** The whole page: rehearsal bar above, chat list on the left, conversation on the right; on a phone one at a time. */
export function App() {
  const [me, setMe] = useStored('me')
  const [chatId, setChatId] = useStored('chat')
  const [pane, setPane] = useStored('pane', 'list')
  const [window, setWindow] = useState<Window>(null)
  const { state, online, refresh, older } = useServer(me, chatId)
  const { toasts, tell } = useToasts()
  const { unread, see } = useSeen(me, state?.chats ?? [], pane === 'chat' ? chatId : '')
  const person = state?.people.find(({ openId }) => openId === me)
  const chat = state?.chats.find((it) => it.chatId === chatId)

  useEffect(() => {
    if (state && !person) setMe(firstOf(state.people)?.openId ?? '')
  }, [state, person, setMe])

  if (!state || !person) return <div class="starting">{online ? '正在打开…' : '连接不上演练服务，请确认它在运行'}</div>

  async function openBot(): Promise<void> {
    const { chatId: opened } = await ask<'enter', { chatId: string }>('enter', { me })
    open(opened)
    await refresh()
  }
  function open(id: string): void {
    setChatId(id)
    setPane('chat')
    see(id)
  }
  function become(openId: string): void {
    setMe(openId)
    setWindow(null)
    setChatId('')
    setPane('list')
  }
  const shown: ChatView | undefined = chat
  return (
    <TellProvider value={tell}>
      <div class={`page page-${shown ? pane : 'list'}`}>
        <ClockBar state={state} online={online} onMoved={refresh} onLog={() => setWindow('log')} />
        <Connection online={online} />
        <main class="panes">
          <ChatList
            state={state}
            person={person}
            chatId={chatId}
            unread={unread}
            onOpen={open}
            onOpenBot={openBot}
            onBecome={() => setWindow('people')}
            onGroup={() => setWindow('group')}
          />
          {shown ? (
            <Conversation
              key={`${me} ${shown.chatId}`}
              state={state}
              me={person}
              chat={shown}
              onChanged={refresh}
              onBack={() => setPane('list')}
              onOlder={older}
            />
          ) : (
            <section class="conversation conversation-none">
              <p>从左边选一个会话</p>
              <button type="button" class="button button-primary_filled" onClick={openBot}>
                和{state.bot.name}说话
              </button>
            </section>
          )}
        </main>
        {window === 'people' && (
          <PeoplePicker people={state.people} me={me} onChoose={become} onClose={() => setWindow(null)} />
        )}
        {window === 'group' && (
          <GroupDialog
            people={state.people}
            me={me}
            botName={state.bot.name}
            onClose={() => setWindow(null)}
            onMade={async (id) => {
              setWindow(null)
              open(id)
              await refresh()
            }}
          />
        )}
        {window === 'log' && <LogPanel onClose={() => setWindow(null)} />}
        <Toasts toasts={toasts} />
      </div>
    </TellProvider>
  )
}

/** Says when the server is gone, and for a moment when it is back. */
function Connection({ online }: { online: boolean }) {
  const [back, setBack] = useState(false)
  const was = useRef(online)
  useEffect(() => {
    const returned = online && !was.current
    was.current = online
    setBack(returned)
    const timer = setTimeout(() => setBack(false), 4000)
    return () => clearTimeout(timer)
  }, [online])
  return (
    <div role="status" class={online && !back ? undefined : 'gone'}>
      {online ? (back ? '已重新连上演练服务。' : '') : '连接不上演练服务，正在重试；写好的内容会保留。'}
    </div>
  )
}

const firstOf = (people: readonly Somebody[]): Somebody | undefined =>
  people.find(({ role }) => role === 'liaison') ?? people[0]
