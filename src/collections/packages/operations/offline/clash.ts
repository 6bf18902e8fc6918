import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { anyId } from '@/kernel/database/anyId'
import { sql, txOf } from '@/kernel/database/transaction'
import { recordStep } from '../recordStep'

interface Clash {
  req: PayloadRequest
  community: string
  /** What the device said, stored already. */
  entry: string
  /** Why it does not fit, as a code of the catalogue. */
  code: string
  /** Parcels that it is about; one row without any where none of them is there. */
  parcels: readonly string[]
  /** Who took it by this version. */
  collector: string | null
}

interface TheirsRow extends Record<string, unknown> {
  id: string
  unit: string | null
  status: string
  collector: string | null
  by: string | null
  at: Date | string | null
}

/** Keeps both versions of what does not fit, in the transaction of the entry. */
export const keepClash = async ({
  req,
  community,
  entry,
  code,
  parcels,
  collector,
}: Clash): Promise<void> => {
  const tx = await txOf(req)
  const insert = (theirs: TheirsRow | null) =>
    tx.execute(sql`
    insert into package_conflicts (id, community_id, entry_id, package_id, code,
      their_status, their_collector, their_by_id, their_at)
    values (${uuidv7()}, ${community}, ${entry}, ${theirs?.id ?? null}, ${code},
      ${theirs?.status ?? null}, ${theirs?.collector ?? null}, ${theirs?.by ?? null},
      ${theirs?.at == null ? null : new Date(theirs.at).toISOString()})`)
  // What another device did without a network happened when that device says, not when it arrived.
  const { rows } = await tx.execute<TheirsRow>(sql`
    select p.id, p.unit_id as unit, p.status::text as status, p.collector_name as collector,
      p.closed_by_id as by, coalesce(e.happened_at, p.closed_at) as at
    from packages p
    left join package_handover_items i on i.package_id = p.id and i.undone_at is null
    left join package_offline_entries e
      on e.handover_id = i.handover_id and e.community_id = p.community_id
    where p.id = ${anyId(parcels)} and p.community_id = ${community} order by p.id`)
  if (rows.length === 0) await insert(null)
  for (const theirs of rows) {
    await insert(theirs)
    const step = { community, packageId: theirs.id, unitId: theirs.unit, note: collector }
    await recordStep(req, { step: 'disputed', ...step })
  }
}
