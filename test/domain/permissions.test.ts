import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { permissionTable } from '../../src/domain/permission-words.ts'
import { type Act, type Actor, acts, may, permissions, roleNames } from '../../src/domain/permissions.ts'

test('docs/permissions.md shows the table the bot keeps to', () => {
  expect(readFileSync('docs/permissions.md', 'utf8')).toContain(permissionTable())
})

const actor = (role: Actor['roles'][number]): Actor => ({ openId: 'ou_me', roles: [role], units: ['mine'] })

describe.each(acts)('%s', (act: Act) => {
  test.each(roleNames)('for %s', (role) => {
    const extent = permissions[act][role]
    const own = may(actor(role), act, { unit: 'mine' })
    const foreign = may(actor(role), act, { unit: 'theirs' })
    const byMe = may(actor(role), act, { sentBy: 'ou_me' })
    const byOthers = may(actor(role), act, { sentBy: 'ou_other' })
    expect({ own, foreign, byMe, byOthers }).toEqual(
      {
        all: { own: true, foreign: true, byMe: true, byOthers: true },
        none: { own: false, foreign: false, byMe: false, byOthers: false },
        own: { own: true, foreign: false, byMe: true, byOthers: false },
        others: { own: true, foreign: true, byMe: false, byOthers: true },
      }[extent],
    )
  })
})

test('somebody with several roles may do what any of them allows; without one they are a member', () => {
  const both: Actor = { openId: 'ou_me', roles: ['liaison', 'admin'], units: ['mine'] }
  expect(may(both, 'decide', { sentBy: 'ou_other' })).toBe(true)
  expect(may(both, 'reportIndicator', { unit: 'mine' })).toBe(true)
  expect(may({ openId: 'ou_me', roles: [], units: [] }, 'ask')).toBe(true)
  expect(may({ openId: 'ou_me', roles: [], units: [] }, 'ledger')).toBe(false)
})
