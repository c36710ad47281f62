import { type Zippable, zipSync } from 'fflate'
import type { World } from '../act/command.ts'
import { goalName, ruleWords } from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { stateOf, upTo } from '../domain/counting.ts'
import { dayLabel } from '../domain/day.ts'
import { officeOf, signerOf } from '../domain/look.ts'
import { parsePeriod } from '../domain/period.ts'
import type { Facts } from '../domain/report.ts'
import { periodWords } from '../domain/reporting/words.ts'
import { taskStates } from '../domain/tasks.ts'
import { exportLedger } from '../ledger/export.ts'
import { countsInPaper, lightInPaper, newestFigureDay } from '../ledger/terms.ts'
import { allEvidence, type Evidence } from '../store/evidence.ts'
import { curvePng } from './curve.ts'
import { figureIndex } from './figure-index.ts'
import { fileName, unused } from './file-name.ts'
import { goalTable } from './goal-lines.ts'
import { goalPaper, type Proof } from './goal-paper.ts'
import { officeNote } from './office-note.ts'
import { heading, type Paper, paragraph, small, table } from './paper.ts'
import { printed } from './print.ts'
import { taskPaper } from './task-paper.ts'
import { wordOf } from './word.ts'

export type Package = { bytes: Uint8Array; files: number; proofs: number; left: number }

/** Evidence beyond this many bytes stays where it is and is listed only: the platform takes files of 30 MB. */
const evidenceLimit = 24_000_000

/**
 * 验收材料 as a zip: contents, one folder per goal with its paper, curve and evidence, the tasks, the whole ledger. The
 * figures are of a day, as known now.
 */
export async function acceptancePackage(
  world: World,
  { day, facts, goals }: { day: string; facts: Facts; goals: GoalState[] },
  limit = evidenceLimit,
): Promise<Package> {
  const { plan, db, now } = world
  const known = upTo(world.plan, facts, day)
  const all = await allEvidence(db)
  const box: Zippable = {}
  const counted = { files: 0, proofs: 0, left: 0, bytes: 0 }
  const put = (path: string, bytes: Uint8Array) => {
    // What is packed already gains nothing from being packed again.
    box[path] = [bytes, { level: /\.(docx|xlsx|pdf|jpe?g|png|zip)$/i.test(path) ? 0 : 6 }]
    counted.files += 1
  }
  const contents: string[][] = []
  for (const state of goals) {
    const name = `${state.goal.indicators.map((no) => String(no).padStart(2, '0')).join('、')} ${fileName(goalName(state))}`
    const folder = `目标/${name}`
    const proofs: Proof[] = []
    const taken = new Set<string>()
    for (const { evidence, period } of evidenceOf(state, known, all)) {
      // Only what goes in is read: all evidence together may be more than the memory holds.
      const fits = counted.bytes + evidence.size <= limit
      const bytes = fits ? await world.evidence.read(evidence.sha256) : null
      const path = bytes ? `佐证/${unused(taken, fileName(`${periodWords(period)} ${evidence.name}`))}` : null
      if (bytes && path) {
        put(`${folder}/${path}`, bytes)
        counted.bytes += bytes.byteLength
      } else counted.left += 1
      counted.proofs += 1
      const { at, afterConfirmation, byName: by } = evidence
      proofs.push({ name: evidence.name, at, afterConfirmation, period, by, path })
    }
    const curve = curvePng(plan, state)
    if (curve) put(`${folder}/曲线.png`, curve)
    const paper = goalPaper({ plan, state, proofs, curve })
    put(`${folder}/说明.docx`, await wordOf(paper, officeOf(plan)))
    contents.push([name, lightInPaper(state), String(state.figures.length), String(proofs.length)])
  }
  put('任务台账.docx', await wordOf(taskPaper(plan, taskStates(plan, known)), officeOf(plan)))
  put('填报台账.xlsx', await exportLedger(db, plan, 'xlsx', now, goals))
  put('办公室用/数据索引.xlsx', await figureIndex(plan, goals, now))
  if (plan.notes.length > 0) put('办公室用/方案文字核对.docx', await wordOf(officeNote(plan), officeOf(plan)))
  put('目录.docx', await wordOf(contentsPaper(world, goals, contents), officeOf(plan)))
  const mtime = new Date(now)
  return { ...counted, bytes: zipSync(box, { mtime }) }
}

/** Files of the confirmed reports on a goal, the replaced ones too, oldest first. */
function evidenceOf({ indicators }: GoalState, { reports }: Facts, all: readonly Evidence[]) {
  const forms = new Map<string, string>()
  for (const report of reports) {
    const own = report.kind === 'indicator' && indicators.some(({ no }) => no === report.no)
    if (own && stateOf(report) === 'confirmed') forms.set(report.form, parsePeriod(report.period)?.id ?? report.period)
  }
  return all.flatMap((evidence) => {
    const period = evidence.form === null ? undefined : forms.get(evidence.form)
    return period === undefined ? [] : [{ evidence, period }]
  })
}

function contentsPaper({ plan, now, settings }: World, goals: GoalState[], rows: string[][]): Paper {
  const newest = newestFigureDay(goals)
  return printed({
    title: `${plan.title}验收材料`,
    under: [
      newest === null ? '（尚无已确认的数据）' : `（数据截至${dayLabel(newest)}）`,
      ...(settings.exampleData ? ['示例数据，仅供演练'] : []),
    ],
    blocks: [
      heading('一、总体情况'),
      paragraph(
        `方案${plan.indicators.length}项指标对应${goals.length}个目标，其中${countsInPaper(goals)}（见附件1）。`,
      ),
      heading('二、材料组成'),
      paragraph(
        '每个目标一个文件夹，内有说明（指标定义、完成情况和曲线、历次填报、佐证清单）和佐证原件（见附件2）；另有任务台账（全部任务及各单位进展）和填报台账（全部填报、审核、更正记录和佐证清单，含文件校验值）。',
      ),
    ],
    signed: { by: signerOf(plan), on: dayLabel(now.slice(0, 10)) },
    attached: [
      { title: '目标完成情况总表', across: true, blocks: [goalTable(plan, goals), small(ruleWords(plan, goals))] },
      {
        title: '目标文件夹目录',
        across: true,
        blocks: [table(['文件夹', '状态', '填报期数', '佐证件数'], rows, ['文件夹'])],
      },
    ],
  })
}
