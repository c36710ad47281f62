import { expect, test } from 'vitest'
import { cityAtWork } from './leaders-stage.ts'

/** The city with two tasks that are stuck, as their units reported. */
async function cityWithProblems() {
  const city = await cityAtWork()
  const meitan = await city.world.person('田野', 'liaison', '湄潭县')
  const stuck = { period: '2023Q4', state: '受阻', done: '走访企业6家', next: '' }
  await city.reports(city.wang, '任务1', { ...stuck, problem: '编制没有批下来', help: '请编办支持' })
  await city.reports(meitan, '任务17', { ...stuck, problem: '没有专项经费', help: '' })
  return city
}

test('为什么滞后 is answered from what units reported, with unit and day; where nobody wrote why, who can be asked', async () => {
  const { mayor } = await cityWithProblems()
  const all = await mayor.says('为什么滞后')
  expect(all).toContain('滞后2个目标（另有18个目标尚未填报）；2项任务的填报写了问题；这些目标的填报里都没有写原因')
  expect(all.match(/贯标认证企业/g)).toHaveLength(1)
  expect(all).toContain('知识产权仲裁员：严重滞后（比序时落后40.1个百分点），司法局牵头')
  expect(await mayor.says('任务1卡在哪儿')).toContain(
    '受阻：市场监管局2024年4月10日报（2023年第4季度）：编制没有批下来；需协调：请编办支持。',
  )
  expect(await mayor.says('湄潭县为什么滞后')).toContain('没有专项经费')
  expect(await mayor.says('仲裁员滞后的原因是什么')).toContain('填报里没有写原因；可问司法局（联络员李明）')
})

test('why a goal is well, or not judged, follows from its figures and the rule; nobody is asked for a reason', async () => {
  const { mayor, reports, world } = await cityAtWork()
  const gao = await world.person('高远', 'liaison', '高新区管委会')
  await reports(gao, '指标20', { period: '2023Q4', value: '96' })
  for (const ask of ['商标为什么说正常', '商标为啥算正常', '商标为什么是正常']) {
    const told = await mayor.says(ask)
    expect(told, ask).toContain('正常（比序时领先2.7个百分点）：已有13.9万件，目标15.6万件')
    expect(told, ask).toContain('比序时落后不到10个百分点为正常')
    expect(told, ask).not.toMatch(/没有写原因|方案没有写/)
  }
  const unjudged = await mayor.says('园区高新技术企业为什么缺基数')
  expect(unjudged).toContain('缺基数')
  expect(unjudged).toContain('请领导小组办公室设基数')
  expect(await mayor.says('仲裁员为什么是严重滞后')).toContain('严重滞后（比序时落后40.1个百分点）')
})

test('这个数是怎么来的 names the report, who sent it and who confirmed it; whoever is no reader of reports hears the units', async () => {
  const { mayor, world } = await cityAtWork()
  await mayor.says('仲裁员现在多少')
  const origin = await mayor.says('这个数是怎么来的')
  expect(origin).toContain(
    '12人，来自2023年第4季度12人（司法局李明2024年4月10日填报，周敏2024年4月10日确认）；基数10人（2022年6月30日，来源：司法局函）',
  )
  const guest = await world.person('路人', 'member', '')
  const told = await guest.says('仲裁员这个数是怎么来的')
  expect(told).toContain('司法局2024年4月10日填报，办公室2024年4月10日确认')
  expect(told).not.toMatch(/李明|周敏/)
})

test('哪些是补报的 tells what came after its due day from what came before the bot began', async () => {
  const { mayor } = await cityAtWork()
  const told = await mayor.says('台账里哪些是补报的')
  expect(told).toContain('过了截止日才报的1期；另有2期是启用（2024年1月2日）以前的')
  expect(told).toContain('贯标认证企业：2024年2月，2024年3月5日到期，市场监管局2024年4月10日报')
})

test('找谁 names the liaison to whoever may know, in private; never an account or a number', async () => {
  const { mayor, zhou, wang, world } = await cityAtWork()
  for (const who of [mayor, zhou]) {
    expect(await who.says('司法局联络员是谁')).toContain('联络员：李明')
    expect(await who.says('商标这个找谁')).toContain('牵头单位：市市场监管局(市知识产权局)。\n联络员王芳')
  }
  expect(await mayor.says('农业农村局联络员是谁')).toContain('农业农村局未登记联络员')
  expect(await wang.says('商标这个找谁')).toContain('联络员王芳')
  expect(await wang.says('司法局联络员是谁')).not.toContain('李明')
  const guest = await world.person('路人', 'member', '')
  expect(await guest.says('商标这个找谁')).not.toContain('王芳')
  const group = await world.group('大群', zhou, mayor)
  expect(await group.asks(mayor, '司法局联络员是谁')).not.toContain('李明')
  expect(mayor.seesAll().join('\n')).not.toMatch(/ou_|1\d{10}/)
})

test('上期通报 tells the last number and the next one, and takes none', async () => {
  const { mayor, zhou, world } = await cityAtWork()
  expect(await mayor.says('上期通报是第几期')).toContain('还没有起草过通报，下一期是第1期')
  await zhou.says('起草通报')
  await world.moveTo('2024-04-12T09:00:00+08:00')
  const told = await mayor.says('上期通报是第几期')
  expect(told).toContain('最近一期是2024年第1期，截至2024年4月10日，2024年4月10日起草。下一期是2024年第2期。')
  const guest = await world.person('路人', 'member', '')
  expect(await guest.says('上期通报是第几期')).toContain('不能看通报期号')
})
