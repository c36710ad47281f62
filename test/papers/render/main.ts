import { mkdirSync, readdirSync } from 'node:fs'
import { canRender, howToInstall, picturesOf, toPdf } from './pages.ts'
import { papers } from './stage.ts'

// `npm run papers:render -- FOLDER`: the office's papers as pages to look at.

const [folder] = process.argv.slice(2)
if (folder === undefined || !canRender()) {
  process.stderr.write(folder === undefined ? 'npm run papers:render -- FOLDER\n' : `missing: ${howToInstall}\n`)
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
toPdf(folder, await papers())
const pages = readdirSync(folder)
  .filter((name) => name.endsWith('.pdf'))
  .flatMap((name) => picturesOf(folder, name, 60))
process.stdout.write(`${pages.length} pages in ${folder}\n`)
