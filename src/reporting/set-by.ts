import { dayLabel } from '../domain/day.ts'
import { dayOf } from '../domain/time.ts'
import { settingsByWhom } from '../store/settings.ts'
import type { Sql } from '../store/sql.ts'

/** Who set something and on which day, by its key: `周敏，2024年4月8日`; '' for what nobody has set. */
export async function setByWhom(db: Sql): Promise<(key: string) => string> {
  const all = new Map((await settingsByWhom(db)).map((one) => [one.key, one]))
  return (key) => {
    const one = all.get(key)
    return one === undefined || one.value === '' ? '' : `${one.byName}，${dayLabel(dayOf(one.at))}`
  }
}

/** Behind a value: `（系统默认）`, or that the office set it, who and when. */
export const whoseWords = (by: string): string => (by === '' ? '（系统默认）' : `（办公室设定：${by}）`)
