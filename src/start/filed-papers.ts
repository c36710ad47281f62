import { createHash } from 'node:crypto'
import { type Amendment, amendmentName } from '../domain/amendments/amendment.ts'
import { byFolder, paperInFile } from '../domain/amendments/in-folder.ts'
import type { PaperFile, Plan } from '../domain/plan.ts'
import { type FiledRow, filedAmendments, keepAmendment, withdrawAmendment } from '../store/amendments.ts'
import { record } from '../store/audit.ts'
import { metaOf, setMeta } from '../store/meta.ts'
import { first, type Sql, type Statement, sql } from '../store/sql.ts'

const readBefore = 'papers_read'

/**
 * Takes in the papers of the plan's folder: a file that is new becomes a paper, one that is gone or reads otherwise takes
 * its paper back, and both stay readable like what was entered in the chat. What lay there before anybody had used the
 * bot was known from its own day on; what comes later is known from the start that first reads it. What the office took
 * back in the chat stays so until its file reads otherwise.
 */
export async function takeInPapers(db: Sql, plan: Plan, now: string): Promise<void> {
  const filed = await filedAmendments(db)
  const before = (await metaOf(db, readBefore)) !== undefined
  if (before && filed.length === 0 && plan.papers.length === 0) return
  const isNew = !before && (await isUnused(db))
  const papers = plan.papers.map((file) => ({ file, mark: markOf(file) }))
  const known = (mark: string): FiledRow[] => filed.filter(({ form }) => form.startsWith(`${mark}:`))
  const added = papers.filter(({ mark }) => {
    const newest = known(mark).at(-1)
    return newest === undefined || newest.withdrawnBy === byFolder.openId
  })
  const gone = filed.filter(
    ({ form, withdrawnBy }) => withdrawnBy === null && !papers.some(({ mark }) => form.startsWith(`${mark}:`)),
  )
  const statements = [
    ...gone.flatMap((row) => takenBack(row, now)),
    ...added.flatMap(({ file, mark }) => {
      const paper = paperInFile(plan, file, isNew ? `${file.date}T00:00:00${now.slice(19)}` : laterOf(file.date, now))
      return entered(paper, file, `${mark}:${known(mark).length}`, now)
    }),
    ...(before ? [] : [setMeta(readBefore, now)]),
  ]
  if (statements.length > 0) await db.batch(statements)
}

/** A file renamed is the same paper; one changed in a figure is another. */
const markOf = ({ file: _, asWritten: __, ...paper }: PaperFile): string =>
  `file:${createHash('sha256').update(JSON.stringify(paper)).digest('hex').slice(0, 24)}`

/** A paper dated ahead of the clock is not known before its day. */
const laterOf = (date: string, now: string): string =>
  date > now.slice(0, 10) ? `${date}T00:00:00${now.slice(19)}` : now

function entered(paper: Amendment, { file }: PaperFile, form: string, now: string): Statement[] {
  const { id: _, withdrawn: __, ...made } = paper
  return [
    keepAmendment({ ...made, form }),
    trail(now, `${amendmentName(paper)}《${paper.title}》，${paper.lines.length}项（${file}）`, '记入后续文件'),
  ]
}

function takenBack(row: FiledRow, now: string): Statement[] {
  const reason = '方案文件夹里已没有这份文件，或内容已改'
  return [
    withdrawAmendment(row.id, { at: now, by: byFolder, reason }),
    trail(now, `${amendmentName(row)}：${reason}`, '收回后续文件'),
  ]
}

const trail = (at: string, detail: string, act: string): Statement =>
  record({ at, byOpenId: byFolder.openId, byName: byFolder.name, act, detail })

/** Nobody has said or reported anything yet. */
const isUnused = async (db: Sql): Promise<boolean> =>
  (await first(db, sql`select 1 from inbox union all select 1 from reports limit 1`)) === undefined
