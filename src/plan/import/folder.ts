import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { optionalFiles, type Plan, planFiles } from '../../domain/plan.ts'
import { type Answers, answersSchema } from './answers.ts'
import { readDocx } from './docx.ts'
import { readHtml } from './html.ts'
import type { Piece } from './piece.ts'
import { readText } from './txt.ts'
import { readXlsx } from './xlsx.ts'

/** A file that cannot be read, with what to do instead. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UnreadableFile'
  }
}

const instead: Record<string, string> = {
  '.doc': '请在 Word 或 WPS 里另存为 .docx 再导入',
  '.wps': '请在 WPS 里另存为 .docx 再导入',
  '.pdf': '请把文字复制为 .txt，表格另存为 .docx 或 .xlsx，再一起导入',
  '.md': '请把文字另存为 .txt，或转成 .docx 再导入',
  '.xls': '请在 Excel 或 WPS 里另存为 .xlsx 再导入',
}

/** Reads a document by its ending; `UnreadableFile` says what to do with one it cannot. */
export async function readPieces(file: string): Promise<Piece[]> {
  const kind = extname(file).toLowerCase()
  if (!existsSync(file)) throw new UnreadableFile(`没有文件 ${file}`)
  if (instead[kind]) throw new UnreadableFile(`${file}：${instead[kind]}`)
  const read = readers[kind]
  if (!read) throw new UnreadableFile(`${file}：不认识这种文件，可用 .docx .html .xlsx .txt`)
  if (statSync(file).isDirectory()) throw new UnreadableFile(`${file} 是文件夹，不是文件`)
  const pieces = await read(readFileSync(file)).catch((error: unknown) => {
    throw new UnreadableFile(
      `${file} 读不出来，文件可能已损坏：${error instanceof Error ? error.message : String(error)}`,
    )
  })
  if (pieces.length === 0) throw new UnreadableFile(`${file} 是空的，没有文字也没有表格`)
  return pieces
}

const readers: Record<string, (bytes: Uint8Array) => Promise<Piece[]>> = {
  '.docx': async (bytes) => readDocx(bytes),
  '.xlsx': readXlsx,
  '.html': async (bytes) => readHtml(decode(bytes)),
  '.htm': async (bytes) => readHtml(decode(bytes)),
  '.txt': async (bytes) => readText(decode(bytes)),
}

/** UTF-8, or the encoding older offices save in. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

const answersFile = 'answers.json'

export function readAnswers(folder: string): Answers {
  const file = join(folder, answersFile)
  return existsSync(file) ? answersSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
}

/** Answers are only added: one given before stays unless it is given anew. */
export function keepAnswers(folder: string, answers: Answers): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, answersFile), `${JSON.stringify({ ...readAnswers(folder), ...answers }, null, 2)}\n`)
}

/** The plan as the files of a folder: one value a line at most, rows apart, to be read and mended by hand. */
export function writePlan(folder: string, plan: Plan): void {
  mkdirSync(folder, { recursive: true })
  const parts = new Map<string, unknown>(Object.entries(plan))
  for (const [file, part] of Object.entries(planFiles)) {
    const none = optionalFiles.has(file) && (part === null || (parts.get(part) as unknown[] | undefined)?.length === 0)
    if (part && !none) writeFileSync(join(folder, file), `${listed(parts.get(part), part === 'source')}\n`)
  }
  // Papers after the plan have files of their own, which no import touches.
  const own = new Set<string>(['papers', ...Object.values(planFiles).flatMap((part) => part ?? [])])
  const rest = Object.fromEntries([...parts].filter(([name]) => !own.has(name)))
  writeFileSync(join(folder, 'plan.json'), `${JSON.stringify(rest, null, 2)}\n`)
}

function listed(list: unknown, flat: boolean): string {
  if (!flat || !Array.isArray(list)) return JSON.stringify(list, null, 2)
  return `[\n${list.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]`
}
