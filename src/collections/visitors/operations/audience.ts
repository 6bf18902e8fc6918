import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { DESK_ROLES } from '@/kernel/domain/membership'
import type { Role } from '@/kernel/domain/membership'
import { identity } from '@/kernel/identity'
import type { Recipient } from '@/kernel/notifications/kind'
import { deskChannel, userChannel } from '@/kernel/realtime/channels'
import type { VisitEventData } from '../events'

interface Asked {
  req: PayloadRequest
  community: string
  data: VisitEventData
}

/** The host, as long as they live in the home that the visit is for. */
export const hostOfVisit = async ({ req, community, data }: Asked): Promise<Recipient[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ unit_id: string; host_id: string }>(sql`
    select unit_id, host_id from visits where id = ${data.visitId}`)
  const [row] = rows
  if (!row) return []
  const { unit_id: unit, host_id: host } = row
  const found = await identity().residentsOfUnit(req, community, unit, [host])
  return found.map((one) => ({ ...one, unit }))
}

/** The screens that show a visit: the gate's, and the host's. */
export const visitChannels = ({
  community,
  data,
}: Pick<Asked, 'community'> & { data: Pick<VisitEventData, 'hostId'> }): Promise<string[]> =>
  Promise.resolve([deskChannel(community), userChannel(data.hostId)])

interface PersonRow extends Record<string, unknown> {
  id: string
  name: string
  email: string
  locale: string
}

const holding = async (
  req: PayloadRequest,
  community: string,
  roles: readonly Role[],
): Promise<Recipient[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PersonRow>(sql`
    select distinct u.id, coalesce(u.preferred_name, u.name) as name, u.email,
      u.locale::text as locale
    from memberships m join users u on u.id = m.user_id
    where m.community_id = ${community} and m.role::text = any (string_to_array(${roles.join(',')}, ','))
      and m.status = 'active'
      and (m.valid_from is null or m.valid_from <= now())
      and (m.valid_to is null or m.valid_to > now())`)
  return rows.map(({ id, name, email, locale }) => ({ id, name, email, locale, isStaff: true }))
}

export const managersOf = (req: PayloadRequest, community: string): Promise<Recipient[]> =>
  holding(req, community, ['manager'])

/** Those who work at the gate. */
export const gateOf = (req: PayloadRequest, community: string): Promise<Recipient[]> =>
  holding(req, community, DESK_ROLES)
