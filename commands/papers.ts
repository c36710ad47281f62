import * as z from 'zod'
import { type Call, command, type Reply, type World } from '../src/act/command.ts'
import { type Card, notice } from '../src/cards/kit.ts'
import { bulletinCard, packageCard } from '../src/cards/papers.ts'
import type { GoalState } from '../src/domain/attainment.ts'
import { stateOf, upTo } from '../src/domain/counting.ts'
import { dayLabel, isDay } from '../src/domain/day.ts'
import { officeOf, unitById } from '../src/domain/look.ts'
import { may } from '../src/domain/permissions.ts'
import type { Facts } from '../src/domain/report.ts'
import { neverReported } from '../src/domain/reporting/never.ts'
import { allOf, countOwed, onlyOwed, owedByUnits } from '../src/domain/reporting/owed.ts'
import { taskStates } from '../src/domain/tasks.ts'
import { dayOf } from '../src/domain/time.ts'
import { acceptancePackage, officePackage } from '../src/papers/acceptance.ts'
import { type BulletinView, bulletin } from '../src/papers/bulletin.ts'
import { figureIndex } from '../src/papers/figure-index.ts'
import { marked } from '../src/papers/paper.ts'
import { wordOf } from '../src/papers/word.ts'
import { type Standing, standingAt } from '../src/reporting/board.ts'
import { rulesOf } from '../src/reporting/context.ts'
import { breath } from '../src/store/breath.ts'
import { type Bulletin, draftAnew, lastBulletin, takeNumber } from '../src/store/bulletins.ts'
import { factsAlsoAt, type Moment, readFacts } from '../src/store/facts.ts'
import { expectChange } from '../src/store/sql.ts'
import { cutOffIn } from '../src/understand/cut-off.ts'

const args = z.object({
  at: z.string().refine(isDay, '日期应为 2024-12-31 这样').optional(),
  /** What the office keeps for itself of a paper made at this time, in place of the paper. */
  indexOf: z.iso.datetime({ offset: true }).optional(),
})
type Args = z.output<typeof args>

const fromText = (rest: string, { now }: World) => ({ at: dayIn(rest, now) })
const wrongDay = (call: { args: Record<string, unknown> }) =>
  notice('日期不对', `“${String(call.args.at ?? '').slice(0, 40)}”不是日期。请写成 2024-12-31 或 2024年12月31日。`)

/** 督查通报 as a Word file, drafted for the office to edit. A leader gets a copy to read, which takes no number. */
export const drafting = command({
  name: 'bulletin',
  words: ['通报', '起草通报', '督查通报', '起草督查通报', '起草一份通报', '帮我起草通报', '帮我起草一份通报'],
  help: '督查通报的草稿，Word，只发给您；可加截止日',
  section: 'papers',
  right: 'ledger',
  place: 'aside',
  audit: '通报',
  does: '起草通报',
  args,
  fromText,
  async run(call) {
    const { asker, world } = call
    const past = await opened(call)
    if ('card' in past) return past
    if (call.args.indexOf !== undefined) return indexFile(world, past)
    const numbered = may(asker, 'settings')
    const [last, before] = await Promise.all([lastBulletin(world.db), lastBulletin(world.db, dayOf(world.now))])
    const issue = numbered ? nextIssue(last, past.day, world.now) : null
    const view = await viewOf(world, past, issue, before)
    const paper = marked(bulletin(view), world.settings.exampleData)
    const name = `${world.plan.short}通报-${issue ? `${issue.year}年第${issue.no}期` : '阅读稿'}-${past.day}.docx`
    return {
      card: bulletinCard(world.plan, {
        issue,
        replaces: issue && last?.no === issue.no && last.year === issue.year ? last.day : null,
        day: past.day,
        goals: past.goals,
        draftedAt: world.now,
      }),
      file: { name, bytes: await wordOf(paper, officeOf(world.plan)) },
      effects: issue
        ? expectChange(last?.no === issue.no && last.year === issue.year ? draftAnew(issue) : takeNumber(issue))
        : [],
      audit: [`${issue ? '起草' : '调阅'} ${name}，截至${dayLabel(past.day)}`],
    }
  },
  form: async (call) => ({ card: wrongDay(call) }),
})

/** Every figure of a 通报 with its report: what the office looks things up in, and no part of what is sent out. */
async function indexFile({ plan, now }: World, { day, goals }: Standing): Promise<Reply> {
  const name = `${plan.short}通报数据索引-${day}.xlsx`
  return {
    card: notice('数据索引', `通报每个数对应的填报编号、填报人和审核人，见下一条消息（供办公室核对，不随通报印发）。`),
    file: { name, bytes: await figureIndex(plan, goals, now) },
    audit: [name],
    inPlace: false,
  }
}

