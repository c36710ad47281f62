import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import * as z from 'zod'
import type { Group, Mention, Unit } from '../../domain/plan.ts'
import { unitKind } from '../../domain/plan-units.ts'

const department = z.strictObject({
  id: z.string(),
  kind: unitKind.exclude(['county', 'zone', 'university']),
  city: z.string().nullable(),
  province: z.string().nullable(),
  central: z.string().nullable(),
  aliases: z.array(z.string()),
})
const shared = z.strictObject({
  departments: z.array(department),
  successors: z.array(z.strictObject({ old: z.string(), new: z.string(), since: z.string() })),
})

/** Departments every city, province and ministry has, with the names people use; plan-neutral, so shared by all plans. */
const { departments, successors } = shared.parse(
  JSON.parse(readFileSync(new URL('../../../data/shared/departments.json', import.meta.url), 'utf8')),
)

type Level = 'central' | 'province' | 'city'
const levelWords = { central: '', province: '省', city: '市' } as const
const squash = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/** What people call all parts of a city at once. */
const countyWords = ['各县区', '县区', '各区县', '区县', '各县市区', '县市区', '各县', '各区', '各地政府']

/** Words for several units the plan does not list one by one. */
const groupWords = /^(?:各|有关|相关|全体|其他)|(?:主管部门|成员单位|有关部门|有关单位|相关部门|相关单位)$/

/** The units and groups a plan's cells name, each once however it is written; unknown names are kept and reported. */
export class UnitBook {
  readonly units: Unit[] = []
  readonly groups: Group[] = []
  readonly unknown: { name: string; place: string }[] = []
  private byName = new Map<string, Unit | Group>()

  private home: { city: string; level: Level }
  constructor(home: { city: string; level: Level }) {
    this.home = home
  }

  mention(written: string, place: string): Mention {
    const of = this.find(written, place)
    return 'kind' in of ? { unit: of.id, written } : { group: of.id, written }
  }

  /** A cell's or a bracket's units in order; separators and a closing 等 are no names. */
  mentions(text: string, place: string): Mention[] {
    return splitNames(text).map((name) => this.mention(name, place))
  }

  private find(written: string, place: string): Unit | Group {
    const key = squash(written)
    const known = this.byName.get(key)
    if (known) return known
    const made = groupWords.test(key) ? this.group(written) : this.unit(written, place)
    this.byName.set(key, made)
    return made
  }

  private group(written: string): Group {
    const group: Group = {
      id: this.freshId(written),
      name: written,
      written: [written],
      aliases: [],
      members: null,
      source: `方案只写“${written}”，未列明是哪些单位，不展开。`,
    }
    this.groups.push(group)
    return group
  }

  private unit(written: string, place: string): Unit {
    const read = this.recognise(squash(written))
    const same = read && this.units.find(({ id }) => id === read.id)
    if (same) {
      same.written.push(written)
      return same
    }
    if (!read) this.unknown.push({ name: written, place })
    const old = successors.find((one) => squash(written).endsWith(one.old))
    const unit: Unit = {
      id: read?.id ?? this.freshId(written),
      name: written,
      short: (read?.short ?? written).slice(0, 14),
      kind: read?.kind ?? kindOf(written),
      level: read?.level ?? null,
      written: [written],
      aliases: read?.aliases ?? [],
      ...(old ? { note: `${old.since}年机构改革后多称${old.new}，方案沿用旧名。` } : {}),
    }
    this.units.push(unit)
    return unit
  }

