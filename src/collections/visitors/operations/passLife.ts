import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import type { Plan } from '../domain/plan'
import { gateWindow } from '../domain/window'

/** Between which instants a signed form of a pass may hold, as the database writes them. */
export interface Good {
  from: string
  until: string
}

export const goodFor = ({ startsAt, lastsUntil }: Pick<Plan, 'startsAt' | 'lastsUntil'>): Good => ({
  from: gateWindow({ startsAt, endsAt: startsAt }).opensAt.toISOString(),
  until: lastsUntil?.toISOString() ?? 'infinity',
})

/**
 * Another time: what was shared before says the earlier one for good, and a device without a network has
 * only that to go by.
 */
export const stretchGood = async (
  req: PayloadRequest,
  invitation: string,
  { from, until }: Good,
): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update visit_passes set good_from = least(good_from, ${from}::timestamptz),
      good_until = greatest(good_until, ${until}::timestamptz)
    where invitation_id = ${invitation}`)
}
