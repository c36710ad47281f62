import { b, type Inline, list, text } from '../cards/kit.ts'
import { chineseNo, personsByRole, unitById } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { AboutWant, Ask } from '../understand/query.ts'
import type { Grounds, Part } from './part.ts'
import { monthLabel, unitName } from './words.ts'

/** The plan as a document. */
export function aboutParts({ plan }: Grounds, { wants }: Extract<Ask, { kind: 'about' }>): Part[] {
  return wants.map((want) => aboutPart(plan, want))
}

const shared = (plan: Plan): string =>
  plan.goals
    .filter(({ indicators }) => indicators.length > 1)
    .map(({ indicators }) => `指标${indicators.join('、')}`)
    .join('，')

function aboutPart(plan: Plan, want: AboutWant): Part {
  const said = (title: string, places: string[], ...parts: Inline[]): Part => ({
    title,
    blocks: [text(...parts)],
    places,
  })
  switch (want) {
    case 'title':
      return said('方案名称', ['印发通知'], b(`《${plan.title}》`), `，${plan.issuer}${plan.issuedWritten}印发。`)
    case 'issuer':
      return said('印发单位', ['印发通知'], '由', b(plan.issuer), `于${plan.issuedWritten}印发。`)
    case 'addressees':
      return said('主送单位', ['印发通知'], b(plan.addresseesWritten ?? '方案未写'), '。')
    case 'annex1':
      return said(
        '附件1',
        ['附件1'],
        `${plan.attachments[0]?.title ?? ''}：`,
        b(`${plan.people.length}人`),
        `，组长${personsByRole(plan, '组长')
          .map(({ name }) => name)
          .join('、')}，副组长${personsByRole(plan, '副组长')
          .map(({ name }) => name)
          .join('、')}，办公室主任${plan.office?.head ?? '方案未写'}。`,
      )
    case 'annex2':
      return aboutPart(plan, 'indicators')
    case 'annex3':
      return aboutPart(plan, 'sections')
    case 'attachments':
      return {
        title: '附件',
        blocks: [
          text(b(`${plan.attachments.length}个附件`), '：'),
          list(...plan.attachments.map(({ no, title }): Inline[] => [`附件${no} ${title}`])),
        ],
        places: plan.attachments.map(({ no }) => `附件${no}`),
      }
    case 'basis':
      return {
        title: '制定依据',
        blocks: [text(b(`${plan.basis.length}份文件`), '：'), list(...plan.basis.map((name): Inline[] => [name]))],
        places: ['正文前言'],
      }
    case 'slogan':
      return said('总体目标', [plan.slogan?.place ?? '正文'], plan.slogan?.quote ?? '方案未写', '。')
    case 'indicators':
    case 'goals':
      return said(
        '指标数',
        ['附件2'],
        '主要预期目标共',
        b(`${plan.indicators.length}项指标`),
        `，分${plan.categories.length}类；`,
        `因${shared(plan)}各共用一个目标，计${plan.goals.length}个目标。`,
      )
    case 'tasks':
      return said(
        '任务数',
        ['附件3'],
        '任务分解表共',
        b(`${plan.tasks.length}项任务`),
        `，分${plan.sections.length}部分（原文各行无号，按行计）。`,
      )
    case 'categories':
      return {
        title: '指标类别',
        blocks: [
          text('指标分', b(`${plan.categories.length}类`), '：'),
          list(
            ...plan.categories.map(({ name }): Inline[] => [
              `${name}：${plan.indicators.filter(({ category }) => category === name).length}项`,
            ]),
          ),
        ],
        places: ['附件2'],
      }
    case 'sections':
      return {
        title: '主要工作内容',
        blocks: [
          text('主要工作内容分', b(`${plan.sections.length}个部分（${plan.sections.length}项）`), '：'),
          list(
            ...plan.sections.map(({ no, title }): Inline[] => [
              `（${chineseNo(no)}）${title}：${plan.tasks.filter(({ section }) => section === no).length}项任务`,
            ]),
          ),
        ],
        places: ['正文二', '附件3'],
      }
    case 'mainGoals':
      return headings(plan, '主要目标', '正文一(二)')
    case 'safeguards':
      return headings(plan, '保障措施', '正文三')
    case 'office':
      return said(
        '领导小组办公室',
        ['附件1'],
        '办公室设在',
        b(unitName(plan, plan.office?.unit ?? '')),
        `，承担领导小组日常工作，主任由${plan.office?.head ?? ''}兼任。`,
      )
    case 'seal':
      return said('公章', ['附件1'], ...quoteWith(plan, '公章'))
    case 'dissolution':
      return said('领导小组撤销', ['附件1'], ...quoteWith(plan, '撤销'), '验收日期方案未写。')
    case 'changes':
      return said('成员变动', ['附件1'], ...quoteWith(plan, '备案'))
    case 'units': {
      const members = membersOf(plan) ?? [...new Set(plan.people.map(({ unit }) => unit))]
      return {
        title: '成员单位',
        blocks: [
          text(
            '领导小组成员单位',
            b(`${members.length}个`),
            '：',
            members.map((id) => unitById(plan, id)?.short ?? id).join('、'),
            '。',
          ),
        ],
        places: ['附件1'],
      }
    }
    case 'mainTasks':
    case 'plan':
      return {
        title: plan.short,
        blocks: [
          text(
            `${plan.city}${monthLabel(plan.start)}至${monthLabel(plan.end)}开展试点，`,
            b(`${plan.indicators.length}项指标、${plan.tasks.length}项任务`),
            `，主要工作${plan.sections.length}部分：`,
          ),
          list(...plan.sections.map(({ no, title }): Inline[] => [`（${chineseNo(no)}）${title}`])),
        ],
        places: ['正文一(一)', '正文二', '附件2', '附件3'],
      }
  }
}

function headings(plan: Plan, title: string, place: string): Part {
  const clauses = plan.clauses.filter((clause) => clause.place.startsWith(place))
  return {
    title,
    blocks: [
      text(`${title}`, b(`${clauses.length}条`), '：'),
      list(...clauses.map(({ heading }, at): Inline[] => [`${at + 1}. ${heading}`])),
    ],
    places: [place],
  }
}

const quoteWith = (plan: Plan, word: string): Inline[] => {
  const found = plan.office?.written.find(({ quote }) => quote.includes(word))
  return found ? [b('方案写：'), found.quote] : ['方案未写。']
}

/** The units the leading group is made of: the group that another one's unnamed units are taken from. */
const membersOf = (plan: Plan): readonly string[] | null | undefined =>
  plan.groups.find(({ id }) => plan.groups.some(({ within }) => within === id))?.members
