import module from 'node:module'
import { pathToFileURL } from 'node:url'
import { bundles, findBundle, root } from './bundle.mjs'

const oldest = { major: 20, minor: 19 }

/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`)

/**
 * Runs an entry of the program: the bundle of the sources as they are now, made first where there is none; without a
 * build tool the sources themselves, where Node or tsx reads them.
 * @param {'node' | 'cli'} entry
 */
export async function launch(entry) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < oldest.major || (major === oldest.major && minor < oldest.minor)) {
    return refuse(`需要 Node ${oldest.major}.${oldest.minor} 以上，这里是 ${process.version}`)
  }
  const bundle = findBundle() ?? (await made())
  if (bundle) {
    keepCompiled()
    await import(pathToFileURL(`${bundle}${entry}.js`).href)
    return
  }
  if (!('typescript' in process.features && process.features.typescript) && !(await withTsx())) {
    return refuse(
      `这个 Node（${process.version}）不能直接读 TypeScript，也没有打包工具：请先运行 npm ci，或改用 Node 22.18 以上`,
    )
  }
  await import(pathToFileURL(`${root}src/${entry}.ts`).href)
}

/** A bundle made now, or null where none can be. */
async function made() {
  const { build } = await import('./build.mjs')
  try {
    await import('esbuild')
  } catch {
    return null
  }
  say('正在准备程序，几秒钟（只在安装或更新后的第一次）……')
  try {
    return await build()
  } catch (error) {
    say(`没有准备好，直接运行源码，启动较慢；多半是上次 npm ci 没有完成，请再运行一次（${firstLine(error)}）`)
    return null
  }
}

/** @param {unknown} error */
const firstLine = (error) => (error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/:$/, '')

/** Newer versions of Node can keep what they compiled for the next start. */
function keepCompiled() {
  if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') {
    module.enableCompileCache(`${bundles}.compiled`)
  }
}

async function withTsx() {
  try {
    const { register } = await import('tsx/esm/api')
    register()
    return true
  } catch {
    return false
  }
}

/** @param {string} why */
function refuse(why) {
  say(why)
  process.exitCode = 1
}
