import protobuf from 'protobufjs'
import * as z from 'zod'

const required = (type: string, id: number) => ({ rule: 'required', type, id })

/** `pbbp2.Frame`, the platform's envelope on a long connection (docs/platform.md E.5). */
const type = protobuf.Root.fromJSON({
  nested: {
    Header: { fields: { key: required('string', 1), value: required('string', 2) } },
    Frame: {
      fields: {
        SeqID: required('uint64', 1),
        LogID: required('uint64', 2),
        service: required('int32', 3),
        method: required('int32', 4),
        headers: { rule: 'repeated', type: 'Header', id: 5 },
        payloadEncoding: { type: 'string', id: 6 },
        payloadType: { type: 'string', id: 7 },
        payload: { type: 'bytes', id: 8 },
        LogIDNew: { type: 'string', id: 9 },
      },
    },
  },
}).lookupType('Frame')

const frame = z.object({
  service: z.number(),
  method: z.number(),
  headers: z
    .array(z.object({ key: z.string(), value: z.string() }))
    .transform((all) => Object.fromEntries(all.map(({ key, value }) => [key, value]))),
  payload: z.instanceof(Uint8Array).transform((bytes) => new TextDecoder().decode(bytes)),
})
export type Frame = z.infer<typeof frame>

/** Frames that keep the connection, and frames that carry events and their answers. */
export const methods = { control: 0, data: 1 } as const

export function encodeFrame(method: number, headers: Record<string, string>, payload: Uint8Array): Uint8Array {
  const pairs = Object.entries(headers).map(([key, value]) => ({ key, value }))
  return type.encode(type.create({ SeqID: 0, LogID: 0, service: 1, method, headers: pairs, payload })).finish()
}

/** Throws for what is no frame. */
export const decodeFrame = (bytes: Uint8Array): Frame =>
  frame.parse(type.toObject(type.decode(bytes), { arrays: true, defaults: true }))
