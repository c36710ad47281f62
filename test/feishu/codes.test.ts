import { describe, expect, test } from 'vitest'
import { remedyFor } from '../../src/feishu/codes.ts'
import { FeishuError } from '../../src/feishu/port.ts'

/** docs/platform.md D.10, row by row. What a person has to look at is a dead letter the office sees and can send again. */
const rows: [meaning: string, remedy: object, codes: number[]][] = [
  ['too frequent', { do: 'again', afterMs: 700 }, [99991400, 11232, 11233, 11247, 230020]],
  ['the same message is still being sent', { do: 'same', afterMs: 700 }, [230049, 18121]],
  ['an internal error', { do: 'same', afterMs: 700 }, [2200, 5000, 1500, 300120]],
  ['a stale token', { do: 'again', afterMs: 700 }, [99991663, 99991665, 99991664]],
  ['no token, or a wrong one', { do: 'dead' }, [99991661, 99991671]],
  ['a scope is missing', { do: 'dead' }, [99991672, 99991679, 230027]],
  ['the address is not on the list', { do: 'dead' }, [99991401]],
  ['the month’s quota is used', { do: 'dead' }, [99991403]],
  ['a wrong request', { do: 'dead' }, [99991201, 99991301, 9499, 99992402, 230001, 230034]],
  ['no such receiver', { do: 'drop', chatGone: false }, [99992351, 99992354, 99992355, 99992356, 99992360, 99992363]],
  ['ids of another app or organisation', { do: 'dead' }, [99992361, 99992364, 99992381]],
  ['the bot is not in the group, or the group is no more', { do: 'drop', chatGone: true }, [230002, 232009]],
  ['the bot is off', { do: 'dead' }, [230006, 232025, 234007]],
  ['recalled or deleted', { do: 'drop', chatGone: false }, [230011, 230110, 200000]],
  ['resigned, or out of range', { do: 'drop', chatGone: false }, [230013, 230029, 11225, 11236, 41050]],
  ['of another app', { do: 'dead' }, [230017]],
  ['the group does not let it', { do: 'dead' }, [230018, 230035, 11235, 11242]],
  ['the topic is gone', { do: 'outside' }, [230019]],
  ['an audit of words', { do: 'dead' }, [230022, 230028, 11248, 11312]],
  ['too long', { do: 'plain' }, [230025, 200860, 19036]],
  ['older than fourteen days', { do: 'drop', chatGone: false }, [230031]],
  ['of another organisation, or not visible', { do: 'drop', chatGone: false }, [230038, 230050, 234040]],
  ['the person stopped the bot', { do: 'drop', chatGone: false }, [230053]],
  ['not allowed here', { do: 'drop', chatGone: false }, [230054, 230055, 230075]],
  ['a card that is refused', { do: 'plain' }, [230099]],
  ['a code nobody has heard of', { do: 'dead' }, [987654]],
]

const errorOf = (code: number | string, message = 'refused') => new FeishuError(code, message, 700)

describe('the platform’s codes', () => {
  test.each(rows.flatMap(([meaning, remedy, codes]) => codes.map((code) => ({ meaning, remedy, code }))))(
    '$code, $meaning',
    ({ remedy, code }) => expect(remedyFor(errorOf(code))).toEqual(remedy),
  )

  test('a card whose callback is open is only busy', () =>
    expect(remedyFor(errorOf(230099, 'ErrCode: 11310; ErrMsg: card action is lock'))).toEqual({
      do: 'again',
      afterMs: 700,
    }))

  test('what came back without a code may have happened', () =>
    expect(remedyFor(errorOf('network'))).toEqual({ do: 'same', afterMs: 700 }))

  test('a defect of our own is looked at, not repeated', () =>
    expect(remedyFor(new TypeError('x'))).toEqual({ do: 'dead' }))
})
