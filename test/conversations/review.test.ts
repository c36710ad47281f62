import { describe, expect, test } from 'vitest'
import { board } from '../../src/domain/attainment.ts'
import { readFacts } from '../all-facts.ts'
import { chat, plan, type World } from '../chat.ts'

async function cast(world: World) {
  return {
    zhou: await world.person('周敏', 'admin'),
    wu: await world.person('吴迪', 'admin'),
    liming: await world.person('李明', 'liaison', '市司法局'),
  }
}

const currentOf = async ({ db }: World, no: number): Promise<string | undefined> =>
  board(plan, await readFacts(db), '2024-03-18')
    .find(({ goal }) => goal.indicators.includes(no))
    ?.current?.toFixed()

describe('审核', () => {
  test('a returned report comes back with its reason and what was typed', async () => {
    const world = await chat()
    const { zhou, liming } = await cast(world)
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18', note: '仲裁委名册' })
    const asks = await zhou.clicks('退回')
    expect(asks).toContain('退回原因')
    await zhou.submits({ reason: '请附仲裁委批复' }, '退回')
    expect(zhou.toast?.content).toBe('已退回：知识产权仲裁员（2024年第1季度）')
    expect(liming.sees()).toContain('周敏于3月18日 10:00退回：请附仲裁委批复')
    const again = await liming.clicks('重新填报')
    expect(again).toContain('已退回')
    expect(liming.sees()).toContain('期末累计（人）：18')
    expect(liming.sees()).toContain('仲裁委名册')
    await liming.submits({ value: '19' })
    await zhou.clicks('确认')
    expect(await currentOf(world, 10)).toBe('19')
  })

  test('nobody confirms their own report, and a sentence names who could', async () => {
    const world = await chat()
    const { zhou, wu } = await cast(world)
    await zhou.says('填报 仲裁员')
    expect(zhou.sees()).toContain('办公室录入')
    await zhou.submits({ value: '18' })
    const queue = await zhou.says('待审核')
    expect(queue).toContain('这是您本人填报的，不能自己审核；可由吴迪审核。')
    expect(queue).not.toContain('[确认]')
    const [report] = (await readFacts(world.db)).reports
    expect(report?.byOffice).toBe(true)
    await wu.clicks('确认')
    expect(await currentOf(world, 10)).toBe('18')
  })

  test('two reviewers decide once; the second is told who did', async () => {
    const world = await chat()
    const { zhou, wu, liming } = await cast(world)
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    await Promise.all([zhou.clicks('确认'), wu.clicks('确认')])
    const { reports } = await readFacts(world.db)
    expect(reports[0]?.events.map(({ state }) => state)).toEqual(['pending', 'confirmed'])
    const toasts = [zhou.toast?.content, wu.toast?.content].sort()
    expect(toasts[0]).toBe('已确认：知识产权仲裁员（2024年第1季度）')
    expect(toasts[1]).toMatch(/^知识产权仲裁员已确认（(周敏|吴迪)）$/)
    expect(liming.seesAll().filter((card) => card.includes('确认，已计入'))).toHaveLength(2)
  })

  test('a pending report can be taken back by its sender, and leaves the queue', async () => {
    const world = await chat()
    const { zhou, liming } = await cast(world)
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    expect(await liming.clicks('撤回')).toContain('已撤回')
    expect(zhou.sees()).toContain('没有待审核的填报')
    expect(await liming.says('撤回')).toContain('您没有待审核的填报')
  })

  test('a new report over a pending one replaces it', async () => {
    const world = await chat()
    const { zhou, liming } = await cast(world)
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '20' })
    expect(zhou.sees()).toContain('待审核 1 件')
    expect(zhou.sees()).toContain('期末累计20人')
    const { reports } = await readFacts(world.db)
    expect(reports[0]?.events.at(-1)).toMatchObject({ state: 'withdrawn', reason: '被新填报替换' })
    expect(liming.seesAll().join('\n')).toContain('被新填报替换')
  })

  test('a correction needs a reason; undone, the earlier figure counts again', async () => {
    const world = await chat()
    const { zhou, wu, liming } = await cast(world)
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    await zhou.clicks('确认')

    await liming.says('填报 仲裁员')
    expect(await liming.submits({ value: '21' })).toContain('已有确认过的数，改动须写明更正原因')
    expect(await liming.submits({ value: '21', reason: '漏报3人' })).toContain('更正原因：漏报3人')
    expect(zhou.sees()).toContain('2024年第1季度原已确认18人')
    expect(await currentOf(world, 10)).toBe('18')
    await zhou.clicks('确认')
    expect(await currentOf(world, 10)).toBe('21')

    await zhou.says('撤销确认 仲裁员')
    await zhou.clicks('知识产权仲裁员 2024年第1季度 期末累计21人')
    expect(zhou.toast?.content).toContain('须由填报人和确认人以外的办公室人员办理，可由吴迪办理')
    await wu.says('撤销确认 仲裁员')
    await wu.clicks('知识产权仲裁员 2024年第1季度 期末累计21人')
    await wu.submits({ reason: '批复未到' }, '撤销确认')
    expect(await currentOf(world, 10)).toBe('18')
    expect(liming.sees()).toContain('撤销确认：批复未到')

    const record = await liming.says('记录 仲裁员')
    expect(record).toContain('共2条填报记录')
    expect(record).toContain('3月18日 10:00 吴迪撤销确认：批复未到')
    expect(record).toContain('更正原因：漏报3人')
  })

  test('更正 opens the form of the confirmed period with a reason', async () => {
    const world = await chat()
    const { zhou, liming } = await cast(world)
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    await zhou.clicks('确认')
    expect(await liming.says('更正 仲裁员')).toContain('更正原因')
    expect(liming.sees()).toContain('2024年第1季度已确认：期末累计18人')
    expect(await liming.submits({ value: '19' })).toContain('须写明更正原因')
    expect(await liming.submits({ value: '19', reason: '复核' })).toContain('待审核')
  })

  test('members see only what is confirmed, and no names', async () => {
    const world = await chat()
    const { zhou, liming } = await cast(world)
    const passer = await world.person('路人')
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    expect(await passer.says('记录 仲裁员')).toContain('还没有填报过')
    await zhou.clicks('确认')
    const record = await passer.says('记录 仲裁员')
    expect(record).toContain('期末累计18人')
    expect(record).not.toContain('李明')
    const group = await world.group('工作群', zhou, liming)
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '25', reason: '补' })
    expect(await group.asks(liming, '记录 仲裁员')).not.toContain('25人')
    expect(await liming.says('记录 仲裁员')).toContain('25人')
  })

  test('long texts are cut in the queue and whole on demand', async () => {
    const world = await chat()
    const { zhou, liming } = await cast(world)
    await liming.says('填报 任务31')
    const done = `开头${'做'.repeat(300)}结尾`
    await liming.submits({ state: '推进中', done, next: '继续' })
    expect(zhou.sees()).not.toContain('结尾')
    expect(await zhou.clicks('看全文')).toContain('做结尾')
    await zhou.clicks('确认')
    expect(zhou.toast?.content).toContain('已确认')
  })

  test('what the office changes is in the audit', async () => {
    const world = await chat()
    const { zhou, wu, liming } = await cast(world)
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    await zhou.clicks('确认')
    await wu.says('记录 仲裁员')
    await wu.clicks('撤销确认')
    await wu.submits({ reason: '批复未到' }, '撤销确认')
    expect(await zhou.says('变更记录')).toContain('撤销确认　吴迪　知识产权仲裁员（2024年第1季度）：批复未到')
    expect(await liming.says('变更记录')).toContain('由领导小组办公室办理')
  })
})

