import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { papers } from './stage.ts'

// `npm run papers:render -- FOLDER`: the office's papers as pages to look at. It needs `soffice` and `pdftoppm` (on Debian:
// libreoffice-writer-nogui, libreoffice-calc-nogui, poppler-utils, fonts-noto-cjk).

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write('npm run papers:render -- FOLDER\n')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
const made = await papers()
for (const { name, bytes } of made) writeFileSync(join(folder, name), bytes)
const run = (program: string, ...args: string[]) => execFileSync(program, args, { cwd: folder, stdio: 'pipe' })
run('soffice', '--headless', '--convert-to', 'pdf', ...made.map(({ name }) => name))
for (const name of readdirSync(folder).filter((one) => one.endsWith('.pdf')))
  run('pdftoppm', '-r', '50', '-png', name, name.slice(0, -4))
process.stdout.write(`${readdirSync(folder).filter((one) => one.endsWith('.png')).length} pages in ${folder}\n`)
