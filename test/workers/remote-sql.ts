import * as z from 'zod'
import { Conflict, type Sql, type Statement } from '../../src/store/sql.ts'

const question = z.object({
  verb: z.enum(['all', 'run', 'batch']),
  statements: z.array(z.object({ sql: z.string(), params: z.array(z.union([z.string(), z.number(), z.null()])) })),
})
const answer = z.object({ rows: z.array(z.unknown()), changes: z.number(), failed: z.string(), conflict: z.boolean() })

/** In the Worker: answers what the test asks of the database. */
export async function answerSql(db: Sql, body: unknown): Promise<z.infer<typeof answer>> {
  const { verb, statements } = question.parse(body)
  const nothing = { rows: [], changes: 0, failed: '', conflict: false }
  try {
    if (verb === 'batch') await db.batch(statements)
    const [statement] = statements
    if (!statement) return nothing
    if (verb === 'all') return { ...nothing, rows: await db.all(statement) }
    return verb === 'run' ? { ...nothing, changes: await db.run(statement) } : nothing
  } catch (error) {
    return { ...nothing, failed: String(error), conflict: error instanceof Conflict }
  }
}

/**
 * In the test: the Worker's database. Miniflare's own way to it makes a synchronous call for every statement prepared
 * and every value bound.
 */
export function remoteSql(post: (body: string) => Promise<string>): Sql {
  const ask = async (verb: 'all' | 'run' | 'batch', statements: readonly Statement[]) => {
    const said = answer.parse(JSON.parse(await post(JSON.stringify({ verb, statements }))))
    if (said.conflict) throw new Conflict()
    if (said.failed) throw new Error(said.failed)
    return said
  }
  return {
    all: async <Row>(statement: Statement) => (await ask('all', [statement])).rows as Row[],
    run: async (statement) => (await ask('run', [statement])).changes,
    batch: async (statements) => void (await ask('batch', statements)),
  }
}
