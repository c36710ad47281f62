import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
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
  const database = new Database(path)
  database.pragma('journal_mode = WAL')
  database.exec(tables)
  const load = database.prepare<[string], { json: string }>('select json from record where kind = ? order by place')
  const save = database.prepare<[string, string, string], unknown>(
    'insert into record (kind, id, json) values (?, ?, ?) on conflict (kind, id) do update set json = excluded.json',
  )
  const remove = database.prepare<[string, string], unknown>('delete from record where kind = ? and id = ?')
  const saveBytes = database.prepare<[string, Buffer], unknown>(
    'insert or replace into file (key, bytes) values (?, ?)',
  )
  const bytes = database.prepare<[string], { bytes: Buffer }>('select bytes from file where key = ?')
  return {
    load: (kind) => load.all(kind).map(({ json }) => json),
    save: (kind, id, json) => void save.run(kind, id, json),
    remove: (kind, id) => void remove.run(kind, id),
    saveBytes: (key, content) => void saveBytes.run(key, Buffer.from(content)),
    bytes: (key) => bytes.get(key)?.bytes ?? null,
    close: () => void database.close(),
  }
}
