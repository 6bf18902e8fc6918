import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '@/kernel/database/transaction'
import { dayFrom } from '@/kernel/domain/zonedDay'
import { planUntil } from '../domain/plan'
import type { Plan } from '../domain/plan'
import { gateWindow } from '../domain/window'
import { windowsOf } from './recurrence'

type Window = ReturnType<typeof gateWindow>

/** The windows in which somebody is expected, as far as they are planned ahead. */
export const windowsAhead = (plan: Plan, timeZone: string, now: Date): Window[] => {
  const { rule } = plan
  if (rule === null) return [gateWindow(plan)]
  const days = { from: dayFrom(now, timeZone, -1), to: planUntil(now, timeZone) }
  return windowsOf({ rule, first: plan }, timeZone, days).filter(({ closesAt }) => closesAt > now)
}

/**
 * Expects somebody once in each window, in the transaction of the request; what is expected already, or
 * has become of it whatever it has, stays.
 * @returns how many visits are new.
 */
export const expectIn = async (
  req: PayloadRequest,
  { invitation, community }: { invitation: string; community: string },
  windows: readonly Window[],
): Promise<number> => {
  const tx = await txOf(req)
  let made = 0
  for (const { opensAt, closesAt } of windows) {
    const { rows } = await tx.execute(sql`
      insert into visits (id, community_id, name, invitation_id, host_id, unit_id, state, opens_at,
        closes_at, party, vehicle, purpose)
      select ${uuidv7()}, i.community_id, i.name, i.id, i.host_id, i.unit_id, 'expected',
        ${opensAt.toISOString()}::timestamptz, ${closesAt.toISOString()}::timestamptz, i.party, i.vehicle,
        i.purpose
      from invitations i
      where i.id = ${invitation} and i.community_id = ${community} and i.state = 'active'
        and not exists (select 1 from visits v where v.invitation_id = i.id
          and v.opens_at = ${opensAt.toISOString()}::timestamptz)
      returning id`)
    made += rows.length
  }
  return made
}
