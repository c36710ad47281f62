/**
 * Who a passage puts in charge, as pieces of its own text. `lead` and `others` run from the first to the last name of
 * their kind; the names themselves, without the words between them, are in `leads` and `helpers`.
 */
export type Charge = {
  /** The bracket or the sentence that says so, verbatim. */
  said: string
  lead: string
  others: string
  leads: string[]
  helpers: string[]
  /** Ends in 等: others may be meant. */
  open: boolean
  /** A time printed among the units. */
  due: string
  doubt: Doubt | null
}

/** What keeps the lead from being certain. */
export type Doubt =
  /** 责任单位 only, or 按职责分工负责 without a lead. */
  | 'none'
  /** Several units, and 负责 behind all of them. */
  | 'several'
  /** Names set apart by a semicolon, or one 会同 others, and no word that says who leads. */
  | 'position'

const labels = /(?:第一责任|牵头|主办|主责|承办|责任|配合|协办|协同|参与)(?:单位|部门)\s*[:：]/
const leadLabel = /^(?:第一责任|牵头|主办|主责|承办)/
const otherLabel = /^(?:配合|协办|协同|参与)/
const dueLabel = /^(?:完成|办理)?(?:时限|时间|期限)(?:要求)?\s*[:：]/
const dated = /\d{1,4}(?:年|月)|年底|月底|长期|持续|常态化/

/** Words that say what the units before or behind them do; no part of a name. */
export const roleWords =
  /由|共同|联合|分别|牵头|会同|(?:各自)?按照?(?:各自)?职责(?:分工)?|分工|配合|参与|协助|协同|负责|(?:组织|具体|抓好)?(?:落实|实施|推进)|主办|承办/g

const leads = /(?:共同|联合|分别)?(?:牵头|主办)(?:负责|实施|落实|组织实施)?$/
const helps =
  /(?:按照?(?:各自)?职责(?:分工)?)?(?:配合|参与|协助|协同)(?:实施|落实|做好)?$|(?:负责|组织|具体|抓好)?(?:落实|实施)$/
const shares = /(?:共同|各自)?按照?(?:各自)?职责(?:分工)?(?:负责|落实|抓好落实|组织实施)?$|分工负责$/
const charged = /(?:共同|分别|具体)?负责$/

/** A name of a unit ends so. */
export const unitEnd =
  /(?:局|厅|委|办|部|署|院|室|队|协会|学会|联合会|残联|工商联|总工会|妇联|中心|公司|集团|银行|分行|支行|政府|海关|单位|部门|联社|县|区|市|州|政府[）)]|省|镇|乡|街道|实验室|所|馆|社|大学|学院|学校|医院|法院|检察院|团委|总队|支队|大队)(?:等)?$/

type Part = {
  names: string
  from: number
  to: number
  role: 'lead' | 'other' | 'responsible' | 'shared' | 'charge' | 'bare' | 'joint'
}

/** The clause of a passage that puts somebody in charge; `firstLeads` where the text says the first named always does. */
export const chargeIn = (passage: string, firstLeads = false): Charge | undefined =>
  chargesIn(passage, firstLeads).at(-1)

/** All such clauses of a passage in its order. */
export const chargesIn = (passage: string, firstLeads = false): Charge[] =>
  clauses(passage)
    .filter(({ inside }) => namesSomebody(inside))
    .flatMap(({ said, inside }) => parse(said, inside, firstLeads) ?? [])

/** Brackets of any shape, and a closing sentence that begins with 牵头单位： or its like. */
function clauses(passage: string): { said: string; inside: string }[] {
  const found: { said: string; inside: string; at: number }[] = []
  const open: { char: string; at: number }[] = []
  for (const [at, char] of [...passage].entries()) {
    if (/[（(〔［[【]/.test(char)) open.push({ char, at })
    if (!/[）)〕］\]】]/.test(char)) continue
    const last = open.pop()
    if (last && open.length === 0)
      found.push({ said: passage.slice(last.at, at + 1), inside: passage.slice(last.at + 1, at), at: last.at })
  }
  const bare = new RegExp(`(?:^|[。；;])(${labels.source}[^。]*)。?$`).exec(passage)
  if (bare?.[1] && !found.some(({ said }) => said.includes(bare[1] ?? '')))
    found.push({ said: bare[1], inside: bare[1], at: bare.index })
  return found
}

const namesSomebody = (inside: string): boolean =>
  (labels.test(inside) || /(?:负责|牵头|配合)/.test(inside) || isListOfUnits(inside)) &&
  !/^(?:以下简称|下同|详见)/.test(inside)

/** `A；B、C`: units only, in two groups. */
const isListOfUnits = (inside: string): boolean => {
  const names = inside.split(/[；;、，,]/)
  return (
    /[；;]/.test(inside) && names.length > 1 && names.every((name) => name.length <= 20 && unitEnd.test(name.trim()))
  )
}

