import type { Reply } from '../act/command.ts'
import { notice } from '../cards/kit.ts'

/** A form whose row is gone: it was shown too long ago, or never. */
export const staleForm: Reply = {
  card: notice('请重新打开', '这张表已经过期，请重新发送“填报”。'),
  toast: { type: 'warning', content: '表已过期，请重新打开' },
}
