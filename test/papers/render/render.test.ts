import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { signsOf } from '../../../src/papers/columns.ts'
import { canRender, howToInstall, imagesIn, type Line, type Page, pagesOf, picturesOf, toPdf } from './pages.ts'
import { type Made, papers } from './stage.ts'

type Rendered = Made & { pdf: string; pages: Page[] }

const all: Rendered[] = []
let folder = ''
const words = (): Rendered[] => all.filter(({ name }) => name.endsWith('.docx'))
const sheets = (): Rendered[] => all.filter(({ name }) => name.endsWith('.xlsx'))
const named = (part: string): Rendered => {
  const found = all.find(({ name }) => name.includes(part))
  if (!found) throw new Error(`no paper ${part}`)
  return found
}

describe.skipIf(!canRender())(`papers as LibreOffice prints them (needs: ${howToInstall})`, () => {
  beforeAll(async () => {
    const made = await papers()
    folder = mkdtempSync(join(tmpdir(), 'zhibiao-papers-'))
    toPdf(folder, made)
    for (const one of made) {
      const pdf = one.name.replace(/\.\w+$/, '.pdf')
      all.push({ ...one, pdf, pages: pagesOf(join(folder, pdf)) })
    }
  })

  test('each kind of paper is there, with as many pages as it needs', () => {
    expect(all.length).toBeGreaterThanOrEqual(11)
    expect(named('通报').pages).toHaveLength(5)
    expect(named('目录').pages).toHaveLength(3)
    for (const { name, pages } of all) {
      const least = Math.min(...pages.map(({ lines }) => lines.filter(({ text }) => !isPageNumber(text)).length))
      expect(pages.length, name).toBeGreaterThan(0)
      // A page for a last line or a note alone is a page to be mended.
      expect(least, `${name}: lines of its emptiest page`).toBeGreaterThanOrEqual(3)
    }
  })

  test('every short entry of a table stands on one line: dates, units, numbers, “16、17”', () => {
    for (const { name, bytes, pages } of words()) {
      const lines = pages.flatMap((page) => page.lines.map(({ text }) => bare(text)))
      const entries = shortEntries(bytes)
      const broken = [...new Set(entries)].filter(
        (entry) => timesIn(lines, entry) < entries.filter((one) => one === entry).length,
      )
      expect(broken, name).toEqual([])
    }
    const table = shortEntries(named('通报').bytes)
    expect(table).toEqual(
      expect.arrayContaining(['16、17', '2024年3月31日', '市场监管局、农业农村局', '序时进度', '比序时（百分点）']),
    )
  })

  test('no bracket of a name stands alone on a line', () => {
    for (const { name, pages } of all) {
      const alone = pages.flatMap(({ lines }) => lines.filter(({ text }) => /^[）》”〕]+$/.test(bare(text))))
      expect(alone, name).toEqual([])
    }
  })

  test('the table of the overdue adds up to what the text says, what two lead together counted once', () => {
    const text = named('通报')
      .pages.flatMap(({ lines }) => lines.map((line) => bare(line.text)))
      .join('')
    const [, overdue] = /逾期(\d+)项/.exec(text) ?? []
    expect(text.split('逾期未报情况表').at(-1)).toContain(`合计${overdue}`)
  })

  test('a title stands on one line or on two of a length, none broken within a word', () => {
    for (const { name, bytes, pages } of words()) {
      const [title = []] = textsOf(bytes)
      const lines = pages[0]?.lines.map(({ text }) => bare(text)) ?? []
      expect(title.length, name).toBeLessThanOrEqual(2)
      for (const one of title) expect(lines, name).toContain(bare(one))
    }
    expect(textsOf(named('目录').bytes)[0]).toEqual(['遵义市国家知识产权强市建设', '试点城市工作方案验收材料'])
  })

  test('everything written is printed, in the fonts of official papers, quotation marks as Chinese', () => {
    for (const { name, bytes, pages } of words()) {
      const printed = pages.flatMap((page) => page.lines.map(({ text }) => bare(text))).join('')
      for (const sign of new Set(bare(textsOf(bytes).flat().join(''))))
        expect(printed, `${name}: ${sign}`).toContain(sign)
      const fonts = documentOf(bytes).match(/<w:rFonts [^>]*>/g) ?? []
      expect(fonts.length).toBeGreaterThan(5)
      for (const font of fonts) {
        expect(font, name).toMatch(/w:eastAsia="(仿宋|楷体|黑体|方正小标宋简体|宋体)"/)
        expect(font, name).toContain('w:hint="eastAsia"')
      }
    }
  })

  test('nothing leaves the margins, and no line lies on another', () => {
    for (const { name, pages } of all)
      for (const [index, { width, height, lines }] of pages.entries()) {
        const outside = lines.filter(
          ({ xMin, xMax, yMin, yMax }) => xMin < 20 || xMax > width - 20 || yMin < 15 || yMax > height - 15,
        )
        expect(outside, `${name} page ${index + 1}`).toEqual([])
        expect(overlaps(lines), `${name} page ${index + 1}`).toEqual([])
      }
  })

  test('as pictures: ink on every page and none at the edge of the sheet; a curve where there are figures', () => {
    for (const { name, pdf, pages } of all) {
      const pictures = picturesOf(folder, pdf, 30)
      expect(pictures, name).toHaveLength(pages.length)
      for (const picture of pictures) {
        const { ink, edge } = inkOf(picture)
        expect(ink, name).toBeGreaterThan(100)
        expect(edge, name).toBe(0)
      }
    }
    expect(imagesIn(join(folder, named('10 知识产权仲裁员').pdf))).toBe(1)
    expect(imagesIn(join(folder, named('20 园区高新技术企业').pdf))).toBe(0)
  })

  test('every sheet of the ledger can be read on paper: no sign is smaller than seven points', () => {
    const sizes = sheets().flatMap(({ name, pages }) =>
      pages.flatMap(({ lines }, page) =>
        lines
          .filter(({ text }) => /^\p{Script=Han}{4,}$/u.test(bare(text)))
          .map(({ text, xMin, xMax }) => ({ name, page: page + 1, text, size: (xMax - xMin) / bare(text).length })),
      ),
    )
    expect(sizes.length).toBeGreaterThan(250)
    expect(sizes.filter(({ size }) => size < 6.9)).toEqual([])
  })

  test('days, periods and names stand on one line in every sheet; signs that close or open where they may', () => {
    const badly = /^[，。；：、）》”〕！？]|[（《“〔]$/
    for (const { name, pages } of sheets())
      for (const [index, { lines }] of pages.entries()) {
        const own = lines.map(({ text }) => bare(text))
        const place = `${name} page ${index + 1}`
        expect(
          own.filter((text) => /^(\d*月?\d*日|\d?季度|局）|定)$/.test(text)),
          place,
        ).toEqual([])
        expect(
          own.filter((text) => /\d{4}年(\d+月)?\d+$/.test(text)),
          place,
        ).toEqual([])
        // Long texts LibreOffice breaks as it likes: the widths leave it few occasions.
        expect(own.filter((text) => badly.test(text)).length, place).toBeLessThan(own.length / 20)
      }
    const ledger = sheets().find(({ name }) => name.includes('台账'))
    const indicators = ledger?.pages[1]?.lines.map(({ text }) => bare(text)) ?? []
    expect(indicators).toContain('市市场监管局（市知识产权局）')
    expect(indicators.filter((text) => badly.test(text))).toEqual([])
  })

  test('every sheet’s headings stand at the head of each of its pages', () => {
    const ledger = sheets().find(({ name }) => name.includes('台账'))
    const heads =
      ledger?.pages.map(({ lines, height }) =>
        lines.filter(({ yMin }) => yMin < height / 10).map(({ text }) => bare(text)),
      ) ?? []
    const tasks = heads.filter((lines) => lines.some((text) => text.includes('（任务台账，')))
    expect(tasks.length).toBeGreaterThan(1)
    for (const lines of tasks) for (const title of ['工作任务', '责任单位', '存在问题']) expect(lines).toContain(title)
    const records = heads.filter((lines) => lines.some((text) => text.includes('（填报记录，')))
    expect(records).not.toEqual([])
    for (const lines of records) for (const title of ['填报单位', '期别', '提请复核']) expect(lines).toContain(title)
  })

  test('the ledger opens with a line a goal, and says states and periods as the chat does', () => {
    const ledger = sheets().find(({ name }) => name.includes('台账'))
    const [first] = ledger?.pages ?? []
    const text = first?.lines.map((line) => bare(line.text)).join('\n') ?? ''
    for (const entry of ['专利代理师和知识产权师', '16、17', '市市场监管局（市知识产权局）', '未填报'])
      expect(text).toContain(entry)
    const whole = ledger?.pages.flatMap(({ lines }) => lines.map((line) => bare(line.text))).join('\n') ?? ''
    expect(whole).toContain('存在问题')
    expect(whole).not.toMatch(/暂无|\d{4}Q\d/)
  })
})

