import { unitById } from '../../domain/look.ts'
import type { Ask } from '../query.ts'
import type { Sentence } from '../sentence.ts'
import { hasSubject, namesNothing, type Reading } from './reading.ts'
import { silenceAbout, silenceIn } from './silences.ts'

/** Rows and annexes by a number the plan does not have. */
export const missingRows: Reading = ({ missing }) => (missing.length > 0 ? [{ kind: 'missing', rows: missing }] : null)

/** Another place's goals are not in this plan. */
export const otherPlaces: Reading = (sentence) => {
  const { elsewhere, frame, found } = sentence
  if (elsewhere.length > 0) return [{ kind: 'elsewhere', names: elsewhere }]
  if (/^(省|国家|全省|全国|省级|国家级)(里|上|层面)?(的|定的)?(目标|指标|任务)/.test(frame) && !hasSubject(sentence))
    return [{ kind: 'elsewhere', names: [frame.startsWith('省') || frame.startsWith('全省') ? '省里' : '国家'] }]
  const wider = /(全国|全省|(?<![一-鿿])[一-鿿]{2,3}省)(的|范围内?|一共|总共|有)*[^Ⓢ]{0,2}Ⓢ/.exec(frame)?.[1]
  return wider && !found.some(({ pasted }) => pasted) ? [{ kind: 'elsewhere', names: [wider] }] : null
}

const ofYear =
  /(今|明|去|后|前|本|当)年|(20\d\d|[二两]零[一二三四五六七八九零]{2})年?(?!6月|七月|7月|六月)|每(一)?(年|个?月|个?季|季度)|年度|分年|逐年|(本|这个?|上个?|下个?)(月|季度)|(一|二|三|四|1|2|3|4)季度|(上|下)半年|阶段性|年底/
const wantsFigure = /目标|任务(数|量)|多少|几(个|家|件|人)|指标|要(完成|达到|做到)/
const ofPast =
  /(2021|二零二一|2020|2019|2022|去|前)年?(底|末|时|的时候)?.*(是|有|达到|为|做到)(了)?(多少|几)|基数|基期|基线|底数|原来(有|是)|之前(有|是)|试点前|起点|(现有|存量)(是|有)?多少/

/** Figures the plan does not break down: by county, by year; and the levels it starts from. */
export const unbroken: Reading = (sentence) => {
  const { frame, plan, units, groups, indicators, facets } = sentence
  const county = units.filter((id) => unitById(plan, id)?.kind === 'county')
  const target = facets.includes('target') || /目标|指标|分解|任务(数|量)/.test(frame)
  const asksAmount = /目标|多少|几(个|家|件|人|亿|万)|分解|分(到|给|配|了)|任务(数|量)|定了/.test(frame)
  const own =
    county.length > 0 &&
    (indicators.length > 0 || /目标|分解|分(到|给|配)|指标(是|有|任务)?(多少|几)|自己的指标/.test(frame))
  const ofCounties = plan.groups.some(
    ({ id, members }) => groups.includes(id) && members?.every((member) => unitById(plan, member)?.kind === 'county'),
  )
  const counties =
    ofCounties && /目标|分解|分(到|给|配)|各(自)?多少|多少(指标|件|个|家)|平均|摊/.test(frame) && !/任务/.test(frame)
  const shares =
    hasSubject(sentence) && /分(到|给|配到?|解到)(各|每)?个?(县|区)|(县|区)(里|市区)?(怎么|如何)分/.test(frame)
  const isRole =
    /牵头|责任|参与|配合|角色|要(管|做|干)|多少(项|个|条)任务|几(项|个|条)任务|进展|上报|填报|(?<!要|应|得|须|该)完成(多少|了|情况|率|得|没)|现在|目前/.test(
      frame,
    )
  if (!isRole && ((own && target && asksAmount) || counties || shares))
    return silence(silenceAbout(plan, '分县目标'), sentence)
  if (hasSubject(sentence) && ofPast.test(frame) && !/较|比|增长/.test(frame))
    return silence(silenceAbout(plan, '基数'), sentence)
  if (
    /(能不能|可不可以|可以|能否|谁(能|来|可以)?|怎么|如何)(改|调|修改|调整|变更|修订)/.test(frame) &&
    /目标|指标|方案|任务/.test(frame)
  )
    return silence(silenceAbout(plan, '修改目标'), sentence)
  const yearly =
    ofYear.test(frame) &&
    wantsFigure.test(frame) &&
    /目标|任务(数|量)|要(完成|达到|做|建|有|新增|增加|报|搞)|定/.test(frame)
  const progress = facets.includes('progress') && !/目标|要(完成|达到|做|建|有)|应该?|计划/.test(frame)
  if (yearly && !progress && !/发布|印发|结束|截止|报了|新增了/.test(frame))
    return silence(silenceAbout(plan, '年度目标'), sentence)
  return null
}

/** What the plan does not settle, by the words that mark the question. */
export const silences: Reading = (sentence) => {
  if (sentence.found.some(({ pasted }) => pasted)) return null
  const { facets, indicators } = sentence
  const found = silenceIn(sentence)
  if (!found) return null
  // A short topic speaks only of the rows its silence names: “各多少” of shared targets.
  const rows =
    sentence.plan.silences
      .find(({ id }) => id === found.id)
      ?.sources.flatMap((place) => /^附件2第(\d+)项$/.exec(place)?.[1] ?? []) ?? []
  if (
    found.topic.length <= 3 &&
    indicators.length > 0 &&
    rows.length > 0 &&
    !indicators.every((no) => rows.includes(String(no)))
  )
    return null
  const aboutTime =
    facets.includes('date') &&
    /时|期|月|天/.test(found.topic) &&
    (indicators.length > 0 || sentence.tasks.length > 0 || namesNothing(sentence))
  if (aboutTime && !/验收|填|报/.test(found.topic)) return null
  return silence(found.id, sentence)
}

function silence(id: string | undefined, { indicators, units }: Sentence): Ask[] | null {
  return id === undefined ? null : [{ kind: 'silence', id, indicators, units }]
}