describe('确认这些', () => {
  /** Six plain reports of two units and one flagged: more than are shown one by one. */
  async function full() {
    const world = await chat({ at: '2024-01-08T10:00:00+08:00' })
    const zhou = await world.person('周敏', 'admin')
    const wu = await world.person('吴迪', 'admin')
    const justice = await world.person('李明', 'liaison', '市司法局')
    const market = await world.person('陈静', 'liaison', '市市场监管局')
    await world.moveTo('2024-04-02T10:00:00+08:00')
    await justice.says('填报')
    await justice.submits({
      value_10: '18',
      state_29: '推进中',
      done_29: '已部署',
      state_31: '推进中',
      done_31: '已部署',
    })
    for (const no of [4, 5, 12]) {
      await market.says(`填报 指标${no}`)
      await market.submits({ period: '2024Q1', value: '1' })
    }
    await market.says('填报 商标')
    await market.submits({ period: '2024Q1', value: '49' })
    await market.submits({}, '确认提交')
    const reports = async () => (await readFacts(world.db)).reports
    return { world, zhou, wu, justice, market, reports }
  }
  const stateIn = (report: { events: { state: string }[] } | undefined) => report?.events.at(-1)?.state

  test('decides the unremarkable of all units together, each its own row; flagged ones stand alone', async () => {
    const { zhou, wu, justice, reports } = await full()
    const queue = await zhou.says('待审核')
    expect(queue).toContain('待审核 7 件')
    expect(queue.indexOf('市司法局')).toBeLessThan(queue.indexOf('市市场监管局'))
    expect(queue).toContain('没有疑点的6件')
    expect(queue).toContain('远高于目标')
    const after = await zhou.clicks('确认这些')
    expect(after).toContain('已确认6件：')
    expect(after).toContain('待审核 1 件')
    const made = await reports()
    expect(made.filter((one) => stateIn(one) === 'confirmed')).toHaveLength(6)
    expect(made.filter((one) => one.events.at(-1)?.together)).toHaveLength(6)
    expect(stateIn(made.find(({ no }) => no === 2))).toBe('pending')
    expect(justice.sees()).toContain('已确认3件填报')
    await zhou.clicks('确认')
    expect((await reports()).find(({ no }) => no === 2)?.events.at(-1)).toMatchObject({ state: 'confirmed' })
    expect((await reports()).find(({ no }) => no === 2)?.events.at(-1)?.together).toBeUndefined()

    expect(await wu.says('今天审核的')).toContain('今天审核了7件')
    await wu.clicks('撤销 知识产权仲裁员 市司法局')
    await wu.submits({ reason: '数有误' }, '撤销确认')
    expect(stateIn((await reports()).find(({ no, kind }) => no === 10 && kind === 'indicator'))).toBe('returned')
    expect(await zhou.says('今天审核的')).not.toContain('[撤销 ')
  })

  test('what holds a task up is read before it is confirmed: it stands alone, with its words', async () => {
    const { world, zhou, reports } = await full()
    const court = await world.person('何军', 'liaison', '市中级人民法院')
    await court.says('填报 任务29')
    await court.submits({ period: '2024Q1', state: '受阻', done: '已会商', next: '再会商', help: '请市财政局安排经费' })
    const queue = await zhou.says('待审核')
    expect(queue).toContain('没有疑点的6件')
    for (const words of ['请留意：报的是受阻', '请留意：写了需协调事项', '请市财政局安排经费'])
      expect(queue).toContain(words)
    await zhou.clicks('确认这些')
    expect(stateIn((await reports()).find(({ unit }) => unit !== 'market-regulation' && unit !== 'justice'))).toBe(
      'pending',
    )
  })

  test('where anything has changed nothing is decided', async () => {
    const { zhou, justice, reports } = await full()
    await zhou.says('待审核')
    const stale = zhou.sees()
    expect(stale).toContain('确认这些')
    const message = [...(await reports())].at(0)
    expect(message).toBeDefined()
    const card = await (async () => {
      // The card in hand is the old one: what it lists is taken back behind its back.
      await justice.says('撤回')
      return justice.clicks('撤回 知识产权仲裁员（2024年第1季度）')
    })()
    expect(card).toContain('已撤回')
    await zhou.clicks('确认这些')
    expect((await reports()).filter((one) => stateIn(one) === 'confirmed')).toHaveLength(5)
  })
})

