/** A day no earlier than the last of a period and before the next one's first, without the product's calendar. */
export const lastDay = (period: string): string => {
  const [, year = '', month, quarter, half] = /^(\d{4})(?:-(\d\d)|Q(\d)|H(\d))?$/.exec(period) ?? []
  if (month) return `${year}-${month}-31`
  if (quarter) return `${year}-${String(Number(quarter) * 3).padStart(2, '0')}-31`
  return half ? `${year}-${half === '1' ? '06' : '12'}-31` : `${year}-12-31`
}

export const total = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0)
