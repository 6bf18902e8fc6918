import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { UNDO_WINDOW_MS } from '../../domain/parcel'
import { settledByStep } from '../../domain/shelfAudit'

/**
 * Parts of a statement that write a step of a parcel: what was open about it is settled by it. A closing
 * that is taken back opens again what it had settled.
 */
export const settlingBy = (step: string, parcel: string, person: string | null): Sql => {
  const as = settledByStep(step)
  if (as === undefined) return sql``
  const settled = sql`, settled as (
      update shelf_incidents set state = 'settled', settled_as = ${as},
        settled_by_id = ${person}, settled_at = clock_timestamp()
      where package_id = ${parcel} and state = 'open')`
  if (step !== 'reopened') return settled
  return sql`${settled}, again as (
      update shelf_incidents set state = 'open', settled_as = null, settled_by_id = null,
        settled_at = null
      where id = (
        select i.id from shelf_incidents i
        where i.package_id = ${parcel} and i.kind <> 'closed' and i.settled_as in ('lost', 'released')
          and i.settled_at > clock_timestamp() - make_interval(secs => ${UNDO_WINDOW_MS / 1000})
          and not exists (select 1 from shelf_incidents o
            where o.package_id = ${parcel} and o.state = 'open')
        order by i.settled_at desc limit 1))`
}
