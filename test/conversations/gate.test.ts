import { beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Command } from '../../src/act/command.ts'
import type { Input } from '../../src/cards/kit.ts'
import { mayEver } from '../../src/domain/permissions.ts'
import type { Incoming } from '../../src/feishu/incoming.ts'
import { receivePlain } from '../../src/feishu/receive.ts'
import { joined, met } from '../../src/store/chats.ts'
import { wholeRoster } from '../../src/store/people.ts'
import type { Outcome } from '../../src/talk/outcome.ts'
import { respond } from '../../src/talk/respond.ts'
import { chat, type World } from '../chat.ts'

/**
 * Every command, by every way to it, in every kind of place, for every role: what its entry in the table says is what
 * happens, and a group never shows what a plain member may not see. Answers are looked at before anything is written.
 */

type Ways = {
  /** What its button sends. */
  button?: (forms: Forms) => Omit<Input, 'do'>
  /** What its form sends besides. */
  form?: Record<string, string>
  /** Sentences that lead to it. */
  sentences?: string[]
  /** What follows its word when it is typed. */
  rest?: string
  /** Takes long: tried by its button alone. */
  heavy?: boolean
}
type Forms = { waiting: string; confirmed: string }

/** A new command is added here, or the first test says so. */
const ways: Record<string, Ways> = {
  report: {
    button: () => ({ kind: 'indicator', no: 10 }),
    sentences: ['我要填报', '上季度新增仲裁员25人', '我们要报什么'],
    rest: '仲裁员',
  },
  status: { sentences: ['现在情况怎么样'] },
  owed: {},
  correct: { button: () => ({ kind: 'indicator', no: 10 }), sentences: ['我要更正仲裁员'], rest: '仲裁员' },
  withdraw: { button: ({ waiting }) => ({ form: waiting }), sentences: ['撤回刚才的填报'] },
  history: {
    button: () => ({ kind: 'indicator', no: 10 }),
    sentences: ['仲裁员的填报记录', '我上次报的审了吗'],
    rest: '仲裁员',
  },
  mine: {},
  pending: { sentences: ['有几件待审核', '审核一下'] },
  undo: { button: ({ confirmed }) => ({ form: confirmed, asked: true }), form: { reason: '口径不对' }, rest: '仲裁员' },
  late: { sentences: ['谁还没报'] },
  remind: { sentences: ['催一下没报的'] },
  burden: {},
  behalf: { button: () => ({ unit: 'justice', about: '仲裁员' }), rest: '司法局 仲裁员' },
  baseline: {
    button: () => ({ no: 10, set: true }),
    form: { value: '10', date: '2021-12-31', source: '统计公报' },
    rest: '仲裁员 10人 2021年底 统计公报',
  },
  ledger: { sentences: ['导出台账'] },
  bulletin: { heavy: true },
  acceptance: { heavy: true },
  issues: { sentences: ['上期通报是第几期'] },
  roster: { rest: '司法局' },
  'roster-add': {
    button: () => ({ sent: true }),
    form: { who: 'ou_new', name: '新人', role: 'liaison', unit: '商务局' },
  },
  'roster-remove': { button: () => ({ openId: 'ou_x', unit: 'finance', role: 'liaison' }) },
  'roster-import': { button: () => ({ message: 'om_x' }) },
  'roster-decide': { button: () => ({ id: 'none', decision: 'approve' }) },
  settings: { button: () => ({ names: 'on' }) },
  audit: {},
  todo: {},
  'my-requests': { button: () => ({ takeBack: 'none' }) },
  'dead-letters': {},
  unsure: { button: () => ({ id: 1, ignore: true }) },
  taught: { button: () => ({ takeBack: 1 }) },
  join: { button: () => ({ unit: 'finance' }), sentences: ['我是市财政局的联络员'], rest: '财政局' },
  handover: { sentences: ['换联络员'] },
  leave: { sentences: ['我要请假'] },
  forget: { sentences: ['删除我的个人信息'] },
  decide: { button: ({ waiting }) => ({ form: waiting, decision: 'confirm' }) },
  'decide-many': { button: ({ waiting }) => ({ forms: [waiting] }) },
  decided: {},
  'report-page': { button: () => ({ draft: 'none' }) },
  table: { button: () => ({ draft: 'none' }) },
  amend: { button: () => ({ no: 10, form: 'whole' }), rest: '仲裁员' },
  'amend-table': { button: () => ({ draft: 'none', go: 'page' }) },
  'opening-table': { button: () => ({ draft: 'none', go: 'page' }) },
  amendments: { rest: '' },
  'amend-withdraw': { button: () => ({ of: 1, reason: '录错了' }) },
  'subject-settings': { button: () => ({ kind: 'indicator', no: 10 }) },
  evidence: { button: () => ({ files: ['x'] }) },
  attach: { button: ({ waiting }) => ({ message: 'om_x', form: waiting }) },
  'evidence-of': { button: ({ waiting }) => ({ form: waiting }) },
  'evidence-file': { button: () => ({ id: 1 }) },
  oneLine: {},
  behind: {},
  allGoals: {},
  parts: {},
  'office-settings': {},
  tasksByState: {},
  byCategory: {},
  byUnit: {},
  sinceMonth: {},
  sinceWeek: {},
  digest: { sentences: ['看看周报'] },
  subscribe: { sentences: ['每周发周报'] },
  unsubscribe: { sentences: ['退订周报'] },
  pause: { sentences: ['暂停周报'] },
  resume: { sentences: ['恢复周报'] },
  digestSettings: { button: () => ({ scope: 'all', day: 2, time: '09:00' }) },
  help: { sentences: ['帮助'] },
  whoami: { sentences: ['我是谁'] },
  ask: {
    button: () => ({ q: '仲裁员完成多少了' }),
    sentences: ['仲裁员现在多少', '司法局的进展', '司法局还有什么没报'],
  },
  wordless: { button: () => ({ type: 'audio' }) },
  'export-table': { sentences: ['导出填报表'] },
  needs: {},
  gaps: { sentences: ['验收前还缺哪些佐证'] },
  outlook: { sentences: ['哪些目标可能完不成'] },
  share: {},
  tell: { button: () => ({ no: 10 }), sentences: ['请告诉办公室材料下周补'], rest: '材料下周补' },
}

