import type { Feishu } from './port.ts'

/** A port that loads the platform's SDK when it is first asked something: loading takes longer than most commands. */
export function feishuLater(load: () => Promise<Feishu>): Feishu {
  let loaded: Promise<Feishu> | undefined
  const feishu = (): Promise<Feishu> => {
    loaded ??= load()
    return loaded
  }
  return {
    send: async (...args) => (await feishu()).send(...args),
    reply: async (...args) => (await feishu()).reply(...args),
    update: async (...args) => (await feishu()).update(...args),
    react: async (...args) => (await feishu()).react(...args),
    unreact: async (...args) => (await feishu()).unreact(...args),
    download: async (...args) => (await feishu()).download(...args),
    upload: async (...args) => (await feishu()).upload(...args),
    self: async () => (await feishu()).self(),
    findByMobile: async (...args) => (await feishu()).findByMobile(...args),
    nameOf: async (...args) => (await feishu()).nameOf(...args),
    groups: async () => (await feishu()).groups(),
    ownerOf: async (...args) => (await feishu()).ownerOf(...args),
    audienceOf: async (...args) => (await feishu()).audienceOf(...args),
    scopes: async () => (await feishu()).scopes(),
  }
}
