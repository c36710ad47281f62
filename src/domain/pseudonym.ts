import { createHash } from 'node:crypto'

/**
 * What stands in the records for somebody whose data is deleted. It follows from the open_id, so that whoever comes
 * back is known as the sender of what waits, and says nothing about the person to who does not have the open_id.
 */
export const pseudonymOf = (openId: string): string =>
  `removed-${createHash('sha256').update(`forgotten ${openId}`).digest('hex').slice(0, 16)}`
