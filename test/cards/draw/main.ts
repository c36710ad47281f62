import { readdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { assets } from '../../../src/sandbox/page/bundle.ts'
import { samples } from '../samples.ts'
import { palettePng } from './png.ts'

/** `npm run cards`: the cards of docs/cards as pictures, drawn in Chromium by the sandbox page's own renderer. */

const folder = fileURLToPath(new URL('../../../docs/cards/', import.meta.url))
const html =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="stylesheet" href="/sandbox/app.css"><body style="overflow:auto;background:#f5f6f7"><div id="app" style="width:376px;padding:10px;height:auto;display:block"></div><script src="/draw.js"></script></body></html>'

async function script(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.tsx', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  })
  return outputFiles.map(({ text }) => text).join('\n')
}

/** Runs in the page: a picture's pixels, as the browser decodes it. */
async function pixelsOf(png: string): Promise<{ width: number; height: number; pixels: string }> {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
  const { width, height } = picture
  const canvas = new OffscreenCanvas(width, height).getContext('2d')
  canvas?.drawImage(picture, 0, 0)
  const { data } = canvas?.getImageData(0, 0, width, height) ?? { data: new Uint8ClampedArray() }
  let text = ''
  for (let at = 0; at < data.length; at += 4096) text += String.fromCharCode(...data.subarray(at, at + 4096))
  return { width, height, pixels: btoa(text) }
}

const drawn = await samples()
const files = assets()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-lcd-text'],
})
const page = await browser.newPage({ viewport: { width: 396, height: 800 } })
await page.route('**/*', async (route) => {
  const path = new URL(route.request().url()).pathname
  if (path === '/') return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
  if (path === '/draw.js') return route.fulfill({ body: await script(), contentType: 'text/javascript' })
  const file = await files[path.replace('/sandbox/', '')]?.()
  return file ? route.fulfill({ body: file.body, contentType: file.type }) : route.fulfill({ status: 404 })
})
await page.goto('http://cards.test/')
for (const name of await readdir(folder)) if (name.endsWith('.png')) await rm(`${folder}${name}`)
for (const { name, json } of drawn) {
  await page.evaluate((card) => window.draw(card), json)
  // A chart is drawn when its library has come and it has been laid out.
  if (JSON.stringify(json).includes('"chart"')) await page.locator('.chart canvas').first().waitFor()
  await page.waitForTimeout(300)
  const picture = await page.locator('#app').screenshot()
  const { width, height, pixels } = await page.evaluate(pixelsOf, picture.toString('base64'))
  await writeFile(`${folder}${name}.png`, palettePng(width, height, Buffer.from(pixels, 'base64')))
  console.log(`docs/cards/${name}.png`)
}
await browser.close()
