import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Made } from './stage.ts'

/** What rendering needs, by the packages Debian has it in. */
export const howToInstall =
  'apt-get install libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils fonts-noto-cjk fonts-liberation'

/** Whether this machine can render; without it the tests are skipped by name. */
export function canRender(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Files → PDF in the same folder, by a LibreOffice that shares nothing with one that runs already. */
export function toPdf(folder: string, made: readonly Made[]): void {
  for (const { name, bytes } of made) writeFileSync(join(folder, name), bytes)
  const profile = mkdtempSync(join(tmpdir(), 'zhibiao-soffice-'))
  const names = made.map(({ name }) => name)
  execFileSync('soffice', [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', 'pdf', ...names], {
    cwd: folder,
    stdio: 'pipe',
  })
}

/** Points from the left and the top of the sheet. */
type Box = { xMin: number; xMax: number; yMin: number; yMax: number }
export type Line = Box & { text: string }
export type Page = { width: number; height: number; lines: Line[] }

/** Every line of every page with its place; a table's cell is a line of its own where it stands apart. */
export function pagesOf(pdf: string): Page[] {
  const xml = execFileSync('pdftotext', ['-bbox-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1e9 })
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => ({
      width: attribute(page, 'width'),
      height: attribute(page, 'height'),
      lines: page.split('<line ').slice(1).map(lineOf),
    }))
}

function lineOf(xml: string): Line {
  const text = [...xml.matchAll(/<word [^>]*>([^<]*)<\/word>/g)].map(([, word = '']) => plain(word)).join('')
  const [xMin, xMax, yMin, yMax] = ['xMin', 'xMax', 'yMin', 'yMax'].map((name) => attribute(xml, name))
  return { text, xMin: xMin ?? 0, xMax: xMax ?? 0, yMin: yMin ?? 0, yMax: yMax ?? 0 }
}

const attribute = (xml: string, name: string): number => Number(new RegExp(`${name}="([\\d.]+)"`).exec(xml)?.[1])
const plain = (xml: string): string => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The pages as pictures. */
export function picturesOf(folder: string, pdf: string, dpi: number): Uint8Array[] {
  const stem = pdf.slice(0, -4)
  execFileSync('pdftoppm', ['-r', String(dpi), '-gray', '-png', pdf, stem], { cwd: folder, stdio: 'pipe' })
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${stem}-`) && name.endsWith('.png'))
    .sort()
    .map((name) => new Uint8Array(readFileSync(join(folder, name))))
}

/** Pictures within a PDF. */
export const imagesIn = (pdf: string): number =>
  execFileSync('pdfimages', ['-list', pdf], { encoding: 'utf8' }).trim().split('\n').length - 2
