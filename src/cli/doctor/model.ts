import type { Config } from '../../start/config.ts'
import { complete, EndpointError, type Failure } from '../../understand/endpoint/call.ts'
import { bad, type Finding, good } from './finding.ts'

const waitMs = 10_000

const reasons: Record<Failure, string> = {
  timeout: '10 秒内没有答复',
  network: '连不上',
  refused: '拒绝了请求（网址、密钥或模型名不对）',
  tooLong: '答复过长',
  noJson: '答复不是 JSON，或不是 OpenAI 的格式',
}

/** Whether the language model answers, asked something that is of nobody; nothing where none is set. */
export async function checkModel({ endpoint }: Pick<Config, 'endpoint'>, ask: typeof fetch): Promise<Finding[]> {
  if (endpoint === null) return []
  const what = `大模型 ${endpoint.model}（${endpoint.baseUrl}）`
  try {
    await complete(endpoint, [{ role: 'user', content: 'Answer with the JSON {"ok":true}' }], {
      timeoutMs: waitMs,
      fetch: ask,
    })
    return [good(`${what} 有应答`)]
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error
    return [
      bad(
        `${what}：${reasons[error.failure]}`,
        '核对 LLM_BASE_URL、LLM_API_KEY、LLM_MODEL；不用大模型就都不设，机器人照常回答',
      ),
    ]
  }
}
