import type { RosterRow } from '../domain/people.ts'
import { b, button, buttons, type Card, form, type Inline, input, list, note, select, text } from './kit.ts'
import { pageButtons, pageOf } from './nav.ts'

export const roleWords = { liaison: '联络员', leader: '领导', admin: '办公室', member: '成员' } as const

export type RosterView = {
  rows: { unit: string; names: string[] }[]
  /** Units that should have a liaison and have none. */
  without: string[]
  admins: string[]
  leaders: string[]
  page: number
}

const perPage = 15

/** 名册: who reports for which unit, and who is missing. */
export function rosterCard({ rows, without, admins, leaders, page }: RosterView): Card {
  const { at, pages, shown } = pageOf(rows, page, perPage)
  return {
    title: '名册',
    tone: without.length > 0 ? 'orange' : 'blue',
    blocks: [
      text('办公室：', b(admins.join('、') || '无'), '；领导：', leaders.join('、') || '无', '。'),
      text(`联络员覆盖${rows.length}个单位${pages > 1 ? `，第${at + 1}页，共${pages}页` : ''}：`),
      list(...shown.map(({ unit, names }): Inline[] => [`${unit}：${names.join('、')}`])),
      pageButtons({ at, pages }, (to) => ({ do: 'roster', page: to })),
      ...(without.length > 0 ? [text(`还没有联络员的${without.length}个单位：${without.join('、')}。`)] : []),
      buttons(button('添加人员', { do: 'roster-add' }, 'primary')),
      note('“名册 单位名”可以移除、换人；批量导入：把名册文件（Excel或CSV）在私聊中发给我。'),
    ],
  }
}

/** The people of one unit, or of one role, each with what the office may do. */
export function peopleCard(title: string, rows: readonly RosterRow[]): Card {
  const confirm = { title: '移出名册？', text: '移出后不能再填报或审核；填报过的记录保留。' }
  return {
    title: `名册：${title}`,
    tone: 'blue',
    blocks: [
      rows.length === 0
        ? text('还没有人。')
        : list(...rows.map(({ name, role }): Inline[] => [`${name}　${roleWords[role]}`])),
      buttons(
        ...rows.flatMap(({ openId, name, unit, role }) => [
          ...(role === 'liaison' ? [button(`换 ${name}`, { do: 'handover', of: openId, unit })] : []),
          { ...button(`移除 ${name}`, { do: 'roster-remove', openId, unit, role }, 'danger'), confirm },
        ]),
        button('添加人员', { do: 'roster-add' }, 'primary'),
      ),
    ],
  }
}

export type AddView = { typed: Readonly<Record<string, string>>; problems: Readonly<Record<string, string>> }

export function addCard({ typed, problems }: AddView): Card {
  const common = (name: string) => ({ name, value: typed[name], problem: problems[name] })
  return {
    title: '添加人员',
    tone: Object.keys(problems).length > 0 ? 'red' : 'blue',
    blocks: [
      form(
        'roster_add',
        [
          input({ ...common('who'), label: '手机号或open_id', required: true, maxLength: 100 }),
          input({ ...common('name'), label: '姓名（选填，不填用飞书里的）', maxLength: 50 }),
          select({
            ...common('role'),
            label: '角色',
            required: true,
            options: Object.entries(roleWords).map(([value, label]) => ({ value, label })),
          }),
          input({ ...common('unit'), label: '单位（联络员必填）', maxLength: 100 }),
        ],
        button('添加', { do: 'roster-add', sent: true }, 'primary'),
      ),
      note('名册里已有的人按新的一行增加，不会改动原来的。'),
    ],
  }
}
