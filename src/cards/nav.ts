import * as z from 'zod'
import type { GoalState } from '../domain/attainment.ts'
import { type Block, type Button, button, buttons } from './kit.ts'
import { goalName } from './state-words.ts'

export const views = [
  'overview',
  'goals',
  'categories',
  'category',
  'units',
  'unit',
  'parts',
  'behind',
  'outlook',
  'needs',
  'gaps',
  'tasks',
  'goal',
  'changes',
  'sources',
  'oneLine',
] as const
export type ViewName = (typeof views)[number]

/** A page of the status: which view, of what, which page of it. */
export type View = { view: ViewName; of?: string; page?: number }

const viewSchema = z.object({
  view: z.enum(views),
  of: z.string().min(1).optional().catch(undefined),
  page: z.coerce.number().int().min(1).optional().catch(undefined),
})

/** A page as one word: a button's value is flat. */
export const pageWord = ({ view, of, page }: View): string => [view, page ?? '', of ?? ''].join('|')

/** The page a button's word names; what names none is no page. */
export const pageOfWord = z
  .string()
  .transform((word): View | undefined => {
    const [view, page, ...of] = word.split('|')
    return viewSchema.safeParse({ view, page, of: of.join('|') }).data
  })
  .optional()

const parents: Partial<Record<ViewName, ViewName>> = {
  goal: 'goals',
  category: 'categories',
  categories: 'goals',
  unit: 'units',
  parts: 'units',
}

/** 返回 goes one step up: to the list a page was opened from, else to the one it belongs to. */
export const backButton = (view: ViewName, from?: View): Button =>
  button('返回', { do: 'status', ...(from ?? { view: parents[view] ?? 'overview' }) })

/** A page somebody may post to a group; null for who may not. */
export const shareButton = (may: boolean | undefined, { view, of, page }: View, more: { days?: number } = {}) =>
  may ? button('发到群里', { do: 'share', view, of, page, ...more }) : null

/** So much of a name fits a button on a phone. */
const labelLength = 12

/** The way to one goal's own page, and from there back. */
export const goalButton = (state: GoalState, from: View): Button =>
  button(goalName(state).slice(0, labelLength), {
    do: 'status',
    view: 'goal',
    of: String(state.goal.indicators[0] ?? ''),
    from: pageWord(from),
  })

type Place = { at: number; pages: number }

/** One page of a list, counted from 0, and of how many; a page that is not there is the nearest that is. */
export function pageOf<One>(all: readonly One[], wanted: number, size: number): Place & { shown: readonly One[] } {
  const pages = Math.max(1, Math.ceil(all.length / size))
  const at = Math.min(Math.max(0, wanted), pages - 1)
  return { at, pages, shown: all.slice(at * size, (at + 1) * size) }
}

/** The ways to the page before and the one after; `to` is what the button says it goes to. */
export const turns = ({ at, pages }: Place, to: (page: number) => Button['value']): (Button | null)[] => [
  at > 0 ? button('上一页', to(at - 1)) : null,
  at + 1 < pages ? button('下一页', to(at + 1)) : null,
]
export const pageButtons = (place: Place, to: (page: number) => Button['value']): Block => buttons(...turns(place, to))
