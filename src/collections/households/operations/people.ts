import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { endTerm } from '@/collections/memberships/public'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { accessDenied, authRequired, notFound } from '@/kernel/errors'
import { homesOf } from './homesOf'

/** Somebody with an account who belongs to a unit. */
export interface UnitPerson {
  membership: string
  user: string
  name: string
  role: string
  livesThere: boolean
  speaksForUnit: boolean
  notices: { parcels: boolean; building: boolean; billing: boolean }
}

interface PersonRow extends Record<string, unknown> {
  id: string
  user_id: string
  name: string
  role: string
  unit_id: string
  lives: boolean
  speaks: boolean
  parcels: boolean
  building: boolean
  billing: boolean
}

const selectPeople = sql`
  select m.id, m.user_id, coalesce(u.preferred_name, u.name) as name, m.role::text as role,
    m.unit_id, m.lives_there is not false as lives, coalesce(m.speaks_for_unit, false) as speaks,
    coalesce(m.notices_parcels, true) as parcels, coalesce(m.notices_building, true) as building,
    coalesce(m.notices_billing, false) as billing
  from memberships m join users u on u.id = m.user_id
  where m.role in ('owner', 'leaseholder', 'household') and m.status = 'active'
    and (m.valid_from is null or m.valid_from <= now())
    and (m.valid_to is null or m.valid_to > now())`

const toPerson = (row: PersonRow): UnitPerson => ({
  membership: row.id,
  user: row.user_id,
  name: row.name,
  role: row.role,
  livesThere: row.lives,
  speaksForUnit: row.speaks,
  notices: { parcels: row.parcels, building: row.building, billing: row.billing },
})

/** Who lives in a unit; the caller has made sure that the person may know. */
export const peopleOfUnit = async (
  req: PayloadRequest,
  community: string,
  unit: string,
): Promise<UnitPerson[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PersonRow>(sql`
    ${selectPeople} and m.community_id = ${community} and m.unit_id = ${unit}
      and m.lives_there is not false
    order by m.role, u.name`)
  return rows.map(toPerson)
}

/** Units that the person owns or rents without living there. */
export const unitsElsewhere = async (
  req: PayloadRequest,
  community: string,
): Promise<{ membership: string; unit: string; label: string }[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string; unit_id: string; label: string }>(sql`
    select m.id, m.unit_id, u.label from memberships m join units u on u.id = m.unit_id
    where m.user_id = ${req.user?.id ?? null} and m.community_id = ${community}
      and m.role in ('owner', 'leaseholder') and m.lives_there is false and m.status = 'active'
      and (m.valid_from is null or m.valid_from <= now())
      and (m.valid_to is null or m.valid_to > now())`)
  return rows.map(({ id, unit_id, label }) => ({ membership: id, unit: unit_id, label }))
}

/** A membership that the person may look after: their own, or one of their household as its head. */
const inCare = async (
  req: PayloadRequest,
  community: string,
  membership: string,
): Promise<{ row: PersonRow; isOwn: boolean; isHead: boolean }> => {
  if (!req.user) throw authRequired()
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PersonRow>(
    sql`${selectPeople} and m.community_id = ${community} and m.id = ${membership}`,
  )
  const [row] = rows
  if (!row) throw notFound()
  const isOwn = row.user_id === req.user.id
  const home = (await homesOf(req)).find(({ unit }) => unit === row.unit_id)
  const isHead = home?.isHead === true && row.lives
  if (!isOwn && !home) throw notFound()
  return { row, isOwn, isHead }
}

/** One person of the household, for the one who looks after it. */
export const personOfHousehold = async (
  req: PayloadRequest,
  community: string,
  membership: string,
): Promise<UnitPerson & { unit: string; isOwn: boolean; mayChange: boolean; mayEnd: boolean }> => {
  const { row, isOwn, isHead } = await inCare(req, community, membership)
  const isHolder = row.role !== 'household'
  return {
    ...toPerson(row),
    unit: row.unit_id,
    isOwn,
    mayChange: isHead || (isOwn && isHolder),
    mayEnd: isHead && !isOwn && !isHolder,
  }
}

const box = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== '')

export const livingInput = z.object({
  membership: z.uuid(),
  livesThere: box,
  speaksForUnit: box,
  parcels: box,
  building: box,
  billing: box,
})

/**
 * Says who speaks for a unit and who is told what. Owners and leaseholders do it for themselves and
 * their household; whether somebody lives there each holder says of themselves.
 * @throws AppError 403, 404.
 */
export const saveLiving = ({
  req,
  community,
  input,
}: {
  req: PayloadRequest
  community: string
  input: z.infer<typeof livingInput>
}): Promise<void> =>
  inTransaction(req, async () => {
    const { row, isOwn, isHead } = await inCare(req, community, input.membership)
    const isHolder = row.role !== 'household'
    if (!(isHead || (isOwn && isHolder))) throw accessDenied()
    const livesThere = isOwn && isHolder ? input.livesThere : row.lives
    const tx = await txOf(req)
    await tx.execute(sql`
      update memberships set lives_there = ${livesThere}, speaks_for_unit = ${input.speaksForUnit},
        notices_parcels = ${input.parcels}, notices_building = ${input.building},
        notices_billing = ${input.billing}, updated_at = now()
      where id = ${input.membership} and community_id = ${community}`)
    await audit(req, {
      community,
      action: 'membership.living-changed',
      subject: { collection: 'memberships', id: input.membership },
      details: { livesThere, speaksForUnit: input.speaksForUnit },
    })
  })

/**
 * Ends the membership of somebody of the household; their access ends with it.
 * @throws AppError 403 for whoever does not look after the household, 404.
 */
export const endHouseholdMembership = async ({
  req,
  community,
  membership,
}: {
  req: PayloadRequest
  community: string
  membership: string
}): Promise<void> => {
  const { mayEnd } = await personOfHousehold(req, community, membership)
  if (!mayEnd) throw accessDenied()
  const at = systemClock.now()
  await endTerm(req, { community, membership, at, reason: 'left the household' })
}
