import { type Act, acts, type Extent, permissions, type Role, roleNames } from './permissions.ts'

/** What an act is called, and what belongs to it. */
const actWords: Record<Act, string> = {
  ask: '问方案的内容',
  seeFigures: '看已确认的进展',
  seePending: '看待审核、退回的填报和佐证（只在私聊）',
  reportIndicator: '填报、更正指标',
  reportTask: '填报、更正任务进展',
  withdraw: '撤回待审核的填报',
  decide: '确认、退回',
  undo: '撤销确认（确认人以外的办公室人员）',
  onBehalf: '代单位录入',
  baseline: '设基数、期初累计',
  settings: '截止日、提醒时段、群里是否点名',
  amend: '记入、收回后续文件（目标分解、调整、解释、更名）',
  roster: '管理名册，同意登记、换人、请假、删除个人信息',
  seeLate: '看谁没报（群里只有数字，除非办公室开启点名）',
  remind: '催报，看提醒次数',
  ledger: '导出台账、通报和验收材料（通报编号只由办公室）',
  tell: '把卡片发到群里，提请办公室设基数、登记联络员',
  note: '有话告诉办公室',
  subscribe: '群里订阅、退订周报',
  deadLetters: '处理未送达的消息',
  teach: '看没听懂的句子，教新的说法',
}

const extentWords: Record<Extent, string> = { all: '全部', own: '本单位或本人', others: '本人填报的除外', none: '—' }
const roleTitles: Record<Role, string> = { member: '成员', liaison: '联络员', leader: '领导', admin: '办公室' }

/** The table of who may do what, as docs/permissions.md shows it. */
export function permissionTable(): string {
  const head = ['', ...roleNames.map((role) => roleTitles[role])]
  const rows = acts.map((act) => [actWords[act], ...roleNames.map((role) => extentWords[permissions[act][role]])])
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** The roles that may ever do one of these, as a sentence names them; `office` is what people call the office. */
export function whoMay(of: readonly Act[], office: string): string {
  const roles = roleNames.filter((role) => of.some((act) => permissions[act][role] !== 'none'))
  const titles = roles.map((role) => (role === 'admin' ? office : roleTitles[role]))
  return titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join('、')}和${titles.at(-1)}`
}
