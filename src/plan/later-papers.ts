import type { TargetLine } from '../domain/amendments/amendment.ts'
import { planAmended } from '../domain/amendments/apply.ts'
import { checksOf } from '../domain/amendments/check.ts'
import { faultsOf } from '../domain/amendments/faults.ts'
import { paperInFile } from '../domain/amendments/in-folder.ts'
import { lineWords } from '../domain/amendments/words.ts'
import { numberIn } from '../domain/amendments/workbook.ts'
import type { PaperFile, Plan } from '../domain/plan.ts'
import type { Finding } from './finding.ts'

const forever = '9999-12-31'

/** The papers in a plan's folder, held to what one entered in the chat is held to, each against those before it. */
export function checkPapers(plan: Plan): Finding[] {
  const papers = inOrder(plan)
  return [
    ...papers.flatMap((file, at) => [
      ...headFindings(plan, file, papers.slice(0, at)),
      ...lineFindings(plan, file, papers.slice(0, at)),
    ]),
  ]
}

/** By the day that decides which of two holds. */
const inOrder = ({ papers }: Plan): PaperFile[] =>
  [...papers].sort((a, b) => (a.date === b.date ? a.file.localeCompare(b.file) : a.date < b.date ? -1 : 1))

function headFindings(plan: Plan, file: PaperFile, before: readonly PaperFile[]): Finding[] {
  const { number, date, effective = date } = file
  const find = (level: Finding['level'], says: string): Finding => ({ level, place: file.file, says })
  const same = before.find((one) => one.number !== null && one.number === number)
  return [
    ...(number === null ? [find('note', '没有文号，凡用到这份文件的回答都会注明')] : []),
    ...(number !== null && numberIn(number) !== number
      ? [find('error', `文号“${number}”应写成“某某〔2024〕3号”，没有就写 null`)]
      : []),
    ...(date < plan.issued ? [find('error', `发文日期${date}早于方案印发（${plan.issued}），请核对 date`)] : []),
    ...(effective < date ? [find('note', `从${effective}起执行，早于发文日期${date}`)] : []),
    ...(effective > plan.end ? [find('error', `从${effective}起执行，方案已于${plan.end}结束，请核对 effective`)] : []),
    ...(same ? [find('error', `文号与 ${same.file} 相同，一份文件请只放一个文件`)] : []),
  ]
}

function lineFindings(plan: Plan, file: PaperFile, before: readonly PaperFile[]): Finding[] {
  const numbered = (one: PaperFile, id: number) => ({ ...paperInFile(plan, one, `${one.date}T00:00:00`), id })
  const paper = numbered(file, before.length + 1)
  const holding = planAmended(plan, before.map(numbered), forever, forever)
  const error = (says: string): Finding => ({ level: 'error', place: file.file, says })
  const faulty = paper.lines.flatMap((line) =>
    faultsOf(holding, line).map((fault) => error(`${lineWords(holding, line)}：${fault}`)),
  )
  const empty = file.lines.flatMap((line) =>
    line.kind === 'target' && line.value === undefined && line.parts === undefined
      ? [error(`指标${line.no}到${line.on}没有数，请写 value 或 parts`)]
      : [],
  )
  const wrong = [
    ...faulty,
    ...empty,
    ...saidTwice(
      plan,
      paper.lines.filter((line) => line.kind === 'target'),
    ).map(error),
  ]
  if (wrong.length > 0) return wrong
  return checksOf(holding, paper).map(({ level, says }): Finding => {
    const isOpen = level === 'error' && !file.asWritten
    return {
      level: isOpen ? 'error' : 'note',
      place: file.file,
      says: isOpen ? `${says}；请核对，确实如此就在文件里写 "asWritten": true` : says,
    }
  })
}

/** A figure set twice in one paper: nothing says which holds. */
function saidTwice(plan: Plan, lines: readonly TargetLine[]): string[] {
  const keyOf = ({ no, unit, on, basis }: TargetLine) => [no, unit, on, basis].join(' ')
  const repeated = lines.filter((line, at) => lines.findIndex((one) => keyOf(one) === keyOf(line)) < at)
  return repeated.map((line) => `${lineWords(plan, line)}：同一个数写了两次，请留一个`)
}
