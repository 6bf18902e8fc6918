import type { Payload } from 'payload'
import { readerOf, sql } from '../database/transaction'
import type { Executor } from '../database/transaction'
import { asSystem } from '../tenancy/system'
import { dataKeyContext } from './dataKeys'
import { unwrapKey, wrapKey } from './sealing/keyRing'
import { fileKeys, keyContext } from './storedFiles'

const BATCH = 200

/** Where keys lie wrapped, and what each of them is bound to. */
const SOURCES = [
  { table: sql.identifier('stored_files'), contextOf: keyContext },
  { table: sql.identifier('data_keys'), contextOf: dataKeyContext },
] as const
type Source = (typeof SOURCES)[number]

interface KeyRow extends Record<string, unknown> {
  id: string
  community_id: string
  kid: string
  wrapped_key: Buffer
}

const rewrapBatch = async (
  reader: Executor,
  { table, contextOf }: Source,
  after: string,
): Promise<string | undefined> => {
  const ring = fileKeys()
  const { rows } = await reader.execute<KeyRow>(sql`
    select id, community_id, kid, wrapped_key from ${table}
    where kid <> ${ring.current} and id > ${after}::uuid order by id limit ${BATCH}`)
  for (const { id, community_id: community, kid, wrapped_key: wrapped } of rows) {
    const context = contextOf({ id, community })
    const fresh = wrapKey(ring, unwrapKey(ring, { kid, wrapped }, context), context)
    // Another run may have been here already: the key that was read is the one that is replaced.
    await reader.execute(sql`
      update ${table} set kid = ${fresh.kid}, wrapped_key = ${fresh.wrapped}
      where id = ${id} and kid = ${kid}`)
  }
  return rows.length < BATCH ? undefined : rows.at(-1)?.id
}

/**
 * Wraps the keys of all files and of all sealed texts with the ring's first key, and touches no file
 * and no text. It can be stopped at any moment and begun again; what is done stays done.
 * @returns how many keys each key of the ring wraps afterwards.
 * @throws KeyMissing where the ring lacks the key of one of them.
 */
export const rewrapKeys = (payload: Payload): Promise<Record<string, number>> =>
  asSystem(payload, 'wrap the keys of files anew', async (req) => {
    const reader = await readerOf(req)
    for (const source of SOURCES) {
      let after: string | undefined = '00000000-0000-0000-0000-000000000000'
      while (after !== undefined) after = await rewrapBatch(reader, source, after)
    }
    const { rows } = await reader.execute<{ kid: string; n: string }>(sql`
      select kid, count(*) as n
      from (select kid from stored_files union all select kid from data_keys) held
      group by kid order by kid`)
    return Object.fromEntries(rows.map(({ kid, n }) => [kid, Number(n)]))
  })

/** The nightly run: whoever has put a new key first needs to do no more. */
export const rewrapKeysJob = async ({ payload }: { payload: Payload }): Promise<void> => {
  await rewrapKeys(payload)
}
