import { toFeishu } from '../../src/cards/feishu.ts'
import { button, buttons, card, form, type Input, input } from '../../src/cards/kit.ts'
import { setMeta } from '../../src/store/meta.ts'
import { readFacts } from '../all-facts.ts'
import { chat } from '../chat.ts'

/** Everybody who may stand before the bot: by role, and by what they have to do with one unit's reports. */
export const personas = {
  stranger: ['stranger', ''],
  member: ['member', ''],
  sender: ['liaison', '市司法局'],
  colleague: ['liaison', '市司法局'],
  otherUnit: ['liaison', '市财政局'],
  leader: ['leader', ''],
  office: ['admin', ''],
} as const
export type Persona = keyof typeof personas

export type Stage = Awaited<ReturnType<typeof stage>>

/** A confirmed report of the unit, a later one that waits, and everybody. */
export async function stage() {
  const world = await chat({ at: '2024-04-16T10:00:00+08:00' })
  // The bot has run for a month, so that the first quarter is owed.
  await world.db.run(setMeta('first_start', '2024-03-18T10:00:00+08:00'))
  const confirmer = await world.person('陈静', 'admin')
  const people = {
    stranger: await world.person('stranger'),
    member: await world.person('member', 'member'),
    sender: await world.person('sender', 'liaison', '市司法局'),
    colleague: await world.person('colleague', 'liaison', '市司法局'),
    otherUnit: await world.person('otherUnit', 'liaison', '市财政局'),
    leader: await world.person('leader', 'leader'),
    office: await world.person('office', 'admin'),
  }
  await people.sender.says('填报 仲裁员')
  await people.sender.submits({ period: '2023Q4', value: '18' })
  await confirmer.clicks('确认')
  await people.sender.says('填报 仲裁员')
  await people.sender.submits({ period: '2024Q1', value: '21' })
  const { reports } = await readFacts(world.db)
  return { world, people, confirmed: reports[0]?.form ?? '', waiting: reports[1]?.form ?? '' }
}

/** A card with a button, and perhaps a form, that the bot never made: what a forged or forwarded card would send. */
export async function forge(
  { world, people }: Stage,
  who: Persona,
  value: Input,
  values?: Record<string, string>,
): Promise<string> {
  const person = people[who]
  await person.says('帮助')
  const act = button('按这里', value)
  const fields = Object.keys(values ?? {}).map((name) => input({ name, label: name }))
  const made = card('伪造', 'red', values ? form('forged', fields, act) : buttons(act))
  await world.app.feishu.send(
    { type: 'open_id', id: person.openId },
    { type: 'interactive', card: toFeishu(made) },
    `u${Math.random()}`,
  )
  const clicked = await (values ? person.submits(values, '按这里') : person.clicks('按这里'))
  return `${clicked}\n${person.sees()}`
}

export const stateOfForm = async ({ world }: Stage, form: string) =>
  (await readFacts(world.db)).reports.find((report) => report.form === form)?.events.at(-1)?.state

export const count = async ({ world }: Stage): Promise<number> => (await readFacts(world.db)).reports.length
