import type { Where } from '../act/command.ts'
import type { Asker } from '../domain/people.ts'
import { may } from '../domain/permissions.ts'
import { figureReporters, type Subject } from '../domain/reporting/subject.ts'

/**
 * Whether somebody may see what is not confirmed about a unit's subject: its own unit, for an indicator every lead's,
 * leaders and the office; in private only (docs/rules.md 4, Who).
 */
export const seesPending = (asker: Asker, where: Where, units: readonly string[]): boolean =>
  !where.group && !where.external && may(asker, 'seePending', { units })

/** The units whose business a report of a subject is. */
export const concernedUnits = (subject: Subject, unit: string): string[] =>
  subject.kind === 'task' ? [unit] : [...subject.parts.flatMap(figureReporters), unit]
