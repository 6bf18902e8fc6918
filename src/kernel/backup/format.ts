import { z } from 'zod'

/** A piece of a backup: its file in the folder, and the SHA-256 of that file in hexadecimal. */
const piece = z.object({ file: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })

const table = piece.extend({
  /** Schema and name, as in `public.packages`. */
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.number().int().nonnegative(),
})

const object = piece.extend({ key: z.string().min(1), bytes: z.number().int().nonnegative() })

export const manifestSchema = z.object({
  format: z.literal(1),
  /** When the database was read, in ISO 8601. */
  takenAt: z.iso.datetime(),
  /** The migrations that the database had run. */
  migrations: z.array(z.string()).min(1),
  /** The keys that wrap files and texts: their ids, and a print of each, never the keys. */
  keys: z.record(z.string(), z.string()),
  tables: z.array(table).min(1),
  sequences: z.array(z.object({ name: z.string(), value: z.number().int() })),
  objects: z.array(object),
})

export type Manifest = z.infer<typeof manifestSchema>
export type TablePiece = Manifest['tables'][number]
export type ObjectPiece = Manifest['objects'][number]

/** The last file that is written: a folder without it is no backup. */
export const MANIFEST = 'backup.json'

/** What a person who started the command is told; nothing has been changed. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
}
