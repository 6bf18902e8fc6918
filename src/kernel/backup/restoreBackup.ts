import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { storage } from '../files/storage'
import { misfitOf } from './domain/fits'
import type { Misfit } from './domain/fits'
import { BackupRefused, MANIFEST, manifestSchema } from './format'
import type { Manifest } from './format'
import { isWhole, pathIn } from './pieces'
import { printsOfKeys } from './takeBackup'
import { copyIn, migrationsOf, tablesOf, truncate } from './tables'

const wordsOf = (misfit: Misfit): string => {
  if (misfit.reason === 'keys') {
    return `FILE_KEYS lacks keys of this backup, or has others under their names: ${misfit.keys.join(', ')}. Bring them back first; without them no file of it opens.`
  }
  const names = misfit.migrations.join(', ')
  return misfit.reason === 'newer'
    ? `The backup is of a newer release (${names}). Restore it with that release.`
    : `The backup is of an older release (without ${names}). Restore it with that release, then upgrade.`
}

/**
 * The manifest of a folder, once every piece that it names is there and unchanged.
 * @throws BackupRefused
 */
export const readBackup = async (folder: string): Promise<Manifest> => {
  const path = pathIn(folder, MANIFEST)
  if (!existsSync(path)) {
    throw new BackupRefused(
      `${folder} holds no ${MANIFEST}: it is no backup, or one that was not finished.`,
    )
  }
  const text = await readFile(path, 'utf8')
  const parsed = manifestSchema.safeParse(parse(text))
  if (!parsed.success) throw new BackupRefused(`${MANIFEST} does not read as one of ours.`)
  const manifest = parsed.data
  for (const { file, sha256 } of [...manifest.tables, ...manifest.objects]) {
    if (!(await isWhole(folder, file, sha256))) {
      throw new BackupRefused(`${file} is missing or was changed. Take another copy of the backup.`)
    }
  }
  return manifest
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

interface ForeignKey {
  table: string
  name: string
  definition: string
}

/** Takes the foreign keys away, so that rows may come in any order, and says how they come back. */
const dropForeignKeys = async (client: pg.Client): Promise<ForeignKey[]> => {
  const { rows } = await client.query<ForeignKey>(
    `select c.conrelid::regclass::text as table, quote_ident(c.conname) as name,
       pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_class t on t.oid = c.conrelid
     where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conparentid = 0`,
  )
  for (const { table, name } of rows) {
    await client.query(`alter table ${table} drop constraint ${name}`)
  }
  return rows
}

const fillTables = async (client: pg.Client, folder: string, manifest: Manifest): Promise<void> => {
  const here = await tablesOf(client)
  const foreignKeys = await dropForeignKeys(client)
  const own = here.filter(({ schema }) => schema === 'public')
  const each = (words: string) =>
    client.query(
      own
        .map(
          ({ name }) => `alter table public.${client.escapeIdentifier(name)} ${words} trigger user`,
        )
        .join('; '),
    )
  await each('disable')
  await client.query(truncate(client, here))
  for (const { name, file, columns, rows } of manifest.tables) {
    const table = here.find((known) => `${known.schema}.${known.name}` === name)
    if (!table) throw new BackupRefused(`There is no table ${name} here.`)
    const into = client.query(copyFrom(copyIn(client, { ...table, columns })))
    await pipeline(createReadStream(pathIn(folder, file)), createGunzip(), into)
    if (into.rowCount !== rows) throw new BackupRefused(`${name} did not come whole.`)
  }
  for (const { name, value } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2)', [
      `public.${client.escapeIdentifier(name)}`,
      value,
    ])
  }
  await each('enable')
  for (const { table, name, definition } of foreignKeys) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  }
}

const holdsPeople = async (client: pg.Client): Promise<boolean> => {
  const { rowCount } = await client.query('select 1 from users limit 1')
  return rowCount === 1
}

const putObjects = async (folder: string, { objects }: Manifest): Promise<void> => {
  for (const { key, file, bytes } of objects) {
    await storage().putStream(key, createReadStream(pathIn(folder, file)), {
      contentType: 'application/octet-stream',
      contentLength: bytes,
    })
  }
}

/**
 * Brings a backup into a database that has this release's tables: all of it or nothing, in one
 * transaction. The product must not run.
 * @param url of the owner of the tables (`DATABASE_OWNER_URL`)
 * @param isReplacing whether what is in the database may go
 * @throws BackupRefused where it does not fit, is not whole, or would replace people unasked.
 */
export const restoreBackup = async (
  folder: string,
  { url, isReplacing }: { url: string; isReplacing: boolean },
): Promise<Manifest> => {
  const manifest = await readBackup(folder)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const here = { migrations: await migrationsOf(client), keys: printsOfKeys() }
    const misfit = misfitOf(manifest, here)
    if (misfit) throw new BackupRefused(wordsOf(misfit))
    if (!isReplacing && (await holdsPeople(client))) {
      throw new BackupRefused(
        'This database holds people already. With --replace everything in it goes for what is in the backup.',
      )
    }
    // Objects first: rows that name what is not there yet would be worse than objects that nobody names.
    await putObjects(folder, manifest)
    await client.query('begin')
    await fillTables(client, folder, manifest)
    await client.query('commit')
    return manifest
  } finally {
    await client.end()
  }
}
