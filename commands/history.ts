import * as z from 'zod'
import { type Call, command, type Reply } from '../src/act/command.ts'
import { historyCard, ownCard } from '../src/cards/history.ts'
import { button, buttons, card, notice, text } from '../src/cards/kit.ts'
import { pageOfWord, type View } from '../src/cards/nav.ts'
import { indicatorByNo } from '../src/domain/look.ts'
import { findSubjects, subjectArgs } from '../src/domain/reporting/find.ts'
import { type Subject, subjectOf, titleOf } from '../src/domain/reporting/subject.ts'
import { type Submission, submissionsOf } from '../src/domain/reporting/submission.ts'
import { filesOf, unitName } from '../src/reporting/context.ts'
import { rightFor } from '../src/reporting/rights.ts'
import { mayUndo } from '../src/reporting/undo.ts'
import { versionsShown } from '../src/reporting/versions.ts'
import { concernedUnits, seesPending } from '../src/reporting/visible.ts'
import { evidenceOfForms } from '../src/store/evidence.ts'
import { readBaselines } from '../src/store/facts.ts'
import { countFormsOf, lastReports } from '../src/store/reports.ts'
import { topicAbout } from '../src/understand/topic.ts'

const perPage = 5

/** 记录: every version of an indicator's figures or a task's progress. */
export const history = command({
  name: 'history',
  words: ['记录', '历史', '填报记录'],
  help: '一项的历次填报，例如“记录 指标名”',
  right: 'seeFigures',
  place: 'anywhere',
  args: z.object({
    ...subjectArgs,
    page: z.coerce.number().int().optional(),
    /** “我上次报的审了吗”: the asker's own. */
    mine: z.boolean().optional(),
    /** The list the goal's page was opened from. */
    from: pageOfWord,
  }),
  fromText: (rest) => ({ about: rest }),
  async run(call) {
    const { about = '', page = 0 } = call.args
    const { plan } = call.world
    const kind = call.args.task !== undefined ? 'task' : (call.args.kind ?? 'indicator')
    const no = call.args.indicator ?? call.args.task ?? call.args.no
    const exact = no === undefined ? undefined : subjectOf(plan, kind, no)
    const found = exact ? [exact] : findSubjects(plan, about)
    const [subject, ...others] = found
    if (!subject && call.args.mine) return { lead: { do: 'mine' } }
    if (!subject) return { card: notice('记录', '要看哪一项的记录？请发送“记录 指标名”或“记录 任务号”。') }
    if (others.length > 0) return which(found)
    return versionsPage(call, { subject, page, from: call.args.from })
  },
})

const which = (found: Subject[]): Reply => ({
  card: card(
    '看哪一项的记录？',
    'blue',
    text(`有${found.length}项相近，请选一项：`),
    buttons(...found.slice(0, 8).map((it) => button(titleOf(it), { do: 'history', kind: it.kind, no: it.no }))),
  ),
})

const recent = 5
/** One form makes a report of every part of its goal; more than a goal has. */
const mostParts = 10

/** 我的填报: how the asker's own last submissions stand, pending ones too, so never in a group. */
export const mine = command({
  name: 'mine',
  words: ['我的填报'],
  help: null,
  right: 'ask',
  place: 'aside',
  args: z.object({}),
  async run({ asker, world }) {
    const [last, total] = await Promise.all([
      lastReports(world.db, asker.openId, [], recent * mostParts),
      countFormsOf(world.db, asker.openId),
    ])
    if (total === 0) return { card: notice('我的填报', '您还没有填报过。') }
    return { card: ownCard(submissionsOf(world.plan, last).slice(-recent).toReversed(), total), inPlace: false }
  },
})

type Wanted = { subject: Subject; page: number; from: View | undefined }

async function versionsPage(call: Call<unknown>, { subject, page, from }: Wanted): Promise<Reply> {
  const { asker, where, world } = call
  const sees = (unit: string) => seesPending(asker, where, concernedUnits(subject, unit))
  const first = Math.max(0, page)
  const found = await versionsShown(world, subject, sees, { skip: first * perPage, most: perPage })
  const { total } = found
  const pages = Math.max(1, Math.ceil(total / perPage))
  const at = Math.min(first, pages - 1)
  // A page behind the last is the last.
  const { shown } =
    at === first ? found : await versionsShown(world, subject, sees, { skip: at * perPage, most: perPage })
  const [baselines, files] = await Promise.all([
    readBaselines(world.db),
    evidenceOfForms(
      world.db,
      shown.map(({ form }) => form),
    ),
  ])
  const itemOf = (submission: Submission) => {
    const { unit, state, form } = submission
    const confirmed = state === 'confirmed' && !where.group
    return {
      submission,
      unit: unitName(world, unit),
      full: sees(unit) ? { evidence: filesOf({ files }, form) } : null,
      mayCorrect: confirmed && rightFor(world, asker, subject, unit) !== null,
      mayUndo: confirmed && mayUndo(asker, submission),
    }
  }
  const parts = subject.kind === 'indicator' ? subject.parts.map(({ no }) => no) : []
  return {
    card: historyCard({
      subject,
      items: shown.map(itemOf),
      baselines: baselines.filter(({ no }) => parts.includes(no)),
      page: at,
      pages,
      total,
      from,
      unitOf: (no) => indicatorByNo(world.plan, no)?.reportUnit ?? '',
    }),
    topic: topicAbout(subject),
  }
}
