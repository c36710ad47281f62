import type { Asking } from './answers.ts'
import { type Document, passage } from './structure.ts'

const number = /[\u4e00-\u9fff]{1,12}[〔[［（(]\s*20\d\d\s*[〕\]］）)]\s*\d+\s*号/
const dated = /(20\d\d)年(\d{1,2})月(\d{1,2})日/
const cap = (text: string, length: number): string => (text.length <= length ? text : text.slice(0, length))
const pad = (part: string | undefined): string => (part ?? '').padStart(2, '0')

/** What stands around the plan: title, number, issuer, date, period, what it calls its body and its parts. */
export function readMeta(id: string, document: Document, asking: Asking) {
  const lines = document.blocks.flatMap((block) => ('text' in block ? [block] : []))
  const all = lines.map(({ text }) => text).join('\n')
  const head = lines.filter(({ place }) => place === '印发通知' || place === '正文前言').map(({ text }) => text)
  const title = titleOf(all, head)
  const documentNumber = number.exec(all)?.[0] ?? null
  const issue =
    dated.exec(
      lines
        .filter(({ place }) => place === '落款')
        .map(({ text }) => text)
        .join(''),
    ) ??
    dated.exec(head.join('\n')) ??
    dated.exec(all)
  const issued = issue ? `${issue[1]}-${pad(issue[2])}-${pad(issue[3])}` : '2000-01-01'
  const issuer = issuerOf(document, lines, issue?.[0] ?? '')
  const level = /^(?:国务院|中共中央|国家|财政部|工业)/.test(issuer)
    ? 'central'
    : /省|自治区/.test(issuer)
      ? 'province'
      : 'city'
  const city =
    /^[\u4e00-\u9fff]{2,4}?(?:省|市|州|县|区)/.exec(issuer)?.[0] ?? (level === 'central' ? '全国' : cap(issuer, 6))
  const period = periodOf(lines, title, issued, asking)
  const whole = level === 'central' ? '全国' : level === 'province' ? '全省' : '全市'
  const parts =
    /县[（(]市、区[)）]|县[（(]市区[)）]|[县区][（(][区县市][)）]|区县|县区|县市区|旗县区?|设区市/.exec(all)?.[0] ??
    null
  const body = /联席会议|工作专班|协调推进机制|领导小组|工作组/.exec(all)?.[0] ?? null
  const addressees =
    lines
      .find(({ text, place }) => place !== '落款' && /^(?:各|省|市|县).{2,80}[:：]$/.test(text))
      ?.text.replace(/[:：]$/, '') ?? null
  const basis = [
    ...new Set(
      /(?:根据|按照|依据|落实)(.{0,300})/.exec(passage(document, '正文前言'))?.[1]?.match(/《[^》]{4,50}》/g) ?? [],
    ),
  ]
  const plan = {
    ...{
      id,
      title,
      short: shortTitle(title, city),
      city,
      issuer,
    },
    ...{ issued, issuedWritten: issue?.[0] ?? '', documentNumber, addresseesWritten: addressees },
    ...{ start: period.start, end: period.end, periodWritten: period.written },
    words: {
      period: /试点期|示范期|规划期|创建期|建设期|行动期/.exec(all)?.[0] ?? '实施期',
      ...{ body, office: officeOf(all, body), whole, parts },
      lead: /牵头单位|主办单位|主责单位/.exec(all)?.[0] ?? '牵头单位',
      others: /责任单位|配合单位|协办单位|参与单位/.exec(all.replace(/牵头单位/g, ''))?.[0] ?? '配合单位',
    },
    timeZone: 'Asia/Shanghai',
    attachments: document.attachments.map((one, at) => ({ ...one, no: at + 1 })),
    basis,
    thresholds: {
      ...{ behind: '0.10', farBehind: '0.30' },
      rule: '比序时落后不到10个百分点为正常，落后10至30个百分点(含)为滞后，落后超过30个百分点为严重滞后',
    },
    taskPeriod: 'quarter' as const,
    dueDays: { month: 5, quarter: 10, half: 15, year: 20 },
    elsewhere: [],
  }
  return { plan, level, city, start: period.start, end: period.end } as const
}

export const taskDeadlines = '每项任务的完成时限'
/** `每年12月15日前将落实情况报省民政厅` */
const reportsBy =
  /每(?:年|季度?|月|半年|周)[^。；;\n]{0,40}(?:上报|报[省市县州区]|报告|报领导小组|报[^。；;，\n]{0,12}(?:办公室|办|局|厅|委))/
