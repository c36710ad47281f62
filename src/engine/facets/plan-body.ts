import { personsByRole } from '../../domain/look.ts'
import type { Plan } from '../../domain/plan.ts'
import { allSentences } from '../../domain/sentences.ts'
import { memberGroup, peoplePlace, unitName, wordsOf } from '../book.ts'
import type { FacetOf, Fact } from '../fact.ts'
import { personRow } from '../rows.ts'

type Facet = FacetOf<'plan'>

/** What the plan has none of. */
export const without = (what: string): Fact => ({ label: '', value: `方案没有${what}`, silent: true, places: [] })

/** A statement about the office or the body that holds one of some words, verbatim. */
function written(plan: Plan, asked: string, ...words: string[]): Fact {
  const holds = (text: string): boolean => words.some((word) => text.includes(word))
  const inText = allSentences(plan).find(({ text }) => holds(text))
  const found =
    plan.office?.written.find(({ quote }) => holds(quote)) ?? (inText && { quote: inText.text, place: inText.place })
  return found
    ? { label: '方案写：', value: found.quote, words: [found.quote], places: [found.place] }
    : { label: '', value: `方案未写${asked}`, silent: true, places: [] }
}

const officeUnit = (plan: Plan, rest: (office: NonNullable<Plan['office']>) => string): Fact => {
  const { office } = plan
  if (!office) return without('办公室')
  return {
    label: '办公室设在',
    value: unitName(plan, office.unit),
    rest: rest(office),
    members: [{ ref: { kind: 'unit', id: office.unit } }],
    places: [peoplePlace(plan)],
  }
}

/** Who leads the plan: the body, its office, and what is written about them. */
export const bodyFacets: Record<string, Facet> = {
  body: (_, { plan }) => {
    const { body } = wordsOf(plan)
    if (plan.people.length === 0) return without(body === '' ? '领导机构' : `${body}名单`)
    const rows = plan.people.map(personRow)
    const heads = plan.people.filter(({ roles }) => !roles.includes('成员'))
    const posts = plan.people.reduce((sum, { roles }) => sum + roles.length, 0)
    const units = memberGroup(plan)?.members?.length ?? new Set(plan.people.map(({ unit }) => unit)).size
    const led = heads.map(({ name, roles }) => `${roles.join('兼')}${name}`).join('、')
    const two = posts > plan.people.length ? `（有人兼职，计${posts}职）` : ''
    return {
      label: body,
      value: `${plan.people.length}人`,
      rest: `：${led}，成员${personsByRole(plan, '成员').length}人${two}，成员单位${units}个`,
      rows,
      places: [peoplePlace(plan)],
    }
  },
  office: (_, { plan }) => officeUnit(plan, ({ head }) => `，承担${wordsOf(plan).body}日常工作，主任${head}`),
  officeUnit: (_, { plan }) => officeUnit(plan, () => ''),
  officeHead: (_, { plan }) => {
    const { office } = plan
    if (!office) return without('办公室')
    const head = plan.people.find(({ name }) => name === office.head)
    return {
      label: '办公室主任：',
      value: office.head,
      rest: head ? `（${head.postWritten}，兼任）` : '',
      words: [office.head],
      members: [{ ref: { kind: 'person', id: office.head } }],
      places: [peoplePlace(plan)],
    }
  },
  dissolution: (_, { plan }) => written(plan, '何时撤销', '自动撤销', '解散'),
  seal: (_, { plan }) => written(plan, '公章', '公章', '代章', '印章'),
  handover: (_, { plan }) => written(plan, '人员变动的程序', '如有变动', '人员变动', '人员调整'),
}
