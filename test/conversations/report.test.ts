import { describe, expect, test } from 'vitest'
import { chat, type World } from '../chat.ts'
import { currentOf } from './current.ts'

async function office(world: World) {
  return { zhou: await world.person('周敏', 'admin'), wu: await world.person('吴迪', 'admin') }
}

describe('填报', () => {
  test('a liaison fills the form, the office confirms, and the figure counts', async () => {
    const world = await chat()
    const { zhou } = await office(world)
    const liaison = await world.person('李明', 'liaison', '市农业农村局')

    const form = await liaison.says('填报 地理标志')
    expect(form).toContain('填报：地理标志数')
    expect(form).toContain('期末累计（件）')
    expect(form).toContain('2024年第1季度（未结束）')

    const sent = await liaison.submits({ value: '62', note: '遵市监〔2024〕3号' })
    expect(liaison.toast).toEqual({ type: 'success', content: '已提交，等待审核' })
    expect(sent).toContain('待审核')
    expect(sent).toContain('期末累计62件')
    expect(await currentOf(world, 3)).toBeUndefined()

    expect(zhou.sees()).toContain('待审核 1 件')
    const queue = await zhou.says('待审核')
    expect(queue).toContain('市农业农村局　李明')
    expect(queue).toContain('备注：遵市监〔2024〕3号')
    const left = await zhou.clicks('确认')
    expect(zhou.toast?.content).toBe('已确认：地理标志数（2024年第1季度）')
    expect(left).toContain('没有待审核的填报')

    expect(liaison.sees()).toContain('已确认')
    expect(liaison.sees()).toContain('周敏于3月18日 10:00确认，已计入')
    expect(await currentOf(world, 3)).toBe('62')
  })
})
