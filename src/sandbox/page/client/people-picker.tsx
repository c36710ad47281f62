import { useState } from 'preact/hooks'
import type { Somebody } from '../view.ts'
import { Avatar } from './avatar.tsx'
import { Dialog } from './dialog.tsx'

const roles: Record<string, string> = {
  admin: '领导小组办公室',
  leader: '领导',
  liaison: '联络员',
  member: '成员',
  stranger: '不在名册上',
}
const order = ['admin', 'leader', 'liaison', 'member', 'stranger']

/** 市商务局 · 联络员 */
export const roleWords = ({ role, unitName }: Somebody): string =>
  [unitName, roles[role] ?? role].filter((words) => words !== null && words !== '').join(' · ')

type Props = { people: Somebody[]; me: string; onChoose(openId: string): void; onClose(): void }

/** Everybody one can be, by role, with a search over names and units. */
export function PeoplePicker({ people, me, onChoose, onClose }: Props) {
  const [sought, setSought] = useState('')
  const found = people.filter(({ name, unitName }) => `${name} ${unitName ?? ''}`.includes(sought.trim()))
  return (
    <Dialog title="你现在是谁？" onClose={onClose}>
      <p class="dialog-text">人名均为虚构，仅供演练。</p>
      <input
        class="input"
        type="search"
        placeholder="搜单位或姓名"
        aria-label="搜单位或姓名"
        value={sought}
        onInput={(event) => setSought(event.currentTarget.value)}
      />
      {order.map((role) => {
        const group = found.filter((it) => it.role === role)
        if (group.length === 0) return null
        return (
          <section key={role} class="group">
            <h3>{roles[role]}</h3>
            {group.map((it) => (
              <button
                type="button"
                key={it.openId}
                class={it.openId === me ? 'somebody somebody-me' : 'somebody'}
                onClick={() => onChoose(it.openId)}
              >
                <Avatar name={it.name} size={28} />
                <span>{it.name}</span>
                <span class="somebody-unit">{it.unitName}</span>
              </button>
            ))}
          </section>
        )
      })}
      {found.length === 0 && <p class="dialog-text">没有找到</p>}
    </Dialog>
  )
}
