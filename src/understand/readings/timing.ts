import type { TimeWant } from '../query.ts'
import { hasSubject, type Reading } from './reading.ts'

/** When the pilot begins and ends, how long is left, when the plan was issued. */
export const times: Reading = (sentence, { now }) => {
  const { frame, units, people } = sentence
  if (
    hasSubject(sentence) ||
    units.length > 0 ||
    people.length > 0 ||
    /报|填|催|数据|验收|周报|提醒|指标|任务|单位/.test(frame.replace(/任务什么时|指标什么时/, ''))
  )
    return null
  const wants = wantsIn(frame)
  return wants.length > 0 ? [{ kind: 'time', wants, on: dayIn(frame, now) }] : null
}

function wantsIn(frame: string): TimeWant[] {
  const issued =
    /印发|(发布|出台|发文|下发|公布|颁布|签发|发出来|发的|制定)/.test(frame) &&
    /什么时|何时|哪(一)?(天|年|日|月)|几(月|号|年|时)|时间|日期|多久|when/.test(frame)
  const left =
    /(还|只)?(有|剩)(下|余)?(多少|多长|几|多久)(个)?(天|月|年|时间|日子|周|星期|工作日|久)?|剩(余|下)?(的)?(多少|多久|几|时间)|距(离)?[^,]*(还|多|几|有|剩|差)|离[^,]{0,8}(结束|到期|截止|完)|倒计时|(多少天|几天|几个月|多久)(就|后|之后|才)?(要)?(结束|到期|完|截止)|剩几|还早吗|来得及|还有时间/.test(
      frame,
    ) &&
    /多少|多长|几|多久|倒计时|时间|早|来得及/.test(frame) &&
    /试点|结束|到期|截止|期限|时间|倒计时|天|月|完|离/.test(frame)
  const elapsed =
    /(过去|已(经)?(过|进行|开展|实施|启动|试点)?|进行|过)(了)?(多久|多少(天|个?月|时间)|几(天|个?月|年))|时间(进度|过半|过了|已过)|序时/.test(
      frame,
    )
  const length =
    /(试点|为期|期限|周期|一共|总共|全程|持续)[^,]*(多长|几(个)?(年|月|天)|多少(年|天|个?月)|多久)(?!.*结束)|试点期(限)?(是)?(什么|多|哪|到|$|呢|几)|(起止|时间(范围|段|跨度|安排|表))|试点(时间|期限|周期)|(什么|哪|几)[^,]{0,4}到(什么|哪|几)/.test(
      frame,
    ) &&
    !left &&
    !elapsed
  const end =
    /(什么时|何时|哪(一)?(天|年|月|个月)|几(月|年|时)|到(什么|哪|几)|时间|时候|日期|截止|期限|deadline)/.test(frame) &&
    /结束|截止|到期|期满|收官|为止|完成|终止|到头|完(?!不)|期限|收尾|交卷|到(哪(?!一?步|里|儿)|几|什么)|最后/.test(
      frame,
    )
  const start =
    /(什么时|何时|哪(一)?(天|年|月|个月)|几(月|年|时)|从(什么|哪|几|何)|时间|时候|日期)/.test(frame) &&
    /开始|起算|启动|算起|起始|从(什么|哪|几|何)|起步|开头|施行|实施|起$|起\?/.test(frame)
  const over =
    /(试点|试点期|期限|时间)?(已(经)?|还没|快|还在)?(结束|到期|开始|启动|过期|试点期(内|中)?)(了)?(没有?|吗|么|没)(了)?[?]*$/.test(
      frame,
    ) && !/报|填|完成/.test(frame)
  const wants: TimeWant[] = []
  if (/20\d\d年?[^,]*(结束|到期|截止)[^,]*(吗|吧|对)/.test(frame)) return ['end']
  if (/20\d\d年?[^,]*(印发|发布|出台)[^,]*(吗|吧|对)/.test(frame)) return ['issued']
  if (over) return [/结束|到期|过期/.test(frame) ? 'left' : 'elapsed']
  if (issued) wants.push('issued')
  if (length) wants.push('length')
  if (elapsed) wants.push('elapsed')
  if (left) wants.push('left')
  if (start && !length) wants.push('start')
  if (
    end &&
    (!left || /(什么时|何时|哪天|几月)[^,]{0,4}(结束|到期|截止)/.test(frame)) &&
    !length &&
    !(issued && !/结束|截止|到期/.test(frame))
  )
    wants.push('end')
  return wants
}

/** A day the sentence counts from: `2025年1月1日`, `今年底`; null for today. */
function dayIn(frame: string, now: string): string | null {
  const full = /(20\d\d)[年./-](\d{1,2})[月./-](\d{1,2})/.exec(frame)
  const month = /(?<!\d)(\d{1,2})月(\d{1,2})(日|号)/.exec(frame)
  const pad = (digits = ''): string => digits.padStart(2, '0')
  if (full) return `${full[1]}-${pad(full[2])}-${pad(full[3])}`
  if (month) return `${now.slice(0, 4)}-${pad(month[1])}-${pad(month[2])}`
  if (/今年(年)?底|年底/.test(frame)) return `${now.slice(0, 4)}-12-31`
  return null
}
