import { cityAtWork } from '../conversations/leaders-stage.ts'
import { gathering, type Sample } from './gathering.ts'

const csv = (...lines: string[]) => new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)

/** What is met less often: notes to the office, requests, papers that come later, tables, what was not understood. */
export async function atTheDesk(): Promise<Sample[]> {
  const { world, mayor, zhou, liming, wang } = await cityAtWork()
  const { all, keep } = gathering(world)
  const [boss, desk, own] = [mayor, zhou, liming].map(({ openId }) => world.emulator.p2p(openId))
  if (!boss || !desk || !own) throw new Error('nobody to talk to')

  await mayor.says('地理标志目标多少，谁牵头')
  keep('answer', boss)
  await mayor.says('验收还缺什么')
  keep('gaps', boss)
  await mayor.says('请告诉办公室：周五前把地理标志的基数设好')
  keep('note-form', boss)
  await mayor.submits({ words: '周五前把地理标志的基数设好' }, '发给办公室')
  keep('note-sent', boss)
  keep('note', desk)
  await mayor.says('要谁办')
  await mayor.clicks('告诉办公室')
  keep('asked-of-office', desk)

  await zhou.says('基数 地理标志数')
  keep('baseline', desk)
  await zhou.says('代填 司法局 仲裁员')
  keep('on-behalf', desk)
  await zhou.says('提醒次数')
  keep('burden', desk)
  await zhou.says('变更记录')
  keep('changes-by-office', desk)
  await zhou.says('导出台账')
  keep('ledger', desk)
  await zhou.says('添加联络员')
  keep('add-person', desk)

  const passer = await world.person('路人')
  await passer.says('登记 财政局')
  keep('join', world.emulator.p2p(passer.openId) ?? '')
  keep('request', desk)
  await passer.says('绿皮车谁牵头')
  keep('not-understood', world.emulator.p2p(passer.openId) ?? '')
  await zhou.says('没听懂')
  keep('unsure', desk)

  await liming.says('换联络员')
  keep('handover', own)
  await liming.says('请假')
  keep('leave', own)
  await liming.says('填报 仲裁员')
  await liming.submits({ period: '2024Q1', value: '40' })
  keep('second-look', own)
  await liming.submits({}, '确认提交')
  await liming.sendsFile({ name: '名册.pdf', bytes: csv('名册') })
  keep('evidence', own)
  await zhou.says('待审核')
  await zhou.clicks('退回')
  keep('return-form', desk)
  await zhou.submits({ reason: '请附名册' }, '退回')
  keep('returned', own)
  await liming.says('更正 仲裁员')
  keep('correct', own)

  await wang.sendsFile({
    name: '一季度.csv',
    bytes: csv('2024年第一季度指标统计表,,,', '指标,单位,期末累计,备注', '商标有效注册量,件,141000,', '其他事项,,5,'),
  })
  keep('table-draft', world.emulator.p2p(wang.openId) ?? '')

  await zhou.says('记入文件 商标有效注册量')
  keep('amend', desk)
  await zhou.clicks('改目标、定年度目标')
  keep('amend-form', desk)
  await zhou.sendsFile({
    name: '目标分解表.csv',
    bytes: csv(
      '遵义市知识产权目标分解表（遵府办发〔2024〕7号 2024年4月2日）,,',
      '县（市、区）,商标有效注册量（万件）,',
      ',2024年,2025年',
      '全市,14,15.6',
      '红花岗区,7,8',
      '汇川区,7,7.8',
    ),
  })
  keep('targets-draft', desk)
  await zhou.clicks('记入')
  await mayor.says('后续文件')
  keep('amendments', boss)
  await mayor.says('哪几个县拖后')
  keep('parts', boss)
  return all
}
