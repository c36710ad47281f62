import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

/** The modules that `wrangler.toml` puts in the place of others. */
const section = readFileSync('wrangler.toml', 'utf8').split('[alias]')[1]?.split('\n[')[0] ?? ''
const alias = Object.fromEntries(Array.from(section.matchAll(/^"?([^"= #]+)"? = "(.+)"$/gm), ([, of, by]) => [of, by]))

/** Bundles an entry as `wrangler` does, for Miniflare; returns the bundle's file. */
export async function bundle(entry: string, name: string): Promise<string> {
  const outfile = join(tmpdir(), `zhibiao-${process.pid}`, name)
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    mainFields: ['browser', 'module', 'main'],
    external: ['node:*', 'cloudflare:*'],
    alias,
    define: { __dirname: '"/"' },
    logLevel: 'error',
    plugins: [
      {
        name: 'node-builtins',
        setup({ onResolve }) {
          onResolve({ filter: new RegExp(`^(${builtinModules.join('|')})$`) }, ({ path }) => ({
            path: `node:${path}`,
            external: true,
          }))
        },
      },
    ],
  })
  return outfile
}
