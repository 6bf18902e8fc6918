import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { audit } from '../audit/audit'
import { inTransaction, readerOf, sql, txOf } from '../database/transaction'
import type { Sql } from '../database/transaction'
import { AppError, authRequired, notFound } from '../errors'
import { log } from '../log'
import { rolesIn, scopeOf } from '../tenancy/scope'

interface Place {
  req: PayloadRequest
  community: string
}

export interface DeskDevice {
  id: string
  label: string
  person: { id: string; name: string }
  /** ISO 8601, UTC. */
  enrolledAt: string
  lastSeenAt: string
  revokedAt: string | null
  isOwn: boolean
}

interface Row extends Record<string, unknown> {
  id: string
  label: string
  user_id: string
  name: string
  enrolled_at: Date | string
  last_seen_at: Date | string
  revoked_at: Date | string | null
}

const iso = (value: Date | string): string => new Date(value).toISOString()

const personOf = (req: PayloadRequest): string => {
  if (!req.user) throw authRequired()
  return req.user.id
}

const isManager = async ({ req, community }: Place): Promise<boolean> =>
  rolesIn(await scopeOf(req), community).includes('manager')

/** What a person may revoke: management all of the community's, others their own. */
const inReach = async (place: Place): Promise<Sql> => {
  const person = personOf(place.req)
  return (await isManager(place)) ? sql`true` : sql`d.user_id = ${person}`
}

/** Devices that work without a network, the newest first; those that were revoked last. */
export const listDeskDevices = async (place: Place): Promise<DeskDevice[]> => {
  const { req, community } = place
  const person = personOf(req)
  const reach = await inReach(place)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select d.id, d.label, d.user_id, u.name, d.enrolled_at, d.last_seen_at, d.revoked_at
    from desk_devices d join users u on u.id = d.user_id
    where d.community_id = ${community} and ${reach}
    order by d.revoked_at desc nulls first, d.enrolled_at desc limit 100`)
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    person: { id: row.user_id, name: row.name },
    enrolledAt: iso(row.enrolled_at),
    lastSeenAt: iso(row.last_seen_at),
    revokedAt: row.revoked_at === null ? null : iso(row.revoked_at),
    isOwn: row.user_id === person,
  }))
}

/** Has a device work without a network for the person. */
export const enrolDevice = ({
  req,
  community,
  label,
  recovery,
}: Place & { label: string; recovery: string }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    const id = uuidv7()
    const tx = await txOf(req)
    await tx.execute(sql`
      insert into desk_devices (id, community_id, user_id, label, recovery)
      values (${id}, ${community}, ${personOf(req)}, ${label}, ${recovery})`)
    const subject = { collection: 'desk-devices', id }
    await audit(req, { community, action: 'desk-device.enrolled', subject })
    return { id }
  })

/**
 * What a device asks whenever it has a network.
 * @throws AppError 404 where the community has no such device.
 */
export const contactDevice = ({
  req,
  community,
  id,
}: Place & { id: string }): Promise<{ state: 'active' | 'revoked'; isOwn: boolean }> =>
  inTransaction(req, async () => {
    const person = personOf(req)
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ user_id: string; is_revoked: boolean }>(sql`
      select user_id, revoked_at is not null as is_revoked from desk_devices
      where id = ${id} and community_id = ${community}`)
    const [row] = rows
    if (!row) throw notFound()
    const isOwn = row.user_id === person
    if (isOwn && !row.is_revoked) {
      await tx.execute(sql`
        update desk_devices set last_seen_at = clock_timestamp()
        where id = ${id} and community_id = ${community}`)
    }
    return { state: row.is_revoked ? 'revoked' : 'active', isOwn }
  })

/**
 * Has a device wipe what it keeps the next time that it is in contact. Safe to repeat.
 * @throws AppError 404 for one that is not there, or of somebody else where the person is no manager.
 */
export const revokeDevice = (place: Place & { id: string }): Promise<{ id: string }> =>
  inTransaction(place.req, async () => {
    const { req, community, id } = place
    const reach = await inReach(place)
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ was_active: boolean }>(sql`
      with before as (
        select d.id, d.revoked_at from desk_devices d
        where d.id = ${id} and d.community_id = ${community} and ${reach} for update
      )
      update desk_devices d set revoked_at = coalesce(d.revoked_at, clock_timestamp()),
        revoked_by_id = coalesce(d.revoked_by_id, ${personOf(req)})
      from before where d.id = before.id
      returning before.revoked_at is null as was_active`)
    const [row] = rows
    if (!row) throw notFound()
    if (row.was_active) {
      const subject = { collection: 'desk-devices', id }
      await audit(req, { community, action: 'desk-device.revoked', subject })
    }
    return { id }
  })

/**
 * Gives a device its sealed key back, for whoever enrolled it and has forgotten the PIN.
 * @throws AppError 404 for one that is not there, not theirs, or revoked.
 */
export const recoverDevice = ({
  req,
  community,
  id,
}: Place & { id: string }): Promise<{ recovery: string }> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ recovery: string }>(sql`
      select recovery from desk_devices where id = ${id} and community_id = ${community}
        and user_id = ${personOf(req)} and revoked_at is null`)
    const [row] = rows
    if (!row) throw notFound()
    const subject = { collection: 'desk-devices', id }
    await audit(req, { community, action: 'desk-device.recovered', subject })
    return row
  })

/**
 * Writes down that a device threw away what it could not open: somebody had changed it there.
 * @throws AppError 404 for one that is not there, or not theirs.
 */
export const reportDiscarded = ({
  req,
  community,
  id,
  count,
}: Place & { id: string; count: number }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    const { isOwn } = await contactDevice({ req, community, id })
    if (!isOwn) throw notFound()
    const subject = { collection: 'desk-devices', id }
    await audit(req, { community, action: 'desk-device.discarded', subject, details: { count } })
    log().warn({ msg: 'a device threw away entries that it could not open', device: id, count })
    return { id }
  })

/**
 * @throws AppError 403 for a device that is revoked or somebody else's, 404 for one that is not there.
 */
export const requireDevice = async (place: Place & { id: string }): Promise<void> => {
  const { state, isOwn } = await contactDevice(place)
  if (state === 'revoked' || !isOwn) throw new AppError({ code: 'devices.revoked', status: 403 })
}
