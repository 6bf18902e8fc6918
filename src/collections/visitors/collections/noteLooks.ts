import type { CollectionAfterOperationHook } from 'payload'
import { anyId } from '@/kernel/database/anyId'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { recordLooks } from '@/kernel/privacy/recordLooks'
import type { VisitLook } from '../domain/looks'

const TABLES = {
  visits: sql`visits`,
  invitations: sql`invitations`,
  visitors: sql`visitors`,
} as const satisfies Record<VisitLook, unknown>

interface HostedRow extends Record<string, unknown> {
  record: string
  community: string
  subject: string
}

const idsIn = (result: unknown): string[] => {
  if (typeof result !== 'object' || result === null) return []
  if ('docs' in result && Array.isArray(result.docs)) return result.docs.flatMap(idsIn)
  return 'id' in result && typeof result.id === 'string' ? [result.id] : []
}

/** In the panel and its API: whoever looks at what is another's is written down for them. */
export const noteLooks =
  (what: VisitLook): CollectionAfterOperationHook =>
  async ({ overrideAccess, req, result }) => {
    // With a person's own rights these collections are read and nothing else.
    if (overrideAccess === true || !req.user) return result
    const [person, ids] = [req.user.id, idsIn(result)]
    if (ids.length === 0) return result
    await inTransaction(req, async () => {
      const tx = await txOf(req)
      // Whoever asks for some fields alone has looked as well.
      const { rows } = await tx.execute<HostedRow>(sql`
        select id as record, community_id as community, host_id as subject from ${TABLES[what]}
        where id = ${anyId(ids)} and host_id <> ${person}`)
      for (const community of new Set(rows.map((row) => row.community))) {
        const records = rows
          .filter((row) => row.community === community)
          .map(({ subject, record }) => ({ subject, record }))
        await recordLooks(req, { community, what, reason: 'panel', records })
      }
    })
    return result
  }
