import { v7 as uuidv7 } from 'uuid'
import type { PayloadRequest } from 'payload'
import { readerOf, sql, txOf } from '../database/transaction'
import type { Executor } from '../database/transaction'
import { env } from '../env'
import { communityRequest } from '../tenancy/system'
import { newFileKey, readKeyRing, unwrapKey, wrapKey } from './sealing/keyRing'
import type { KeyRing } from './sealing/keyRing'

/** `full`: the file itself. `thumb`: a small picture of it. */
export type Variant = 'full' | 'thumb'

export interface StoredFile {
  id: string
  community: string
  purpose: string
  owner: string | null
  state: 'staged' | 'bound' | 'released'
  name: string
  type: string
  bytes: number
  width: number | null
  height: number | null
  /** null: none was made yet. 0: none can be made. */
  thumbBytes: number | null
  storageKey: string
  kid: string
  wrapped: Buffer
}

interface StoredRow extends Record<string, unknown> {
  id: string
  community_id: string
  purpose: string
  owner_id: string | null
  state: StoredFile['state']
  name: string
  mime_type: string
  bytes: string
  width: number | null
  height: number | null
  thumb_bytes: string | null
  storage_key: string
  kid: string
  wrapped_key: Buffer
}

const numberOrNull = (value: string | null) => (value === null ? null : Number(value))

const toFile = (row: StoredRow): StoredFile => ({
  id: row.id,
  community: row.community_id,
  purpose: row.purpose,
  owner: row.owner_id,
  state: row.state,
  name: row.name,
  type: row.mime_type,
  bytes: Number(row.bytes),
  width: row.width,
  height: row.height,
  thumbBytes: numberOrNull(row.thumb_bytes),
  storageKey: row.storage_key,
  kid: row.kid,
  wrapped: row.wrapped_key,
})

/** The ring of this process. */
export const fileKeys = (): KeyRing => {
  const ring = readKeyRing(env().FILE_KEYS)
  if (typeof ring === 'string') throw new Error(`FILE_KEYS ${ring}`)
  return ring
}

type Belonging = Pick<StoredFile, 'id' | 'community'>

export const keyContext = ({ id, community }: Belonging): string =>
  `${community}|stored_files|${id}|wrapped_key`

/** What the bytes of an object are bound to. */
export const objectContext = ({ id, community }: Belonging, variant: Variant): string =>
  `${community}|stored_files|${id}|${variant}`

export const objectKeyOf = ({ storageKey }: Pick<StoredFile, 'storageKey'>, variant: Variant) =>
  variant === 'full' ? storageKey : `${storageKey}.thumb`

export const FILES_PREFIX = 'files/'

/** A file that is about to be, with a key of its own. */
export const newFile = (
  community: string,
  { id = uuidv7(), storageKey = `${FILES_PREFIX}${id}` }: { id?: string; storageKey?: string } = {},
) => {
  const fileKey = newFileKey()
  const key = wrapKey(fileKeys(), fileKey, keyContext({ id, community }))
  return { id, community, storageKey, fileKey, ...key }
}
export type NewFile = ReturnType<typeof newFile>

/** Notes a file whose bytes are stored; the transaction of the request holds the row. */
export const insertFile = async (
  req: PayloadRequest,
  file: NewFile &
    Pick<StoredFile, 'purpose' | 'state' | 'name' | 'type' | 'bytes'> & {
      width?: number | null
      height?: number | null
    },
): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into stored_files (id, community_id, purpose, owner_id, state, name, mime_type, bytes,
      width, height, storage_key, kid, wrapped_key, bound_at)
    values (${file.id}, ${file.community}, ${file.purpose}, ${req.user?.id ?? null}, ${file.state},
      ${file.name}, ${file.type}, ${file.bytes}, ${file.width ?? null}, ${file.height ?? null},
      ${file.storageKey}, ${file.kid}, ${file.wrapped},
      ${file.state === 'bound' ? sql`clock_timestamp()` : sql`null`})`)
}

const find = async (reader: Executor, { id, community }: Belonging) => {
  const { rows } = await reader.execute<StoredRow>(
    sql`select * from stored_files where id = ${id} and community_id = ${community}`,
  )
  return rows[0] && toFile(rows[0])
}

/**
 * The row of a file, whosever it is: whoever calls this asks first, or next, whether the person may
 * have it.
 */
export const fileById = async (
  req: PayloadRequest,
  at: Belonging,
): Promise<StoredFile | undefined> => {
  const work = await communityRequest(req.payload, at.community, 'read the row of a file')
  return find(await readerOf(work), at)
}

/** Whether there is a picture to show of it: of an image itself, until the small one is made. */
export const hasPicture = ({ width, thumbBytes }: StoredFile): boolean =>
  width !== null || (thumbBytes ?? 0) > 0

/**
 * Those of some files that have a small picture. Whoever calls this has found that the person may have the
 * files: that one can be seen small says nothing more about it.
 */
export const withPicture = async (
  req: PayloadRequest,
  { community, ids }: { community: string; ids: readonly string[] },
): Promise<Set<string>> => {
  if (ids.length === 0) return new Set()
  const work = await communityRequest(req.payload, community, 'see which files have a picture')
  const reader = await readerOf(work)
  const { rows } = await reader.execute<{ id: string }>(sql`
    select id from stored_files where community_id = ${community} and thumb_bytes > 0
      and id in (${sql.join(
        ids.map((id) => sql`${id}`),
        sql`, `,
      )})`)
  return new Set(rows.map(({ id }) => id))
}

/** What opens an object of the file. */
export const sealedAs = (file: StoredFile, variant: Variant) => ({
  fileKey: unwrapKey(fileKeys(), file, keyContext(file)),
  context: objectContext(file, variant),
})
