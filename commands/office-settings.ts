import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { officeSettingsCard, type SetLine } from '../src/cards/office-settings.ts'
import { dayLabel } from '../src/domain/day.ts'
import { ownSettings } from '../src/domain/office-plan.ts'
import { subjectOf } from '../src/domain/reporting/subject.ts'
import { dayOf } from '../src/domain/time.ts'
import { settingsByWhom } from '../src/store/settings.ts'

const ofGoal = new RegExp(`^(${ownSettings.join('|')}) (\\d+)$`)
const ofOwed = /^owed (indicator|task) (\d+)$/

/** 办公室设定: everything the office has set where the plan is silent, with who and when; the rest is 系统默认. */
export const officeSettings = command({
  name: 'office-settings',
  words: ['办公室设定', '办公室设定有哪些', '设过什么'],
  help: '设过的界限、报告期、口径和截止日，谁设的、哪天设的',
  section: 'settings',
  right: 'settings',
  place: 'aside',
  does: '看办公室设定',
  args: z.object({ page: z.coerce.number().int().optional() }),
  async run({ args: { page = 1 }, world: { db, plan } }) {
    const all = await settingsByWhom(db)
    const lines = all.flatMap(({ key, value, byName, at }): SetLine[] => {
      const by = `${byName}，${dayLabel(dayOf(at))}`
      const [, kind, task] = ofOwed.exec(key) ?? []
      const [, field = 'owed', no = task] = ofGoal.exec(key) ?? []
      if (value === '' || (kind !== undefined && value === 'named')) return []
      if (no === undefined) return [{ field: key, value, by, subject: null }]
      const subject = subjectOf(plan, kind === 'task' ? 'task' : 'indicator', Number(no))
      return subject ? [{ field, value, by, subject }] : []
    })
    return { card: officeSettingsCard(lines, page) }
  },
})