test('every command is in this table', () => {
  expect(Object.keys(ways).sort()).toEqual(commands.map(({ name }) => name).sort())
})

const note = '机密说明勿外传'
const figure = '87'
const people = {
  stranger: ['stranger', ''],
  member: ['member', ''],
  sender: ['liaison', '市司法局'],
  otherUnit: ['liaison', '市财政局'],
  leader: ['leader', ''],
  office: ['admin', ''],
} as const
type Who = keyof typeof people
const everybody = Object.keys(people) as Who[]
const personName = (who: Who): string => `某${who}某`

const places = ['private', 'group', 'topic group', 'external group', 'guest'] as const
type Place = (typeof places)[number]
const chatOf: Record<Place, string | null> = {
  private: null,
  group: 'oc_group',
  'topic group': 'oc_topics',
  'external group': 'oc_external',
  guest: null,
}

let world: World
let ids: Record<Who, string>
let forms: Forms
let bot: string

beforeAll(async () => {
  world = await chat({ at: '2024-04-16T10:00:00+08:00' })
  bot = (await world.app.self()) ?? ''
  const cast = Object.fromEntries(
    await Promise.all(
      everybody.map(async (who) => [who, await world.person(personName(who), people[who][0], people[who][1])]),
    ),
  ) as Record<Who, Awaited<ReturnType<World['person']>>>
  const confirmer = await world.person('某确认人', 'admin')
  await cast.sender.says('填报 仲裁员')
  await cast.sender.submits({ period: '2023Q4', value: '18' })
  await confirmer.clicks('确认')
  await cast.sender.says('填报 仲裁员')
  await cast.sender.submits({ period: '2024Q1', value: figure, note }, '提交')
  // So many more than before is asked about once more.
  const again = cast.sender.sees()
  if (again.includes('确认提交')) await cast.sender.submits({ period: '2024Q1', value: figure, note }, '确认提交')
  const made = await world.db.all<{ form: string; state: string }>({
    sql: 'select form, state from reports order by id',
    params: [],
  })
  forms = { confirmed: made[0]?.form ?? '', waiting: made[1]?.form ?? '' }
  expect(made.map(({ state }) => state)).toEqual(['confirmed', 'pending'])
  ids = Object.fromEntries(everybody.map((who) => [who, cast[who].openId])) as Record<Who, string>
  await world.db.batch([
    joined('oc_group', '专班', false),
    joined('oc_topics', '话题', false),
    joined('oc_external', '外部', true),
    ...everybody.map((who) => met({ chatId: world.emulator.p2p(ids[who]), openId: ids[who] })),
  ])
})

let count = 0
const envelope = (type: string, event: object, tenant = 'ours') => ({
  schema: '2.0',
  header: {
    event_id: `e${count++}`,
    event_type: type,
    create_time: String(world.clock.now().getTime()),
    token: world.secrets.verificationToken,
    app_id: world.secrets.appId,
    tenant_key: tenant,
  },
  event,
})

function incomingOf(plain: object): Incoming {
  const got = receivePlain(plain, world.secrets)
  if (got.kind !== 'event') throw new Error(JSON.stringify(got))
  return got.incoming
}

const chatId = (who: Who, place: Place): string => chatOf[place] ?? world.emulator.p2p(ids[who])
const theirs = (place: Place): string => (place === 'guest' ? 'another' : 'ours')

const said = (who: Who, place: Place, text: string): Incoming =>
  incomingOf(
    envelope('im.message.receive_v1', {
      sender: { sender_id: { open_id: ids[who] }, sender_type: 'user', tenant_key: theirs(place) },
      message: {
        message_id: `om_${count++}`,
        create_time: String(world.clock.now().getTime()),
        chat_id: chatId(who, place),
        chat_type: chatOf[place] === null ? 'p2p' : place === 'topic group' ? 'topic_group' : 'group',
        message_type: 'text',
        content: JSON.stringify({ text: chatOf[place] === null ? text : `@_user_1 ${text}` }),
        mentions: [{ key: '@_user_1', id: { open_id: bot }, name: '知标', mentioned_type: 'bot' }],
      },
    }),
  )

