import { visible } from '../../cards/escape.ts'
import { type Sql, sql } from '../../store/sql.ts'
import { bad, type Finding, good } from './finding.ts'

/** What could not be delivered, by the platform's reason: often the first sign of a missing permission. */
export async function checkOutbox(db: Sql): Promise<Finding[]> {
  const dead = await db.all<{ error: string | null; count: number }>(
    sql`select error, count(*) as count from outbox where state = 'dead' group by error order by count(*) desc limit 5`,
  )
  if (dead.length === 0) return [good('没有发不出去的消息')]
  return dead.map(({ error, count }) =>
    bad(
      `有 ${count} 条消息没有发出：${visible(error ?? '原因不明').slice(0, 200)}`,
      '办公室在私聊中发“未送达”查看并重发',
    ),
  )
}
