/**
 * "No", in words somebody can act on: why it is not done and who could do it. Thrown anywhere below the gate of the
 * commands; nothing has been changed by then, and the gate makes the answer of it.
 */
export class Refused extends Error {
  /** Heads the card, such as 不能撤回. */
  readonly title: string
  readonly sentences: readonly string[]

  constructor(title: string, ...sentences: readonly string[]) {
    super(sentences.join(''))
    this.name = 'Refused'
    this.title = title
    this.sentences = sentences
  }
}
