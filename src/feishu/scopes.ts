/** One right the app is given in the developer console, and what the bot does with it. */
export type Scope = {
  /** The narrowest name of it: what the pages under `docs/deploy` tell people to switch on. */
  name: string
  /** Other names the platform takes in its place: older ones, and wider ones. */
  or: readonly string[]
  /** What does not work without it, as the console's reader would say it. */
  need: string
  /** Whether anything that carries the work stops without it. */
  vital: boolean
}

/** The whole address book, in its three old forms: each of them includes reading one person. */
const addressBook = ['contact:contact:readonly_as_app', 'contact:contact:access_as_app', 'contact:contact:readonly']

/** Everything the bot asks of the platform, by the platform's own pages of each call and each event. */
export const scopes: readonly Scope[] = [
  { name: 'im:message.p2p_msg:readonly', or: ['im:message.p2p_msg'], need: '收到私聊里的消息', vital: true },
  {
    name: 'im:message.group_at_msg:readonly',
    or: ['im:message.group_at_msg', 'im:message.group_msg'],
    need: '收到群里 @机器人 的消息',
    vital: true,
  },
  {
    name: 'im:message:send_as_bot',
    or: ['im:message'],
    need: '发送和更新卡片：回答、表单、提醒、周报',
    vital: true,
  },
  {
    name: 'im:message:readonly',
    or: ['im:message', 'im:message.history:readonly'],
    need: '下载大家发来的文件和图片：证明材料、填报表、名册',
    vital: true,
  },
  { name: 'im:resource', or: ['im:resource:upload'], need: '发出文件：台账、通报、验收材料、填报表', vital: true },
  {
    name: 'im:chat:readonly',
    or: ['im:chat'],
    need: '看群的名称、群主和成员，知道进群、退群和群解散：订阅周报、发到群里',
    vital: true,
  },
  {
    name: 'contact:user.id:readonly',
    or: [],
    need: '按手机号找人：导入没有 open_id 的名册，登记联络员',
    vital: true,
  },
  { name: 'contact:contact.base:readonly', or: addressBook, need: '查询一个人：登记时核对', vital: true },
  { name: 'contact:user.base:readonly', or: addressBook, need: '看到姓名：谁填的、谁审核的', vital: true },
  {
    name: 'im:message.reactions:write_only',
    or: ['im:message'],
    need: '处理得久时，在消息上标出正在处理',
    vital: false,
  },
  {
    name: 'im:chat.access_event.bot_p2p_chat:read',
    or: [],
    need: '有人第一次打开与机器人的私聊时问候',
    vital: false,
  },
]
