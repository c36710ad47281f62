import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'

// `npm run accessibility -- ADDRESS [--shots FOLDER]`: walks a running rehearsal by keyboard alone, in light and dark, wide
// and narrow, and asks axe for violations of WCAG 2.2 AA after each step. Exit 1 where there is one.

const { positionals, values } = parseArgs({ allowPositionals: true, options: { shots: { type: 'string' } } })
const [address] = positionals
if (address === undefined) {
  process.stderr.write('npm run accessibility -- http://127.0.0.1:3000 [--shots FOLDER]\n')
  process.exit(2)
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
type Found = { id: string; help: string; nodes: { html: string; failureSummary: string }[] }
declare const window: { axe: { run(options: unknown): Promise<{ violations: Found[] }> } }

let violations = 0
async function check(page: Page, step: string): Promise<void> {
  await page.addScriptTag({ path: axe })
  const found = await page.evaluate((wanted) => window.axe.run({ runOnly: wanted }).then((it) => it.violations), tags)
  for (const { id, help, nodes } of found) {
    violations += nodes.length
    process.stdout.write(`${step}: ${id}, ${help}\n`)
    for (const { html, failureSummary } of nodes.slice(0, 3))
      process.stdout.write(`  ${html.slice(0, 160)}\n  ${failureSummary}\n`)
  }
  if (values.shots !== undefined)
    await page.screenshot({ path: join(values.shots, `${step.replaceAll(' ', '-')}.png`) })
}

/** Tabs until what has the focus says so; a person who uses no mouse gets there the same way. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 200; step++) {
    const words = await page.evaluate(() => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return ''
      return `${focused.getAttribute('aria-label') ?? ''} ${focused.textContent ?? ''}`
    })
    if (words.includes(name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no way by keyboard to ${name}`)
}

async function say(page: Page, text: string, answer: string): Promise<void> {
  await tabTo(page, '输入消息')
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
  await page.getByText(answer).last().waitFor()
}

const browser = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'accessibility-')), {
  executablePath: '/usr/bin/chromium',
  headless: true,
  bypassCSP: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    const page = await browser.newPage()
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    const step = (name: string) => check(page, `${colorScheme} ${width} ${name}`)
    await page.goto(address)
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    await page.getByText('换人').waitFor()
    await step('start')
    await tabTo(page, '换人')
    await page.keyboard.press('Enter')
    await page.getByText('你现在是谁').waitFor()
    await step('people')
    await page.keyboard.press('Escape')
    await tabTo(page, '机器人')
    await page.keyboard.press('Enter')
    await page.getByLabel('输入消息').waitFor()
    await say(page, '帮助', '帮助')
    await step('help')
    await say(page, '状态', '序时')
    await step('status')
    await say(page, '填报', '应报')
    await step('owed')
    await page.close()
  }
}
await browser.close()
process.stdout.write(`${violations} violations\n`)
process.exit(violations > 0 ? 1 : 0)
