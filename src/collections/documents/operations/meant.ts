import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'

/** The rule that `isInForce` states. */
const IN_FORCE = sql`m.status = 'active' and (m.valid_from is null or m.valid_from <= now())
  and (m.valid_to is null or m.valid_to > now())`

/**
 * Memberships `m` of a community that may read a published document: by its lists, and not because they keep
 * the documents.
 */
export const membershipsMeant = ({ community, id }: { community: string; id: string }): Sql => sql`
  from memberships m join documents d on d.community_id = m.community_id
  where d.id = ${id} and d.community_id = ${community} and d.state = 'published' and ${IN_FORCE}
    and document_meets(d.readers, m.role::text)
    and m.role::text in (select r.role from (select distinct o.role::text as role from memberships o
      where o.community_id = ${community}) r where app_folder_opens(d.folder_id, r.role))`
