import type { Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { openSealed } from '@/kernel/files/objects'
import { fileById } from '@/kernel/files/storedFiles'
import { communityRequest } from '@/kernel/tenancy/system'
import type { Reading } from '../reading/pages'
import { readApart } from './readApart'

const jobInput = z.object({ community: z.uuid(), version: z.uuid() })

interface Job {
  req: PayloadRequest
  community: string
  version: string
}

const fileOf = async ({ req, community, version }: Job) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ file_id: string }>(sql`
    select file_id from document_versions
    where id = ${version} and community_id = ${community} and text_state = 'pending'`)
  const [row] = rows
  return row && fileById(req, { id: row.file_id, community })
}

/** Pages in one statement each hundred: a file may have thousands. */
const AT_ONCE = 100

/** Keeps what was read, once; of a version that nobody will read any more, only what became of it. */
const keep = ({ req, community, version }: Job, { outcome, pages }: Reading): Promise<void> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ document_id: string; is_kept: boolean }>(sql`
      update document_versions set text_state = ${outcome}, pages = ${pages.length}
      where id = ${version} and text_state = 'pending'
      returning document_id, state in ('draft', 'review', 'current') as is_kept`)
    const [row] = rows
    if (!row?.is_kept) return
    for (let from = 0; from < pages.length; from += AT_ONCE) {
      const some = pages.slice(from, from + AT_ONCE)
      await tx.execute(sql`
        insert into document_pages (version_id, page, document_id, community_id, body)
        select ${version}, ${from}::int + n, ${row.document_id}, ${community}, body
        from jsonb_array_elements_text(${JSON.stringify(some)}::jsonb) with ordinality as p (body, n)
        where body <> ''`)
    }
  })

/** Reads the words of a version, so that it is found by them; done twice, the second reads nothing. */
export const readText = async ({
  payload,
  data,
}: {
  payload: Payload
  data: unknown
}): Promise<void> => {
  const { community, version } = jobInput.parse(data)
  const req = await communityRequest(payload, community, 'read the words of a document')
  const file = await fileOf({ req, community, version })
  if (!file || file.state === 'released') return
  const reading = await readApart(openSealed(file, 'full', file.bytes), file.type)
  await keep({ req, community, version }, reading)
}
