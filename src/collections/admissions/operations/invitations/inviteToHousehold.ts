import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { homesOf } from '@/collections/households/public'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { limit } from '@/kernel/http/rateLimit/limit'
import { isSmsOffered } from '@/kernel/sms/offered'
import { audit } from '@/kernel/audit/audit'
import { compareWithRoster } from '../../domain/compare'
import { listedAs } from '../../domain/listed'
import type { Asked } from '../../domain/listed'
import { MOST_HOUSEHOLD, MOST_PENDING } from '../../domain/states'
import { invitationChanged } from '../../events'
import { placeOf } from '../place'
import { readEntries } from '../requests/compareRequest'
import { askIn } from './asked'
import type { AskedInvitation } from './asked'
import { INVITER_HOLDS } from './inviterHolds'
import { lockUnit, personInput, replaceOlder, waysOf } from './walkIn'

export const householdInput = personInput.extend({ unit: z.uuid() })

/** @throws AppError 401, 403 `admissions.not-your-household` for whoever does not look after it. */
const asHead = async (req: PayloadRequest, community: string, unit: string): Promise<void> => {
  if (!req.user) throw authRequired()
  const homes = await homesOf(req)
  const isHead = homes.some(
    (home) => home.community === community && home.unit === unit && home.isHead,
  )
  if (!isHead) {
    throw new AppError({ code: 'admissions.not-your-household', status: 403, field: 'unit' })
  }
}

/** @throws AppError 400 `admissions.no-way`, 409 `admissions.no-texts`. */
const channelOf = ({ email, phone }: Asked): 'email' | 'sms' => {
  if (email !== null) return 'email'
  if (phone === null) throw new AppError({ code: 'admissions.no-way', status: 400, field: 'email' })
  if (isSmsOffered()) return 'sms'
  throw new AppError({ code: 'admissions.no-texts', status: 409, field: 'phone' })
}

/**
 * So that nobody fills a unit with strangers or a mailbox with mail: who is asked in at a time, and
 * how many a household has in all. Whoever is asked again does not count twice.
 * @throws AppError 409 `admissions.household-full`.
 */
const checkRoom = async (
  req: PayloadRequest,
  community: string,
  unit: string,
  { name, email, phone }: Asked,
): Promise<void> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ pending: number; members: number }>(sql`
    select
      (select count(*)::int from membership_invitations i
        where i.community_id = ${community} and i.unit_id = ${unit} and i.origin = 'household'
          and (i.status = 'waiting' or (i.status = 'open' and i.expires_at > now()))
          and ${INVITER_HOLDS}
          and (lower(i.name), coalesce(lower(i.email), ''), coalesce(i.phone, ''))
            <> (lower(${name}), ${email ?? ''}, ${phone ?? ''})) as pending,
      (select count(*)::int from memberships m
        where m.community_id = ${community} and m.unit_id = ${unit} and m.role = 'household'
          and m.status = 'active' and (m.valid_to is null or m.valid_to > now())) as members`)
  const { pending = 0, members = 0 } = rows[0] ?? {}
  if (pending >= MOST_PENDING || pending + members >= MOST_HOUSEHOLD) {
    throw new AppError({ code: 'admissions.household-full', status: 409 })
  }
}

/**
 * Whoever looks after a unit's household asks somebody in who then has an account of their own, in the
 * role of the household alone. Where the community wants it, management says yes first.
 * @throws AppError 400 for the ways to reach them, 401, 403, 409 `admissions.household-full`,
 *   `admissions.no-texts`, 429.
 */
export const inviteToHousehold = async (
  req: PayloadRequest,
  {
    community,
    input: { unit, name, ...said },
  }: { community: string; input: z.infer<typeof householdInput> },
): Promise<AskedInvitation> => {
  await limit(req, 'household-invitation')
  return inTransaction(req, async () => {
    await asHead(req, community, unit)
    const person: Asked = { name, role: 'household', ...(await waysOf(req, community, said)) }
    const channel = channelOf(person)
    await lockUnit(req, community, unit)
    await checkRoom(req, community, unit, person)
    const entries = await readEntries(req, community, unit)
    const match = compareWithRoster(person, { isFound: true, isOccupied: true, entries })
    const isSure = !(await placeOf(req, community)).approvesHouseholds
    const listed = isSure ? listedAs(person, entries) : null
    if (listed !== null) {
      const fresh = await replaceOlder(req, community, listed.id, person)
      if (fresh) return fresh
    }
    return askIn(req, {
      community,
      unit,
      person,
      origin: 'household',
      channel,
      isSure,
      rosterEntry: listed?.id ?? null,
      match,
    })
  })
}

/**
 * Takes back what the household asked for, whoever of its heads it was.
 * @throws AppError 401, 403 for whoever does not look after that household, 404,
 *   410 `admissions.invitation-over` for one that was accepted or decided meanwhile.
 */
export const withdrawHousehold = (
  req: PayloadRequest,
  { community, id }: { community: string; id: string },
): Promise<void> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ unit_id: string; status: string; asker: string }>(sql`
      select unit_id, status, invited_by_id as asker from membership_invitations
      where id = ${id} and community_id = ${community} and origin = 'household' for update`)
    const [row] = rows
    if (!row) throw notFound()
    await asHead(req, community, row.unit_id)
    if (row.status !== 'waiting' && row.status !== 'open') {
      throw new AppError({ code: 'admissions.invitation-over', status: 410 })
    }
    await tx.execute(sql`
      update membership_invitations set status = 'revoked', updated_at = now() where id = ${id}`)
    await audit(req, {
      community,
      action: 'invitation.revoked',
      subject: { collection: 'membership-invitations', id },
      details: { origin: 'household' },
    })
    const data = { invitationId: id, askerId: row.asker }
    await emit(req, { event: invitationChanged, community, data })
  })
