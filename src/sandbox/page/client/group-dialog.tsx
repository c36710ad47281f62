import { useState } from 'preact/hooks'
import type { Somebody } from '../view.ts'
import { ask } from './api.ts'
import { Dialog } from './dialog.tsx'
import { useTrying } from './toast.tsx'

type Props = { people: Somebody[]; me: string; botName: string; onClose(): void; onMade(chatId: string): Promise<void> }

export function GroupDialog({ people, me, botName, onClose, onMade }: Props) {
  const [name, setName] = useState('')
  const [members, setMembers] = useState<string[]>([])
  const [withBot, setWithBot] = useState(true)
  const trying = useTrying()
  const make = () =>
    trying(async () => {
      const chat = await ask<'group', { chatId: string }>('group', {
        me,
        name: name.trim() || '演练群',
        members,
        withBot,
      })
      await onMade(chat.chatId)
    })
  return (
    <Dialog title="建群" onClose={onClose}>
      <input
        class="input"
        placeholder="群名称，如：专班工作群"
        aria-label="群名称"
        maxLength={60}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <MemberChoice people={people.filter(({ openId }) => openId !== me)} chosen={members} onChange={setMembers} />
      <label class="checker">
        <input type="checkbox" checked={withBot} onChange={() => setWithBot(!withBot)} /> 把{botName}加进群
      </label>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={onClose}>
          取消
        </button>
        <button type="button" class="button button-primary_filled" onClick={make}>
          建群
        </button>
      </div>
    </Dialog>
  )
}

/** People to tick. */
export function MemberChoice(props: { people: Somebody[]; chosen: string[]; onChange(chosen: string[]): void }) {
  const { people, chosen, onChange } = props
  const [sought, setSought] = useState('')
  const found = people.filter(({ name, unitName }) => `${name} ${unitName ?? ''}`.includes(sought.trim()))
  const toggle = (openId: string) =>
    onChange(chosen.includes(openId) ? chosen.filter((it) => it !== openId) : [...chosen, openId])
  return (
    <div class="members">
      <input
        class="input"
        type="search"
        placeholder={`选成员（已选 ${chosen.length}）`}
        aria-label="搜成员"
        value={sought}
        onInput={(event) => setSought(event.currentTarget.value)}
      />
      <div class="members-list">
        {found.map(({ openId, name, unitName }) => (
          <label key={openId} class="checker">
            <input type="checkbox" checked={chosen.includes(openId)} onChange={() => toggle(openId)} />
            {name} <span class="somebody-unit">{unitName}</span>
          </label>
        ))}
      </div>
    </div>
  )
}
