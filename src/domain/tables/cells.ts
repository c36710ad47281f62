/** Digits and nothing else but signs, separators and a percent sign. */
export const isNumber = (text: string): boolean => /^[-+]?[\d,]*\.?\d+%?$/.test(text.replace(/[\s，]/g, ''))

/** What people write where there is nothing to write. */
export const isNothing = (text: string): boolean => /^([-—–/\\]+|无|暂无|空)?$/.test(text.trim())

/** Names a sum of other rows or columns. */
export const isTotal = (text: string): boolean => /^(合|总|小|共)\s*计|[合总小]\s*计$/.test(text.trim())

/** A row's number in its table: about nothing of the plan. */
export const isOrdinal = (heading: string): boolean => /^(序|编)?号$|^(No|NO)\.?$|^项次$/.test(heading)
