import { describe, expect, test } from 'vitest'
import { leader, read as readAs } from './world.ts'

const read = (text: string) => readAs(text, { asker: leader, topic: null })

describe('what a leader asks of the whole plan', () => {
  test.each<[string, object]>([
    ['今天怎么样', { do: 'status' }],
    ['今天情况如何', { do: 'status' }],
    ['这个季度谁最该表扬', { do: 'status', view: 'units' }],
    ['我明天开调度会，该点哪几个单位', { do: 'status', view: 'units' }],
    ['哪几个部门要约谈', { do: 'status', view: 'units' }],
    ['省里下周来检查，我们拿得出手的是哪几项', { do: 'status', view: 'goals' }],
    ['哪个单位从来没报过', { do: 'late' }],
    ['还有谁一直没报', { do: 'late' }],
    ['年底前能完成几项', { do: 'status', view: 'outlook' }],
    ['离6月底验收还有几个月，来得及吗', { do: 'status', view: 'outlook' }],
    ['给我一段话，我要在常务会上说', { do: 'status', view: 'oneLine' }],
    ['哪个指标差得最多', { do: 'status', view: 'behind' }],
    ['下一步该抓什么', { do: 'status', view: 'behind' }],
    ['有哪些事要我签字', { do: 'status', view: 'needs' }],
    ['全市哪个县做得好', { do: 'status', view: 'parts' }],
    ['上个季度比再上个季度强吗', { do: 'status', view: 'changes', days: 90 }],
    ['把滞后的发到群里', { do: 'share', view: 'behind' }],
    ['哪些单位数据一直没更新', { do: 'late' }],
    ['还有几个月，每月要干多少', { do: 'status', view: 'outlook' }],
    ['跟三个月前比有没有起色', { do: 'status', view: 'changes', days: 90 }],
    ['要开会，给我三个要点', { do: 'status' }],
    ['县里干得怎么样', { do: 'status', view: 'parts' }],
    ['验收材料准备到哪一步了', { do: 'status', view: 'gaps' }],
    ['材料齐不齐', { do: 'status', view: 'gaps' }],
    ['商标还缺哪些佐证', { do: 'status', view: 'gaps', of: '2' }],
    ['司法局还缺哪些证明材料', { do: 'status', view: 'gaps', of: 'unit:justice' }],
  ])('%s', (text, input) => expect(read(text).input).toMatchObject(input))

  test.each([
    '知识产权深度研究那一节说要干什么，两句话讲清',
    '亮点是哪个',
    '商标能完成多少',
    '哪个单位任务最多',
    '司法局该报什么',
    '农业农村局牵头哪些任务',
    '月底最后一天报来得及吗',
  ])('%s is none of it', (text) => {
    const { input } = read(text)
    expect(input?.view === undefined || input.view === 'goal').toBe(true)
  })
})
