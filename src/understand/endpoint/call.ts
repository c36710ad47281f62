import * as z from 'zod'

/** Where an OpenAI-compatible endpoint is and what it is asked for; `baseUrl` up to and without `/chat/completions`. */
export type Endpoint = { baseUrl: string; apiKey: string | null; model: string }

/** Why nothing came of a call; what the log counts. */
export type Failure = 'timeout' | 'network' | 'refused' | 'tooLong' | 'noJson'

export class EndpointError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure)
    this.name = 'EndpointError'
    this.failure = failure
  }
}

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
})

/** More than any list of queries needs, in bytes. */
const longest = 64 * 1024

/**
 * One chat completion as the JSON it must be; throws `EndpointError` for all else. The time covers the whole answer.
 * A redirect is not followed: words go to the address that was set and nowhere else.
 */
export async function complete(
  { baseUrl, apiKey, model }: Endpoint,
  messages: readonly { role: 'system' | 'user'; content: string }[],
  { timeoutMs, fetch }: { timeoutMs: number; fetch: typeof globalThis.fetch },
): Promise<unknown> {
  const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/chat/completions`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }) },
    body: JSON.stringify({
      model,
      messages,
      temperature: 0,
      max_tokens: 800,
      response_format: { type: 'json_object' },
    }),
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(failed)
  if (!response.ok) {
    await response.body?.cancel()
    throw new EndpointError('refused')
  }
  const answer = completion.safeParse(jsonOf(await bodyOf(response).catch(failed)))
  if (!answer.success) throw new EndpointError('noJson')
  return jsonOf(answer.data.choices[0]?.message.content ?? '')
}

function failed(error: unknown): never {
  if (error instanceof EndpointError) throw error
  const late = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
  throw new EndpointError(late ? 'timeout' : 'network')
}

async function bodyOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  const reader = body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength
    if (bytes > longest) {
      await reader?.cancel()
      throw new EndpointError('tooLong')
    }
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new EndpointError('noJson')
  }
}
