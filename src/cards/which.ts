import type { Plan } from '../domain/plan.ts'
import { b, button, buttons, type Card, type Input, text } from './kit.ts'

/** “您指的是哪一个”: what somebody wants done, once for each indicator it may be about. */
export function whichCard(plan: Plan, deeds: readonly Input[]): Card {
  const named = deeds.map((deed) => {
    const indicator = plan.indicators.find(({ no }) => no === deed.indicator)
    return { deed, label: indicator ? `指标${indicator.no} ${indicator.short}` : '这一项' }
  })
  return {
    title: '您指的是哪一个',
    tone: 'blue',
    blocks: [
      text('您指的是', b(named.map(({ label }) => label).join('，还是')), '？'),
      buttons(...named.map(({ label, deed }) => button(label, deed))),
    ],
  }
}
