import type { PayloadRequest } from 'payload'
import { keepingPlan } from '../database/keptPlans'
import { readerOf, sql, txOf } from '../database/transaction'
import { log } from '../log'
import { newFileKey, unwrapKey, wrapKey } from './sealing/keyRing'
import type { WrappedKey } from './sealing/keyRing'
import { openText, sealText } from './sealing/text'
import { fileKeys } from './storedFiles'

/** A record whose texts are sealed with a key of its own; `id` is the record's. */
interface Owner {
  id: string
  community: string
}

export const dataKeyContext = ({ id, community }: Owner): string =>
  `${community}|data_keys|${id}|wrapped_key`

/** A key for a record, and how it is stored: `keepDataKey` does that. */
export const newDataKey = (owner: Owner): { key: Buffer; wrapped: WrappedKey } => {
  const key = newFileKey()
  return { key, wrapped: wrapKey(fileKeys(), key, dataKeyContext(owner)) }
}

export const keepDataKey = async (
  req: PayloadRequest,
  { id, community }: Owner,
  { kid, wrapped }: WrappedKey,
): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into data_keys (id, community_id, kid, wrapped_key)
    values (${id}, ${community}, ${kid}, ${wrapped})`)
}

/** Gives a record its key, in the transaction of the request. */
export const makeDataKey = async (req: PayloadRequest, owner: Owner): Promise<Buffer> => {
  const { key, wrapped } = newDataKey(owner)
  await keepDataKey(req, owner, wrapped)
  return key
}

interface KeyRow extends Record<string, unknown> {
  kid: string
  wrapped_key: Buffer
}

/** The key of a record; null: its texts are not sealed. */
export const dataKeyOf = async (req: PayloadRequest, owner: Owner): Promise<Buffer | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<KeyRow>(
    keepingPlan(sql`
      select kid, wrapped_key from data_keys
      where id = ${owner.id} and community_id = ${owner.community}`),
  )
  const [row] = rows
  if (!row) return null
  return unwrapKey(fileKeys(), { kid: row.kid, wrapped: row.wrapped_key }, dataKeyContext(owner))
}

/** A text as a row holds it: one of the two says it. */
export interface StoredText {
  body: string
  sealed: Buffer | null
}

/** How a text is stored; one that says nothing needs no seal. */
export const toStored = (key: Buffer | null, text: string, context: string): StoredText =>
  key === null || text === ''
    ? { body: text, sealed: null }
    : { body: '', sealed: sealText(key, text, context) }

/** The wrapped key that a query found beside a row. */
export type FoundKey = Owner & { kid: string | null; wrapped: Buffer | null }

/**
 * Opens the texts of rows that came with their keys; each key is unwrapped once.
 * @returns null for a text that does not open, which is logged: it must not hide all the others.
 */
export const textOpener = () => {
  const held = new Map<string, Buffer>()
  const keyOf = ({ id, community, kid, wrapped }: FoundKey): Buffer => {
    const known = held.get(id)
    if (known) return known
    if (kid === null || wrapped === null) throw new Error('a sealed text has no key')
    const key = unwrapKey(fileKeys(), { kid, wrapped }, dataKeyContext({ id, community }))
    held.set(id, key)
    return key
  }
  return (found: FoundKey, { body, sealed }: StoredText, context: string): string | null => {
    if (sealed === null) return body
    try {
      return openText(keyOf(found), sealed, context)
    } catch (err) {
      log().error({ msg: 'a sealed text does not open', err, record: found.id })
      return null
    }
  }
}
export type TextOpener = ReturnType<typeof textOpener>
