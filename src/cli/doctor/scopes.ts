import { type Feishu, FeishuError } from '../../feishu/port.ts'
import { type Scope, scopes } from '../../feishu/scopes.ts'
import { bad, type Finding, good, worthKnowing } from './finding.ts'
import { failed, grant } from './remedies.ts'

/**
 * Each right by its name and by what needs it. The platform tells which ones the organisation has granted to the version
 * that is published; a private deployment that cannot be asked leaves the list to be compared by eye.
 */
export async function checkScopes(feishu: Pick<Feishu, 'scopes'>): Promise<Finding[]> {
  try {
    const granted = new Set(await feishu.scopes())
    return scopes.map((scope) => checkOne(scope, granted))
  } catch (error) {
    if (!isUnheardOf(error)) return [failed('权限清单', error, scopes.map(({ name }) => name).join('、'))]
    const all = scopes.map(({ name, need }) => `${name}（${need}）`).join('；')
    return [worthKnowing('这里的飞书不能查询已开通的权限', `开发者后台 › 权限管理，核对这些都已开通：${all}`)]
  }
}

function checkOne({ name, or, need, vital }: Scope, granted: ReadonlySet<string>): Finding {
  const found = [name, ...or].find((one) => granted.has(one))
  if (found !== undefined) return good(`权限 ${found}：${need}`)
  return (vital ? bad : worthKnowing)(`缺少权限 ${name}：${need}`, grant(name))
}

/** The route does not exist there. */
const isUnheardOf = (error: unknown): boolean =>
  error instanceof FeishuError && (error.code === 99991201 || error.code === 'http-404')
