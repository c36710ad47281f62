import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as z from 'zod'
import { build } from '../plan/import/build.ts'
import { printedBack, unused } from '../plan/import/coverage.ts'
import { keepAnswers, readAnswers, readPieces, writePlan } from '../plan/import/folder.ts'
import type { Piece } from '../plan/import/piece.ts'
import { cellsBack, cellsWords } from '../plan/import/print-back.ts'
import { type Review, readReview, reviewBook, reviewPage } from '../plan/import/review.ts'
import { lint } from '../plan/lint.ts'
import { type Run, refused, UsageError } from './io.ts'

const piecesSchema = z.array(
  z.union([z.object({ text: z.string() }), z.object({ rows: z.array(z.array(z.string().nullable())) })]),
)

/** A plan's document, or answers to what an earlier import asked, to a folder with a review of what is uncertain. */
export const run: Run = async ({ files, options, io }) => {
  const { to, answers } = options
  if (typeof to !== 'string') throw new UsageError('请用 --to 写明文件夹')
  const id = basename(to)
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id)) throw new UsageError(`文件夹名 ${id} 请只用小写字母、数字和连字符`)
  if (files.length === 0 && typeof answers !== 'string') throw new UsageError('缺少文件名')
  const given = typeof answers === 'string' ? await readReview(await readFile(answers)) : {}
  const pieces = files.length > 0 ? await documentOf(files) : await keptDocument(to)
  const { plan, questions, unknown, lost } = build(id, pieces, { ...readAnswers(to), ...given })
  keepAnswers(to, given)
  writePlan(to, plan)
  writeFileSync(join(to, 'pieces.json'), `[\n${pieces.map((piece) => JSON.stringify(piece)).join(',\n')}\n]\n`)
  const findings = [
    ...lost.map(({ place, says }) => ({ level: 'error' as const, place, says })),
    ...lint(plan).filter(({ level }) => level === 'error'),
  ]
  const coverage = unused(plan)
  const cells = cellsBack(plan)
  const review: Review = { title: plan.title, questions, findings, coverage, printed: printedBack(plan), cells }
  writeFileSync(join(to, 'review.html'), reviewPage(review))
  writeFileSync(join(to, 'review.xlsx'), await reviewBook(review))
  const open = questions.filter(({ answer }) => answer === null).length
  io.out(
    `${plan.title}：指标${plan.indicators.length}项、目标${plan.goals.length}个、任务${plan.tasks.length}项、单位${plan.units.length}个`,
  )
  io.out(
    `待定${open}项（见 ${join(to, 'review.xlsx')}），不认识的单位${unknown.length}个，原文中未用到的数和单位${coverage.length}处`,
  )
  io.out(cellsWords(cells))
  for (const { place, says } of findings) io.out(`错误 ${place}：${says}`)
  if (findings.length > 0) throw refused(`还有 ${findings.length} 处错误，改好前不能启动`)
}

async function documentOf(files: readonly string[]): Promise<Piece[]> {
  const read: Piece[] = []
  for (const file of files) read.push(...(await readPieces(file)))
  return read
}

async function keptDocument(folder: string): Promise<Piece[]> {
  const text = await readFile(join(folder, 'pieces.json'), 'utf8').catch(() => {
    throw refused(`${folder} 里还没有导入过的原文，请先导入文件`)
  })
  return piecesSchema.parse(JSON.parse(text))
}
