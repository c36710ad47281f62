import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { alsoInputs, bundles, hashOf, inputsFile, root } from './bundle.mjs'

/** Bundles of earlier states that stay: a running server still loads the parts of its own. */
const kept = 2

/** What is loaded from `node_modules` as it is: native modules, and what only the rehearsal's page is made of. */
const external = ['better-sqlite3', 'esbuild', '@visactor/vchart', 'bufferutil', 'utf-8-validate']

/** CommonJS packages inside ask for what an ES module does not have. */
const banner = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`

/**
 * Bundles both entries with their packages into a folder of its own and returns it. Parts that are rarely needed stay
 * files of their own. Throws where there is no build tool, or `dist` cannot be written.
 * @returns {Promise<string>}
 */
export async function build() {
  const { build: esbuild } = await import('esbuild')
  const aside = `${bundles}${process.pid}.part/`
  try {
    const { metafile } = await esbuild({
      absWorkingDir: root,
      entryPoints: ['src/node.ts', 'src/cli.ts'],
      outdir: aside,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      external,
      banner: { js: banner },
      // The SDK looks for its own version beside itself.
      define: { __dirname: '"/"' },
      metafile: true,
      logLevel: 'silent',
      plugins: [filesBesideSources],
    })
    const own = Object.keys(metafile.inputs).filter((file) => !file.startsWith('node_modules/'))
    const inputs = [...own, ...alsoInputs].sort().map((file) => [file, hashOf(file)])
    writeFileSync(aside + inputsFile, JSON.stringify(Object.fromEntries(inputs)))
    const name = createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 16)
    const folder = `${bundles}${name}/`
    rmSync(folder, { recursive: true, force: true })
    renameSync(aside, folder)
    clear(folder)
    return folder
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/**
 * Files read at run time (migrations, plans) lie beside the sources, wherever the repository is moved to; so a source's
 * `import.meta.url` stays its own. Every part of a bundle lies two folders below the repository.
 * @type {import('esbuild').Plugin}
 */
const filesBesideSources = {
  name: 'files beside sources',
  setup({ onLoad }) {
    onLoad({ filter: /\/(src|commands)\/.*\.(ts|mjs)$/ }, ({ path }) => {
      const place = JSON.stringify(`../../${relative(root, path)}`)
      const text = readFileSync(path, 'utf8')
      return { contents: text.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`), loader: 'ts' }
    })
  },
}

/** @param {string} current */
function clear(current) {
  const old = readdirSync(bundles)
    .map((name) => `${bundles}${name}/`)
    .filter((folder) => folder !== current && existsSync(folder + inputsFile))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs)
  for (const folder of old.slice(kept)) rmSync(folder, { recursive: true, force: true })
}
