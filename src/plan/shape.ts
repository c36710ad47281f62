import { placeOf } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { error, type Finding } from './finding.ts'

/** Numbering, counts and arithmetic: what must hold whatever the plan says. */
export function checkShape(plan: Plan): Finding[] {
  return [...checkThresholds(plan), ...checkNumbers(plan), ...checkSections(plan), ...checkIds(plan)]
}

function checkThresholds(plan: Plan): Finding[] {
  const wrong = Number(plan.thresholds.behind) >= Number(plan.thresholds.farBehind)
  return wrong ? [error('plan.json', '滞后的界限不小于严重滞后的界限')] : []
}

function checkNumbers(plan: Plan): Finding[] {
  const gap = (what: string, numbers: number[]) =>
    numbers.flatMap((no, index) =>
      no === index + 1 ? [] : [error(what, `第${index + 1}个的序号是${no}，应为${index + 1}`)],
    )
  return [
    ...gap(
      'indicators.json',
      plan.indicators.map(({ no }) => no),
    ).slice(0, 1),
    ...gap(
      'tasks.json',
      plan.tasks.map(({ no }) => no),
    ).slice(0, 1),
    ...gap(
      'plan.json attachments',
      plan.attachments.map(({ no }) => no),
    ).slice(0, 1),
    ...gap(
      'plan.json sections',
      plan.sections.map(({ no }) => no),
    ).slice(0, 1),
  ]
}

function checkSections(plan: Plan): Finding[] {
  const unplaced = plan.tasks.flatMap((task) => {
    const section = plan.sections.find(({ no }) => no === task.section)
    if (!section) return [error(placeOf(task), `第${task.section}节不在方案的章节中`)]
    const known = section.subsections.map(({ no }) => no)
    const fits = task.subsection === null ? known.length === 0 : known.includes(task.subsection)
    return fits ? [] : [error(placeOf(task), `${section.place}下没有小节${task.subsection ?? '为空的行'}`)]
  })
  const counts = plan.sections.flatMap((section) =>
    (section.subsections.length > 0 ? section.subsections : [null]).flatMap((sub) => {
      const place = sub?.place ?? section.place
      const subsection = sub?.no ?? null
      const rows = plan.tasks.filter((task) => task.section === section.no && task.subsection === subsection)
      if (rows.length === 0) return [error(place, '没有任务')]
      const ordered = rows.every(({ item }, index) => item === index + 1)
      return ordered ? [] : [error(place, `各行的次序是 ${rows.map(({ item }) => item).join('、')}，应为 1 起连续`)]
    }),
  )
  return [...unplaced, ...counts]
}

function checkIds(plan: Plan): Finding[] {
  const lists = {
    'units.json': plan.units.map(({ id }) => id),
    'groups.json': plan.groups.map(({ id }) => id),
    'notes.json': plan.notes.map(({ id }) => id),
    'silences.json': plan.silences.map(({ id }) => id),
    'clauses.json': plan.clauses.map(({ place }) => place),
    'people.json': plan.people.map(({ name }) => name),
  }
  return Object.entries(lists).flatMap(([file, ids]) =>
    ids.flatMap((id, index) => (ids.indexOf(id) === index ? [] : [error(file, `“${id}”出现两次`)])),
  )
}