const bare = (text: string): string => text.replace(/\s/g, '')
const isPageNumber = (text: string): boolean => /^(—\d+—|第\d+页，共\d+页)$/.test(bare(text))
const documentOf = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
const plain = (xml: string): string =>
  xml
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')

/** Each paragraph's lines as they were set. */
const textsOf = (bytes: Uint8Array): string[][] =>
  documentOf(bytes)
    .split('</w:p>')
    .map((paragraph) => paragraph.split('<w:br/>').map(plain))
    .filter(([first]) => first !== '')

/** What stands in cells and is too short to be broken. */
const shortEntries = (bytes: Uint8Array): string[] =>
  documentOf(bytes)
    .split('<w:tc>')
    .slice(1)
    .flatMap((cell) => (cell.split('</w:tc>')[0] ?? '').split('</w:p>').map((paragraph) => bare(plain(paragraph))))
    .filter((entry) => entry !== '' && signsOf(entry) <= 15)

const timesIn = (lines: readonly string[], entry: string): number =>
  lines.reduce((all, line) => all + line.split(entry).length - 1, 0)

/** Pairs of lines one above the other that share more than a third of their height. */
function overlaps(lines: readonly Line[]): string[][] {
  return lines.flatMap((one, index) =>
    lines.slice(index + 1).flatMap((other) => {
      const wide = Math.min(one.xMax, other.xMax) - Math.max(one.xMin, other.xMin)
      const high = Math.min(one.yMax, other.yMax) - Math.max(one.yMin, other.yMin)
      const least = Math.min(one.yMax - one.yMin, other.yMax - other.yMin)
      return wide > 1 && high > least / 3 ? [[one.text, other.text]] : []
    }),
  )
}

/** Dark pixels on the page, and within 4 mm of its edge. */
function inkOf(png: Uint8Array): { ink: number; edge: number } {
  const { width, height, data, channels } = decode(png)
  let [ink, edge] = [0, 0]
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if ((data[(y * width + x) * channels] ?? 255) < 160) {
        ink += 1
        if (Math.min(x, y, width - 1 - x, height - 1 - y) < 5) edge += 1
      }
  return { ink, edge }
}
