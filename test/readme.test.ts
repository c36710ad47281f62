import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const at = (file: string): string => readFileSync(file, 'utf8')
const namesIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, name = '']) => name)),
]
const { scripts, dependencies, optionalDependencies, devDependencies } = JSON.parse(at('package.json')) as Record<
  string,
  Record<string, string>
>
const editions = ['README.md', 'docs/README.zh.md']

/** Variables a page explains, by the first column of its table. */
const variables = (file: string): string[] =>
  [...at(file).matchAll(/^\| (`[A-Z][^|]*) \|/gm)].flatMap(([, cell = '']) => namesIn(cell, /`([A-Z_]+)`/g)).sort()

describe.each(editions)('%s', (file) => {
  test('its commands exist', () => {
    const used = namesIn(at(file), /npm run (?:--silent )?([\w:]+)/g)
    expect(used.length).toBeGreaterThan(10)
    expect(used.filter((name) => scripts?.[name] === undefined)).toEqual([])
  })

  test('it says of every package what it is for', () => {
    const all = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })
    const said = at(file)
    expect(all.filter((name) => !name.startsWith('@types/') && !said.includes(`\`${name}\``))).toEqual([])
  })
})

test.each(editions)('%s names the buttons of the chat page as they are', (file) => {
  const folder = 'src/sandbox/page/client'
  const page = readdirSync(folder).flatMap((name) => (name.endsWith('.tsx') ? at(join(folder, name)) : []))
  for (const button of ['到下一个周一 09:00', '建群']) {
    expect(at(file)).toContain(button)
    expect(page.join('\n')).toContain(button)
  }
})

test('both editions explain the same variables', () => {
  expect(variables('README.md')).toContain('LARK_APP_ID')
  expect(variables('docs/README.zh.md')).toEqual(variables('README.md'))
})

const pages = ['README.md', 'docs', 'docs/deploy', 'docs/decisions'].flatMap((place) =>
  place.endsWith('.md')
    ? [place]
    : readdirSync(place)
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(place, name)),
)

test.each(pages)('%s leads to files that are there', (page) => {
  const leads = namesIn(at(page), /\]\(([^)#:]+)(?:#[^)]*)?\)/g)
  expect(leads.filter((lead) => !existsSync(join(dirname(page), lead)))).toEqual([])
})

test('a step on deploying is typed from anywhere: files are named by their whole path', () => {
  for (const name of readdirSync('docs/deploy').filter((one) => /^node.*\.md$/.test(one))) {
    const typed =
      at(`docs/deploy/${name}`)
        .match(/^# .*$/gm)
        ?.filter((line) => /^# (cp|install|zhibiao|cd) /.test(line)) ?? []
    expect(typed.length).toBeGreaterThan(8)
    for (const line of typed)
      expect(line, name).not.toMatch(/ (?!\/)[\w.-]+(\/[\w.-]+)*\.(csv|sh|service|timer|backup)/)
  }
})

test('both editions of running on Node type the same, from the user to the update', () => {
  // A placeholder stands in its own language.
  const typed = (page: string): string[] =>
    (at(`docs/deploy/${page}`).match(/^# [a-z].*$/gm) ?? []).map((line) =>
      line.replace(/(?<=git (clone|checkout) )\S+/, '…'),
    )
  const steps = typed('node.md')
  expect(typed('node.zh.md')).toEqual(steps)
  for (const step of [
    'useradd --system',
    'git clone … /opt/zhibiao',
    '--omit=dev',
    'systemctl enable --now zhibiao',
    'zhibiao roster import',
    'zhibiao-backup.timer',
    'zhibiao restore',
    'git pull',
  ])
    expect(
      steps.some((line) => line.includes(step)),
      step,
    ).toBe(true)
  for (const page of ['node.md', 'node.zh.md']) expect(at(`docs/deploy/${page}`)).toContain('proxy_pass')
})

test('every page on deploying has its other edition, and they lead to each other', () => {
  const english = readdirSync('docs/deploy').filter((name) => name.endsWith('.md') && !name.endsWith('.zh.md'))
  expect(english).toContain('node.md')
  for (const name of english) {
    const chinese = name.replace('.md', '.zh.md')
    expect(at(`docs/deploy/${name}`)).toContain(`[中文](${chinese})`)
    expect(at(`docs/deploy/${chinese}`)).toContain(`[English](${name})`)
  }
})
