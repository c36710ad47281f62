import type { Feishu } from '../../feishu/port.ts'
import { subscribedChats } from '../../store/chats.ts'
import { admins } from '../../store/people.ts'
import type { Sql } from '../../store/sql.ts'
import { bad, type Finding, good, worthKnowing } from './finding.ts'
import { failed, grant } from './remedies.ts'

/** Credentials and the bot itself. Without them nothing else can be asked. */
export async function checkBot(feishu: Feishu): Promise<Finding> {
  try {
    const { name, enabled } = await feishu.self()
    if (enabled) return good(`凭证有效，机器人“${name}”已启用`)
    const remedy = '开发者后台 › 版本管理与发布 › 创建版本并发布，再由企业管理员在 管理后台 › 工作台 › 应用管理 中启用'
    return bad(`凭证有效，但机器人“${name}”没有启用`, remedy)
  } catch (error) {
    return failed('凭证和机器人', error, 'im:message:send_as_bot')
  }
}

/** Groups the bot is in, and those that wait for a digest although it is not. */
export async function checkGroups(feishu: Feishu, db: Sql): Promise<Finding[]> {
  try {
    const groups = await feishu.groups()
    const joined = new Set(groups.map(({ chatId }) => chatId))
    const left = (await subscribedChats(db)).filter(({ chatId }) => !joined.has(chatId))
    const remedy = '在群设置 › 群机器人 › 添加机器人 中添加，再在群里 @机器人 说 订阅周报'
    return [
      groups.length > 0
        ? good(
            `在 ${groups.length} 个群里：${groups
              .slice(0, 5)
              .map(({ name, chatId }) => name || chatId)
              .join('、')}`,
          )
        : worthKnowing('还不在任何群里', remedy),
      ...left.map(({ name, chatId }) => bad(`群“${name || chatId}”订阅了周报，但机器人不在群里`, remedy)),
    ]
  } catch (error) {
    return [failed('群列表', error, 'im:chat:readonly')]
  }
}

/** Whether there is an office at all: without one nobody confirms, imports a roster or hears of trouble. */
export const checkOffice = (office: readonly string[]): Finding[] =>
  office.length > 0
    ? []
    : [
        bad(
          '还没有办公室管理员：ADMIN_OPEN_IDS 没有设置，名册里也没有办公室的人；没有人能审核填报、登记联络员',
          '请在与机器人的私聊中发“我是谁”，把得到的 open_id 写进 ADMIN_OPEN_IDS 并重启，或用 roster import 导入角色为办公室的人',
        ),
      ]

/** Whether people can be looked up: the office by open_id, others by mobile number. */
export const checkDirectory = async (feishu: Feishu, office: readonly string[]): Promise<Finding[]> => [
  ...(await Promise.all(office.slice(0, 5).map((openId) => checkPerson(feishu, openId)))),
  await checkMobiles(feishu),
]

/** The open_ids of the office: those of the configuration and of the roster. */
export async function officeIn(db: Sql, adminOpenIds: readonly string[]): Promise<string[]> {
  return [...new Set([...adminOpenIds, ...(await admins(db)).map(({ openId }) => openId)])]
}

async function checkPerson(feishu: Feishu, openId: string): Promise<Finding> {
  try {
    const name = await feishu.nameOf(openId)
    const remedy = `缺少姓名权限：${grant('contact:user.base:readonly')}`
    return name === null
      ? worthKnowing(`办公室 ${openId}：查得到，但看不到姓名`, remedy)
      : good(`办公室 ${name}（${openId}）`)
  } catch (error) {
    return failed(`办公室 ${openId}`, error, 'contact:contact.base:readonly')
  }
}

/** No mainland number begins like this, so nobody is looked up; the platform only tells whether it may be asked. */
const nobodysNumber = '10000000000'

async function checkMobiles(feishu: Feishu): Promise<Finding> {
  try {
    await feishu.findByMobile([nobodysNumber])
    return good('可以按手机号找人')
  } catch (error) {
    return failed('按手机号找人', error, 'contact:user.id:readonly')
  }
}
