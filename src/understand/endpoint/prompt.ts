import { facets } from '../../domain/facets.ts'
import type { Plan } from '../../domain/plan.ts'
import type { Topic } from '../topic.ts'
import { namesFor } from './names.ts'

/** The query's shape in short, as the endpoint is told of it; what it writes is checked by the schema itself. */
const shape = `You turn one Chinese sentence about a government work plan into queries. You never answer it.
Reply with JSON only: {"queries":[{"of","rows","where","show","how","by","top","claim"}]}; {"queries":[]} if you are not sure.
of: matter (indicators and tasks) | indicator | task | unit | group | person | category | section | clause | plan | reporting
rows: [{"kind","id"}] from the names below (a person by name), or "all" where "where" selects; [] for plan and reporting
where: conditions that all hold, each may have "not":true:
 {"by":"lead"|"responsible"|"involved"|"namedIn","unit":ID} {"by":"category","is":NAME} {"by":"section"|"group","id":ID}
 {"by":"rows","rows":[REF]} {"by":"counting","is":"累计数"|"期间数"} {"by":"text"|"measureUnit"|"wording"|"post"|"surname"|"role","is":WORD}
 {"by":"target","than":"="|"!="|"<"|"<="|">"|">="|"between","value":"20","to":"40"}
 {"by":"count","of":"leads"|"helps"|"duties"|"figures"|"people"|"units","than":">","value":"2"}
 {"by":"light","is":"met"|"onCourse"|"behind"|"farBehind"|"lagging"|"noBaseline"|"noData"|"blocked"|"done"}
 {"by":"joint"|"shared"|"noResponsible"|"linked"|"reported"|"overdue"|"owed"|"isLead"|"isMember"} {"by":"any","of":[CONDITION]}
how: tell | list | count | sum | difference | most | least | compare | check
by (of most, least, compare): target | leads | helps | duties | figures | people | units | tasks | indicators | progress | gap | change
claim (of check): {"kind":"value","facet","value","unit"} | {"kind":"ref","facet","ref"} | {"kind":"word","facet","word"} | {"kind":"count","value"} | {"kind":"any"} | {"kind":"same"}
Use only ids that are listed, only figures and words that the sentence has.`

const made = new WeakMap<Plan, string>()

/** What an endpoint knows: how a query is written, what can be asked of what, and what the plan's rows are called. */
export function instructionsFor(plan: Plan): string {
  const known = made.get(plan)
  if (known !== undefined) return known
  const { talk: _talk, ...askable } = facets
  const asked = Object.entries(askable).map(([of, names]) => `show of ${of}: ${names.join(' ')}`)
  const rows = namesFor(plan).map(({ kind, id, name }) => `${kind} ${id} ${name}`)
  const text = [shape, ...asked, 'Names:', ...rows].join('\n')
  made.set(plan, text)
  return text
}

/** The sentence, and what the question before it was about, as data. */
export function questionOf(sentence: string, topic: Topic | null): string {
  const before = topic?.queries.map(({ of, rows, show, how }) => ({ of, rows, show, how }))
  return JSON.stringify({ sentence, ...(before ? { before } : {}) })
}
