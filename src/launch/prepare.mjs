// Runs at the end of `npm ci`, so that the first start has nothing to prepare.
import { addonRuns, buildAddon } from './addon.mjs'
import { build } from './build.mjs'
import { findBundle } from './bundle.mjs'

if (!addonRuns() && !buildAddon()) {
  process.stderr.write(
    `SQLite 模块没有编译成功（Node ${process.version} 没有内置的）：请装好 C++ 编译器和 Python 后再运行 npm run prepare，或改用 Node 22.16 以上\n`,
  )
  process.exitCode = 1
}
try {
  if (!findBundle()) await build()
} catch {
  // No build tool (`--omit=dev`) or no right to write here: the start says what it needs.
}
