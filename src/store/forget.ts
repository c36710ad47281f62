import { type Statement, sql } from './sql.ts'

/**
 * Takes a person out of the records: what they reported stays under their post (`原某单位联络员`), everything that is
 * theirs alone is deleted. Cards already sent to others, and letters not older than 15 days, keep what they said.
 */
export function forget(openId: string, name: string, post: string, pseudonym: string): Statement[] {
  return [
    sql`update reports set by_open_id = ${pseudonym}, by_name = ${post} where by_open_id = ${openId}`,
    sql`update report_events set by_open_id = ${pseudonym}, by_name = ${post} where by_open_id = ${openId}`,
    sql`update baselines set by_open_id = ${pseudonym}, by_name = ${post} where by_open_id = ${openId}`,
    sql`update amendments set by_open_id = ${pseudonym}, by_name = ${post} where by_open_id = ${openId}`,
    sql`update amendment_withdrawals set by_open_id = ${pseudonym}, by_name = ${post} where by_open_id = ${openId}`,
    sql`update evidence set by_open_id = ${pseudonym}, by_name = ${post} where by_open_id = ${openId}`,
    sql`update audit set by_open_id = ${pseudonym}, by_name = ${post} where by_open_id = ${openId}`,
    sql`update audit set detail = replace(replace(detail, ${openId}, ${pseudonym}), ${name}, ${post})
      where instr(detail, ${openId}) > 0 or instr(detail, ${name}) > 0`,
    sql`update settings set by_name = ${post} where by_name = ${name}`,
    sql`delete from people where open_id = ${openId}`,
    sql`delete from requests where open_id = ${openId} or other_open_id = ${openId}`,
    sql`delete from leaves where open_id = ${openId} or deputy = ${openId}`,
    sql`delete from drafts where open_id = ${openId}`,
    sql`delete from forms where open_id = ${openId}`,
    sql`delete from drafts where open_id = ${openId}`,
    sql`delete from reminders where open_id = ${openId}`,
    sql`delete from topics where open_id = ${openId}`,
    sql`delete from cards where open_id = ${openId}`,
    sql`delete from chats where open_id = ${openId}`,
    sql`delete from inbox where lane = ${openId} and state <> 'waiting'`,
    sql`delete from outbox where lane = ${openId} and state <> 'waiting'`,
  ]
}
