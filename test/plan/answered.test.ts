import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { keyOf, type Question } from '../../src/plan/import/answers.ts'
import { build } from '../../src/plan/import/build.ts'
import type { Piece } from '../../src/plan/import/piece.ts'
import { lint } from '../../src/plan/lint.ts'

const read = (name: string): Piece[] =>
  JSON.parse(readFileSync(new URL(`unseen/${name}.json`, import.meta.url), 'utf8')) as Piece[]

const parts = '东湖区、西岭区、临枫县、安福市'
const answer = (one: Question): string | null => {
  if (/是哪些？/.test(one.ask)) return parts
  if (one.kind === 'target' && one.options.includes('是')) return '是'
  if (/这一段没有写由谁负责/.test(one.ask)) return one.options[1] ?? null
  return one.kind === 'measure' && one.options.includes('本期新增（累加）') ? '本期新增（累加）' : null
}

/** Answered until nothing new is asked: an answer may open a further question. */
function answered(name: string) {
  const answers: Record<string, string> = {}
  let built = build(name, read(name), answers)
  for (let round = 0; round < 3; round++) {
    for (const one of built.questions) {
      const said = answer(one)
      if (said !== null) answers[keyOf(one)] = said
    }
    built = build(name, read(name), answers)
  }
  return { built, count: Object.keys(answers).length }
}

test.each(['business-environment', 'urban-renewal', 'elderly-care'])('answers to %s create no error', (name) => {
  const { built, count } = answered(name)
  expect(count).toBeGreaterThan(10)
  expect(built.lost).toEqual([])
  expect(lint(built.plan).flatMap(({ level, place, says }) => (level === 'error' ? [`${place} ${says}`] : []))).toEqual(
    [],
  )
})

test('parts of the whole are one unit each, also where the text names them itself', () => {
  const { plan } = answered('urban-renewal').built
  const own = plan.units.filter(({ name }) => name.startsWith('东湖区'))
  expect(own.map(({ kind, level }) => [kind, level])).toEqual([['county', 'county']])
  const groups = plan.groups.filter(({ name }) => /^各/.test(name) && name.includes('县'))
  expect(groups.map(({ members }) => members?.length)).toEqual(groups.map(() => 4))
})

describe('what is said not to be in the text', () => {
  const plan = (...body: string[]): Piece[] =>
    ['某市养老服务方案（2024—2026年）', '各有关单位：', '一、任务', ...body, '某市人民政府', '2024年1月5日'].map(
      (text) => ({
        text,
      }),
    )
  const task = '（一）公布清单。公布服务清单。（牵头单位：市民政局）'
  const denied = (pieces: Piece[]) => build('any', pieces, {}).plan.askedAndNotFound.map(({ asked }) => asked)

  test('is what nothing says', () => {
    expect(denied(plan(task))).toEqual(expect.arrayContaining(['每项任务的完成时限', '填报和报送的时间', '分县的目标']))
  })

  test('is no deadline where a task has one', () => {
    const pieces = plan('（一）公布清单。2024年9月底前公布服务清单。（牵头单位：市民政局）')
    expect(denied(pieces)).not.toContain('每项任务的完成时限')
  })

  test.each(['每年12月15日前将落实情况报省民政厅。', '每季度向领导小组办公室报告进展。', '每月5日前上报进展。'])(
    'is no time of reporting: %s',
    (text) => {
      expect(denied(plan(task, `（二）加强组织。${text}`))).not.toContain('填报和报送的时间')
    },
  )

  test('is no target of the parts where a table has them', () => {
    const rows = [
      ['区县', '改造小区（个）'],
      ['东湖区', '92'],
    ]
    const pieces: Piece[] = [...plan(task), { text: '附件' }, { text: '任务分配' }, { rows }]
    expect(denied(pieces)).not.toContain('分县的目标')
  })
})
