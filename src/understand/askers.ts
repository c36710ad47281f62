import { unitById } from '../domain/look.ts'
import type { Lexicon } from './lexicon.ts'
import type { Asking } from './query.ts'

const own =
  /(?:我们|咱们|咱|本|我|俺们?|敝)(?:这(?:个|边|里)?)?(?:的)?(单位|分局|支行|管委会|办公室|机关|政府|部门|局|委|院|县|区|部|行|办|厅|海关)/g
const we = /(?:我们|咱们|俺们)(?!市(?!政府|场|委)|国|省)(?:这(?:个|边|里)?)?/g
const mine =
  /(?:我)(?=的?(?:任务|职责|指标|活|事)|(?:要|该|需要|用)(?:报|填|做|干|管|参与|配合|牵头)|牵头|配合|参与|负责)/g

export type Owned = { text: string /** An own unit was meant and nobody knows which. */; whose: boolean }

/** “我们局”, “我县”, “咱们单位” as the asker's unit by name. */
export function ownUnits(text: string, { units }: Pick<Asking, 'units'>, lexicon: Lexicon): Owned {
  const names = units.flatMap((id) => unitById(lexicon.plan, id)?.name ?? []).join('、')
  let whose = false
  const put = (said: string, at: number, all: string, sure: boolean): string => {
    const rest = all.slice(at + said.length)
    if (startsWithUnit(rest, lexicon)) return ''
    if (names !== '') return names
    whose ||= sure
    return sure ? '' : said
  }
  const city = units.some(
    (id) => /市/.test(unitById(lexicon.plan, id)?.short ?? '') && unitById(lexicon.plan, id)?.kind === 'county',
  )
  const words = text
    .replace(/(我们?|咱们?|本)市(?!场|委|政协|人大)/g, (said) => (city ? names : said))
    .replace(own, (said, _kind: string, at: number, all: string) =>
      startsWithUnit(all.slice(at).replace(/^(我们|咱们|咱|本|我|俺们?)/, ''), lexicon) ? '' : put(said, at, all, true),
    )
    .replace(we, (said, at: number, all: string) =>
      put(
        said,
        at,
        all,
        /任务|指标|职责|牵头|配合|参与|负责|(要|该)(报|填|做|干|管)/.test(all.slice(at + said.length)) &&
          !/整体|总体|全市/.test(all),
      ),
    )
    .replace(mine, (said, at: number, all: string) => put(said, at, all, true))
  return { text: words, whose }
}

const startsWithUnit = (text: string, { byChar }: Lexicon): boolean =>
  (byChar.get(text.charAt(0)) ?? []).some(
    ({ name, refs }) => refs.some(({ kind }) => kind === 'unit') && text.startsWith(name),
  )
