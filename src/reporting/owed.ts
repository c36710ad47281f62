import type { Call, Reply } from '../act/command.ts'
import { button, buttons, card, text } from '../cards/kit.ts'
import { nothingOwed } from '../cards/owed.ts'
import { runningPeriod } from '../domain/due.ts'
import { type Never, neverReportedBy } from '../domain/reporting/never.ts'
import { periodKindOf, type Subject, shortOf, subjectsOfUnit } from '../domain/reporting/subject.ts'
import { pendingOf } from '../domain/reporting/submission.ts'
import { periodWords } from '../domain/reporting/words.ts'
import { type Ground, unitName } from './context.ts'
import { openedPage, owedByAsker, owedKey } from './owed-page.ts'

/** What the asker's units owe; for the office the way to enter figures for a unit. */
export function owedReply(call: Call<unknown>, ground: Ground): Reply {
  const { asker, world } = call
  if (asker.units.length === 0) return forOthers(call)
  const { facts, rules } = ground
  const owed = owedByAsker(call, ground)
  if (owed.length > 0) return openedPage(call, ground, owed)
  const pending = pendingOf(world.plan, facts.reports).filter(({ unit }) => asker.units.includes(unit))
  const open = asker.units.flatMap((unit) =>
    subjectsOfUnit(world.plan, unit).flatMap((subject) =>
      runningPeriod(world.plan, periodKindOf(world.plan, subject), rules.today) ? [{ subject, unit }] : [],
    ),
  )
  return {
    card: nothingOwed({
      units: asker.units.map((unit) => unitName(world, unit)).join('、'),
      pending: pending.map(({ form, subject, period }) => ({
        form,
        title: `${shortOf(subject)}（${periodWords(period)}）`,
      })),
      open,
      never: neverOf(asker.units, ground),
      since: rules.since,
    }),
    cardKey: owedKey(asker.openId),
  }
}

/** What some units together never sent in. */
export function neverOf(units: readonly string[], { rules, facts }: Ground): Never {
  const all = units.map((unit) => neverReportedBy(rules, facts, unit))
  const once = (subjects: Subject[]) => [...new Set(subjects)]
  return { goals: once(all.flatMap(({ goals }) => goals)), tasks: once(all.flatMap(({ tasks }) => tasks)) }
}

/** The office reports nothing of its own; it may enter figures for a unit. */
function forOthers({ world }: Call<unknown>): Reply {
  const first = world.plan.indicators[0]?.short ?? ''
  return {
    card: card(
      '填报',
      'blue',
      text('您是办公室的，可以代单位录入：发送“填报 指标名”或“填报 任务号”，再选单位，例如“填报 ', first, '”。'),
      buttons(button('待审核', { do: 'pending' }, 'primary'), button('谁没报', { do: 'late' })),
    ),
  }
}
