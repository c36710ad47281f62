import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

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
