import { expect, test } from 'vitest'
import { besideIn } from '../../src/domain/tables/beside.ts'

const month = (no: number, year: number | null = null) => ({ kind: 'month', year, no })

test.each([
  ['这是三月份的表', { period: month(3), measure: '' }],
  ['附件是2024年3月的数据，单位是万元。', { period: month(3, 2024), measure: '万元' }],
  ['表里都按万元计', { period: null, measure: '万元' }],
  ['这是2024年一季度的报表，请查收', { period: { kind: 'quarter', year: 2024, no: 1 }, measure: '' }],
])('%s is said of a table', (words, said) => expect(besideIn(words)).toEqual(said))

test.each(['三月份', '三月份的表交了吗', '这是前三季度的表', '三月份新增商标1200件', '一季度哪些单位没报表', '这是表'])(
  '%s is not, and is answered as usual',
  (words) => expect(besideIn(words)).toBeNull(),
)
