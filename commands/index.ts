import type { Command } from '../src/command.ts'
import { ask } from './ask.ts'
import { help } from './help.ts'
import { whoami } from './whoami.ts'
import { wordless } from './wordless.ts'

/** Everything a person can say or click, in the order of the help. */
export const commands: Command[] = [help, whoami, ask, wordless]
