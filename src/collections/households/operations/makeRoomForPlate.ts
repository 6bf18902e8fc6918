import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'

/**
 * Whether a plate can be written down: nobody who lives where it stands has it. One that people left
 * behind when they moved out goes away for it.
 */
export const makeRoomForPlate = async (
  req: PayloadRequest,
  {
    community,
    plateKey,
    except,
  }: { community: string; plateKey: string; except?: string | undefined },
): Promise<boolean> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from vehicles v
    where v.community_id = ${community} and v.plate_key = ${plateKey}
      and v.id is distinct from ${except ?? null}::uuid and not exists (
      select 1 from memberships m
      where m.community_id = v.community_id and m.unit_id = v.unit_id and m.user_id = v.person_id
        and m.lives_there is not false and m.status = 'active'
        and (m.valid_to is null or m.valid_to > now()))`)
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from vehicles
    where community_id = ${community} and plate_key = ${plateKey}
      and id is distinct from ${except ?? null}::uuid`)
  return rows.length === 0
}
