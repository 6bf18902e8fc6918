import { createHash } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { storage } from '../files/storage'
import { fileKeys } from '../files/storedFiles'
import { BackupRefused, MANIFEST } from './format'
import type { Manifest, ObjectPiece, TablePiece } from './format'
import { pathIn, writePiece } from './pieces'
import { copyOut, migrationsOf, sequencesOf, tablesOf } from './tables'

/** A print by which two keys are told apart; it opens nothing. */
export const printsOfKeys = (): Record<string, string> =>
  Object.fromEntries(
    [...fileKeys().keys].map(([id, key]) => [
      id,
      createHash('sha256').update('courtyard backup').update(key).digest('hex').slice(0, 16),
    ]),
  )

const emptyFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) {
    throw new BackupRefused(`${folder} is not empty: name a folder that is new.`)
  }
}

/** All tables as they are at one moment, while people go on working. */
const copyTables = async (client: pg.Client, folder: string): Promise<TablePiece[]> => {
  const pieces: TablePiece[] = []
  for (const table of await tablesOf(client)) {
    const name = `${table.schema}.${table.name}`
    const file = `tables/${name}.gz`
    const rows = client.query(copyTo(copyOut(client, table)))
    const { sha256 } = await writePiece(folder, file, rows, [createGzip()])
    pieces.push({ name, file, sha256, columns: table.columns, rows: rows.rowCount })
  }
  return pieces
}

/** Objects as they lie in the store, sealed. One that goes while we look was let go by its row. */
const copyObjects = async (folder: string): Promise<ObjectPiece[]> => {
  const pieces: ObjectPiece[] = []
  let paginationToken: string | undefined
  do {
    const page = await storage().listAll('/', {
      recursive: true,
      ...(paginationToken !== undefined && { paginationToken }),
    })
    for (const object of page.objects) {
      if (!object.isFile) continue
      const { key } = object
      const file = `objects/${key}`
      if (!(await storage().exists(key))) continue
      const { sha256, bytes } = await writePiece(folder, file, await storage().getStream(key))
      pieces.push({ key, file, sha256, bytes })
    }
    paginationToken = page.paginationToken
  } while (paginationToken !== undefined)
  return pieces
}

/**
 * Writes database and store into a folder of its own, while the product runs. The keys of the files are
 * not in it: they are kept apart (docs/operations/backup.md).
 * @param url of a role that reads every row (`DATABASE_SYSTEM_URL`)
 * @throws BackupRefused where the folder holds something.
 */
export const takeBackup = async (folder: string, url: string): Promise<Manifest> => {
  await emptyFolder(folder)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const takenAt = new Date().toISOString()
    const migrations = await migrationsOf(client)
    const tables = await copyTables(client, folder)
    const sequences = await sequencesOf(client)
    await client.query('commit')
    const objects = await copyObjects(folder)
    const keys = printsOfKeys()
    const manifest: Manifest = { format: 1, takenAt, migrations, keys, tables, sequences, objects }
    const text = `${JSON.stringify(manifest, null, 2)}\n`
    await writeFile(pathIn(folder, MANIFEST), text, { mode: 0o600 })
    return manifest
  } finally {
    await client.end()
  }
}
