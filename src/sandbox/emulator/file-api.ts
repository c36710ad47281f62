import type { Context as HonoContext } from 'hono'
import { ApiError } from './api-error.ts'
import { openChat } from './chats.ts'
import { parseObject } from './content.ts'
import type { Context } from './context.ts'
import { type Route, success } from './http.ts'
import type { StoredFile } from './records.ts'
import { existing } from './send-api.ts'

const megabyte = 1024 * 1024
const fileTypes = new Set(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'])

/** Upload (docs/platform.md D.6) and download (D.5) of files and images. */
export function fileApi(route: Route, context: Context): void {
  route('post', '/im/v1/images', async (request) => {
    const form = await request.req.parseBody()
    if (form.image_type !== 'message' && form.image_type !== 'avatar') throw new ApiError(234001, 'Invalid image_type.')
    const image = fileOf(form.image, 10 * megabyte)
    const { key } = await keepFile(context, 'image', image.name, image.type || 'image/png', 'app', image)
    return success({ image_key: key })
  })

  route('post', '/im/v1/files', async (request) => {
    const form = await request.req.parseBody()
    if (!fileTypes.has(String(form.file_type))) throw new ApiError(234001, 'Invalid file_type.')
    if (typeof form.file_name !== 'string' || form.file_name === '') throw new ApiError(234001, 'Missing file_name.')
    const file = fileOf(form.file, 30 * megabyte)
    const { key } = await keepFile(context, 'file', form.file_name, file.type, 'app', file)
    return success({ file_key: key })
  })

  route('get', '/im/v1/messages/:id/resources/:key', (request) => {
    const message = existing(context, request.req.param('id') ?? '')
    const type = request.req.query('type')
    if (message.deleted) throw new ApiError(230110, 'Action unavailable as the message has been deleted.')
    const chat = context.chats.get(message.chatId)
    if (!chat?.botIn) throw new ApiError(234004, 'The app is not in the chat.')
    openChat(context, message.chatId)
    if (message.type === 'sticker' || message.type === 'interactive') throw new ApiError(234043, 'Unsupported type.')
    const key = request.req.param('key') ?? ''
    if (!keysIn(parseObject(message.content)).has(key)) throw new ApiError(234003, 'File not in msg.')
    const file = context.files.get(key)
    if (!file || (type !== 'image' && type !== 'file')) throw new ApiError(234001, 'Invalid request param.')
    if ((type === 'image') !== (file.kind === 'image')) throw new ApiError(234001, 'Invalid request param: type.')
    return download(context, request, file)
  })

  route('get', '/im/v1/images/:key', (request) => download(context, request, own(context, request.req.param('key'))))
  route('get', '/im/v1/files/:key', (request) => download(context, request, own(context, request.req.param('key'))))
}

function own(context: Context, key = ''): StoredFile {
  const file = context.files.get(key)
  if (file?.owner !== 'app') throw new ApiError(234008, 'The app is not the resource sender.')
  return file
}

function fileOf(value: unknown, most: number): File {
  if (!(value instanceof File)) throw new ApiError(234001, 'Invalid request param: no file.')
  if (value.size === 0) throw new ApiError(234010, "File's size can't be 0.")
  if (value.size > most) throw new ApiError(234006, 'The file size exceed the max value.')
  return value
}

export async function keepFile(
  context: Context,
  kind: 'image' | 'file',
  name: string,
  mime: string,
  owner: string,
  content: Blob | Uint8Array,
): Promise<StoredFile> {
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(await content.arrayBuffer())
  const key = `${kind === 'image' ? 'img' : 'file'}_v3_${context.hex(32)}`
  context.keep.saveBytes(key, bytes)
  return context.files.put({ key, kind, name, mime, owner, size: bytes.byteLength })
}

function download(context: Context, request: HonoContext, file: StoredFile): Response {
  const bytes = context.keep.bytes(file.key)
  if (!bytes) throw new ApiError(234001, 'Invalid request param: no such file.')
  return request.body(new Uint8Array(bytes).buffer, 200, {
    'content-type': file.mime || 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  })
}

/** Every file or image key a message's content names, wherever it stands. */
export function keysIn(value: unknown): Set<string> {
  if (typeof value !== 'object' || value === null) return new Set()
  return new Set(
    Object.entries(value).flatMap(([name, inner]) =>
      (name === 'file_key' || name === 'image_key') && typeof inner === 'string' ? [inner] : [...keysIn(inner)],
    ),
  )
}
