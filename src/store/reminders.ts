import { type Sql, type Statement, sql } from './sql.ts'

/** Who was reminded, on which day, for which units (ids joined by commas), and how: by the calendar or by the office. */
export type Reminder = { openId: string; day: string; units: string; how: 'calendar' | 'office'; at: string }

/** With `expectChange`: one person is reminded once a day, whoever asks for it. */
export const claimReminder = ({ openId, day, units, how, at }: Reminder): Statement => sql`
  insert into reminders (open_id, day, unit, what, at) values (${openId}, ${day}, ${units}, ${how}, ${at})
  on conflict do nothing`

export const remindersSince = (db: Sql, day: string): Promise<Reminder[]> =>
  db.all<Reminder>(
    sql`select open_id as openId, day, unit as units, what as how, at from reminders where day >= ${day} order by at`,
  )