/** What belongs to the office beside the 验收材料: a file of its own, so that it is not handed in with them. */
async function ownFile(world: World, past: Standing): Promise<Reply> {
  const name = `${world.plan.short}办公室用-${past.day}.zip`
  return {
    card: notice(
      '办公室用材料',
      '每个数对应的填报编号和审核人、方案文字核对，见下一条消息（办公室自用，不随验收材料报送）。',
    ),
    file: { name, bytes: await officePackage(world, past) },
    audit: [name],
    inPlace: false,
  }
}

/** 验收材料 as a zip, at any date. */
export const acceptance = command({
  name: 'acceptance',
  words: ['验收材料', '生成验收材料', '导出验收材料'],
  help: '每个目标的说明、曲线、佐证和台账，一个压缩包；可加日期',
  section: 'papers',
  right: 'ledger',
  place: 'aside',
  audit: '生成验收材料',
  does: '生成验收材料',
  args,
  fromText,
  async run(call) {
    const { world } = call
    const past = await opened(call)
    if ('card' in past) return past
    if (call.args.indexOf !== undefined) return ownFile(world, past)
    const made = await acceptancePackage(world, past)
    const name = `${world.plan.short}验收材料-${past.day}.zip`
    return {
      card: packageCard(world.plan, { ...past, madeAt: may(call.asker, 'settings') ? world.now : null }, made),
      file: { name, bytes: made.bytes },
      audit: [`${name}，${made.bytes.byteLength}字节，佐证${made.proofs}件`],
    }
  },
  form: async (call) => ({ card: wrongDay(call) }),
})

/** `2024-12-31`, `2024年12月31日`, `2024.12.31`, `3月底`, `一季度` as a day; anything else as it is, to be refused. */
const dayIn = (text: string, now: string): string => cutOffIn(text, now) ?? text

/** How it stood on the asked day, as known now; else the answer to a day that is not the plan's. */
async function opened({ args: { at, indexOf }, world }: Call<Args>): Promise<Standing | { card: Card }> {
  const { plan, db, now } = world
  const today = dayOf(now)
  const day = at ?? today
  if (day > today || day < plan.start)
    return { card: notice('没有这一天的数', `${dayLabel(day)}不在${dayLabel(plan.start)}至${dayLabel(today)}之间。`) }
  const moment = { day, known: indexOf !== undefined && indexOf < now ? indexOf : now }
  const facts = await factsAlsoAt(db, await readFacts(db), [moment])
  await breath()
  return standingAt(world, facts, moment)
}

/** The same issue when it was drafted today already, else the next number of the year. */
function nextIssue(last: Bulletin | undefined, day: string, now: string): Bulletin {
  const year = Number(now.slice(0, 4))
  if (last && dayOf(last.at) === dayOf(now)) return { ...last, day, at: now }
  return { year, no: last?.year === year ? last.no + 1 : 1, day, at: now }
}

const goalsOn = async (world: World, facts: Facts, moment: Moment): Promise<GoalState[]> =>
  standingAt(world, await factsAlsoAt(world.db, facts, [moment]), moment).goals

async function viewOf(
  world: World,
  { day, facts, goals }: Standing,
  issue: Bulletin | null,
  before: Bulletin | undefined,
): Promise<BulletinView> {
  const { plan, settings } = world
  // Of the periods the paper speaks of: what is late of them is known by today.
  const owed = owedByUnits(rulesOf(world), facts).flatMap(({ unit, owed: all }) => {
    const own = all.filter(({ period }) => period.last <= day)
    return own.length > 0 ? [{ unit, owed: own }] : []
  })
  return {
    plan,
    issue,
    day,
    today: dayOf(world.now),
    goals,
    last: before ? { ...before, goals: await goalsOn(world, facts, { day: before.day, known: before.at }) } : null,
    tasks: taskStates(plan, upTo(plan, facts, day)),
    owed: {
      counts: countOwed(allOf(owed)),
      never: neverReported(plan, facts),
      since: settings.since,
      // Whoever still has time is not named in a paper.
      late: onlyOwed(owed, 'overdue').map(({ unit, owed: own }) => ({
        name: unitById(plan, unit)?.name ?? unit,
        count: own.length,
      })),
    },
    pending: new Set(facts.reports.filter((report) => stateOf(report) === 'pending').map(({ form }) => form)).size,
  }
}
