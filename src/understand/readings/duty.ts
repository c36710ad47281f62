import type { Duty } from '../query.ts'

const leadWords = /牵头|领头|挑头|主责|主办|主导/
const responsibleWords = /责任(?!制|主体)|配合|协办|协助|协作|参与|参加|(?<!负)责任/

/** Whether leading, or sharing in the work, is asked about; null where either will do. */
export function dutyIn(frame: string): Duty | null {
  const lead = leadWords.test(frame)
  const responsible = responsibleWords.test(frame)
  return lead === responsible ? null : lead ? 'lead' : 'responsible'
}
