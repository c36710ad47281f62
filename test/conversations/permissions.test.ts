import { describe, expect, test } from 'vitest'
import type { Input } from '../../src/cards/kit.ts'
import { type Act, may, type Role, type Subject } from '../../src/domain/permissions.ts'
import { openForm } from '../../src/store/forms.ts'
import { liaisonsOf } from '../../src/store/people.ts'
import { readSettings } from '../../src/store/settings.ts'
import { readFacts } from '../all-facts.ts'
import { count, forge, type Persona, personas, type Stage, stage, stateOfForm } from './permissions-stage.ts'

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

const clicks =
  (
    value: (stage: Stage) => Input,
    worked: (stage: Stage, answer: string) => boolean | Promise<boolean>,
    form?: Record<string, string>,
  ) =>
  async (stage: Stage, who: Persona) =>
    worked(stage, await forge(stage, who, value(stage), form))

const unit = { unit: 'justice' }
const sent = ({ people }: Stage): Subject => ({ sentBy: people.sender.openId })
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
  { act: 'seeLate', how: 'text', subject: unit, works: says('谁没报', '- 司法局（') },
  {
    act: 'seeLate',
    how: 'button',
    subject: unit,
    works: clicks(
      () => ({ do: 'late' }),
      (_, answer) => answer.includes('- 司法局（'),
    ),
  },
  { act: 'remind', how: 'text', works: says('提醒次数', '近30天') },
  {
    act: 'remind',
    how: 'button',
    works: clicks(
      () => ({ do: 'remind' }),
      (_, answer) => answer.includes('将私聊提醒') && answer.includes('- 司法局（'),
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
  { act: 'teach', how: 'text', works: says('教过的说法', '还没有教过') },
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
  const roles: Role[] = role === 'stranger' ? [] : [role]
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
