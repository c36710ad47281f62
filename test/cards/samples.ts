import { cityAtWork } from '../conversations/leaders-stage.ts'
import { gathering, type Sample } from './gathering.ts'
import { atTheDesk } from './samples-desk.ts'

/** Every kind of card leaders, groups, the office and liaisons meet, from walks through the chat. */
export async function samples(): Promise<Sample[]> {
  return [...(await atWork()), ...(await atTheDesk()), ...(await afterTheEnd())]
}

async function atWork(): Promise<Sample[]> {
  const { world, mayor, zhou, liming, wang, reports } = await cityAtWork()
  const { all, keep } = gathering(world)
  const [boss, desk, own] = [mayor, zhou, liming].map(({ openId }) => world.emulator.p2p(openId))
  if (!boss || !desk || !own) throw new Error('nobody to talk to')
  const meitan = await world.person('田野', 'liaison', '湄潭县')
  await reports(liming, '仲裁员', { period: '2023Q2', value: '10' })
  await reports(liming, '仲裁员', { period: '2023Q3', value: '11' })
  for (const [period, value] of [
    ['2023-11', '0.2'],
    ['2023-12', '0.05'],
    ['2024-01', '2.4'],
  ] as const) {
    await reports(wang, '指标8', { period, value })
  }
  await reports(meitan, '任务16', { period: '2023Q4', state: '推进中', done: '引进服务机构2家', next: '' })
  await reports(meitan, '任务17', { period: '2023Q4', state: '受阻', done: '没有专项经费', next: '报县政府' })
  await reports(wang, '任务1', { period: '2023Q4', state: '受阻', done: '专班尚未组建', next: '报市政府协调' })

  await liming.says('填报 仲裁员')
  keep('form-figure', own)
  await liming.submits({ period: '2024Q1', value: '14', note: '仲裁委名册' })
  keep('form-sent', own)
  keep('queue', desk)
  await liming.says('填报 任务29')
  keep('form-task', own)
  await liming.says('要报什么')
  keep('owed', own)

  for (const [name, words] of [
    ['status', '状态'],
    ['one-line', '一句话'],
    ['goals', '全部目标'],
    ['behind', '滞后'],
    ['by-category', '按类别'],
    ['by-unit', '按单位'],
    ['tasks', '任务进展'],
    ['outlook', '哪些目标可能完不成'],
    ['reasons', '为什么滞后'],
    ['needs', '要谁办'],
    ['goal', '质押融资的曲线'],
    ['goal-outlook', '仲裁员的曲线'],
    ['goal-without-forecast', '商标的曲线'],
    ['past-day', '2023年底是什么情况'],
    ['changes', '比上月多了多少'],
    ['late-leader', '谁没报'],
  ] as const) {
    await mayor.says(words)
    keep(name, boss)
  }
  await mayor.says('按单位')
  await mayor.clicks('司法局')
  keep('unit', boss)

  await zhou.says('起草通报')
  keep('bulletin', desk)
  await zhou.says('上期通报')
  keep('issues', desk)
  await zhou.says('验收材料')
  keep('acceptance', desk)

  await world.person('吴迪', 'admin')
  for (const [name, who, words] of [
    ['help-leader', mayor, '帮助'],
    ['help-office', zhou, '帮助'],
    ['help-liaison', liming, '帮助'],
    ['remind', zhou, '催一下'],
    ['todo', zhou, '待办'],
    ['decided', zhou, '今天审核的'],
    ['roster', zhou, '名册'],
    ['settings', zhou, '设置'],
    ['subject-settings', zhou, '单项设置 仲裁员'],
    ['office-settings', zhou, '办公室设定'],
    ['history', liming, '记录 仲裁员'],
  ] as const) {
    await who.says(words)
    keep(name, world.emulator.p2p(who.openId))
  }

  const group = await world.group('专班', zhou, mayor)
  keep('greeting', group.chatId)
  await zhou.clicks('订阅周报', group.chatId)
  keep('subscribed', group.chatId)
  await zhou.clicks('设置', group.chatId)
  keep('digest-settings', group.chatId)
  await group.asks(mayor, '周报')
  keep('digest', group.chatId)
  await group.asks(zhou, '周报设置')
  await zhou.submits({ scope: 'unit:county-meitan' }, '提交', group.chatId)
  await group.asks(mayor, '周报')
  keep('digest-county', group.chatId)
  await group.asks(mayor, '谁没报')
  keep('late-group', group.chatId)
  await mayor.says('状态')
  await mayor.clicks('发到群里')
  keep('share', boss)
  return all
}

async function afterTheEnd(): Promise<Sample[]> {
  const { world, mayor, zhou, liming, wang, reports } = await cityAtWork('2025-08-05T09:00:00+08:00')
  const { all, keep } = gathering(world)
  await reports(wang, '商标', { period: '2025Q2', value: '15.9' })
  await reports(liming, '仲裁员', { period: '2025Q2', value: '28' })
  await mayor.says('状态')
  keep('status-after-end', world.emulator.p2p(mayor.openId))
  const group = await world.group('专班', zhou, mayor)
  await group.asks(mayor, '周报')
  keep('digest-after-end', group.chatId)
  return all
}
