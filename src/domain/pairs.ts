/** Neighbouring characters, two by two. */
export const pairsOf = (text: string): string[] => [...text].slice(1).map((mark, at) => `${text[at]}${mark}`)