  /** `市财政局`, `遵义市财政局`, `省财政厅`, `财政部`, `人行浙江省分行` → the department and whose it is. */
  private recognise(name: string) {
    const bare = name.replace(/[(（].*?[)）]/g, '')
    for (const of of departments) {
      for (const level of ['city', 'province', 'central'] as const) {
        const stem = of[level]
        if (stem === null) continue
        const stems = [stem, ...of.aliases]
        const hit = stems.find((one) => bare === one || (bare.endsWith(one) && prefixLevel(bare.slice(0, -one.length))))
        const branch = /^(?:人民银行|人行)/.test(bare) && of.id === 'central-bank'
        if (hit === undefined && !branch) continue
        const prefix = hit === undefined ? '' : bare.slice(0, -hit.length)
        const named = prefixLevel(prefix) ?? (level === 'central' || bare === stem ? this.home.level : null)
        const own = branch ? this.home.level : named
        if (own === null || (own !== level && of[own] !== null && !branch)) continue
        const foreign = /^.{2,4}市$/.test(prefix) && prefix !== this.home.city
        const id = `${foreign ? `${letters(prefix)}-` : ''}${of.id}${own === this.home.level || foreign ? '' : `-${own}`}`
        return {
          id,
          kind: of.kind,
          level: own,
          // An office of the party is no 委 without whose it is: 省委金融办.
          short: `${/^委/.test(hit ?? stem) ? levelWords[own] : ''}${hit ?? stem}`,
          aliases: aliasesOf(of, own, this.home, foreign ? prefix : ''),
        }
      }
    }
    return undefined
  }

  private freshId(name: string): string {
    const id = letters(name).slice(0, 28) || 'unit'
    const taken = [...this.units, ...this.groups].filter((one) => one.id === id || one.id.startsWith(`${id}-`)).length
    return taken === 0 ? id : `${id}-${taken + 1}`
  }

  /** The parts of the whole a group stands for, as somebody who knows them has listed them. */
  expand(group: Group, names: readonly string[]): void {
    group.members = names.map((said) => {
      const short = said.replace(/人民政府$/, '')
      const known = this.known(said) ?? this.known(short) ?? this.known(`${short}人民政府`)
      if (known) {
        // A name of the text nobody knew to be a part of the whole.
        if (known.level === null && /[县区市旗]$/.test(short)) Object.assign(known, { kind: 'county', level: 'county' })
        return known.id
      }
      const bare = short.length > 2 ? [short.slice(0, -1)] : []
      const unit: Unit = {
        ...{ id: `county-${this.freshId(short)}`, name: `${short}人民政府`, short, kind: 'county', level: 'county' },
        ...{ written: [], aliases: [short, `${short}政府`, ...bare] },
      }
      this.units.push(unit)
      return unit.id
    })
    group.aliases.push(...countyWords.filter((word) => word !== group.name))
    group.source = '方案未列名单；按导入时填写的名单展开，非方案原文。'
  }

  /** The unit a name stands for, however it was written. */
  known(name: string): Unit | undefined {
    const key = squash(name)
    const of = this.byName.get(key)
    if (of && 'kind' in of) return of
    return this.units.find((unit) => [unit.name, unit.short, ...unit.aliases].some((one) => squash(one) === key))
  }

  /** Two names are one unit's: what was made of the first goes, and its ways of writing go over. */
  same(written: string, other: Unit): Unit | undefined {
    const unit = this.known(written)
    if (!unit || unit === other) return undefined
    this.units.splice(this.units.indexOf(unit), 1)
    other.written.push(...unit.written.filter((one) => !other.written.includes(one)))
    for (const one of unit.written) this.byName.set(squash(one), other)
    return unit
  }

  /** Not one unit: several nobody lists. */
  several(written: string): { unit: Unit; group: Group } | undefined {
    const unit = this.known(written)
    if (!unit) return undefined
    this.units.splice(this.units.indexOf(unit), 1)
    const group = this.group(written)
    for (const one of unit.written) this.byName.set(squash(one), group)
    return { unit, group }
  }

  /** What was read as one name is the names of several. */
  apart(written: string, names: readonly string[], place: string): { unit: Unit; mentions: Mention[] } | undefined {
    const unit = this.known(written)
    if (!unit || names.length < 2 || !names.every((name) => squash(written).includes(squash(name)))) return undefined
    this.units.splice(this.units.indexOf(unit), 1)
    this.byName.delete(squash(written))
    return { unit, mentions: names.map((name) => this.mention(name, place)) }
  }

