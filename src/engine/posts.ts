import type { Person, Plan } from '../domain/plan.ts'

const parted = /[、,，]/
const level = /^[一二三四五]级$/

/** Whether a post ends in the one asked for as a whole word: 局长 is no 副局长, 副秘书长 no 秘书长. */
export const isPost = (post: string, asked: string): boolean =>
  post === asked ||
  post.split(parted).some((one) => one.endsWith(asked) && (asked.startsWith('副') || !one.endsWith(`副${asked}`)))

/** Whether somebody holds a post in a unit itself: 国库支付局主任 is no 财政局主任, unless the unit is called so too. */
export function holdsPost({ post, unit: own }: Person, asked: string, unit: string, plan: Plan): boolean {
  const { id, name = '', short = '', written = [], aliases = [] } = plan.units.find((one) => one.name === unit) ?? {}
  if (own !== id) return false
  const names = [name, short, ...written, ...aliases]
  return post
    .split(parted)
    .filter((one) => isPost(one, asked))
    .map((one) => one.slice(0, -asked.length))
    .some((body) => body === '' || level.test(body) || names.some((one) => body.endsWith(one)))
}
