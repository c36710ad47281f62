import { useMemo, useState } from 'preact/hooks'
import type { Clicked } from '../../../emulator/click.ts'
import type { Somebody } from '../../view.ts'
import { ask } from '../api.ts'
import { Confirm } from '../dialog.tsx'
import { isJson, type Json, obj, objects, str, wordsOf } from '../json.ts'
import { useTell, useTrying } from '../toast.tsx'
import { gapOf, inkOf, solidOf, tintOf } from './colours.ts'
import { CardContext, type CardWorld, type Use } from './context.ts'
import { Elements } from './element.tsx'
import { WholeCard } from './whole.ts'

type Props = { card: Json; messageId: string; me: string; people: readonly Somebody[]; onUsed(): Promise<void> }

/** A card 2.0 as the client shows it; using it goes through the emulator to the bot. */
export function Card({ card, messageId, me, people, onUsed }: Props) {
  const [busy, setBusy] = useState('')
  const [asking, setAsking] = useState<{ path: string; use: Use; confirm: Json } | null>(null)
  const tell = useTell()
  const trying = useTrying()
  const names = useMemo(() => new Map(people.map(({ openId, name }) => [openId, name])), [people])

  async function send(path: string, use: Use): Promise<void> {
    setBusy(path)
    await trying(async () => {
      const { toast } = await ask<'click', Clicked>('click', { me, messageId, path, ...use })
      if (toast?.content) tell(toast)
      await onUsed()
    })
    setBusy('')
  }
  const key = useMemo(() => `${me} ${messageId} ${hashOf(JSON.stringify(card))}`, [me, messageId, card])
  const world: CardWorld = {
    key,
    names,
    busy,
    use: (path, use, confirm) => (isJson(confirm) ? setAsking({ path, use, confirm }) : void send(path, use)),
  }
  const width = str(obj(card.config).width_mode, 'default')
  const body = obj(card.body)
  const style = { gap: gapOf(str(body.vertical_spacing), '12px'), padding: str(body.padding) || undefined }
  return (
    <WholeCard.Provider value={card}>
      <CardContext.Provider value={world}>
        <article class={`card card-${width}`} aria-busy={busy !== ''}>
          {isJson(card.header) && <Header header={card.header} />}
          <div class="card-body" style={style} key={key}>
            <Elements list={body.elements} path="/body/elements" />
          </div>
        </article>
        {asking && (
          <Confirm
            title={wordsOf(asking.confirm.title)}
            text={wordsOf(asking.confirm.text)}
            onNo={() => setAsking(null)}
            onYes={() => {
              setAsking(null)
              void send(asking.path, asking.use)
            }}
          />
        )}
      </CardContext.Provider>
    </WholeCard.Provider>
  )
}

/** Short and stable: tells one state of a card from the next. */
function hashOf(text: string): string {
  let hash = 5381
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash, 33) ^ text.charCodeAt(at)
  return (hash >>> 0).toString(36)
}

function Header({ header }: { header: Json }) {
  const template = str(header.template, 'default')
  const plain = template === 'default'
  return (
    <header class="card-head" style={{ background: tintOf(template), color: plain ? undefined : inkOf(template) }}>
      <span class="card-title">{wordsOf(header.title)}</span>
      {objects(header.text_tag_list).map((tag) => (
        <span
          key={wordsOf(tag.text)}
          class="text-tag text-tag-head"
          style={{ color: '#fff', background: solidOf(str(tag.color, 'neutral')) }}
        >
          {wordsOf(tag.text)}
        </span>
      ))}
      {header.subtitle !== undefined && <span class="card-subtitle">{wordsOf(header.subtitle)}</span>}
    </header>
  )
}
