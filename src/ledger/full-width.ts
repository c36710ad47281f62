const marks: Readonly<Record<string, string>> = {
  '(': '（',
  ')': '）',
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
}

/** `市(县)级,共2项` → `市（县）级，共2项`; a comma, colon or stop between digits or Latin letters stays what it is. */
export const inPrint = (text: string): string =>
  text
    .replace(/[()]/g, (mark) => marks[mark] ?? mark)
    .replace(/(?<![\da-z])[,;:?!]|[,;:?!](?![\da-z/\\])/gi, (mark) => marks[mark] ?? mark)
    .replace(/^(\d+)[.．](?!\d)\s*/gm, '$1．')
