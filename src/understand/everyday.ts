import people from '../../data/language/people.json' with { type: 'json' }
import units from '../../data/language/units.json' with { type: 'json' }

/** What people call a unit with any of these names: “管树的” is what has 林业 in its names. */
export function everydayNames(names: readonly string[]): string[] {
  return units.flatMap(({ of, said }) =>
    names.some((name) => of.some((stem) => name.includes(stem))) ? said.flatMap(shapes) : [],
  )
}

/** “管树的”, “管树的局”, “管树那个局”, “管树局”, “搞树的” are all the same. */
function shapes(said: string): string[] {
  const stem = /^管(.+)的$/.exec(said)?.[1]
  return stem === undefined
    ? [said]
    : ['管', '搞', '抓'].flatMap((does) =>
        ['的', '那个局', '那个委', '那家', '的那家', '的局', '的单位', '的部门', '那块的'].map(
          (end) => `${does}${stem}${end}`,
        ),
      )
}

const roles: Readonly<Record<string, readonly string[]>> = people.roles

/** Of a plan's roles the one that everyday words name: “头儿” is the 组长. */
export function everydayRole(said: string, own: readonly string[]): string | null {
  const found = own.flatMap((role) =>
    (roles[role] ?? []).flatMap((word) => (said.includes(word) ? [{ role, word }] : [])),
  )
  return found.sort((a, b) => b.word.length - a.word.length)[0]?.role ?? null
}
