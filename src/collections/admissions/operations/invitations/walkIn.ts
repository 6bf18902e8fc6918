import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { limit } from '@/kernel/http/rateLimit/limit'
import { toE164 } from '@/kernel/phone'
import { isSmsOffered } from '@/kernel/sms/offered'
import { compareWithRoster } from '../../domain/compare'
import { entryOf, listedAs } from '../../domain/listed'
import type { Asked } from '../../domain/listed'
import type { Channel } from '../../domain/states'
import { placeOf } from '../place'
import { isOccupied, readEntries } from '../requests/compareRequest'
import { askIn, QUIET } from './asked'
import type { AskedInvitation } from './asked'
import { channelFor, isChannel } from './invite'

export const personInput = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254).optional(),
  phone: z.string().trim().min(1).max(40).optional(),
})

/** The same from a form: what is left empty there is not said. */
export const formWays = {
  email: z
    .string()
    .trim()
    .transform((text) => (text === '' ? undefined : text))
    .pipe(personInput.shape.email),
  phone: z
    .string()
    .trim()
    .transform((text) => (text === '' ? undefined : text))
    .pipe(personInput.shape.phone),
}

export const walkInInput = personInput.extend({
  unit: z.uuid(),
  role: z.enum(RESIDENT_ROLES),
})

/**
 * Ways to reach somebody, as they are kept.
 * @throws AppError 400 `users.phone-invalid`.
 */
export const waysOf = async (
  req: PayloadRequest,
  community: string,
  { email, phone }: { email?: string | undefined; phone?: string | undefined },
): Promise<Pick<Asked, 'email' | 'phone'>> => {
  const { country } = await placeOf(req, community)
  const number = phone === undefined ? null : toE164(phone, country)
  if (phone !== undefined && number === null) {
    throw new AppError({ code: 'users.phone-invalid', status: 400, field: 'phone' })
  }
  return { email: email?.toLowerCase() ?? null, phone: number }
}

/** One at a time for each unit: what is counted or compared there stays true until it is written. */
export const lockUnit = async (
  req: PayloadRequest,
  community: string,
  unit: string,
): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`askIn ${unit}`}, 0))`)
  const { rows } = await tx.execute(
    sql`select 1 from units where id = ${unit} and community_id = ${community}`,
  )
  if (rows.length === 0) {
    throw new AppError({ code: 'tenancy.foreign-reference', status: 400, field: 'unit' })
  }
}

/** Another invitation for the same entry: one that management just sent stands, others are void. */
export const replaceOlder = async (
  req: PayloadRequest,
  community: string,
  entry: string,
  { name, email, phone }: Asked,
): Promise<AskedInvitation | null> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string; channel: Channel }>(sql`
    select id, channel from membership_invitations
    where community_id = ${community} and roster_entry = ${entry} and status = 'open'
      and origin = 'management' and channel <> 'letter' and expires_at > now()
      and updated_at > now() - ${QUIET}`)
  const [fresh] = rows
  if (fresh) return { ...fresh, state: 'open', isNew: false }
  await tx.execute(sql`
    update membership_invitations set status = 'revoked', updated_at = now()
    where community_id = ${community} and roster_entry = ${entry} and status = 'open'
      and (origin = 'management' or lower(name) <> lower(${name})
        or coalesce(lower(email), '') <> ${email ?? ''} or coalesce(phone, '') <> ${phone ?? ''})`)
  return null
}

/**
 * Somebody stands at the desk and is to get access. What management does itself, and what says
 * exactly what the roster says, is sent or can be printed at once; all else waits for management.
 * @throws AppError 400 `tenancy.foreign-reference`, `users.phone-invalid`, 429 `rate-limited`.
 */
export const walkIn = async (
  req: PayloadRequest,
  {
    community,
    isManager,
    input: { unit, name, role, ...said },
  }: { community: string; isManager: boolean; input: z.infer<typeof walkInInput> },
): Promise<AskedInvitation> => {
  await limit(req, 'walk-in')
  return inTransaction(req, async () => {
    const person: Asked = { name, role, ...(await waysOf(req, community, said)) }
    await lockUnit(req, community, unit)
    const entries = await readEntries(req, community, unit)
    const isTaken = await isOccupied(req, community, unit)
    const match = compareWithRoster(person, { isFound: true, isOccupied: isTaken, entries })
    const listed = listedAs(person, entries)
    const isSure = isManager || listed !== null
    const rosterEntry = listed?.id ?? entryOf(match)
    if (isSure && rosterEntry !== null) {
      const fresh = await replaceOlder(req, community, rosterEntry, person)
      if (fresh) return fresh
    }
    const channel = channelFor(person, 'best', isSmsOffered())
    return askIn(req, {
      community,
      unit,
      person,
      origin: 'desk',
      channel: isChannel(channel) ? channel : 'letter',
      isSure,
      rosterEntry: isSure ? rosterEntry : null,
      match,
    })
  })
}
