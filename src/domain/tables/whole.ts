/** Words that say nothing about which part of a thing is meant. */
const filler = /[全我本]市|获得|实施|企业|[数量人个总额件家项金率的类名]/g
const listed = /[和与及、]/
const sideNotes = /[（(].*$/

/**
 * What nearly every name of a plan begins with (the field the plan is about) says nothing about which one is meant: the
 * longest run of characters that a quarter of the names have in common.
 */
export function fieldOf(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) {
    const runs = new Set<string>()
    for (let from = 0; from < name.length; from++)
      for (let to = from + 2; to <= Math.min(name.length, from + 6); to++) runs.add(name.slice(from, to))
    for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1)
  }
  const common = [...counts].filter(([, count]) => count >= Math.max(3, names.length / 4))
  return common.sort(([a], [b]) => b.length - a.length)[0]?.[0] ?? ''
}

/**
 * Whether a name people use for an indicator means all of it. In talk 质押融资 may stand for 质押融资和许可转让; beside a
 * figure in a table it may be that part alone, and is asked about. It means the whole where it adds no word to the
 * indicator's own names, names all things these list, and does not drop that something is only applied for.
 */
export function isWhole(alias: string, { name, short }: { name: string; short: string }, field: string): boolean {
  const bare = (text: string): string => text.replaceAll(field || '\n', '').replace(filler, '')
  const own = [name.replace(sideNotes, ''), short]
  if (!/\p{Script=Han}/u.test(alias) || own.includes(alias)) return own.includes(alias)
  const said = new Set(bare(alias))
  const isSameWords = [...bare(short)].every((mark) => said.has(mark)) && said.size === new Set(bare(short)).size
  if (isSameWords) return true
  const saysShort = [...bare(short)].every((mark) => said.has(mark))
  if (!saysShort && own.some((one) => dropsInside(bare(alias), bare(one)))) return false
  const known = new Set(own.join(''))
  if ([...said].some((mark) => !known.has(mark))) return false
  if (short.includes('申报') && !alias.includes('申报')) return false
  return own.every((one) => namesAll(said, one.split(listed).map(bare)))
}

/** 每万人口发明专利 beside 每万人口高价值发明专利: what is left out in the middle says which of several is meant. */
function dropsInside(alias: string, name: string): boolean {
  const [head, tail] = [startOf(alias, name), startOf([...alias].reverse().join(''), [...name].reverse().join(''))]
  return head > 1 && tail > 1 && head + tail >= alias.length && name.length - alias.length >= 2
}

/** How many characters two texts begin with alike. */
function startOf(a: string, b: string): number {
  const at = [...a].findIndex((mark, place) => mark !== b[place])
  return at < 0 ? a.length : at
}

/** Of things listed in a name (甲和乙、丙) all are named, or none. */
function namesAll(said: ReadonlySet<string>, sides: readonly string[]): boolean {
  if (sides.length < 2) return true
  const isCommon = (mark: string, own: number) => sides.some((side, at) => at !== own && side.includes(mark))
  const named = sides.filter((side, at) => [...side].some((mark) => said.has(mark) && !isCommon(mark, at)))
  return named.length === 0 || named.length === sides.length
}
