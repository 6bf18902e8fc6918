import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '../database/transaction'

export interface Look {
  community: string
  /** The person whose data is shown. */
  subject: string
  /** A word for what is shown: `unit-card`. */
  what: string
  /** A word of a closed list: `emergency`. */
  reason: string
  /** What the person who looks adds to it. */
  note?: string | undefined
}

/**
 * Writes down that somebody looks at a person's data, in the transaction in which it is read. The
 * person finds it on their page of privacy.
 * @throws when the request has no transaction.
 */
export const recordLook = async (
  req: PayloadRequest,
  { community, subject, what, reason, note }: Look,
): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into data_looks (id, community_id, actor_id, subject_id, what, reason, note, at)
    values (${uuidv7()}, ${community}, ${req.user?.id ?? null}, ${subject}, ${what}, ${reason},
      ${note ?? null}, clock_timestamp())`)
}
