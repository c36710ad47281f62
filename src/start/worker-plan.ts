import * as z from 'zod'
import { optionalFiles, type Plan, planFiles, planSchema } from '../domain/plan.ts'
import { papersFolder, withName } from '../plan/parse.ts'
import { type Lexicon, lexiconOf } from '../understand/lexicon.ts'

type Ready = { plan: Plan; lexicon: Lexicon }

/** Checked once per isolate; values, because a promise dies with the invocation that made it. */
const ready = new Map<string, Ready>()
const bundled = z.object({ default: z.unknown() })

/** A plan that is bundled with the Worker: the bundler takes in the files of every folder under `data/`. */
export async function bundledPlan(name: string): Promise<Ready> {
  const known = ready.get(name)
  if (known) return known
  const parts = await Promise.all(
    Object.entries(planFiles).map(async ([file, part]) => {
      const content = await contentOf(name, file.replace('.json', ''), optionalFiles.has(file))
      return part ? { [part]: content } : content
    }),
  )
  const plan = planSchema.parse(Object.assign({}, ...parts, { papers: await papersOf(name) }))
  const made = { plan, lexicon: lexiconOf(plan) }
  ready.set(name, made)
  return made
}

/** A bundle cannot be listed: `papers.json` says which papers there are, and lint holds it to the folder. */
async function papersOf(name: string): Promise<unknown[]> {
  const files = z
    .array(z.string())
    .default([])
    .parse(await contentOf(name, papersFolder, true))
  return Promise.all(
    files.map(async (file) => {
      const content = await contentOf(`${name}/${papersFolder}`, file.replace('.json', ''), false)
      return withName(`${papersFolder}/${file}`, content)
    }),
  )
}

/** The bundler's import of a file that is not there throws at once where a real one would reject. */
async function contentOf(name: string, file: string, optional: boolean): Promise<unknown> {
  try {
    return bundled.parse(await import(`../../data/${name}/${file}.json`, { with: { type: 'json' } })).default
  } catch {
    if (optional) return undefined
    throw new Error(`PLAN: no plan ${name} is bundled with this Worker`)
  }
}
