/** A refusal in the platform's words. Business errors of `im/v1` come with HTTP 400 (feishu.md 0). */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly status: number = 400,
    readonly headers: Record<string, string> = {},
  ) {
    super(message)
    this.name = 'ApiError'
  }
}
