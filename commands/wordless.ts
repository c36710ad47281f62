import { z } from 'zod'
import { notice } from '../src/cards/kit.ts'
import { command } from '../src/talk/command.ts'

const sayings: Record<string, string> = {
  audio: '语音我还听不懂，请打字告诉我，或用输入法的语音转文字。',
  sticker: '收到。有事请直接说，例如“我们单位有哪些任务”。',
  media: '视频我看不了，请用文字说明；佐证材料请在私聊中发图片或文件。',
}

/** Voice, stickers and the like: a short friendly answer, never silence. */
export const wordless = command({
  name: 'wordless',
  words: [],
  help: null,
  right: 'ask',
  place: 'anywhere',
  open: true,
  args: z.object({ type: z.string() }),
  async run({ args: { type } }) {
    return { card: notice('请用文字', sayings[type] ?? '这类消息我看不懂，请用文字告诉我；发“帮助”看看能问什么。') }
  },
})
