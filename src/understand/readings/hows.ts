import type { How } from '../query.ts'
import { hasSubject, type Reading } from './reading.ts'

const cues: readonly (readonly [How, RegExp])[] = [
  ['digest', /周报[^,]{0,6}(几点|什么时|何时|哪天|周几|星期几|多久)|(几点|什么时|哪天|周几)[^,]{0,4}周报/],
  [
    'review',
    /(谁|哪个|哪位)[^,]{0,4}(来)?(审核|审批|复核|把关|审)|(审核|审批)[^,]{0,4}(多久|几天|多长|流程|什么时|要多)|(怎么|如何)(审核|审批|审的)/,
  ],
  [
    'seen',
    /(谁|哪些人|别人|其他单位)[^,]{0,4}(看得?到|看见|能看|知道)[^,]{0,6}(报|填|数)|(数据|报的数?|填的数?|数字)[^,]{0,4}(保密|公开|外传|泄露)/,
  ],
  [
    'correct',
    /(怎么|如何|咋|能不能|可不可以)(样)?[^,]{0,3}(改|更正|修改|纠正)[^,]{0,6}(报|填|提交)|(报|填)(的)?(数)?(错|多|少)了?[^,]{0,3}(怎么|咋|能改|要改)/,
  ],
  [
    'none',
    /(没有?|无)(数|数据|进展|变化|新增|动静)(的话)?[^,]{0,3}(怎么|咋|如何|要不要|用不用|需不需要|还要)[^,]{0,2}(报|填|办)/,
  ],
  [
    'due',
    /(月报|季报|半年报|年报|填报|报数|报送|上报)[^,]{0,4}(截止|期限|最晚|最迟|哪天|几号|什么时|何时)|(最晚|最迟|截止)[^,]{0,4}(哪天|几号|什么时)[^,]{0,2}(报|填|交)|(晚|推迟|迟|缓)[一两二三四五几多\d]?(天|点|些|下)?(再)?(报|交|填)|(啥|什么)时[^,]{0,3}报[^,]{0,6}(季|月|年)/,
  ],
]

/** How reporting works here: who reviews, by when, how to correct. The plan is silent on it, the office decides. */
export const hows: Reading = (sentence) => {
  if (hasSubject(sentence) || sentence.people.length > 0) return null
  const what = cues.find(([, cue]) => cue.test(sentence.frame))?.[0]
  return what === undefined ? null : [{ kind: 'how', what }]
}
