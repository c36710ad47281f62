/**
 * What a number says in its clause: the `level` reached or the total, what is `new`, a `difference` beside something
 * else (比上月多3件), where something came `from` (由50增加到62), what was `earlier` (去年同期48件), a `target`, a `gap`
 * to it; null where nothing tells.
 */
export type Role = 'level' | 'new' | 'difference' | 'from' | 'earlier' | 'target' | 'gap' | null

const clauseEnd = /[，,。；;、!！?？\n]/

/** The role by the words of the clause before a number and by what follows it. */
export function roleOf(before: string, after: string): Role {
  const clause = before.split(clauseEnd).at(-1) ?? ''
  const near = clause.slice(-12)
  if (/(增加|增|提高|提升|上升|减少|减|降|下降|降低|扩大|发展|增长|升)(到|至|为)约?$/.test(near)) return 'level'
  if (/[由从](原来|原先|原|去年|上年|年初|期初)?的?约?$/.test(near)) return 'from'
  if (/[由从].{0,10}$/.test(near) && /^[^，,。；;]{0,6}(增加|增|提高|上升|减少|降|升|发展|扩大)?[到至]/.test(after))
    return 'from'
  if (/(同期|[去上]年末?底?|年初|期初|原来|原有)(为|是|有|共|的)?约?$/.test(near)) return 'earlier'
  if (/(目标|任务数|计划|要求|应达到?|须达到?|力争|争取|确保)[^\d]{0,8}$/.test(near)) return 'target'
  if (/(还差|差距|尚差|缺口|还剩|剩余|还需)[^\d]{0,4}$/.test(near)) return 'gap'
  if (
    /[比较](?!如)[^\d]{1,20}$/.test(clause) &&
    /(多|少|增加?|减少?|高|低|上升|下降|增长|提高|降低?|扩大|多出|少了|多了|净增)了?约?$/.test(near)
  )
    return 'difference'
  if (/(同比|环比|净增|净减|增幅|降幅|增长|增速)[^\d]{0,6}$/.test(near)) return 'difference'
  if (
    /(现在|现有|目前|截至|累计|总数|总量|总共|总计|合计|一共|共有?|达到?了?|已有|到了|存量|期末|为止|保有|拥有)[^\d]{0,10}$/.test(
      near,
    )
  )
    return 'level'
  if (
    /(新增|新[建设申认培签]|又|增加|多|申报|通过|拿到|获得?|完成|办|签|放款|达成|成交|发放|登记|办理)了?[^\d]{0,8}$/.test(
      near,
    )
  )
    return 'new'
  return null
}
