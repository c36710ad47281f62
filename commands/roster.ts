import { z } from 'zod'
import { command } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { addCard, peopleCard, roleWords, rosterCard } from '../src/cards/roster.ts'
import { unitById, unitByName } from '../src/domain/look.ts'
import { roleNames } from '../src/domain/permissions.ts'
import { subjectsOfUnit } from '../src/domain/reporting/subject.ts'
import { rosterImported } from '../src/roster/file-step.ts'
import { added, removed } from '../src/roster/roster-step.ts'
import { wholeRoster } from '../src/store/people.ts'

/** 名册: the office's view of who reports for whom. */
export const roster = command({
  name: 'roster',
  words: ['名册', '联络员名册'],
  help: '联络员名册：查看、添加、移除、换人',
  right: 'roster',
  place: 'aside',
  does: '查看名册',
  args: z.object({ of: z.string().optional(), page: z.coerce.number().int().optional() }),
  fromText: (rest) => ({ of: rest }),
  async run({ args: { of, page = 0 }, world }) {
    const { plan, db } = world
    const rows = await wholeRoster(db)
    if (of !== undefined) {
      const role = roleNames.find((one) => roleWords[one] === of)
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
        page,
      }),
    }
  },
})

export const rosterAdd = command({
  name: 'roster-add',
  words: ['添加联络员', '添加人员'],
  help: '把联络员、领导或办公室人员添进名册',
  right: 'roster',
  place: 'aside',
  audit: '名册',
  does: '改名册',
  args: z.object({
    who: z.string().optional(),
    name: z.string().optional(),
    role: z.string().optional(),
    unit: z.string().optional(),
    sent: z.boolean().optional(),
  }),
  async run(call) {
    return call.args.sent ? added(call) : { card: addCard({ typed: {}, problems: {} }), inPlace: false }
  },
})

export const rosterRemove = command({
  name: 'roster-remove',
  words: [],
  help: null,
  right: 'roster',
  place: 'aside',
  audit: '名册',
  does: '改名册',
  args: z.object({ openId: z.string(), unit: z.string(), role: z.enum(roleNames) }),
  run: removed,
})

/** 导入名册 of a file the office sent. */
export const rosterImport = command({
  name: 'roster-import',
  words: [],
  help: null,
  right: 'roster',
  place: 'private',
  does: '导入名册',
  args: z.object({ message: z.string() }),
  run: rosterImported,
})
