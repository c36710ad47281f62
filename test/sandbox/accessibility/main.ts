import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'

// `npm run accessibility -- ADDRESS [--shots FOLDER]`: walks a rehearsal that was just begun (DATABASE_PATH on a new file) by keyboard alone, in light and dark, wide
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

/** People of the rehearsal, and goals the first of them reports on. */
const [reporter, reviewer] = ['市场监管局联络员', '周敏']
const goals = ['地理标志数', '网上运营平台', '专利导航服务基地', '公共服务网点']
let round = 0

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
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let step = 0; step < 200; step++) {
    const words = await page.evaluate(() => {
      const focused = document.activeElement
      if (!focused || focused === document.body) return ''
      return `${focused.getAttribute('aria-label') ?? ''} ${focused.textContent ?? ''}`
    })
    if (typeof name === 'string' ? words.includes(name) : name.test(words)) return
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

/** Becomes somebody, found by name in the list of people, and opens the chat with the bot. */
async function become(page: Page, name: string): Promise<void> {
  // On a narrow screen the list lies behind the conversation; a card's own 返回 has no label beside its words.
  if (await page.locator('.back').isVisible()) {
    await tabTo(page, /^返回/)
    await page.keyboard.press('Enter')
  }
  await tabTo(page, '换人')
  await page.keyboard.press('Enter')
  await page.getByText('你现在是谁').waitFor()
  await tabTo(page, '搜单位或姓名')
  await page.keyboard.insertText(name)
  await tabTo(page, name)
  await page.keyboard.press('Enter')
  await page.getByText('你现在是谁').waitFor({ state: 'detached' })
  await tabTo(page, '机器人')
  await page.keyboard.press('Enter')
  await page.getByLabel('输入消息').waitFor()
}

/** Presses a button of a card, and waits for what then stands there. */
async function press(page: Page, label: string, answer: string | RegExp): Promise<void> {
  await tabTo(page, label)
  await page.keyboard.press('Enter')
  await page.getByText(answer).last().waitFor()
}

/** The README's walk, its second and third step: a figure is reported, confirmed and counted. */
async function walk(page: Page, goal: string, value: string, step: (name: string) => Promise<void>): Promise<void> {
  await become(page, reporter)
  await say(page, `填报 ${goal}`, `填报：${goal}`)
  await step('form')
  await tabTo(page, /期末累计|本期新增/)
  await page.keyboard.insertText(value)
  await press(page, '提交', /确认提交|待审核/)
  // A first figure far from its target is asked about once more.
  if (await page.getByText('确认提交').last().isVisible()) await press(page, '确认提交', '待审核')
  await step('sent')
  await become(page, reviewer)
  await say(page, '待审核', `${goal}　`)
  await step('queue')
  await press(page, '确认', '没有待审核')
  await step('confirmed')
  await say(page, '状态', '序时')
  await step('counted')
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
    // Each round reports on another goal: a figure over a confirmed one would be a correction.
    await walk(page, goals[round++] ?? '', '3', step)
    await page.close()
  }
}
await browser.close()
process.stdout.write(`${violations} violations\n`)
process.exit(violations > 0 ? 1 : 0)