/** A table of the parts of the whole: 区县 | 改造小区（个）. */
const partTable = /(?:^|\|)(?:序号\|)?(?:各?区县|县区|县市区|市州|旗县|(?:各?县|区)（[市县区旗、]+）|设区市|地区)\|/m

/** Things every plan is asked about; those no word of which is printed are known not to be in it. */
export const asked: { asked: string; words: string[]; said?: RegExp }[] = [
  { asked: '经费多少', words: ['经费', '资金', '预算', '万元', '亿元'] },
  { asked: taskDeadlines, words: ['完成时限', '时限要求', '完成时间'] },
  { asked: '分县的目标', words: ['分解下达', '分县', '县级目标'], said: partTable },
  { asked: '考核和奖惩', words: ['考核', '奖励', '问责', '通报批评'] },
  { asked: '联系人和电话', words: ['联系人', '联系电话'] },
  { asked: '填报和报送的时间', words: ['报送', '填报', '每月底前', '每季度'], said: reportsBy },
  { asked: '名单和人员', words: ['组长', '召集人'] },
  { asked: '验收', words: ['验收'] },
]

/** The body's office, by the body's whole name or its last word (工作专班: 专班办公室). */
function officeOf(all: string, body: string | null): string | null {
  const names = body === null ? [] : [`${body}办公室`, `${body.slice(-2)}办公室`]
  return names.find((name) => all.includes(name)) ?? null
}

/** What a card calls the plan: without whose it is and the years, at most 20 characters. */
function shortTitle(title: string, city: string): string {
  const bare = title.replace(/[（(].*[)）]$/, '').replace(/^.*?(?:关于|推进)/, '')
  const own = bare.length > 20 && bare.startsWith(city) ? bare.slice(city.length) : bare
  return cap(own, 20) || cap(title, 20)
}

function titleOf(all: string, head: readonly string[]): string {
  const named = /(?:将|发)《([^》]{6,80})》印发/.exec(all.replace(/\n/g, ''))?.[1]
  if (named) return named
  const agreed = /《([^》]{6,80})》(?:已经?|业经)[^。]{0,40}印发/.exec(all.replace(/\n/g, ''))?.[1]
  if (agreed) return agreed
  const until = head.findIndex((line) => number.test(line) || /[:：]$/.test(line) || line.length > 45)
  const lines = head.slice(0, until < 0 ? 1 : Math.max(1, until)).filter((line) => !/文件$/.test(line))
  return lines.join('')
}

function issuerOf(document: Document, lines: readonly { place: string; text: string }[], date: string): string {
  const at = lines.findIndex(({ text }) => date !== '' && text.includes(date))
  const before = lines.slice(Math.max(0, at - 2), at).map(({ text }) => text)
  const named = before.findLast((text) => text.length <= 30 && !/[（(，。]/.test(text))
  return named ?? document.blocks.flatMap((block) => ('text' in block ? [block.text] : []))[0] ?? ''
}

/** From when to when: months the text names, the years of the title, or the last year a target names. */
function periodOf(lines: readonly { place: string; text: string }[], title: string, issued: string, asking: Asking) {
  const all = lines.map(({ text }) => text).join('\n')
  const months =
    /(?:自)?(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?(?:起)?(?:至|到|—|-|－)(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?/.exec(all)
  const years = /(20\d\d)年?\s*[—－~～-]\s*(20\d\d)年/.exec(title) ?? /(20\d\d)年?\s*[—－~～-]\s*(20\d\d)年/.exec(all)
  const until = [...all.matchAll(/到(20\d\d)年底?/g)].sort((a, b) => ((a[1] ?? '') < (b[1] ?? '') ? 1 : -1))[0]
  const found = months?.[0] ?? years?.[0] ?? until?.[0] ?? ''
  const start = months ? `${months[1]}-${pad(months[2])}-01` : years ? `${years[1]}-01-01` : issued
  const lastYear = months?.[3] ?? years?.[2] ?? until?.[1] ?? issued.slice(0, 4)
  const lastMonth = Number(months?.[4] ?? 12)
  const end = `${lastYear}-${pad(String(lastMonth))}-${new Date(Date.UTC(Number(lastYear), lastMonth, 0)).getUTCDate()}`
  const place = { kind: 'period' as const, place: '正文', text: found }
  const given = {
    start: months ? start : asking.fill({ ...place, ask: '从哪天起算？' }, start, [issued]),
    end: months || years ? end : asking.fill({ ...place, ask: '到哪天结束？' }, end),
  }
  const at = lines.find(({ text }) => found !== '' && text.includes(found))
  return { ...given, written: { place: at?.place ?? '正文', quote: found } }
}
