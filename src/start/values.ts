import * as z from 'zod'
import { type Rates, unlimited } from '../mail/pace.ts'

/** How a day of the week is written: its English name, or the Chinese one. */
const days = ['mon 周一', 'tue 周二', 'wed 周三', 'thu 周四', 'fri 周五', 'sat 周六', 'sun 周日'].map((names) =>
  names.split(' '),
)

const isNoDigestTime = '应为“星期 时:分”，星期写 mon、tue、wed、thu、fri、sat、sun 或周一到周日，如 mon 09:00'
/** When the weekly digest goes out: a day 1 (Monday) to 7 and a time. */
export const digestAt = z
  .string()
  .toLowerCase()
  .regex(/^([a-z]{3}|周.) ([01]\d|2[0-3]):[0-5]\d$/, isNoDigestTime)
  .transform((words) => {
    const [name = '', time = ''] = words.split(' ')
    return { day: days.findIndex((names) => names.includes(name)) + 1, time }
  })
  .refine(({ day }) => day > 0, isNoDigestTime)

const isNoDomain = '应为 feishu、lark 或一个网址'
/** The platform by its name, or the address of a private deployment or an emulator. */
export const baseUrl = z.union(
  [
    z
      .string()
      .toLowerCase()
      .pipe(z.enum(['feishu', 'lark'], isNoDomain)),
    z.url({ protocol: /^https?$/, error: isNoDomain }),
  ],
  isNoDomain,
)

const isNoRates = '应为 off，或如 50/s 1000/min 5/s（每应用每秒、每应用每分钟、每个接收者每秒）'
/** What the sender keeps to. */
export const larkRates = z
  .string()
  .regex(/^(off|[1-9]\d{0,5}\/s [1-9]\d{0,6}\/min [1-9]\d{0,5}\/s)$/, isNoRates)
  .transform((words): Rates => {
    if (words === 'off') return unlimited
    const [perSecond = 0, perMinute = 0, perReceiver = 0] = words.split(' ').map((part) => Number.parseInt(part, 10))
    return { perSecond, perMinute, perReceiver }
  })

/** What a guide prints in a value's place: a server that starts with it is one that Feishu never takes. */
const placeholder = /…|\.{3}|[<>]|^(your|change|x{3,}|cli_x)/i
/** What the developer console shows and somebody copied. */
export const credential = z
  .string()
  .refine((word) => !/\s/.test(word), '中间有空格或换行，请重新复制')
  .refine((word) => !placeholder.test(word), '还是示例里的占位，请填开发者后台“凭证与基础信息”“事件与回调”里的值')
  .optional()
