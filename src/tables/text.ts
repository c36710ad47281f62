import { refuse } from './fault.ts'

const utf16 = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
]

/** Text of a CSV file: UTF-8 with or without BOM, UTF-16 with BOM, or the GBK that Chinese Excel saves. */
export function decodeText(bytes: Uint8Array): string {
  const marked = utf16.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  const text = marked ? decode(bytes, marked.encoding) : (decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030'))
  // Nearly any bytes are some GBK text, but a text file has no control characters.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  if (text === undefined || /[\u0000-\u0008\u000e-\u001f]/.test(text)) {
    refuse('文件不是文本，或编码既不是 UTF-8 也不是 GBK；请在 Excel 中另存为“CSV UTF-8”')
  }
  return text
}

/** Undefined where the bytes are not text of that encoding. A byte order mark is dropped. */
function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
