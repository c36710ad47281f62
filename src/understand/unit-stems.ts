import { namesOf } from '../domain/look.ts'
import type { Plan, Unit } from '../domain/plan.ts'
import { patternOf } from './patterns.ts'

const ending = /(?:人民政府|委员会|办公室|管委会|数据资源局|数据局|[局委厅部院办署行])$/
const before = /^(?:国家|省|市|县)/

/** What people call a unit where several are named in a row: 农业, 工能, 杭州. */
function stemsOf({ name, short, aliases }: Unit): string[] {
  return [name, short, ...aliases].flatMap((said) => {
    const bare = said
      .replace(/[(（].*/, '')
      .replace(before, '')
      .replace(ending, '')
      .replace(/[市县]$/, '')
    return /^\p{Script=Han}{2,4}$/u.test(bare) ? [bare] : []
  })
}

const known = new WeakMap<Plan, ReadonlyMap<string, string>>()

/** Stems that stand for one unit only, with the name the unit is found by. */
function stemsIn(plan: Plan): ReadonlyMap<string, string> {
  const held = known.get(plan)
  if (held) return held
  const owners = new Map<string, Set<string>>()
  const names = new Map(plan.units.map(({ id, name }) => [id, name]))
  for (const unit of plan.units)
    for (const stem of stemsOf(unit)) owners.set(stem, (owners.get(stem) ?? new Set()).add(unit.id))
  const stems = new Map<string, string>()
  for (const [stem, [only, ...others]] of [...owners].map(([one, ids]) => [one, [...ids]] as const))
    if (only !== undefined && others.length === 0) stems.set(stem, names.get(only) ?? '')
  known.set(plan, stems)
  return stems
}

const ofField = patternOf('ofField', 'gu')

/** “管人事社保的那个局”, “负责大数据的那位领导”: the one unit in whose names the field stands. */
function byField(text: string, plan: Plan): string {
  return text.replace(ofField, (whole: string, ...found: unknown[]) => {
    const { field = '', home = '' } = (found.at(-1) ?? {}) as { field?: string; home?: string }
    const parts = [
      field,
      ...field.split(/[、和与跟]/),
      ...(field.length === 4 ? [field.slice(0, 2), field.slice(2)] : []),
    ]
    const ids = parts.filter((part) => part.length >= 2).map((part) => unitsWith(part, plan))
    const [first, ...others] = [...new Set(ids.flat())]
    if (!first || others.length > 0) return whole
    return /[局委厅部院]$|单位|部门/.test(home) ? first.name : `${first.name}的${home}`
  })
}

/** Units that have a word in a name; where none has, those whose name is short for it: 社保 of 社会保障. */
function unitsWith(word: string, plan: Plan): Unit[] {
  const units = plan.units.filter(({ kind }) => kind !== 'county')
  const having = (says: (name: string) => boolean): Unit[] => units.filter((unit) => namesOf(unit).some(says))
  const whole = having((name) => name.includes(word))
  const inShort = new RegExp([...word].join('.?'), 'u')
  return whole.length > 0 ? whole : having((name) => inShort.test(name))
}

/** So many of them, right behind their names. */
const together = patternOf('unitsInRow', 'gu')

const counted = /[,、]?[这那]?[两俩二三四五六七2-7](?:家|个(?:局|部门|单位|委|厅|部|院|市|县|区)|个?单位)$/

/** “杭州那个局”, “农业那边的部门”. */
const alone = patternOf('unitByStem', 'gu')

/** “农业、工能、科技三个局”, “杭州宁波温州三家”: units named in a row by the words that tell them apart. */
export function withUnitNames(text: string, plan: Plan): string {
  const said = byField(text, plan).replace(alone, (whole: string, stem: string) => stemsIn(plan).get(stem) ?? whole)
  return said.replace(together, (whole: string, run: string) => {
    const stems = stemsIn(plan)
    const found: string[] = []
    const names = run.replace(counted, '')
    let rest = names
    for (;;) {
      const end = rest.replace(/[、,和跟与]$/, '')
      const stem = [4, 3, 2].map((size) => end.slice(-size)).find((one) => stems.has(one))
      if (stem === undefined) break
      found.unshift(stems.get(stem) ?? '')
      rest = end.slice(0, -stem.length)
    }
    return found.length < 2 ? whole : whole.replace(names, `${rest}${found.join('、')}`)
  })
}