describe('what wants a second look', () => {
  test('a figure without evidence where the office wants some, until a file or a document number is there', async () => {
    const world = await chat()
    const { zhou, wu, liming } = await cast(world)
    await zhou.says('单项设置 仲裁员')
    await zhou.submits({ evidence: 'wanted' }, '保存')
    expect(zhou.sees()).toContain('办公室设定：佐证')
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    const flag = '请留意：办公室要求有佐证，没有附文件，备注里也没有文号'
    expect(await wu.says('待审核')).toContain(flag)
    await liming.sendsFile({ name: '名册.pdf', bytes: new TextEncoder().encode('%PDF-1.7') })
    await liming.clicks('知识产权仲裁员 2024年第1季度（待审核）')
    expect(await wu.says('待审核')).not.toContain(flag)
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '19', note: '遵仲〔2024〕3号' })
    expect(await wu.says('待审核')).not.toContain(flag)
  })

  test('a correction says whether it comes after the due day', async () => {
    const world = await chat()
    const { zhou, wu, liming } = await cast(world)
    await world.moveTo('2024-04-02T10:00:00+08:00')
    await liming.says('填报 仲裁员')
    await liming.submits({ value: '18' })
    await zhou.clicks('确认')
    const corrects = async (value: string) => {
      await liming.says('更正 仲裁员')
      await liming.submits({ value, reason: '漏报' })
      return wu.says('待审核')
    }
    const early = await corrects('19')
    expect(early).toContain('更正已确认的数')
    expect(early).not.toContain('天后才更正')
    await world.moveTo('2024-04-15T10:00:00+08:00')
    expect(await corrects('20')).toContain('请留意：到期5天后才更正')
  })
})
