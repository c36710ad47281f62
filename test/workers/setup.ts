import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundle } from './bundle.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The file of the Worker that is tested. */
    worker: string
  }
}

/** Bundles the Worker once for a whole run. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const file = await bundle('test/workers/entry.ts', 'entry.mjs')
  provide('worker', file)
  return () => rm(dirname(file), { recursive: true, force: true })
}
