/**
 * What a Worker has in place of `axios`, `qs` and `protobufjs`, which `wrangler.toml` names: the SDK asks for them as it
 * loads, and uses them for its own HTTP and long connection only. Here it is given its HTTP (`sdk.ts`), and a Worker has
 * no long connection. 50 KiB of the upload.
 */
const unused = () => {}

export default { create: () => ({ interceptors: { request: { use: unused }, response: { use: unused } } }) }

export class AxiosError extends Error {}

export function stringify(): never {
  throw new Error('addresses are written in http.ts')
}

export const util = { newBuffer: (): number[] => [] }
export const roots = {}
export const configure = unused
