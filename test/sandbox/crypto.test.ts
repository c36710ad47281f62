import { expect, it } from 'vitest'
import { encrypt, sign } from '../../src/sandbox/emulator/crypto.ts'

const key = 'demo-encrypt-key'
const plain =
  '{"schema":"2.0","header":{"event_id":"evt_1","event_type":"im.message.receive_v1","create_time":"1700000000000","token":"demo-verification-token","app_id":"cli_0123456789abcdef","tenant_key":"tk1"},"event":{"hello":"世界"}}'
const body =
  '{"encrypt":"AAECAwQFBgcICQoLDA0OD2N3yw0K8+vp3yL5U3yFpVTHNP2UD8bxIcy07qfmZ4GTsrOe2s0O+JmH2rEgzWrPov8YcIbRrfwEQ61FgFHISkmDsqdWPhyOUVg4PcRLeFo/XKeT0/2s24VQhbiN+IaysCGNhgJNuE15KNUBW4Oei9UrvH3ZgjTQiqNcVfpQEeg5uqoOpWTrNegYynMmUdxZ+geCw7CIpX+FYek7zJY7jJijt2T97kUaY4Eux9AjObRblFSFg82LxFAlpbSKwcV+5+37pwcQyCcmnAmLIYhrac/cf8cGItJZJSHt2B9HV3CdNYENsupAGRznHKR5QpBxjw=="}'

it('encrypts as the platform does', () => {
  const iv = Uint8Array.from({ length: 16 }, (_, index) => index)
  expect(JSON.stringify({ encrypt: encrypt(key, plain, iv) })).toBe(body)
})

it('signs the body as it is sent', () => {
  expect(sign('1700000000', 'n0nce', key, body)).toBe(
    '3d4dd93d86e334b6477899a0a41dfca464b31f35947fff3744dcfdafde315370',
  )
})
