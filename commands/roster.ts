import { z } from 'zod'
import { notice } from '../src/cards/kit.ts'
import { addCard, peopleCard, roleWords, rosterCard } from '../src/cards/roster.ts'
import { unitById, unitByName } from '../src/domain/look.ts'
import { may } from '../src/domain/permissions.ts'
import { subjectsOfUnit } from '../src/domain/reporting/subject.ts'
import { added, removed } from '../src/roster/roster-step.ts'
import { roles, wholeRoster } from '../src/store/people.ts'
import { command, type Reply } from '../src/talk/command.ts'

const denied: Reply = { card: notice('不能查看名册', '名册由领导小组办公室管理；您自己的身份发“我是谁”查看。') }

/** 名册: the office's view of who reports for whom. */
export const roster = command({
  name: 'roster',
  words: ['名册', '联络员名册'],
  help: '联络员名册：查看、添加、移除、换人',
  act: 'roster',
  privately: true,
  args: z.object({ of: z.string().optional() }),
  fromText: (rest) => ({ of: rest }),
  async run({ args: { of }, asker, world }) {
    if (!may(asker, 'roster')) return denied
    const { plan, db } = world
    const rows = await wholeRoster(db)
    if (of !== undefined) {
      const role = roles.find((one) => roleWords[one] === of)
      const unit = unitById(plan, of) ?? unitByName(plan, of)
      if (role)
        return {
          card: peopleCard(
            of,
            rows.filter((row) => row.role === role),
          ),
        }
      if (!unit) return { card: notice('名册', `没有单位或角色“${of.slice(0, 30)}”。`) }
      return {
        card: peopleCard(
          unit.name,
          rows.filter((row) => row.role === 'liaison' && row.unit === unit.id),
        ),
      }
    }
    const namesOf = (role: string, unit?: string): string[] =>
      rows.filter((row) => row.role === role && (unit === undefined || row.unit === unit)).map(({ name }) => name)
    const reporting = plan.units.filter(({ id }) => subjectsOfUnit(plan, id).length > 0)
    const manned = plan.units.map(({ id, name }) => ({ unit: name, names: namesOf('liaison', id) }))
    return {
      card: rosterCard({
        rows: manned.filter(({ names }) => names.length > 0),
        without: reporting.filter(({ id }) => namesOf('liaison', id).length === 0).map(({ short }) => short),
        admins: namesOf('admin'),
        leaders: namesOf('leader'),
      }),
    }
  },
})

export const rosterAdd = command({
  name: 'roster-add',
  words: ['添加人员'],
  help: null,
  privately: true,
  args: z.object({
    who: z.string().optional(),
    name: z.string().optional(),
    role: z.string().optional(),
    unit: z.string().optional(),
    sent: z.boolean().optional(),
  }),
  async run(call) {
    if (!may(call.asker, 'roster')) return denied
    return call.args.sent ? added(call) : { card: addCard({ typed: {}, problems: {} }), inPlace: false }
  },
})

export const rosterRemove = command({
  name: 'roster-remove',
  words: [],
  help: null,
  privately: true,
  args: z.object({ openId: z.string(), unit: z.string(), role: z.enum(roles) }),
  run: async (call) => (may(call.asker, 'roster') ? removed(call) : denied),
})
