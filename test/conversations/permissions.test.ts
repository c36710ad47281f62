import { describe, expect, test } from 'vitest'
import { toFeishu } from '../../src/cards/feishu.ts'
import { button, buttons, card, form, type Input, input } from '../../src/cards/kit.ts'
import { type Act, may, type RoleName, type Subject } from '../../src/domain/permissions.ts'
import { openForm } from '../../src/store/forms.ts'
import { setMeta } from '../../src/store/meta.ts'
import { liaisonsOf } from '../../src/store/people.ts'
import { remindersSince } from '../../src/store/reminders.ts'
import { readFacts } from '../../src/store/reports.ts'
import { readSettings } from '../../src/store/settings.ts'
import { chat } from '../chat.ts'

/** Everybody who may stand before the bot: by role, and by what they have to do with one unit's reports. */
const personas = {
  stranger: ['stranger', ''],
  member: ['member', ''],
  sender: ['liaison', '市司法局'],
  colleague: ['liaison', '市司法局'],
  otherUnit: ['liaison', '市财政局'],
  leader: ['leader', ''],
  office: ['admin', ''],
} as const
type Persona = keyof typeof personas

type Stage = Awaited<ReturnType<typeof stage>>

/** A confirmed report of the unit, a later one that waits, and everybody. */
async function stage() {
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

type Way = {
  act: Act
  how: 'text' | 'button' | 'form'
  subject?: Subject | ((stage: Stage) => Subject)
  /** Does it as somebody, and tells whether it worked. */
  works: (stage: Stage, who: Persona) => Promise<boolean>
}

const says =
  (text: string, ...shows: string[]) =>
  async ({ people }: Stage, who: Persona) => {
    const seen = await people[who].says(text)
    return shows.some((words) => seen.includes(words))
  }

/** A card with a button, and perhaps a form, that the bot never made: what a forged or forwarded card would send. */
async function forge(
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

const clicks =
  (
    value: (stage: Stage) => Input,
    worked: (stage: Stage, answer: string) => boolean | Promise<boolean>,
    form?: Record<string, string>,
  ) =>
  async (stage: Stage, who: Persona) =>
    worked(stage, await forge(stage, who, value(stage), form))

const stateOfForm = async ({ world }: Stage, form: string) =>
  (await readFacts(world.db)).reports.find((report) => report.form === form)?.events.at(-1)?.state

const unit = { unit: 'justice' }
const sent = ({ people }: Stage): Subject => ({ sentBy: people.sender.openId })
const count = async ({ world }: Stage): Promise<number> => (await readFacts(world.db)).reports.length

/** A form that was shown to them, sent in. */
const sendsForm =
  (kind: 'indicator' | 'task', no: number, values: Record<string, string>) => async (stage: Stage, who: Persona) => {
    const { openId } = stage.people[who]
    await stage.world.db.run(
      openForm({
        id: 'forged',
        openId,
        kind,
        no,
        unit: 'justice',
        openedAt: stage.world.app.clock.now().toISOString(),
      }),
    )
    const before = await count(stage)
    await forge(stage, who, { do: 'report', form: 'forged' }, values)
    return (await count(stage)) > before
  }

const ways: Way[] = [
  { act: 'ask', how: 'text', works: says('帮助', '我能做什么') },
  { act: 'seeFigures', how: 'text', works: says('记录 仲裁员', '18人') },
  { act: 'seePending', how: 'text', subject: unit, works: says('记录 仲裁员', '21人') },
  {
    act: 'seePending',
    how: 'button',
    subject: unit,
    works: clicks(
      () => ({ do: 'history', kind: 'indicator', no: 10 }),
      (_, answer) => answer.includes('21人'),
    ),
  },
  {
    act: 'seePending',
    how: 'button',
    subject: unit,
    works: clicks(
      ({ waiting }) => ({ do: 'evidence-of', form: waiting }),
      (_, answer) => answer.includes('佐证：'),
    ),
  },
  { act: 'reportIndicator', how: 'text', subject: unit, works: says('填报 仲裁员', '[提交]') },
  {
    act: 'reportIndicator',
    how: 'button',
    subject: unit,
    works: clicks(
      () => ({ do: 'report', kind: 'indicator', no: 10, unit: 'justice' }),
      (_, answer) => answer.includes('[提交]'),
    ),
  },
  {
    act: 'reportIndicator',
    how: 'form',
    subject: unit,
    works: sendsForm('indicator', 10, { period: '2024Q2', value: '25' }),
  },
  { act: 'reportTask', how: 'text', subject: unit, works: says('填报 任务31', '[提交]', '为哪个单位填报') },
  {
    act: 'reportTask',
    how: 'button',
    subject: unit,
    works: clicks(
      () => ({ do: 'correct', kind: 'task', no: 31, unit: 'justice' }),
      (_, answer) => answer.includes('[提交]'),
    ),
  },
  {
    act: 'reportTask',
    how: 'form',
    subject: unit,
    works: sendsForm('task', 31, { period: '2024Q1', state: '推进中', done: '已开展' }),
  },
  {
    act: 'withdraw',
    how: 'button',
    subject: sent,
    works: clicks(
      ({ waiting }) => ({ do: 'withdraw', form: waiting }),
      async (stage) => (await stateOfForm(stage, stage.waiting)) === 'withdrawn',
    ),
  },
  { act: 'decide', how: 'text', works: says('待审核', '待审核 1 件') },
  {
    act: 'decide',
    how: 'button',
    subject: sent,
    works: clicks(
      ({ waiting }) => ({ do: 'decide', form: waiting, decision: 'confirm' }),
      async (stage) => (await stateOfForm(stage, stage.waiting)) === 'confirmed',
    ),
  },
  {
    act: 'decide',
    how: 'form',
    subject: sent,
    works: clicks(
      ({ waiting }) => ({ do: 'decide', form: waiting, decision: 'return', asked: true }),
      async (stage) => (await stateOfForm(stage, stage.waiting)) === 'returned',
      { reason: '缺批复' },
    ),
  },
  { act: 'undo', how: 'text', works: says('撤销确认 仲裁员', '撤销哪一条确认') },
  {
    act: 'undo',
    how: 'button',
    subject: sent,
    works: clicks(
      ({ confirmed }) => ({ do: 'undo', form: confirmed }),
      (_, answer) => answer.includes('撤销原因'),
    ),
  },
  {
    act: 'undo',
    how: 'form',
    subject: sent,
    works: clicks(
      ({ confirmed }) => ({ do: 'undo', form: confirmed, asked: true }),
      async (stage) => (await stateOfForm(stage, stage.confirmed)) === 'returned',
      { reason: '口径不对' },
    ),
  },
  { act: 'onBehalf', how: 'text', works: says('代填 司法局 仲裁员', '办公室录入') },
  {
    act: 'onBehalf',
    how: 'button',
    works: clicks(
      () => ({ do: 'behalf', unit: 'justice', about: '仲裁员' }),
      (_, answer) => answer.includes('办公室录入'),
    ),
  },
  { act: 'baseline', how: 'text', works: says('基数 商标 12.3万件 2021年底 统计公报', '[设定]') },
  {
    act: 'baseline',
    how: 'form',
    works: clicks(
      () => ({ do: 'baseline', no: 2, set: true }),
      async ({ world }) => (await readFacts(world.db)).baselines.length === 1,
      { value: '12.3', date: '2021年底', source: '统计公报' },
    ),
  },
  { act: 'settings', how: 'text', works: says('设置', '[保存]') },
  {
    act: 'settings',
    how: 'button',
    works: clicks(
      () => ({ do: 'settings', names: 'on' }),
      async ({ world }) => (await readSettings(world.db)).namesInGroups === 'on',
    ),
  },
  {
    act: 'settings',
    how: 'form',
    works: clicks(
      () => ({ do: 'settings', save: true }),
      async ({ world }) => (await readSettings(world.db)).dueMonth === '7',
      { dueMonth: '7', dueQuarter: '10', dueHalf: '15', dueYear: '20', remindFrom: '09:00', remindTo: '17:00' },
    ),
  },
  { act: 'roster', how: 'text', works: says('名册', '联络员覆盖') },
  {
    act: 'roster',
    how: 'button',
    works: clicks(
      ({ people }) => ({ do: 'roster-remove', openId: people.otherUnit.openId, unit: 'finance', role: 'liaison' }),
      async ({ world }) => (await liaisonsOf(world.db, 'finance')).length === 0,
    ),
  },
  {
    act: 'roster',
    how: 'form',
    works: clicks(
      () => ({ do: 'roster-add', sent: true }),
      async ({ world }) => (await liaisonsOf(world.db, 'commerce')).length === 1,
      { who: 'ou_new', name: '新人', role: 'liaison', unit: '商务局' },
    ),
  },
  { act: 'seeLate', how: 'text', subject: unit, works: says('谁没报', '市司法局') },
  {
    act: 'seeLate',
    how: 'button',
    subject: unit,
    works: clicks(
      () => ({ do: 'late' }),
      (_, answer) => answer.includes('市司法局'),
    ),
  },
  { act: 'remind', how: 'text', works: says('提醒次数', '近30天') },
  {
    act: 'remind',
    how: 'button',
    works: clicks(
      () => ({ do: 'remind' }),
      async ({ world }) => (await remindersSince(world.db, '2024-04-16')).some(({ how }) => how === 'office'),
    ),
  },
  { act: 'ledger', how: 'text', works: says('导出台账', '（file）') },
  {
    act: 'ledger',
    how: 'button',
    works: clicks(
      () => ({ do: 'ledger' }),
      (_, answer) => answer.includes('（file）'),
    ),
  },
  { act: 'deadLetters', how: 'text', works: says('死信', '没有发不出去的消息') },
  {
    act: 'deadLetters',
    how: 'button',
    works: clicks(
      () => ({ do: 'dead-letters' }),
      (_, answer) => answer.includes('没有发不出去的消息'),
    ),
  },
]

/** What the table says, with reporting by the office on a unit's behalf counted in. */
function allowed({ act, subject = {} }: Way, on: Stage, who: Persona): boolean {
  const [role, unitName] = personas[who]
  const roles: RoleName[] = role === 'stranger' ? [] : [role]
  const units = unitName === '市司法局' ? ['justice'] : unitName === '' ? [] : ['finance']
  const actor = { openId: on.people[who].openId, roles, units }
  const of = typeof subject === 'function' ? subject(on) : subject
  const behalf = act === 'reportIndicator' || act === 'reportTask'
  return may(actor, act, of) || (behalf && may(actor, 'onBehalf'))
}

describe.each(ways.map((way) => [`${way.act} by ${way.how}`, way] as const))('%s', (_, way) => {
  test.each(Object.keys(personas) as Persona[])('%s', async (who) => {
    const on = await stage()
    expect(await way.works(on, who)).toBe(allowed(way, on, who))
  })
})

describe('a card of somebody else', () => {
  test('a form shown to one person makes no report for another', async () => {
    const on = await stage()
    await on.world.db.run(
      openForm({
        id: 'theirs',
        openId: on.people.sender.openId,
        kind: 'indicator',
        no: 10,
        unit: 'justice',
        openedAt: '2024-04-16T09:59:00+08:00',
      }),
    )
    const before = await count(on)
    await forge(on, 'colleague', { do: 'report', form: 'theirs' }, { period: '2024Q2', value: '25' })
    expect(await count(on)).toBe(before)
  })

  test('a form that was sent in, and a button to take it back, tell others nothing', async () => {
    const on = await stage()
    for (const who of ['stranger', 'otherUnit'] as const) {
      const seen =
        (await forge(on, who, { do: 'report', form: on.waiting }, { value: '1' })) +
        (await forge(on, who, { do: 'withdraw', form: on.waiting })) +
        (await forge(on, who, { do: 'report', kind: 'indicator', no: 10, again: on.waiting }))
      expect(seen).not.toMatch(/21|sender/)
    }
  })

  test('what a form sends cannot change what its button does', async () => {
    const on = await stage()
    await forge(on, 'office', { do: 'pending' }, { do: 'decide', form: on.waiting, decision: 'confirm' })
    expect(await stateOfForm(on, on.waiting)).toBe('pending')
  })

  test('a made-up value, command or number is answered kindly and changes nothing', async () => {
    const on = await stage()
    for (const value of [
      { do: 'nothing' },
      { do: 'report', kind: 'indicator', no: 99 },
      { do: 'report', form: "'; drop table reports; --" },
      { do: 'decide', form: 'x', decision: 'confirm' },
      { do: 'attach', message: 'om_x', key: 'k', form: on.waiting },
      { do: 'evidence-file', id: 1 },
    ]) {
      expect(await forge(on, 'office', value)).not.toContain('出了错')
    }
    expect(await count(on)).toBe(2)
  })
})
