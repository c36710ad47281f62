import { inflateRawSync } from 'node:zlib'
import { refuse } from './fault.ts'

const endMark = 0x06054b50
const entryMark = 0x02014b50
const fileMark = 0x04034b50
const longestComment = 0xffff

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

type Limits = { entries: number; totalBytes: number }

/**
 * The wanted files of a ZIP by name. What a header says of a file's size is not believed: inflating stops at what is
 * left of the total, so a bomb costs no more memory than that.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean, limits: Limits): Map<string, Uint8Array> {
  try {
    return filesOf(bytes, wanted, limits)
  } catch (error) {
    // Offsets that point outside the file.
    if (error instanceof RangeError) return refuse('文件已损坏：不是完整的 .xlsx')
    throw error
  }
}

function filesOf(bytes: Uint8Array, wanted: (name: string) => boolean, limits: Limits): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) refuse('文件里的部件过多，不像一份名册')
  const files = new Map<string, Uint8Array>()
  let at = view.getUint32(end + 16, true)
  let left = limits.totalBytes
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== entryMark) refuse('文件已损坏：目录不完整')
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if (wanted(name)) {
      const content = contentOf(bytes, view, at, left)
      left -= content.byteLength
      files.set(name, content)
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return files
}

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - longestComment)
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === endMark) return at
  return refuse('文件已损坏：不是完整的 .xlsx')
}

function contentOf(bytes: Uint8Array, view: DataView, entry: number, left: number): Uint8Array {
  if ((view.getUint16(entry + 8, true) & 1) === 1) refuse('文件加了密，请去掉密码后再导入')
  const method = view.getUint16(entry + 10, true)
  const size = view.getUint32(entry + 20, true)
  const file = view.getUint32(entry + 42, true)
  if (view.getUint32(file, true) !== fileMark) refuse('文件已损坏：部件不完整')
  const start = file + 30 + view.getUint16(file + 26, true) + view.getUint16(file + 28, true)
  if (start + size > bytes.byteLength) refuse('文件已损坏：部件不完整')
  const packed = bytes.subarray(start, start + size)
  if (method === 0) return packed.byteLength > left ? tooLarge() : packed
  if (method !== 8) refuse('文件的压缩方式不认识，请用 Excel 或 WPS 另存一次')
  return inflated(packed, left)
}

function inflated(packed: Uint8Array, left: number): Uint8Array {
  if (left <= 0) return tooLarge()
  try {
    return inflateRawSync(packed, { maxOutputLength: left })
  } catch (error) {
    if (error instanceof RangeError) return tooLarge()
    return refuse('文件已损坏：解压失败')
  }
}

const tooLarge = (): never => refuse('解压后过大，不像一份名册')
