import { render } from 'preact'
import { Card } from '../../../src/sandbox/page/client/card/card.tsx'

declare global {
  interface Window {
    draw(card: Record<string, unknown>): void
  }
}

/** Draws one card as the sandbox page does; nobody uses it. */
window.draw = (card) => {
  const root = document.getElementById('app')
  if (root) {
    render(null, root)
    render(<Card card={card} messageId="" me="" people={[]} onUsed={async () => {}} />, root)
  }
}
