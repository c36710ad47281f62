import { isoIn } from '../../src/domain/time.ts'
import { appointAll } from '../../src/store/people.ts'
import type { World } from '../chat.ts'

/** What a start does with the administrators of the configuration. */
export const openBotAgain = ({ db, clock, app }: World, adminOpenIds: readonly string[]): Promise<void> =>
  db.batch(appointAll(adminOpenIds, isoIn(app.plan.timeZone, clock.now())))
