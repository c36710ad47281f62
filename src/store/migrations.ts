import { readdirSync, readFileSync } from 'node:fs'
import type { Migration } from './migrate.ts'

const folder = new URL('./migrations/', import.meta.url)

/** The numbered SQL files, in order, as Node reads them; a Worker gets the same files from its bundle. */
export function readMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
}
