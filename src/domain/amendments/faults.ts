import { indicatorByNo, taskByNo, unitById } from '../look.ts'
import { orDoYouMean, unitsLike } from '../nearest.ts'
import type { Plan } from '../plan.ts'
import type { AmendmentLine, StateLine, TargetLine } from './amendment.ts'
import { partUnits } from './parts.ts'

/** What keeps a line of a paper from being applied to a plan, each with the mend; however it was entered. */
export function faultsOf(plan: Plan, line: AmendmentLine): string[] {
  switch (line.kind) {
    case 'target':
      return targetFaults(plan, line)
    case 'state':
      return stateFaults(plan, line)
    case 'ruling':
      return rulingFaults(plan, line)
    case 'unit':
      return unitById(plan, line.unit) ? nameTaken(plan, line) : [unknownUnit(plan, line.unit)]
    case 'indicator':
      return indicatorByNo(plan, line.no) ? nameTaken(plan, line) : [unknownIndicator(plan, line.no)]
  }
}

const unknownUnit = (plan: Plan, said: string): string =>
  `方案里没有单位“${said}”，请写 units.json 里的 id 或名称${orDoYouMean(unitsLike(plan, said))}`

const unknownIndicator = (plan: Plan, no: number): string => `没有指标${no}，方案的指标是1到${plan.indicators.length}`

function targetFaults(plan: Plan, { no, unit, on, basis, value }: TargetLine): string[] {
  const indicator = indicatorByNo(plan, no)
  if (!indicator) return [unknownIndicator(plan, no)]
  const isKnown = unit === null || unitById(plan, unit) !== undefined
  const isPart = unit === null || partUnits(plan).includes(unit)
  const outside = on < plan.start ? `早于方案开始（${plan.start}）` : on > plan.end ? `晚于方案结束（${plan.end}）` : ''
  const isAmount = indicator.measure === 'flow' || indicator.measure === 'step'
  return [
    ...(isKnown ? [] : [unknownUnit(plan, unit ?? '')]),
    ...(isKnown && !isPart
      ? [`目标只分解到${plan.words.parts ?? '各地'}，${unitById(plan, unit ?? '')?.name ?? unit}不是`]
      : []),
    // What a part starts from may be older than the plan.
    ...(outside !== '' && !(basis === 'start' && on < plan.start) ? [`${on}${outside}，请改日期（on）`] : []),
    ...(basis === 'start' && unit === null ? ['全域的基数不在文件里，请由办公室用“基数”录入'] : []),
    ...(basis === 'year' && !isAmount ? [`${indicator.short}填的是存量或比率，没有当年新增数，basis 应为 total`] : []),
    ...((value.split('.')[1] ?? '').length > 4 ? [`${value}的小数超过4位`] : []),
  ]
}

function stateFaults(plan: Plan, { no, on }: StateLine): string[] {
  const indicator = indicatorByNo(plan, no)
  if (!indicator) return [unknownIndicator(plan, no)]
  const isOutside = on < plan.start || on > plan.end
  return [
    ...(indicator.measure === 'state' ? [] : [`${indicator.short}的目标是数，请用 target 行写数`]),
    ...(isOutside ? [`${on}不在方案的时间内（${plan.start}到${plan.end}），请改日期（on）`] : []),
  ]
}

function rulingFaults(plan: Plan, { about, sets }: Extract<AmendmentLine, { kind: 'ruling' }>): string[] {
  const [kind, of] = [about.slice(0, about.indexOf(':')), about.slice(about.indexOf(':') + 1)]
  const known: Record<string, readonly string[]> = {
    note: plan.notes.map(({ id }) => id),
    silence: plan.silences.map(({ id }) => id),
    indicator: plan.indicators.map(({ no }) => String(no)),
    task: plan.tasks.map(({ no }) => String(no)),
  }
  const ids = known[kind]
  if (!ids?.includes(of))
    return [
      ids
        ? `没有“${about}”，${kind}: 后可以是${ids.slice(0, 8).join('、') || '（方案没有）'}${ids.length > 8 ? '等' : ''}`
        : `about “${about}”应写成 note:、silence:、indicator: 或 task: 加编号`,
    ]
  if (!sets) return []
  const units = [...(sets.leads ?? []), ...(sets.responsible ?? [])]
  const isFor = { indicator: kind === 'indicator', task: kind === 'task' && taskByNo(plan, Number(of)) !== undefined }
  return [
    ...units.filter((id) => !unitById(plan, id)).map((id) => unknownUnit(plan, id)),
    ...(sets.counting && !isFor.indicator ? ['counting（口径）只能用于 indicator:'] : []),
    ...(sets.leads && !isFor.indicator && !isFor.task ? ['leads（牵头单位）只能用于 indicator: 或 task:'] : []),
    ...((sets.responsible || sets.due) && !isFor.task ? ['responsible、due 只能用于 task:'] : []),
  ]
}

/** A name that another row has already would find two. */
function nameTaken(plan: Plan, line: Extract<AmendmentLine, { kind: 'unit' | 'indicator' }>): string[] {
  if (line.kind === 'unit') {
    const other = plan.units.find(({ id, name }) => id !== line.unit && name === line.name)
    return other ? [`方案里已有${other.name}`] : []
  }
  const other = plan.indicators.find(
    ({ no, name, short }) => no !== line.no && (name === line.name || short === line.short),
  )
  return other ? [`指标${other.no}已叫这个名称`] : []
}
