import { sum } from '../decimal.ts'
import type { Found as Said } from '../numbers/scan.ts'

/** 质押1450万元、许可320万元，两项合计1770万元: which figures are the parts of which; only where they add up to it. */
export function summedIn(line: string, figures: readonly Said[]): { count: number; parts: number[]; whole: number }[] {
  return figures.flatMap((whole, at) => {
    const count = figures[at - 1]
    const words = line.slice(count?.to ?? 0, whole.from)
    const isSum = count && /^[项类块]$/.test(count.unit) && /^[合总共]计?为?$/.test(words)
    const many = isSum ? Number(count.value) : 0
    const parts = many < 2 ? [] : figures.slice(Math.max(0, at - 1 - many), at - 1)
    const values = parts.flatMap(({ value, unit }) => (value !== null && unit === whole.unit ? [value] : []))
    const isRight = many >= 2 && values.length === many && whole.value !== null && sum(values).eq(whole.value)
    return isRight ? [{ count: at - 1, parts: parts.map((_, of) => at - 1 - many + of), whole: at }] : []
  })
}
