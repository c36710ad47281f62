import * as z from 'zod'
import { command, type Reply } from '../src/act/command.ts'
import { dueFields, settingsCard } from '../src/cards/settings.ts'
import { dayLabel } from '../src/domain/day.ts'
import type { Plan } from '../src/domain/plan.ts'
import type { Settings } from '../src/domain/settings.ts'
import { dayOf } from '../src/domain/time.ts'
import { dueDaysOf } from '../src/reporting/context.ts'
import { setByWhom, whoseWords } from '../src/reporting/set-by.ts'
import { setSetting } from '../src/store/settings.ts'
import { dropAllUnsure } from '../src/store/taught.ts'

const time = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/
const times = ['remindFrom', 'remindTo'] as const

const onOff = z.enum(['on', 'off']).optional()

/** 设置: due days, hours of reminders, names in groups, whether sentences not understood are kept. */
export const settings = command({
  name: 'settings',
  words: ['设置', '办公室设置'],
  help: '截止日、提醒时段、群里是否点名',
  section: 'settings',
  right: 'settings',
  place: 'aside',
  audit: '设置',
  does: '改设置',
  args: z.looseObject({ save: z.boolean().optional(), names: onOff, unsure: onOff }),
  async run(call): Promise<Reply> {
    const { args, asker, world } = call
    const { save, names, unsure, ...given } = args
    const typed = Object.fromEntries(
      Object.entries(given).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])),
    )
    const problems = save ? problemsOf(typed) : {}
    const { settings: current, plan, now } = world
    const changes: Record<string, string> = {
      ...(names && { namesInGroups: names }),
      ...(unsure && { keepUnsure: unsure }),
      ...(save && Object.keys(problems).length === 0 && changed(normal(typed), holding(current, plan))),
    }
    const after = { ...current, ...asSettings(changes) }
    const { namesInGroups, keepUnsure, remindFrom, remindTo } = after
    const setBy = await setByWhom(call.world.db)
    const mine = `${asker.name}，${dayLabel(dayOf(now))}`
    const whose = (key: string) => whoseWords(changes[key] === undefined ? setBy(key) : mine)
    const shown = Object.keys(problems).length > 0 ? typed : {}
    return {
      card: settingsCard({
        dueDays: dueDaysOf(after, plan),
        namesInGroups,
        keepUnsure,
        remindFrom,
        remindTo,
        typed: shown,
        problems,
        whose,
      }),
      effects: [
        ...Object.entries(changes).map(([key, value]) => setSetting(key, value, asker.name, now)),
        ...(unsure === 'off' ? [dropAllUnsure()] : []),
      ],
      audit: Object.entries(changes).map(([key, value]) => `${key} = ${value}`),
      ...((save || names || unsure) && { toast: { type: 'success', content: '已保存' } as const }),
      ...(Object.keys(problems).length > 0 && {
        toast: { type: 'warning', content: '有需要改的地方，已标出' } as const,
      }),
    }
  },
})

function problemsOf(typed: Record<string, string>): Record<string, string> {
  const days = dueFields.flatMap(({ name, most }) => {
    const value = typed[name] ?? ''
    return /^\d{1,2}$/.test(value) && Number(value) >= 1 && Number(value) <= most ? [] : [[name, `填1到${most}的整数`]]
  })
  const wrongTimes = times.flatMap((name) => (time.test(typed[name] ?? '') ? [] : [[name, '请写时刻，例如 09:00']]))
  const [from, to] = times.map((name) => normalTime(typed[name] ?? ''))
  const order = wrongTimes.length === 0 && from !== undefined && to !== undefined && from >= to
  return Object.fromEntries([...days, ...wrongTimes, ...(order ? [['remindTo', '结束要晚于开始']] : [])])
}

const normalTime = (typed: string): string => {
  const [, hour = '', minute = ''] = time.exec(typed) ?? []
  return `${hour.padStart(2, '0')}:${minute}`
}

/** What holds now under each key of the form. */
const holding = (settings: Settings, plan: Plan): Record<string, string> => ({
  ...Object.fromEntries(dueFields.map(({ name, kind }) => [name, String(dueDaysOf(settings, plan)[kind])])),
  ...Object.fromEntries(times.map((name) => [name, settings[name]])),
})

/** Only what differs from what holds is stored, so that the rest stays the system's default. */
const changed = (typed: Record<string, string>, now: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).filter(([name, value]) => value !== now[name]))

/** Only known keys are stored. */
const normal = (typed: Record<string, string>): Record<string, string> =>
  Object.fromEntries([
    ...dueFields.map(({ name }) => [name, String(Number(typed[name]))]),
    ...times.map((name) => [name, normalTime(typed[name] ?? '')]),
  ])

/** Changes as the settings will read them back. */
function asSettings(changes: Record<string, string>) {
  const { namesInGroups, keepUnsure, remindFrom, remindTo } = changes
  return {
    ...(namesInGroups !== undefined && { namesInGroups: namesInGroups === 'on' }),
    ...(keepUnsure !== undefined && { keepUnsure: keepUnsure === 'on' }),
    ...(remindFrom !== undefined && { remindFrom }),
    ...(remindTo !== undefined && { remindTo }),
    ...Object.fromEntries(
      dueFields.flatMap(({ name }) => (changes[name] === undefined ? [] : [[name, Number(changes[name])]])),
    ),
  }
}
