import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The repository's folder; bundles lie in its `dist`, one folder for each state of the sources. */
export const root = fileURLToPath(new URL('../../', import.meta.url))
export const bundles = `${root}dist/`

/** What a bundle was made of, in its folder: every own file it took in, with its hash. */
export const inputsFile = 'inputs.json'

/** Whose change makes a bundle stale though it is no source: versions of the packages. */
export const alsoInputs = ['package-lock.json']

/** @param {string} file relative to the repository */
export const hashOf = (file) =>
  createHash('sha256')
    .update(readFileSync(root + file))
    .digest('hex')

/**
 * The folder of a bundle whose sources are, word for word, those that lie here now; null where there is none. A new
 * source file needs no look: it counts only once a file that is known imports it.
 * @returns {string | null}
 */
export function findBundle() {
  /** @type {string[]} */
  let names = []
  try {
    names = readdirSync(bundles)
  } catch {
    return null
  }
  return names.map((name) => `${bundles}${name}/`).find(isFresh) ?? null
}

/** @param {string} folder */
function isFresh(folder) {
  try {
    const inputs = Object.entries(JSON.parse(readFileSync(folder + inputsFile, 'utf8')))
    return inputs.length > 0 && inputs.every(([file, hash]) => hashOf(file) === hash)
  } catch {
    return false
  }
}
