import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { openConnection } from '../../store/sqlite/connection.ts'
import type { Keep } from './keep.ts'

const tables = `
  create table if not exists record (
    place integer primary key autoincrement, kind text not null, id text not null, json text not null, unique (kind, id)
  );
  create table if not exists file (key text primary key, bytes blob not null);
`

/** The emulator's own SQLite file, beside the bot's database and never the same: the bot must not see the platform's. */
export function sqliteKeep(path: string): Keep {
  mkdirSync(dirname(path), { recursive: true })
  const database = openConnection(path)
  database.exec(`pragma journal_mode = WAL; ${tables}`)
  const load = database.prepare('select json from record where kind = ? order by place')
  const save = database.prepare(
    'insert into record (kind, id, json) values (?, ?, ?) on conflict (kind, id) do update set json = excluded.json',
  )
  const remove = database.prepare('delete from record where kind = ? and id = ?')
  const saveBytes = database.prepare('insert or replace into file (key, bytes) values (?, ?)')
  const bytes = database.prepare('select bytes from file where key = ?')
  return {
    load: (kind) => (load.all(kind) as { json: string }[]).map(({ json }) => json),
    save: (kind, id, json) => void save.run(kind, id, json),
    remove: (kind, id) => void remove.run(kind, id),
    saveBytes: (key, content) => void saveBytes.run(key, content),
    bytes: (key) => (bytes.all(key) as { bytes: Uint8Array }[])[0]?.bytes ?? null,
    close: () => database.close(),
  }
}
