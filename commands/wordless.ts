import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'

const sayings: Record<string, string> = {
  audio: '语音我还听不懂，请打字告诉我，或用输入法的语音转文字。',
  sticker: '收到。有事请直接说，例如“我们单位有哪些任务”。',
  media: '视频我看不了，请用文字说明；佐证材料请在私聊中发图片或文件。',
  folder: '文件夹我打不开，请把里面的文件直接发给我。',
  interactive: '转发来的卡片我看不懂，请直接问，或回复我原来那张卡片。',
  merge_forward: '合并转发的聊天记录我看不到内容，请把要问的直接写给我；文件请逐个转发。',
  share_user: '名片我看不懂；要登记或换联络员，请发“帮助”看怎么写。',
  image: '这张图片没有收到，请重新发一次。',
  file: '这个文件没有收到，请重新发一次。',
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
