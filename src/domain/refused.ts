/**
 * "No", in words somebody can act on: why it is not done and who could do it. Thrown anywhere below the gate of the
 * commands, and by what the command line does; nothing has been changed by then. The gate makes an answer of it, the
 * command line says its sentences on stderr, one a line.
 */
export class Refused extends Error {
  /** Heads the card, such as 不能撤回. */
  readonly title: string
  readonly sentences: readonly string[]

  constructor(title: string, ...sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.name = 'Refused'
    this.title = title
    this.sentences = sentences
  }
}
