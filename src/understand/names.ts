import { heldBy } from '../domain/held.ts'
import { namesOf } from '../domain/look.ts'
import type { Plan, Task, Unit } from '../domain/plan.ts'
import { everydayNames } from './everyday.ts'
import type { Ref } from './refs.ts'
import { readingsOf } from './sounds.ts'

/** How far a name may be bent: not at all, in its sounds, or also by one wrong, missing or extra character. */
export type Bend = 'none' | 'sound' | 'loose'

export type Name = { name: string; ref: Ref; bend: Bend }

/** Every name the plan's data knows for anything, and the forms people shorten them to. */
export function* namesIn(plan: Plan): Generator<Name> {
  const forms = formsIn(fieldOf(plan))
  for (const { no, name, short, aliases } of plan.indicators) {
    const main = name.replace(/\(.*\)$/, '')
    yield* forms([name, main, short, ...aliases], { kind: 'indicator', no }, 'loose')
  }
  for (const task of plan.tasks)
    yield* forms([task.short, ...task.aliases, ...titlesIn(task)], { kind: 'task', no: task.no }, 'loose')
  for (const { no, title, titleInText, aliases, subsections } of plan.sections) {
    yield* forms([title, titleInText, ...aliases, ...paired(aliases)], { kind: 'section', no, sub: null }, 'loose')
    for (const sub of subsections)
      yield* forms([sub.title, ...(sub.aliases ?? [])], { kind: 'section', no, sub: sub.no }, 'loose')
  }
  for (const { name, aliases } of plan.categories) {
    for (const each of [name, ...aliases]) yield { name: each, ref: { kind: 'category', name }, bend: 'sound' }
  }
  for (const unit of plan.units) {
    const spelled = unit.kind === 'county' ? spellings(unit.short) : []
    const own = unit.kind === 'county' ? [] : fields(unit, plan)
    for (const name of new Set([...namesOf(unit), ...spelled, ...lines(unit.short), ...own]))
      yield { name, ref: { kind: 'unit', id: unit.id }, bend: 'sound' }
    if (unit.kind !== 'county')
      for (const name of everydayNames(namesOf(unit))) yield { name, ref: { kind: 'unit', id: unit.id }, bend: 'none' }
  }
  for (const group of plan.groups)
    for (const name of namesOf(group)) yield { name, ref: { kind: 'group', id: group.id }, bend: 'sound' }
  for (const { name } of plan.people) {
    const ref: Ref = { kind: 'person', name }
    const latin = spellings(name)
    for (const each of [name, ...latin, ...latin.map((form) => form.replace(/ /g, ''))])
      yield { name: each, ref, bend: 'sound' }
  }
  for (const { name, called } of addressed(plan)) yield { name: called, ref: { kind: 'person', name }, bend: 'none' }
  for (const name of plan.elsewhere) yield { name, ref: { kind: 'elsewhere', name }, bend: 'none' }
}

/** “宣传和培训” of 宣传培训: a name of two words of a part, as people set them beside each other. */
const paired = (names: readonly string[]): string[] =>
  names.flatMap((name) =>
    /^\p{Script=Han}{4}$/u.test(name) ? [...'和与跟'].map((and) => name.slice(0, 2) + and + name.slice(2)) : [],
  )

const title = /(?:主任|局长|院长|检察长|行长|部长|秘书长|市长|区长|县长|总监|书记|关长|主席)$/

/** “何主任”: a person by surname and title, where only one is called so. */
function addressed({ people }: Plan): { name: string; called: string }[] {
  const all = people.flatMap(({ name, post }) => {
    const said = title.exec(post)?.[0]
    return said === undefined ? [] : [{ name, called: `${name.charAt(0)}${said}` }]
  })
  return all.filter(({ called }) => all.filter((one) => one.called === called).length === 1)
}

/** “林业口”, “司法这边”: a unit by its line of work. */
function lines(short: string): string[] {
  const whole = /^市?(.{2,8})(?:局|委|办|院|总局|总署)$/.exec(short)?.[1]
  if (whole === undefined) return []
  const stems = [whole, ...whole.split(/[与和]/)].filter(
    (stem, at, all) => stem.length >= 2 && stem.length <= 4 && all.indexOf(stem) === at,
  )
  return stems.flatMap(linesOf)
}

/** “教育系统” of 教体局, which is also called 教育局: its line of work by its other names, where no other unit has it. */
function fields(unit: Unit, plan: Plan): string[] {
  const stems = unit.aliases.flatMap((alias) => /^市?([^市]{2,4})(?:局|委|厅)$/.exec(alias)?.[1] ?? [])
  const field = fieldOf(plan)
  const others = plan.units.filter((one) => one !== unit).flatMap(namesOf)
  const own = stems.filter((stem) => !field.includes(stem) && !others.some((name) => name.includes(stem)))
  return own.flatMap((stem) => areas.map((word) => `${stem}${word}`))
}

const areas = ['口', '口子', '系统', '条线', '战线', '这条线', '那条线'] as const
const linesOf = (stem: string): string[] =>
  [...areas, '部门', '这边', '那边', '这头', '那头', '这块', '方面', '局'].map((word) => `${stem}${word}`)

/**
 * In Latin letters: surname, then the rest as one word; of a place without its 县, 市, 区. Each reading of a character, as
 * nothing says which one a family has.
 */
function spellings(name: string): string[] {
  const [first = '', ...rest] = [...name.replace(/(自治)?[县市区]$/, '')]
  const gap = /[县市区]$/.test(name) ? '' : ' '
  const rests = rest.reduce((said, char) => said.flatMap((one) => each(char).map((next) => one + next)), [''])
  return each(first).flatMap((one) => rests.map((other) => one + gap + other))
}

const each = (char: string): readonly string[] => readingsOf(char)

/** The plan's field, which its names repeat and people leave out: what all its categories begin with. */
export const fieldOf = heldBy(({ categories }: Plan): string => {
  const [first = '', ...others] = categories.map(({ name }) => name)
  const length = [...first].findIndex((char, at) => others.some((name) => name.charAt(at) !== char))
  return length < 0 ? '' : first.slice(0, length)
})

/** A name as printed and as people shorten it: without commas inside, without the plan's field, or with its initials. */
const formsIn = (field: string) =>
  function* (names: readonly string[], ref: Ref, bend: Bend): Generator<Name> {
    const initials = [...field].filter((_, at) => at % 2 === 0).join('')
    for (const name of names) {
      const printed = [name, name.replace(/、/g, ''), name.replace(/[：:]/g, '')]
      const short =
        field.length < 2
          ? []
          : printed.flatMap((form) => [form.replaceAll(field, ''), form.replaceAll(field, initials)])
      for (const form of new Set([...printed, ...short])) if (form.length >= 2) yield { name: form, ref, bend }
    }
  }

/** Documents and campaigns a task's text names in quotation marks or book-title marks. */
const titlesIn = ({ text }: Task): string[] =>
  [...text.matchAll(/[《“]([^》”]{3,})[》”]/g)].flatMap(([, title]) => (title ? [title] : []))
