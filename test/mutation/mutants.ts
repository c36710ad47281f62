/** One small change to one line of a file. */
export type Mutant = { file: string; line: number; from: string; to: string; source: string }

/** What is changed into what: each a slip somebody could make, and a test should see. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ <= /g, ' < '],
  [/ >= /g, ' > '],
  [/ < /g, ' <= '],
  [/ > /g, ' >= '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ \?\? /g, ' && '],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/\bif \(!/g, 'if ('],
  [/\bif \((?!!)/g, 'if (!'],
  [/\.plus\(/g, '.minus('],
  [/\.minus\(/g, '.plus('],
  [/\.lt\(/g, '.lte('],
  [/\.gte\(/g, '.gt('],
  [/\b1\b/g, '2'],
  [/\b0\b/g, '1'],
]

/** Lines that only name things: nothing there decides. */
const declares = /^\s*(\*|\/\/|\/\*\*|import |export type |type |export interface )/

/** Every mutant of one file, in the order of its lines. */
export function mutantsOf(file: string, source: string): Mutant[] {
  return source.split('\n').flatMap((text, line) =>
    declares.test(text)
      ? []
      : slips.flatMap(([slip, to]) =>
          [...withoutStrings(text).matchAll(slip)].map(({ index, 0: from }) => ({
            file,
            line: line + 1,
            from: text.trim(),
            to: `${text.slice(0, index)}${to}${text.slice(index + from.length)}`.trim(),
            source: replaced(source, line, `${text.slice(0, index)}${to}${text.slice(index + from.length)}`),
          })),
        ),
  )
}

/** Strings and patterns blanked at their length, so that positions stay and their content is no mutant. */
const withoutStrings = (text: string): string =>
  text.replace(/'[^']*'|"[^"]*"|`[^`]*`|(?<=[(=:,] ?)\/(?:[^/\\\n]|\\.)+\/[a-z]*/g, (found) =>
    '\u0000'.repeat(found.length),
  )

const replaced = (source: string, at: number, text: string): string =>
  source
    .split('\n')
    .map((line, index) => (index === at ? text : line))
    .join('\n')
