import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export type Asset = { body: string; type: string }

/** In order: what narrows for a phone comes last. */
const styles = ['base', 'bar', 'list', 'conversation', 'composer', 'card', 'text', 'controls', 'overlay', 'phone']

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The page's files by address: its script, bundled once, its style, and the chart library, loaded when a chart shows. */
export function assets(): Record<string, () => Promise<Asset>> {
  return {
    'app.js': once(async () => ({ body: await bundle(), type: 'text/javascript; charset=utf-8' })),
    'app.css': once(async () => ({
      body: (await Promise.all(styles.map((name) => readFile(here(`client/style/${name}.css`), 'utf8')))).join(''),
      type: 'text/css; charset=utf-8',
    })),
    'vchart.js': once(async () => ({
      body: await readFile(createRequire(import.meta.url).resolve('@visactor/vchart/build/index.min.js'), 'utf8'),
      type: 'text/javascript; charset=utf-8',
    })),
  }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => {
    made ??= make()
    return made
  }
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [here('client/main.tsx')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'silent',
  })
  return outputFiles.map(({ text }) => text).join('\n')
}
