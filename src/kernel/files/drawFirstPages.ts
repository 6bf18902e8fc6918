import type { Payload } from 'payload'
import { readerOf, sql } from '../database/transaction'
import { log } from '../log'
import { asSystem } from '../tenancy/system'
import { PDF } from './firstPage'
import { makeThumbnail } from './makeThumbnail'
import { purposesThat } from './purposes'

/** An hour has room for twice as many, at what an ordinary page takes. */
const BATCH = 200

/**
 * Draws the first pages of files that came before there were such pictures.
 * @returns how many were looked at.
 */
export const drawFirstPages = async ({ payload }: { payload: Payload }): Promise<number> => {
  const purposes = purposesThat(({ showsFirstPage }) => showsFirstPage === true)
  const files = await asSystem(payload, 'find files without a picture', async (req) => {
    const reader = await readerOf(req)
    // Any of them: one whose bytes are gone fails each time, and must not stand before the others.
    const { rows } = await reader.execute<{ id: string; community: string }>(sql`
      select id, community_id as community from stored_files
      where mime_type = ${PDF} and thumb_bytes is null and state = 'bound'
        and purpose in (select jsonb_array_elements_text(${JSON.stringify(purposes)}::jsonb))
      order by random() limit ${BATCH}`)
    return rows
  })
  for (const data of files) {
    try {
      await makeThumbnail({ payload, data })
    } catch (err) {
      log().error({ msg: 'a first page was not drawn', file: data.id, err })
    }
  }
  return files.length
}

export const drawFirstPagesJob = async ({ payload }: { payload: Payload }): Promise<void> => {
  await drawFirstPages({ payload })
}