const clicked = (who: Who, place: Place, value: object, form?: object): Incoming =>
  incomingOf(
    envelope('card.action.trigger', {
      operator: { open_id: ids[who], tenant_key: theirs(place) },
      action: { tag: 'button', value, ...(form && { form_value: form }) },
      context: { open_message_id: `om_${count++}`, open_chat_id: chatId(who, place) },
    }),
  )

const chosen = (who: Who, key: string): Incoming =>
  incomingOf(envelope('application.bot.menu_v6', { operator: { operator_id: { open_id: ids[who] } }, event_key: key }))

/** Every way to a command for somebody at a place. */
function allWays({ name, words }: Command, who: Who, place: Place): [way: string, Incoming][] {
  const { button, form, sentences = [], rest, heavy } = ways[name] ?? {}
  const value = { do: name, ...button?.(forms) }
  const [word] = words
  // Only a message says that its group is one of topics; of a guest the command does not see the way.
  const fewer = place === 'topic group' || place === 'guest'
  const clicks: [string, Incoming][] = [['button', clicked(who, place, value)]]
  if (heavy) return clicks
  return [
    ...clicks,
    ...(fewer ? [] : [['form', clicked(who, place, value, form ?? { note: 'x' })] satisfies [string, Incoming]]),
    ...(word ? [['text', said(who, place, word)] satisfies [string, Incoming]] : []),
    ...(word && rest ? [['text with more', said(who, place, `${word} ${rest}`)] satisfies [string, Incoming]] : []),
    ...(place === 'guest' ? [] : sentences).map((text): [string, Incoming] => [
      `sentence ${text}`,
      said(who, place, text),
    ]),
    ...(word && place === 'private' ? [['menu', chosen(who, word)] satisfies [string, Incoming]] : []),
  ]
}

type Said = { lane: string; words: string; cardKey: unknown }

/** What an outcome would say: to which chat or person, in which words, kept under which name. */
const lettersOf = ({ letters }: Outcome): Said[] =>
  letters.map(({ lane, kind, body, cardKey = null }) => ({
    lane,
    words: kind === 'file' ? '（文件）' : JSON.stringify(body),
    cardKey,
  }))

/** Tables only what may be done changes; what somebody said, and what they are told, is not among them. */
const changes =
  /^(insert into|update|delete from) (reports|report_events|baselines|settings|people|audit|requests|leaves|forms|evidence|reminders|bulletins|taught)\b/
const changed = ({ statements }: Outcome): string[] =>
  statements.map(({ sql }) => sql).filter((sql) => changes.test(sql))

const mayEnter = ({ right }: Command, who: Who): boolean => {
  const [role] = people[who]
  const roles = role === 'stranger' ? [] : [role]
  return [right].flat().some((act) => mayEver({ roles }, act))
}

/** Nothing a plain member may not see: pending figures, notes, people of the roster, queues. */
async function expectFitForAll(words: string, context: string): Promise<void> {
  expect(words, context).not.toMatch(new RegExp(`${figure}人|${note}|待审核 ?\\d`))
  for (const { name } of await wholeRoster(world.db))
    expect(words.includes(name), `${context} names ${name}`).toBe(false)
}

describe.each(commands.map((command) => [command.name, command] as const))('%s', (_, command) => {
  test.each(everybody)('as %s', async (who) => {
    for (const place of places) {
      const outside = place === 'external group' || place === 'guest'
      for (const [way, incoming] of allWays(command, who, place)) {
        const context = `${command.name} by ${way}, ${who}, ${place}`
        const outcome = await respond(world.app, incoming)
        const letters = lettersOf(outcome)
        const group = chatOf[place]
        const inGroup = letters.filter(({ lane }) => lane === group)
        const card = JSON.stringify(outcome.answer?.card ?? '')
        const shown = [...inGroup.map(({ words }) => words), ...(group ? [card] : [])].join('\n')

        if (group) await expectFitForAll(shown, context)
        for (const { cardKey } of inGroup) expect(cardKey, context).toBeNull()
        if (group)
          expect(
            outcome.statements.some(({ sql }) => sql.startsWith('insert into cards')),
            context,
          ).toBe(false)
        // A sentence may be understood as something else, which has rights of its own.
        const direct = !way.startsWith('sentence')
        const denied = !mayEnter(command, who) || (outside && !command.open)
        if (direct && denied) expect(changed(outcome), context).toEqual([])
        if (outside) expect(changed(outcome), context).toEqual([])
        if (direct && group && !outside && command.place === 'aside') {
          expect(
            letters.some(({ lane }) => lane === ids[who]),
            context,
          ).toBe(true)
        }
        if (direct && !denied) expect(letters.length > 0 || outcome.answer !== null, context).toBe(true)
        if (direct && denied && outside)
          expect(`${shown}${letters.map(({ words }) => words)}${card}`, context).toMatch(/只能问方案|私聊/)
      }
    }
  })
})
