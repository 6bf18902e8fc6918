import type { PayloadRequest } from 'payload'
import { anyId } from '@/kernel/database/anyId'
import { question } from '@/kernel/database/questions'
import type { Question } from '@/kernel/database/questions'
import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { scopeOf, unitsWithRole } from '@/kernel/tenancy/scope'
import { parcelColumns, viewOfRow } from './parcelRow'
import type { ParcelRow } from './parcelRow'
import type { ParcelView } from './parcelView'

/** More are neither shown nor counted. */
const MOST = 100

interface OwnWaiting {
  /** The newest first. */
  list: (limit?: number) => Question<ParcelView[]>
  count: Question<number>
}

/**
 * What waits for the person's units in a community. The database knows their communities alone: asked
 * about is no more than the units in which they live.
 */
export const ownWaiting = async (req: PayloadRequest, community: string): Promise<OwnWaiting> => {
  const scope = await scopeOf(req)
  const memberships = scope.memberships.filter((held) => held.community === community)
  const units = unitsWithRole({ ...scope, memberships }, RESIDENT_ROLES)
  const waits: Sql = sql`p.unit_id = ${anyId(units)} and p.community_id = ${community}
    and p.status = 'received'`
  return {
    list: (limit = MOST) =>
      question(
        // As a picture's own rule has it: that of an own home.
        sql`
        select ${parcelColumns} from packages p
        left join units u on u.id = p.unit_id
        left join media m on m.id = p.photo_id and m.unit_id = p.unit_id
        where ${waits} order by p.received_at desc, p.created_at desc limit ${limit}`,
        (rows: ParcelRow[]) => rows.map(viewOfRow),
      ),
    count: question(
      sql`select count(*)::int as count from (
        select 1 from packages p where ${waits} limit ${MOST}) counted`,
      ([row]: { count: number }[]) => row?.count ?? 0,
    ),
  }
}
