import { describe, expect, test } from 'vitest'
import { openForm } from '../../src/store/forms.ts'
import { readFacts } from '../all-facts.ts'
import { count, forge, stage, stateOfForm } from './permissions-stage.ts'

describe('a card of somebody else', () => {
  test('a form shown to one person makes no report for another', async () => {
    const on = await stage()
    await on.world.db.run(
      openForm({
        id: 'theirs',
        openId: on.people.sender.openId,
        kind: 'indicator',
        no: 10,
        unit: 'justice',
        openedAt: '2024-04-16T09:59:00+08:00',
      }),
    )
    const before = await count(on)
    await forge(on, 'colleague', { do: 'report', form: 'theirs' }, { period: '2024Q2', value: '25' })
    expect(await count(on)).toBe(before)
  })

  test('a form that was sent in, and a button to take it back, tell others nothing', async () => {
    const on = await stage()
    for (const who of ['stranger', 'otherUnit'] as const) {
      const seen =
        (await forge(on, who, { do: 'report', form: on.waiting }, { value: '1' })) +
        (await forge(on, who, { do: 'withdraw', form: on.waiting })) +
        (await forge(on, who, { do: 'report', kind: 'indicator', no: 10, again: on.waiting }))
      expect(seen).not.toMatch(/21|sender/)
    }
  })

  test('nobody of the office decides their own report, whatever the button says', async () => {
    const on = await stage()
    await on.people.office.says('代填 司法局 仲裁员')
    await on.people.office.submits({ period: '2024Q2', value: '25' })
    const own = (await readFacts(on.world.db)).reports.at(-1)?.form ?? ''
    for (const more of [{ decision: 'confirm' }, { decision: 'return', reason: 'x', asked: true }]) {
      await forge(on, 'office', { do: 'decide', form: own, ...more })
      expect(await stateOfForm(on, own)).toBe('pending')
    }
  })

  test('what a form sends cannot change what its button does', async () => {
    const on = await stage()
    await forge(on, 'office', { do: 'pending' }, { do: 'decide', form: on.waiting, decision: 'confirm' })
    expect(await stateOfForm(on, on.waiting)).toBe('pending')
  })

  test('a made-up value, command or number is answered kindly and changes nothing', async () => {
    const on = await stage()
    for (const value of [
      { do: 'nothing' },
      { do: 'report', kind: 'indicator', no: 99 },
      { do: 'report', form: "'; drop table reports; --" },
      { do: 'decide', form: 'x', decision: 'confirm' },
      { do: 'attach', message: 'om_x', key: 'k', form: on.waiting },
      { do: 'evidence-file', id: 1 },
    ]) {
      expect(await forge(on, 'office', value)).not.toContain('出了错')
    }
    expect(await count(on)).toBe(2)
  })
})
