import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { anyId } from '@/kernel/database/anyId'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { isTeamRole } from '../domain/kinds'

interface NeighbourRow extends Record<string, unknown> {
  user_id: string
  accepts: boolean
}

const isStaffHere = async (req: PayloadRequest, community: string): Promise<boolean> =>
  rolesIn(await scopeOf(req), community).some(isTeamRole)

const allowsNeighbours = async (req: PayloadRequest, community: string): Promise<boolean> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ allowed: boolean }>(sql`
    select messaging_neighbours is not false as allowed from communities where id = ${community}`)
  return rows[0]?.allowed === true
}

/**
 * Checks that the person may write to all of these: members of the community, who allow it unless
 * the staff writes.
 * @throws AppError 403.
 */
export const checkPeople = async (
  req: PayloadRequest,
  community: string,
  people: readonly string[],
  { isFromStaff = false, isDirect = false }: { isFromStaff?: boolean; isDirect?: boolean } = {},
): Promise<void> => {
  const isStaff = await isStaffHere(req, community)
  if (isFromStaff && !isStaff) throw new AppError({ code: 'access.denied', status: 403 })
  if (!isStaff && !(await allowsNeighbours(req, community))) {
    throw new AppError({ code: 'conversations.not-allowed-here', status: 403 })
  }
  const reader = await readerOf(req)
  const { rows } = await reader.execute<NeighbourRow>(sql`
    select distinct m.user_id, coalesce(o.accepts_direct, false)
        and not (${isDirect} and app_is_blocked_by(m.community_id, m.user_id)) as accepts
    from memberships m
    left join messaging_preferences o
      on o.user_id = m.user_id and o.community_id = m.community_id
    where m.community_id = ${community} and m.user_id = ${anyId(people)} and m.status = 'active'
      and (m.valid_from is null or m.valid_from <= now())
      and (m.valid_to is null or m.valid_to > now())`)
  const reachable = new Set(
    rows.filter(({ accepts }) => isStaff || accepts).map(({ user_id }) => user_id),
  )
  if (people.every((id) => reachable.has(id))) return
  // One answer for a stranger, somebody who has left and somebody who does not want it, of anybody or
  // of this person.
  throw new AppError({ code: 'conversations.not-a-neighbour', status: 403, field: 'people' })
}

export const preferencesSchema = z.strictObject({
  /** Neighbours may begin a conversation. */
  acceptsDirect: z.boolean(),
  /** Neighbours do not see what was read. */
  hidesReceipts: z.boolean(),
  /** Neighbours do not see who is there and who is typing, and neither does the person. */
  hidesPresence: z.boolean(),
})
export type MessagingPreferences = z.infer<typeof preferencesSchema>

export const ownPreferences = async (
  req: PayloadRequest,
  community: string,
): Promise<MessagingPreferences> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{
    accepts_direct: boolean
    hides_receipts: boolean
    hides_presence: boolean
  }>(sql`
    select accepts_direct, hides_receipts, hides_presence from messaging_preferences
    where community_id = ${community} and user_id = ${req.user?.id ?? null}`)
  const [row] = rows
  return {
    acceptsDirect: row?.accepts_direct ?? false,
    hidesReceipts: row?.hides_receipts ?? false,
    hidesPresence: row?.hides_presence ?? false,
  }
}

export const savePreferences = (
  req: PayloadRequest,
  community: string,
  { acceptsDirect, hidesReceipts, hidesPresence }: MessagingPreferences,
): Promise<MessagingPreferences> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    await tx.execute(sql`
      insert into messaging_preferences
        (user_id, community_id, accepts_direct, hides_receipts, hides_presence)
      values (${req.user?.id ?? null}, ${community}, ${acceptsDirect}, ${hidesReceipts},
        ${hidesPresence})
      on conflict (user_id, community_id) do update set accepts_direct = excluded.accepts_direct,
        hides_receipts = excluded.hides_receipts, hides_presence = excluded.hides_presence,
        updated_at = now()`)
    return { acceptsDirect, hidesReceipts, hidesPresence }
  })
