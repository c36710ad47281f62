import * as z from 'zod'

/** What an import cannot settle from the text alone, most consequential first. */
const kinds = ['target', 'sense', 'measure', 'lead', 'period', 'link', 'name', 'unit'] as const
type Kind = (typeof kinds)[number]

export type Question = {
  kind: Kind
  place: string
  /** The sentence or row it is about, as printed. */
  text: string
  ask: string
  /** What the import has taken; it holds until somebody answers otherwise. */
  proposal: string
  /** Other answers, in the words they are given in. */
  options: string[]
  answer: string | null
}

/** Answers by place, text and what was asked, so that a second import of the same document keeps them. */
export const answersSchema = z.record(z.string(), z.string())
export type Answers = z.infer<typeof answersSchema>

export const keyOf = ({ kind, place, text, ask }: Pick<Question, 'kind' | 'place' | 'text' | 'ask'>): string =>
  [kind, place, text.slice(0, 60), ask].join(' ¦ ')

/** Asks on paper: gives the answer there is, else the proposal, and keeps the question for the review. */
export class Asking {
  readonly questions: Question[] = []
  /** Answers that were given and not understood. */
  readonly lost: { place: string; says: string }[] = []
  private answers: Answers
  constructor(answers: Answers) {
    this.answers = answers
  }

  decide<Choice extends string>(
    about: Pick<Question, 'kind' | 'place' | 'text' | 'ask'>,
    proposal: Choice,
    choices: Readonly<Record<Choice, string>>,
    sure: boolean,
  ): Choice {
    if (sure) return proposal
    const given = this.answers[keyOf(about)]
    const chosen = (Object.keys(choices) as Choice[]).find((choice) => choices[choice] === given || choice === given)
    this.questions.push({
      ...about,
      proposal: choices[proposal],
      options: Object.values(choices),
      answer: chosen === undefined ? (given ?? null) : choices[chosen],
    })
    if (given !== undefined && chosen === undefined)
      this.unheard(about, `请写“${Object.values(choices).join('”“')}”中的一个`)
    return chosen ?? proposal
  }

  /** The same for an answer that is a text of its own. */
  fill(about: Pick<Question, 'kind' | 'place' | 'text' | 'ask'>, proposal: string, options: string[] = []): string {
    const given = this.answers[keyOf(about)]
    this.questions.push({ ...about, proposal, options, answer: given ?? null })
    return given ?? proposal
  }

  /** An answer nothing could be made of is said, never dropped; the question stays open. */
  unheard(about: Pick<Question, 'kind' | 'place' | 'text' | 'ask'>, mend: string): void {
    const question = this.questions.find((one) => keyOf(one) === keyOf(about))
    if (!question) return
    this.lost.push({ place: about.place, says: `“${about.ask}”的答案“${question.answer ?? ''}”没有读懂：${mend}` })
    question.answer = null
  }

  sorted(): Question[] {
    return [...this.questions].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
  }
}
