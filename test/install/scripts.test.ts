import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod'

const read = <Shape>(file: string, shape: z.ZodType<Shape>): Shape =>
  shape.parse(JSON.parse(readFileSync(file, 'utf8')))

/** npm 12 runs no install script that is not named, and warns of each: what a clean install needs is decided here. */
test('every package with an install script is named in allowScripts, and no other is', () => {
  const { packages } = read(
    'package-lock.json',
    z.object({ packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional() })) }),
  )
  const { allowScripts } = read('package.json', z.object({ allowScripts: z.record(z.string(), z.boolean()) }))
  const having = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? [path.replace(/^.*node_modules\//, '')] : [],
  )
  expect([...new Set(having)].sort()).toEqual(Object.keys(allowScripts).sort())
})
