import { forecastWords, neededWords } from '../cards/goal.ts'
import { currentWords, distanceWords, gapWords, goalName, lightText, targetWords } from '../cards/state-words.ts'
import { ruledWords } from '../domain/amendments/ruled.ts'
import { fromWords } from '../domain/amendments/words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { isGoalReported } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { percent } from '../domain/decimal.ts'
import type { Figure } from '../domain/figures.ts'
import { forecast, neededPerMonth } from '../domain/forecast.ts'
import { lastTarget, placeOf, reviewersOf, sealLine, signerOf, unitById } from '../domain/look.ts'
import type { Indicator, Plan } from '../domain/plan.ts'
import { periodWords } from '../domain/reporting/words.ts'
import { asOfLine } from '../ledger/terms.ts'
import { curveSize } from './curve.ts'
import { heading, type Paper, type PaperBlock, paragraph, table } from './paper.ts'
import { printed } from './print.ts'
import { figuresOf } from './reported.ts'
import { judgedWords } from './standing.ts'

/** A file behind a figure, and where it lies in the package; null where its content is not kept any more. */
export type Proof = {
  period: string
  name: string
  by: string
  at: string
  afterConfirmation: boolean
  path: string | null
  sha256?: string
}

export type GoalDossier = {
  plan: Plan
  /** The day it is signed. */
  on: string
  state: GoalState
  proofs: Proof[]
  /** How many there are that are not listed here. */
  more?: number
  /** The figures with neither a file nor a document number. */
  bare: readonly Figure[]
  /** The curve as a PNG; null where there is none to draw. */
  curve: Uint8Array | null
}

/** Everything an acceptance wants to see of one goal. */
export function goalPaper(dossier: GoalDossier): Paper {
  const { plan, state } = dossier
  return printed({
    title: goalName(state),
    under: [`${plan.title}验收材料`, asOfLine([state])],
    blocks: [
      heading('一、指标与目标'),
      ...state.indicators.flatMap((indicator) => definition(plan, indicator)),
      ...statedElsewhere(state),
      paragraph(
        state.indicators.length > 1
          ? `以上${state.indicators.length}项合计目标${targetWords(state)}。`
          : `目标：${targetWords(state)}。`,
      ),
      ...fromPaper(state),
      heading('二、完成情况'),
      paragraph(`${attained(plan, state)}${judgedWords(plan, [state])}`),
      ...ahead(plan, state),
      ...curvePicture(dossier),
      heading('三、历次填报'),
      ...figuresOf(plan, state),
      heading('四、佐证材料'),
      ...proofsOf(dossier),
    ],
    signed: { by: signerOf(plan), seal: sealLine(plan), on: dayLabel(dossier.on) },
  })
}

function curvePicture({ state, curve }: GoalDossier): PaperBlock[] {
  if (!curve) return []
  const due = state.measure === 'ratio' ? '' : '灰色虚线：序时应完成值　'
  const unit = state.measure === 'growth' ? '%' : state.unit
  const title = `图　${goalName(state)}完成情况（单位：${unit}）`
  const last = state.current === null ? '' : `（最后一点${currentWords(state)}）`
  const legend = `图例　蓝色实线：已审核的完成值${last}　${due}黑色点线：目标（${targetWords(state)}）`
  return [{ kind: 'picture', png: curve, ...curveSize, title, caption: legend }]
}

function definition(plan: Plan, indicator: Indicator): PaperBlock[] {
  const { name, category, counting, unit, meaning, leads } = indicator
  const names = leads.map((id) => unitById(plan, id)?.name ?? id).join('、')
  const rulings = ruledWords(plan, indicator)
  const kind = category === '' ? '' : `（${category}）`
  const measured = unit === '' ? '' : `，计量单位为${unit}`
  return [
    paragraph(
      `${placeOf(indicator)}“${name}”${kind}，${counting ?? '方案未注明累计或期间'}${measured}，牵头单位：${names || '方案未写'}。`,
    ),
    ...(rulings === '' ? [] : [paragraph(`办公室解释：${rulings}。`)]),
    paragraph(
      `口径（方案未作规定，由${reviewersOf(plan)}${indicator.setByOffice?.includes('meaning') ? '设定' : '掌握'}）：${meaning}`,
    ),
  ]
}

/** Where else the plan states the target, each place once; what the goal's own rows say has just been said. */
function statedElsewhere({ indicators }: GoalState): PaperBlock[] {
  const rows: readonly string[] = indicators.map(placeOf)
  const said = indicators
    .flatMap(({ statedAt }) => statedAt)
    .filter(({ place, quote }) => !rows.includes(place) && !quote.includes('|'))
    .map(({ place, quote }) => `${place}为“${quote.replace(/[。；]$/, '').replace(/ /g, '')}”`)
  return said.length === 0 ? [] : [paragraph(`方案其他各处的规定：${[...new Set(said)].join('；')}。`)]
}

/** What is still needed, and where the pace leads where that can be said; after the end neither. */
function ahead(plan: Plan, state: GoalState): PaperBlock[] {
  if (state.day > plan.end) return []
  const foreseen = 'refused' in forecast(plan, state) ? '' : forecastWords(plan, state)
  // Of an old figure no pace is set for months that are over: what is missing has been said.
  const needed = neededPerMonth(plan, state)
  const words = `${needed && needed.from.last > state.day ? neededWords(plan, state) : ''}${foreseen}`
  return words === '' ? [] : [paragraph(words)]
}

function attained(plan: Plan, state: GoalState): string {
  if (state.light === 'noData' && state.current === null && !state.ratio) return '尚无已审核确认的数据。'
  const parts = [
    `完成值${currentWords(state)}`,
    state.attainment ? `完成率${percent(state.attainment)}` : '',
    distanceWords(state),
    ...(state.day > plan.end ? [] : [state.progress ? `进度${percent(state.progress)}` : '', gapWords(state)]),
    `状态：${lightText(state)}`,
    state.figureDay ? `数据截至${dayLabel(state.figureDay)}` : '',
    state.missing.length > 0 && isGoalReported(state) ? `第${state.missing.join('、')}项尚未填报，未计入` : '',
  ]
  return `${parts.filter((part) => part !== '').join('；')}。`
}

function proofsOf({ state, proofs, more = 0, bare }: GoalDossier): PaperBlock[] {
  // Where a document number stands for the file, it is among the remarks.
  const cited = state.figures.length > bare.length
  const blocks: PaperBlock[] =
    proofs.length === 0
      ? [paragraph(cited ? '没有随附的文件，文号见“历次填报”的说明。' : '没有佐证材料。')]
      : [
          paragraph(
            more > 0
              ? `共${proofs.length + more}件，这里列出前${proofs.length}件，全部见佐证清单.csv：`
              : `共${proofs.length}件：`,
          ),
          table(
            ['期别', '文件', '提交人', '提交日期', '是否随附'],
            proofs.map(({ period, name, by, at, afterConfirmation, path }) => [
              periodWords(period),
              `${name}${afterConfirmation ? '（补充）' : ''}`,
              by,
              dayLabel(at.slice(0, 10)),
              path === null ? '另存' : '随附',
            ]),
            ['文件'],
          ),
        ]
  return [
    ...blocks,
    ...(bare.length > 0 && (cited || proofs.length > 0)
      ? [paragraph(`没有佐证的${bare.length}期：${bare.map(({ period }) => period.label).join('、')}。`)]
      : []),
  ]
}

/** Where the target is from a later paper: which, and what held before. */
function fromPaper({ goal }: GoalState) {
  const words = fromWords(lastTarget(goal))
  return words === '' ? [] : [paragraph(`目标${words}。`)]
}
