import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'

/** Lines of a conversation that nobody wrote; screens have the words for each. */
export type SystemLine =
  | { type: 'added'; people: string[]; isHistoryShared: boolean }
  | { type: 'removed'; people: string[] }
  | { type: 'left' }
  /** Belongs to the community no more; its own sender. */
  | { type: 'moved-out' }
  /** Works here no more, and helped as staff. */
  | { type: 'staff-left' }
  | { type: 'history-shared'; people: string[] }
  | { type: 'resolved'; resolution: string }
  | { type: 'reopened' }
  /** From here on, and all before, it is kept sealed. */
  | { type: 'confidential' }
  /** Closed as the duplicate of another one. */
  | { type: 'merged'; into: string }
  | { type: 'merged-here'; from: string }

/**
 * Adds a line to a conversation that the caller has locked, with the next number.
 * @returns its number.
 */
export const sayLine = async (
  req: PayloadRequest,
  community: string,
  id: string,
  line: SystemLine,
  /** Whom it names as its sender: the person behind the request where nothing is said. */
  sender: string | null = req.user?.id ?? null,
): Promise<number> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ seq: string }>(sql`
    with told as (
      update conversations set last_seq = last_seq + 1, last_at = clock_timestamp()
      where id = ${id} and community_id = ${community} returning last_seq, last_at)
    insert into messages (conversation_id, seq, community_id, sender_id, client_id, kind, data, at)
    select ${id}, last_seq, ${community}, ${sender}, gen_random_uuid(), 'system',
      ${JSON.stringify(line)}::jsonb, last_at from told
    returning seq`)
  return Number(rows[0]?.seq ?? 0)
}
