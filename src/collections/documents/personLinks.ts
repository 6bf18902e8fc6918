import { sql, txOf } from '@/kernel/database/transaction'
import type { Joining, PersonLinks } from '@/kernel/personLinks'

const followOnce = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from document_follows f using document_follows k
    where f.user_id = ${from} and k.user_id = ${to} and k.document_id = f.document_id`)
}

/** Of two confirmations the earlier one stays. */
const confirmOnce = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    with twice as (
      delete from document_confirmations f using document_confirmations k
      where f.user_id = ${from} and k.user_id = ${to} and k.version_id = f.version_id
      returning k.version_id, f.at
    )
    update document_confirmations k set at = least(k.at, t.at)
    from twice t where k.version_id = t.version_id and k.user_id = ${to}`)
}

export const documentLinks: PersonLinks = {
  'documents.owner_id': 'moves',
  'document_versions.author_id': 'moves',
  // A log says what was.
  'document_downloads.user_id': 'stays',
  'document_follows.user_id': { settle: followOnce, rest: 'moves' },
  'document_confirmations.user_id': { settle: confirmOnce, rest: 'moves' },
}
