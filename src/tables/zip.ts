import { inflateRawSync } from 'node:zlib'
import { refuse } from './fault.ts'

const endMark = 0x06054b50
const entryMark = 0x02014b50
const fileMark = 0x04034b50
const end64Mark = 0x06064b50
const locator64Mark = 0x07064b50
const longestComment = 0xffff

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

type Limits = { entries: number; totalBytes: number }

/**
 * The wanted files of a ZIP by name, in lower case. What a header says of a file's size is not believed: inflating stops at what is
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
  const { count, first } = directoryOf(view)
  if (count > limits.entries) refuse('文件里的部件过多，不像一份名册')
  const files = new Map<string, Uint8Array>()
  let at = first
  let left = limits.totalBytes
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== entryMark) refuse('文件已损坏：目录不完整')
    const nameLength = view.getUint16(at + 28, true)
    // Part names are one whatever their case, and some writers begin them with a slash or use the other one.
    const written = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const name = written.replace(/\\/g, '/').replace(/^\/+/, '').toLowerCase()
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

/** Where the directory begins and how much it holds; ZIP64 keeps both in a record of its own, which wins. */
function directoryOf(view: DataView): { count: number; first: number } {
  const end = endOf(view)
  const plain = { count: view.getUint16(end + 10, true), first: view.getUint32(end + 16, true) }
  if (plain.count !== 0xffff && plain.first !== 0xffffffff) return plain
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== locator64Mark) return plain
  const record = number64(view, locator + 8)
  if (view.getUint32(record, true) !== end64Mark) refuse('文件已损坏：目录不完整')
  return { count: number64(view, record + 32), first: number64(view, record + 48) }
}

/** A number of 64 bits; what does not fit a place in a file is damage. */
function number64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true)
  return value > 0xffffffffn ? refuse('文件已损坏：目录不完整') : Number(value)
}

/** Packed size and place of a file; where 32 bits are all ones they stand in its ZIP64 field, in fixed order. */
function sizeAndPlace(view: DataView, entry: number): { size: number; file: number } {
  const [unpacked, size, file] = [24, 20, 42].map((at) => view.getUint32(entry + at, true)) as [number, number, number]
  if (size !== 0xffffffff && file !== 0xffffffff) return { size, file }
  let at = entry + 46 + view.getUint16(entry + 28, true)
  const last = at + view.getUint16(entry + 30, true)
  while (at + 4 <= last && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true)
  if (at + 4 > last) refuse('文件已损坏：部件不完整')
  at += 4
  if (unpacked === 0xffffffff) at += 8
  const found = { size, file }
  if (size === 0xffffffff) {
    found.size = number64(view, at)
    at += 8
  }
  if (file === 0xffffffff) found.file = number64(view, at)
  return found
}

function contentOf(bytes: Uint8Array, view: DataView, entry: number, left: number): Uint8Array {
  if ((view.getUint16(entry + 8, true) & 1) === 1) refuse('文件加了密，请去掉密码后再导入')
  const method = view.getUint16(entry + 10, true)
  const { size, file } = sizeAndPlace(view, entry)
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
