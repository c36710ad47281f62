import { dutyIn } from './duty.ts'
import { hasSubject, type Reading } from './reading.ts'
import { kindsIn } from './units.ts'

const some = /(单位|部门|局|谁|哪家)/

/** Who does most or least, which task takes most units: asked of all, whatever the talk was about. */
export const rankings: Reading = (sentence) => {
  const { frame, units, groups } = sentence
  if (hasSubject(sentence) || units.length > 0 || groups.length > 0) return null
  if (/最多/.test(frame)) {
    if (/单位[^,]*最多的(任务|工作)|哪(个|项|条)(任务|工作)[^,]*单位[^,]*最多/.test(frame))
      return [{ kind: 'most', of: 'task' }]
    if (/(哪|什么)(个|一)?(大)?(部分|块|章|方面)/.test(frame)) return [{ kind: 'most', of: 'section' }]
    if (/哪(个|一)?(类|类别)/.test(frame)) return [{ kind: 'most', of: 'category' }]
  }
  const duty = dutyIn(frame)
  const of = kindsIn(frame.replace(/责任单位|牵头单位/g, ''))
  if (!some.test(frame)) return null
  if (
    /(最多|最少|最重|最轻|排名|排行|最大|任务重|担子)/.test(frame) &&
    /任务|牵头|指标|工作|责任|配合|参与|担子|重/.test(frame)
  )
    return [{ kind: 'units', want: /最(少|小|轻)/.test(frame) ? 'least' : 'most', except: [], of, duty }]
  return null
}

/** Units as a whole: who leads what, who has nothing, who there is. */
export const overviews: Reading = (sentence) => {
  const { frame, units, groups } = sentence
  if (hasSubject(sentence) || units.length > 0 || groups.length > 0) return null
  if (
    /(只|仅|光)(有)?(配合|参与|责任)[^,]*(不|没)[^,]*牵头|(不|没有?)牵头[^,]*只[^,]*(配合|责任|参与)|(单位|部门)[^,]*(没有?|不)牵头/.test(
      frame,
    )
  )
    return [{ kind: 'units', want: 'supporting', except: [], of: ['task'], duty: null }]
  const duty = dutyIn(frame)
  const of = kindsIn(frame.replace(/责任单位|牵头单位/g, ''))
  if (!some.test(frame)) return null
  if (
    /(单位|部门|谁|哪家)[^,]*(没有|没|未|无)(被)?(任务|点名|指标|牵头|责任|分到|安排|事)|(没有?|未|无)(被)?(任务|点名|分到|安排)[^,]*(单位|部门|成员)/.test(
      frame,
    )
  )
    return [{ kind: 'units', want: 'without', except: [], of, duty }]
  if (
    /((各|每)(个|家)?(自|单位|部门|局)|(单位|部门)(各自|都|分别)|分别)[^,]*(牵头|负责|任务|指标|责任)|(几|多少|哪些|哪几)(个|家)?(牵头|责任|配合)(单位|部门)|(牵头|责任|配合)(的)?(单位|部门)(一共|总共|都|共)?(有)?(哪|几|多少)|(哪些|多少|几)(个|家)?(单位|部门|局)(是|在|有|参与|要|能|来)?(牵头|负责|承担|有任务|当牵头)/.test(
      frame,
    )
  ) {
    return [{ kind: 'units', want: 'leads', except: [], of, duty: duty ?? 'lead' }]
  }
  return null
}
