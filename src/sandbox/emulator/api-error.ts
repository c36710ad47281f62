/** A refusal in the platform's words. Business errors of `im/v1` come with HTTP 400 (docs/platform.md 0). */
export class ApiError extends Error {
  readonly code: number
  readonly status: number
  readonly headers: Record<string, string>

  constructor(code: number, message: string, status = 400, headers: Record<string, string> = {}) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.status = status
    this.headers = headers
  }
}
