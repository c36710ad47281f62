/** Why the platform refuses a card. One unknown property anywhere refuses the whole card. */
export class CardFault extends Error {
  /** 230099, or 230025 for a card over 30 KB. */
  readonly code: number
  /** The sub code the platform names as ErrCode; 0 where there is none. */
  readonly sub: number
  /** Place in the card, as the platform writes it: `ROOT -> body -> elements -> [1](tag: x)`. */
  readonly path: string
  readonly reason: string
  readonly value: string

  constructor(code: number, sub: number, path: string, reason: string, value = '') {
    super(
      code === 230025
        ? reason
        : `Failed to create card content, ext=ErrCode: ${sub}; ErrPath: ${path}; ErrMsg: ${reason}; ErrorValue: ${value}; `,
    )
    this.name = 'CardFault'
    this.code = code
    this.sub = sub
    this.path = path
    this.reason = reason
    this.value = value
  }
}

export const sub = {
  parse: 200621,
  unsupported: 200861,
  chart: 200550,
  image: 200570,
  cell: 200914,
  column: 200915,
  person: 100290,
  limit: 11310,
  formName: 200530,
} as const

export function refuse(kind: keyof typeof sub, path: string, reason: string, value = ''): never {
  throw new CardFault(230099, sub[kind], path, reason, value)
}
