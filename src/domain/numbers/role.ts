/**
 * What a number says in its clause: the `level` reached or the total, what is `new`, a `difference` beside something
 * else (比上月多3件), where something came `from` (由50增加到62), what was `earlier` (去年同期48件), a `target`, a `gap`
 * or a plan, a `gap` to it, what is `denied` (未办结2件), what was taken `back` (14.8万，不对，是14.9万); null where nothing tells.
 */
export type Role = 'level' | 'new' | 'difference' | 'from' | 'earlier' | 'target' | 'gap' | 'denied' | 'back' | null

const clauseEnd = /[，,。；;、!！?？\n]/

/** 没有新增, 尚未办结, 待办, 在办; not 现在办了. */
const denied =
  /(没有?|未能?|不是|不予|(待|(?<!现)在)(?=[办处结审查]))[办处结受立完建新获通申增达到理成过案审查有了]{0,4}$/
const deniedBehind = /^(都|也)(没|未|无|不)|^没有?[新增办报受]/

/** 比上月, 较去年底的57件; not 比例, 较好. */
const compared = /(比(?![如例重率赛])|较(?![好大高快多]))[^，,]{1,24}$/

/** What somebody goes on with who has said a number wrongly. */
const takenBack =
  /^[件个家人项名元]?[，,。；;、.…\s]*(啊|哦|呃|额|噢)?(不对|错了|说错|写错|打错|搞错|弄错|更正|不(?=[，,、])|是错的)/

/** The role by the words of the clause before a number and by what follows it. */
export function roleOf(before: string, after: string): Role {
  const clause = before.split(clauseEnd).at(-1) ?? ''
  const near = clause.slice(-12)
  if (takenBack.test(after)) return 'back'
  if (denied.test(near) || deniedBehind.test(after)) return 'denied'
  if (/(目标|任务数|计划|要求|应达到?|须达到?|力争|争取|确保|预计|预期|有望|拟|将达)[^\d]{0,8}$/.test(near))
    return 'target'
  if (/(增加|增|提高|提升|上升|减少|减|降|下降|降低|扩大|发展|增长|升)(到|至|为)约?$/.test(near)) return 'level'
  // 从200家到310家, where no verb says that it grew.
  if (/[由从][^，,\d]{0,6}[\d零一二两三四五六七八九十百千万亿][^，,]{0,10}[到至]约?$/.test(clause)) return 'level'
  if (!/新增[^\d]{0,4}$/.test(near) && /^(增加|增长|增|提高|提升|上升|扩大|发展|升)[到至]/.test(after)) return 'from'
  if (/[由从](原来|原先|原|去年|上年|年初|期初)?的?约?$/.test(near)) return 'from'
  if (/[由从].{0,10}$/.test(near) && /^[^，,。；;]{0,6}(增加|增|提高|上升|减少|降|升|发展|扩大)?[到至]/.test(after))
    return 'from'
  if (/(同期|[去上]年末?底?|年初|期初|原来|原有|上期|上次)(为|是|有|共|的)?约?$/.test(near)) return 'earlier'
  if (compared.test(clause) && /^[^，,。；;]{0,4}(多|少|增|减|高|低|上升|下降|提高|下滑)/.test(after)) return 'earlier'
  if (/(还差|差距|尚差|缺口|还剩|剩余|还需)[^\d]{0,4}$/.test(near)) return 'gap'
  if (
    compared.test(clause) &&
    /(多|少|增加?|减少?|高|低|上升|下降|增长|提高|降低?|扩大|多出|少了|多了|净增)了?约?$/.test(near)
  )
    return 'difference'
  if (/(同比|环比|净增|净减|增幅|降幅|增长|增速)[^\d]{0,6}$/.test(near)) return 'difference'
  if (/(减少|下降|下滑|降低|注销|失效|退出|流失)了?约?$/.test(near)) return 'difference'
  if (
    /(现在|现有|目前|截至|累计|总数|总量|总共|总计|合计|一共|(?<!公)共有?|达到?了?|已有|到了|存量|期末|为止|保有|拥有)[^\d]{0,10}$/.test(
      near,
    )
  )
    return 'level'
  if (
    /(新增|新[建设申认培签]|又|增加|(?<!差不)多|申报|通过|拿到|获得?|完成|办|签|放款|达成|成交|发放|登记|办理)了?[^\d]{0,8}$/.test(
      near,
    )
  )
    return 'new'
  // 已310家, 到310家, 310家了: no verb says that they are new.
  return /(已经?|都|(?<![接收报送找回截])到)约?$/.test(near) || /^了/.test(after) ? 'level' : null
}
