import type { World } from '../act/command.ts'
import { countsIn, goalName, lightNames, lightText, waitingName } from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { upTo } from '../domain/counting.ts'
import { dayLabel } from '../domain/day.ts'
import { officeOf, sealLine, signerOf } from '../domain/look.ts'
import { periodIn } from '../domain/period.ts'
import type { Plan } from '../domain/plan.ts'
import type { Facts } from '../domain/report.ts'
import { unproven } from '../domain/reporting/proof.ts'
import { remarkOf } from '../domain/reporting/remark.ts'
import { periodWords } from '../domain/reporting/words.ts'
import { taskStates } from '../domain/tasks.ts'
import { mostFileBytes } from '../feishu/port.ts'
import { harmless, quoted } from '../ledger/csv.ts'
import { ledgerParts } from '../ledger/export.ts'
import { asOfLine } from '../ledger/terms.ts'
import type { Standing } from '../reporting/board.ts'
import { breath, breathing } from '../store/breath.ts'
import { type Evidence, filedKeys, proofsOf } from '../store/evidence.ts'
import { collected, collectedUpTo, whole, type ZipEntry, zipped } from '../tables/zip-written.ts'
import { curvePng } from './curve.ts'
import { figureIndex } from './figure-index.ts'
import { fileName, unused } from './file-name.ts'
import { goalTable, statesWords } from './goal-lines.ts'
import { goalPaper, type Proof } from './goal-paper.ts'
import { officeNote } from './office-note.ts'
import { heading, marked, type Paper, type PaperBlock, paragraph, small, table } from './paper.ts'
import { printed } from './print.ts'
import { dueShareNote, goalsUnder, isOver, judgedWords, overallWords } from './standing.ts'
import { taskPaper } from './task-paper.ts'
import { wordOf } from './word.ts'

export type Package = { bytes: Uint8Array; files: number; proofs: number; left: number; ledger: boolean }

/** Evidence beyond this many bytes stays where it is and is listed only: the platform takes no larger file. */
const evidenceLimit = 24_000_000
/** What everything but evidence and ledger may take of the file, papers and names. */
const margin = 2_000_000
/** A paper lists so many files of evidence; where there are more, all of them are in a table beside it. */
const mostListed = 200
/** So many keys are asked for their evidence before everything else has its turn. */
const keysAtOnce = 20

/**
 * 验收材料 as a zip: contents, one folder per goal with its paper, curve and evidence, the tasks, the whole ledger. The
 * figures are of a day, as known now. Packed part by part; a ledger that would not fit in what can be sent is left out.
 */
export async function acceptancePackage(world: World, standing: Standing, limit = evidenceLimit): Promise<Package> {
  const counted = { files: 0, proofs: 0, left: 0, ledger: true }
  const bytes = await collected(zipped(filesOf(world, standing, limit, counted), world.now, breath))
  return { ...counted, bytes }
}

/**
 * What the office keeps for itself beside the 验收材料, as a zip of its own so that nobody hands it in: from every figure
 * the way to its report, and what the plan's own text leaves open or says twice.
 */
export async function officePackage(world: World, { goals }: Standing): Promise<Uint8Array> {
  const { plan, now } = world
  const files = [
    whole('数据索引.xlsx', await figureIndex(plan, goals, now)),
    ...(plan.notes.length > 0 ? [whole('方案文字核对.docx', await inWord(world, officeNote(plan)))] : []),
  ]
  return collected(zipped(files, now, breath))
}

const inWord = ({ plan, settings }: World, paper: Paper): Promise<Uint8Array> =>
  wordOf(marked(paper, settings.exampleData), officeOf(plan))

type Counted = Omit<Package, 'bytes'>

