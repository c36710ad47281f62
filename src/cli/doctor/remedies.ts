import { visible } from '../../cards/escape.ts'
import { FeishuError } from '../../feishu/port.ts'
import { noWayToFeishu } from '../../start/failure.ts'
import { bad, type Finding } from './finding.ts'

const republish = '然后在 版本管理与发布 › 创建版本并发布（未发布的改动不生效）'

/** What to click where, by the platform's code (docs/platform.md D.10). */
const byCode: Record<number, string> = {
  212100: '企业还没有安装这个应用：开发者后台 › 版本管理与发布，创建版本并发布，由企业管理员审核通过',
  10003: 'LARK_APP_ID 不对：开发者后台 › 凭证与基础信息，复制 App ID',
  10014: 'LARK_APP_SECRET 不对：开发者后台 › 凭证与基础信息，复制 App Secret（重置过的要用新的）',
  99991401: '本机不在 IP 白名单里：开发者后台 › 安全设置 › IP 白名单，加入本机的出口地址，或清空白名单',
  99991403: '本月的接口调用量已用完：飞书管理后台 › 费用中心',
  230006: `机器人能力没有启用：开发者后台 › 添加应用能力 › 机器人，${republish}`,
  232025: `机器人能力没有启用：开发者后台 › 添加应用能力 › 机器人，${republish}`,
  11205: `应用没有机器人能力：开发者后台 › 添加应用能力 › 机器人，${republish}`,
  41050: '此人不在应用的通讯录范围里：开发者后台 › 权限管理 › 数据权限 › 通讯录权限范围，包括全部成员或相关部门',
  99992361: '这个 open_id 属于别的应用：请此人在与本机器人的私聊中发“我是谁”，用得到的 open_id',
  99992351: '没有这个 open_id：请此人在与本机器人的私聊中发“我是谁”，用得到的 open_id',
  41012: '没有这个人：请此人在与本机器人的私聊中发“我是谁”，用得到的 open_id',
}
const missingScope = [99991672, 99991679, 230027]

/** Where a right is switched on. */
export const grant = (scope: string): string => `开发者后台 › 权限管理，搜索 ${scope} 并开通，${republish}`

/** A failed call as a finding. `scope` is what the call needs, for where the platform does not name it itself. */
export function failed(what: string, error: unknown, scope: string): Finding {
  if (!(error instanceof FeishuError))
    return bad(`${what}：${error instanceof Error ? error.message : String(error)}`, '请把这一行告诉维护者')
  const words = visible(error.message).slice(0, 200)
  if (typeof error.code === 'string') return bad(`${what}：没有得到飞书的答复（${words}）`, noWayToFeishu)
  const says = `${what}：飞书答复 ${words}`
  if (missingScope.includes(error.code)) {
    return bad(says, `缺少权限：${grant(scope)}`)
  }
  return bad(says, byCode[error.code] ?? '按飞书开放平台文档中这个错误码的说明处理')
}
