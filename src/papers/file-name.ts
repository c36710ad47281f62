import { undisguised } from '../cards/escape.ts'

/** A name no file system refuses and no archive can be led astray by. */
export function fileName(text: string): string {
  const name = undisguised(text.normalize('NFC').replace(/[/\\:*?"<>|\p{Cc}\p{Cs}]/gu, '_')).replace(
    /^[.\s]+|[.\s]+$/g,
    '',
  )
  return shortened(name === '' ? '无名' : name)
}

/** At most 80 characters, the ending kept. */
function shortened(name: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  return name.length <= 80 ? name : `${name.slice(0, 80 - ending.length)}${ending}`
}

/** The name, numbered where a folder has it already. */
export function unused(taken: Set<string>, name: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - ending.length)
  let free = name
  for (let no = 2; taken.has(free.toLowerCase()); no += 1) free = `${stem}(${no})${ending}`
  taken.add(free.toLowerCase())
  return free
}