async function* filesOf(world: World, standing: Standing, limit: number, counted: Counted): AsyncGenerator<ZipEntry> {
  const { plan, db, now } = world
  const { day, facts, goals } = standing
  let size = 0
  const put = (path: string, bytes: Uint8Array): ZipEntry => {
    counted.files += 1
    size += bytes.byteLength
    return whole(path, bytes)
  }
  const contents: string[][] = []
  let evidenceBytes = 0
  const filed = await filedKeys(db)
  for (const state of goals) {
    const name = `${state.goal.indicators.map((no) => String(no).padStart(2, '0')).join('、')} ${fileName(goalName(state))}`
    const folder = `目标/${name}`
    const proofs: Proof[] = []
    const taken = new Set<string>()
    for (const { evidence, period } of await evidenceOf(world, state, facts, day)) {
      // Only what goes in is read: all evidence together may be more than the memory holds.
      const fits = evidenceBytes + evidence.size <= limit
      const bytes = fits ? await world.evidence.read(evidence.sha256) : null
      const path = bytes ? `佐证/${unused(taken, fileName(`${periodWords(period)} ${evidence.name}`))}` : null
      if (bytes && path) {
        yield put(`${folder}/${path}`, bytes)
        evidenceBytes += bytes.byteLength
      } else counted.left += 1
      counted.proofs += 1
      const { at, afterConfirmation, byName: by, sha256 } = evidence
      proofs.push({ name: evidence.name, at, afterConfirmation, period, by, path, sha256 })
    }
    if (proofs.length > mostListed) yield put(`${folder}/佐证清单.csv`, new TextEncoder().encode(proofsCsv(proofs)))
    const curve = await curvePng(plan, state)
    if (curve) yield put(`${folder}/曲线.png`, curve)
    const listed = proofs.slice(0, mostListed)
    const bare = unproven(state.figures, filed)
    const paper = goalPaper({
      plan,
      on: now.slice(0, 10),
      state,
      proofs: listed,
      more: proofs.length - listed.length,
      bare,
      curve,
    })
    yield put(`${folder}/说明.docx`, await inWord(world, paper))
    contents.push([
      name,
      lightText(state),
      String(new Set(state.figures.map(({ period }) => period.id)).size),
      String(proofs.length),
    ])
    await breath()
  }
  const known = upTo(plan, facts, day)
  yield put('任务台账.docx', await inWord(world, taskPaper(plan, taskStates(plan, known))))
  yield put('目录.docx', await inWord(world, contentsPaper(world, standing, contents)))
  const ledger = await collectedUpTo(ledgerParts(db, plan, 'xlsx', now, goals), mostFileBytes - size - margin)
  counted.ledger = ledger !== null
  if (ledger) yield put('填报台账.xlsx', ledger)
}

/** Files of the confirmed reports on a goal, the replaced ones too, oldest first; of what speaks of the day. */
async function evidenceOf({ db, plan }: World, { indicators }: GoalState, { reports }: Facts, day: string) {
  const keys = new Map<string, { no: number; unit: string; period: string }>()
  for (const { kind, no, unit, period } of reports) {
    const own = kind === 'indicator' && indicators.some((indicator) => indicator.no === no)
    if (own) keys.set(`${no} ${unit} ${period}`, { no, unit, period })
  }
  const found = new Map<number, { evidence: Evidence; period: string }>()
  const step = breathing(keysAtOnce)
  for (const key of keys.values()) {
    await step()
    const period = periodIn(plan, key.period)
    for (const proof of await proofsOf(db, key)) {
      const speaks = proof.sentAt.slice(0, 10) <= day || (period?.last ?? '') <= day
      if (speaks) found.set(proof.id, { evidence: proof, period: period?.id ?? key.period })
    }
  }
  return [...found.values()].sort((a, b) => a.evidence.id - b.evidence.id)
}

const proofsCsv = (proofs: readonly Proof[]): string =>
  [
    ['期别', '文件', '提交人', '提交日期', '校验值（SHA-256）', '是否随附'],
    ...proofs.map(({ period, name, by, at, sha256, path }) => [
      ...[periodWords(period), name, by, at.slice(0, 10), sha256 ?? '', path === null ? '另存' : '随附'],
    ]),
  ]
    .map((row) => `${row.map((cell) => quoted(harmless(cell))).join(',')}\n`)
    .join('')

/** After the end, what an acceptance asks about: goals that were not reached, or of which nothing is known. */
function openGoals(plan: Plan, goals: readonly GoalState[]): PaperBlock[] {
  if (!isOver(plan, goals)) return []
  const asked = [lightNames.unmet, waitingName, lightNames.noData]
  const blocks = countsIn(goals).flatMap(([name]) => (asked.includes(name) ? goalsUnder(plan, name, goals) : []))
  const silent = goals.filter(({ light, figures }) => light === 'unmet' && remarkOf(figures) === null).length
  if (silent === 0) return blocks
  return [...blocks, paragraph(`未达标的目标中，填报没有写明原因的${silent}个。`)]
}

function contentsPaper({ plan, now }: World, { day, goals }: Standing, rows: string[][]): Paper {
  return printed({
    title: `${plan.title}验收材料`,
    under: [asOfLine(goals, 1)],
    blocks: [
      heading('一、总体情况'),
      paragraph(`${overallWords(plan, day, goals)}（见附件1）。`),
      ...openGoals(plan, goals),
      heading('二、材料组成'),
      paragraph(
        '每个目标一个文件夹，内有说明（指标定义、完成情况和曲线、历次填报、佐证清单）和佐证原件（见附件2）；另有任务台账（全部任务及各单位进展）和填报台账（全部填报、审核、更正记录和佐证清单，含文件校验值）。',
      ),
    ],
    signed: { by: signerOf(plan), seal: sealLine(plan), on: dayLabel(now.slice(0, 10)) },
    attached: [
      {
        title: '目标完成情况总表',
        across: true,
        blocks: [
          goalTable(plan, goals),
          small(`${judgedWords(plan, goals)}${statesWords(goals)}${dueShareNote(plan, goals)}`),
        ],
      },
      {
        title: '目标文件夹目录',
        across: true,
        blocks: [table(['文件夹', '状态', '填报期数', '佐证件数'], rows, ['文件夹'])],
      },
    ],
  })
}
