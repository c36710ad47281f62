const numerals = '一二三四五六七八九十百'

/** Whether a place lies within another: `正文二(三)2` in `正文二`, not `正文十二` in `正文十`, nor `附件12` in `附件1`. */
export function isWithin(inner: string, outer: string): boolean {
  if (!inner.startsWith(outer)) return false
  const [last, next] = [outer.at(-1) ?? '', inner.charAt(outer.length)]
  if (/\d/.test(last) && /\d/.test(next)) return false
  return next === '' || !(numerals.includes(last) && numerals.includes(next))
}

/** Where rows stand, each table or passage once: `附件2` of `附件2第3项`; a row of prose stands at its own place. */
export const tablesOf = (rows: readonly { place: string }[]): string[] => [
  ...new Set(rows.map(({ place }) => place.replace(/(第\d+[项行条]|任务\d+)$/, ''))),
]

/** Places of rows, those of one table that differ by their number only in one: `附件3任务1—3、8`. */
export function placesOf(rows: readonly { place: string }[]): string[] {
  const parts = rows.map(({ place }) => /^(.*\D)(\d+)(\D*)$/.exec(place) ?? [place, place, '', ''])
  return [...new Set(parts.map(([, before, , after]) => `${before} ${after}`))].map((shape) => {
    const own = parts.filter(([, before, , after]) => `${before} ${after}` === shape)
    const [, before = '', , after = ''] = own[0] ?? []
    return `${before}${numberRuns(own.flatMap(([, , no]) => (no ? [Number(no)] : [])))}${after}`
  })
}

/** `2、3、5至7` */
export function numberRuns(numbers: readonly number[]): string {
  const runs: number[][] = []
  for (const no of numbers) {
    const run = runs.at(-1)
    if (run && run.at(-1) === no - 1) run.push(no)
    else runs.push([no])
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}至${run.at(-1)}` : run.join('、'))).join('、')
}