  /** What people call a unit the shared names do not know. */
  alsoCalled(written: string, names: readonly string[]): void {
    this.byName.get(squash(written))?.aliases.push(...names.filter((name) => name.length >= 2))
  }

  /** Drops every alias two units would answer to. */
  settle(): void {
    const owners = new Map<string, Set<string>>()
    const all = [...this.units, ...this.groups]
    const note = (name: string, id: string) => owners.set(squash(name), (owners.get(squash(name)) ?? new Set()).add(id))
    for (const of of all) for (const name of [of.name, ...of.written, ...of.aliases]) note(name, of.id)
    for (const unit of this.units) {
      note(unit.short, unit.id)
      if ((owners.get(squash(unit.short))?.size ?? 0) > 1) unit.short = unit.name.slice(0, 14)
    }
    for (const of of all) {
      of.aliases = [...new Set(of.aliases)].filter(
        (alias) => owners.get(squash(alias))?.size === 1 && !of.written.includes(alias),
      )
    }
  }
}

/** Names of a cell: separators inside brackets do not separate; 和 does where a name ends before it (not 自然资源和规划局). */
export function splitNames(text: string): string[] {
  const names: string[] = ['']
  let depth = 0
  for (const char of text) {
    if (/[(（〔[［]/.test(char)) depth++
    if (/[)）〕\]］]/.test(char)) depth--
    if (depth <= 0 && /[、,，;；/／\s]/.test(char)) names.push('')
    else names[names.length - 1] += char
  }
  return names
    .flatMap((name) =>
      name.split(/(?<=局|厅|委|办|部|中心|公司|政府|法院|检察院|银行|分行)[和及与](?=[\u4e00-\u9fff]{3})/),
    )
    .map((name) => name.replace(/^(?:和|及|以及)|等(?:有关|相关)?(?:部门|单位)?(?:按职责分工)?$/g, ''))
    .filter((name) => name !== '' && !/^[-—－–]+$/.test(name))
}

function prefixLevel(prefix: string): Level | null {
  if (prefix === '') return null
  if (/^(?:.{2,3})?市$/.test(prefix)) return 'city'
  if (/^(?:.{2,3})?(?:省|自治区)$/.test(prefix) || prefix === '区') return 'province'
  return prefix === '国家' || prefix === '国务院' || prefix === '中国'
    ? 'central'
    : /^[^市省县区]{2}$/.test(prefix)
      ? 'province'
      : null
}

function aliasesOf(
  of: z.infer<typeof department>,
  level: Level,
  home: { city: string; level: Level },
  foreign: string,
): string[] {
  const stems = [of[level] ?? '', ...of.aliases].filter((stem) => stem !== '' && fits(stem, level))
  const word = foreign || levelWords[level]
  return stems.flatMap((stem) => [
    ...(foreign === '' && level === home.level ? [stem] : []),
    ...(word === '' ? [stem] : [`${word}${stem}`]),
    ...(foreign === '' && level === home.level && word !== '' ? [`${home.city}${stem}`] : []),
  ])
}

/** 部 and 总局 are of the centre, 厅 of a province; the rest is said of any. */
const fits = (stem: string, level: Level): boolean =>
  level === 'central'
    ? !/[局厅]$/.test(stem) || /总局$|^国家|^中国/.test(stem)
    : !/部$|总局$|会$|^国家|^中国|^国务院|^全国/.test(stem) && (level === 'province' || !/厅$/.test(stem))

function kindOf(name: string): Unit['kind'] {
  if (/公司|集团|银行$/.test(name)) return 'company'
  if (/大学|学院|学校/.test(name)) return 'university'
  if (/人民政府$/.test(name)) return 'county'
  if (/管委会$/.test(name)) return 'park'
  return /局|厅|部|委|办$/.test(name) ? 'bureau' : 'agency'
}

const letters = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