function parse(said: string, inside: string, firstLeads: boolean): Charge | undefined {
  const text = inside.split('。')[0] ?? ''
  const { parts, due } = partsOf(text)
  if (!parts.some(({ names }) => names.split(/[、和及]/).some((name) => unitEnd.test(name.trim())))) return undefined
  const open =
    /等(?:有关|相关)?(?:部门|单位)?(?:按照?(?:各自)?职责(?:分工)?|共同)?(?:负责|配合|牵头|参与|落实)?(?:[，,；;]|$)/.test(
      text,
    )
  const of = (...roles: Part['role'][]) => parts.filter(({ role }) => roles.includes(role))
  const made = (leading: Part[], helping: Part[], doubt: Doubt | null): Charge => ({
    ...{ said, open, due, doubt },
    ...{ lead: span(text, leading), others: span(text, helping) },
    ...{ leads: leading.map(({ names }) => names), helpers: helping.map(({ names }) => names) },
  })
  const named = of('lead')
  if (named.length > 0) return made(named, of('other', 'responsible', 'shared', 'charge', 'bare', 'joint'), null)
  const joint = of('joint')
  if (joint.length > 0) return made(joint, of('other', 'charge', 'shared'), 'position')
  const alone = of('charge')
  const rest = of('other', 'responsible', 'shared', 'bare')
  if (alone.length > 0 && of('shared', 'responsible').length === 0) {
    const [first] = alone
    const cut = first ? first.names.search(/[、，,]/) : -1
    if (alone.length === 1 && cut < 0) return made(alone, rest, null)
    if (!firstLeads || !first) return made([...of('bare'), ...alone], of('other'), 'several')
    const end = cut < 0 ? first.to : first.from + cut
    const after: Part = { ...first, names: first.names.slice(cut + 1), from: end + 1 }
    return made(
      [{ ...first, names: first.names.slice(0, cut < 0 ? undefined : cut), to: end }],
      cut < 0 ? rest : [after, ...rest],
      null,
    )
  }
  return made([], parts, text.includes('；') && of('bare').length === parts.length ? 'position' : 'none')
}

/** The text between the first and the last of them. */
function span(text: string, parts: readonly Part[]): string {
  const from = Math.min(...parts.map((part) => part.from))
  const to = Math.max(...parts.map((part) => part.to))
  return parts.length === 0 ? '' : text.slice(from, to)
}

/** Names with what they do; a time among them is taken out. */
function partsOf(text: string): { parts: Part[]; due: string } {
  const parts: Part[] = []
  let label: Part['role'] | undefined
  let due = ''
  for (const { piece, at } of pieces(text)) {
    if (dueLabel.test(piece) || (dated.test(piece) && !unitEnd.test(piece))) {
      due = piece.replace(dueLabel, '')
      continue
    }
    const own = new RegExp(`^${labels.source}`).exec(piece)?.[0] ?? ''
    if (own !== '') label = leadLabel.test(own) ? 'lead' : otherLabel.test(own) ? 'other' : 'responsible'
    const body = piece.slice(own.length)
    const start = at + own.length + (/^\s*由?/.exec(body)?.[0].length ?? 0)
    const bare = body.replace(/^\s*由?/, '').trimEnd()
    const [before = '', after] = bare.split('会同')
    if (after !== undefined && before !== '' && label !== 'other') {
      const lead = leads.test(before) || leads.test(bare)
      const names = before.replace(leads, '')
      parts.push({ names, from: start, to: start + names.length, role: lead ? 'lead' : 'joint' })
      const rest = nameOf(after)
      const from = start + before.length + 2
      if (rest !== '') parts.push({ names: rest, from, to: from + rest.length, role: 'other' })
      continue
    }
    const verb = roleOf(bare)
    const names = nameOf(bare)
    if (names === '') {
      // `A、B，按职责分工负责`: said of those before it.
      if (verb) for (const part of parts) if (part.role === 'bare' || part.role === 'responsible') part.role = verb
      continue
    }
    // Names before a comma do what those behind it are said to do: `A、B，C负责`.
    const inherits = verb === 'charge' || verb === 'shared' || verb === 'other'
    if (inherits) for (const part of parts) if (part.role === 'bare') part.role = verb
    const role = verb === 'charge' && label !== undefined ? label : (verb ?? label ?? 'bare')
    parts.push({ names, from: start, to: start + names.length, role })
  }
  return { parts, due }
}

function roleOf(text: string): Part['role'] | undefined {
  if (leads.test(text)) return 'lead'
  if (shares.test(text)) return 'shared'
  if (helps.test(text)) return 'other'
  return charged.test(text) ? 'charge' : undefined
}

const nameOf = (text: string): string => {
  let name = text
  for (let before = ''; before !== name; ) {
    before = name
    name = name.replace(leads, '').replace(shares, '').replace(helps, '').replace(charged, '')
  }
  return name.trimEnd()
}

/** Cut at commas and semicolons outside brackets, and before every label. */
function pieces(text: string): { piece: string; at: number }[] {
  const found: { piece: string; at: number }[] = []
  let [from, depth] = [0, 0]
  const cut = (to: number, next: number) => {
    const piece = text.slice(from, to)
    const lead = piece.length - piece.trimStart().length
    if (piece.trim() !== '') found.push({ piece: piece.trim(), at: from + lead })
    from = next
  }
  const starts = [...text.matchAll(new RegExp(labels.source, 'g'))].map(({ index }) => index)
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (/[（(〔［[]/.test(char)) depth++
    if (/[）)〕］\]]/.test(char)) depth--
    if (depth === 0 && starts.includes(at) && at > from) cut(at, at)
    if (depth === 0 && /[，,；;]/.test(char)) cut(at, at + 1)
  }
  cut(text.length, text.length)
  return found
}
