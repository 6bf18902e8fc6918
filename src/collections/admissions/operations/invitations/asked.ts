import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { audit } from '@/kernel/audit/audit'
import { sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { enqueue } from '@/kernel/jobs/enqueue'
import type { Comparison } from '../../domain/compare'
import type { Asked } from '../../domain/listed'
import { VALID_DAYS } from '../../domain/states'
import type { Channel, Origin } from '../../domain/states'
import { invitationChanged, invitationWaiting } from '../../events'
import { SEND_INVITATION } from '../../slugs'
import { placeOf } from '../place'
import { INVITER_HOLDS } from './inviterHolds'
import { secretsOf } from './secrets'

/** What is asked for again within this time is not sent again. */
export const QUIET = sql`interval '10 minutes'`

export interface AskedFor {
  community: string
  unit: string
  person: Asked
  origin: Exclude<Origin, 'management'>
  channel: Channel
  /** Without it, management decides. */
  isSure: boolean
  rosterEntry: string | null
  match: Comparison | null
}

export interface AskedInvitation {
  id: string
  state: 'waiting' | 'open'
  channel: Channel
  /** Whether this call made it. */
  isNew: boolean
}

type HeldRow = Record<string, unknown> & {
  id: string
  status: 'waiting' | 'open'
  channel: Channel
  role: string
  edition: number
  is_over: boolean
  is_quiet: boolean
}

/** The same request that is there already, locked. */
const heldOf = async (
  req: PayloadRequest,
  { community, unit, person }: AskedFor,
): Promise<HeldRow | undefined> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<HeldRow>(sql`
    select i.id, i.status, i.channel, i.role, i.edition::int as edition,
      i.expires_at <= now() or not ${INVITER_HOLDS} as is_over,
      i.updated_at > now() - ${QUIET} as is_quiet
    from membership_invitations i
    where community_id = ${community} and unit_id = ${unit} and origin <> 'management'
      and status in ('waiting', 'open') and lower(name) = lower(${person.name})
      and coalesce(lower(email), '') = ${person.email ?? ''}
      and coalesce(phone, '') = ${person.phone ?? ''}
    for update of i`)
  return rows[0]
}

/** Tells the job to send it, or management to look at it; and writes it down. */
const follow = async (
  req: PayloadRequest,
  { community, origin, channel, isSure, person }: AskedFor,
  { id, edition, asker }: { id: string; edition: number; asker: string },
): Promise<void> => {
  const data = { invitationId: id, askerId: asker }
  if (!isSure) await emit(req, { event: invitationWaiting, community, data })
  else if (channel !== 'letter') await enqueue(req, SEND_INVITATION, { id, community, edition })
  if (isSure) await emit(req, { event: invitationChanged, community, data })
  await audit(req, {
    community,
    action: isSure ? 'invitation.made' : 'invitation.asked-for',
    subject: { collection: 'membership-invitations', id },
    details: { channel, role: person.role, origin },
  })
}

const renew = async (
  req: PayloadRequest,
  asked: AskedFor,
  { held, asker }: { held: HeldRow; asker: string },
): Promise<AskedInvitation> => {
  const { channel, isSure, person, rosterEntry, match, origin } = asked
  // What management said yes to is sent again, in the name of whoever asked for it then.
  const isCarried = !isSure && held.status === 'open' && !held.is_over
  const isOpen = isSure || isCarried
  const edition = held.edition + 1
  const { tokenHash, codeHash } = secretsOf(held.id, edition)
  const tx = await txOf(req)
  await tx.execute(sql`
    update membership_invitations set status = ${isOpen ? 'open' : 'waiting'},
      role = case when ${isCarried} then role else ${person.role} end,
      origin = case when ${isCarried} then origin else ${origin} end,
      invited_by_id = case when ${isCarried} then invited_by_id else ${asker}::uuid end,
      channel = ${channel}, match = ${JSON.stringify(match)}::jsonb,
      delivery = ${channel === 'letter' ? 'waiting' : 'queued'}, failure = null,
      roster_entry = coalesce(${rosterEntry}, roster_entry), edition = ${edition},
      token_hash = ${tokenHash}, code_hash = ${codeHash}, updated_at = now(),
      expires_at = now() + make_interval(days => ${VALID_DAYS[channel]})
    where id = ${held.id}`)
  await follow(req, { ...asked, isSure: isOpen }, { id: held.id, edition, asker })
  return { id: held.id, state: isOpen ? 'open' : 'waiting', channel, isNew: false }
}

/** What stands as it is: nothing to do for whoever asks for the same again. */
const standsAs = (held: HeldRow, { isSure, person }: AskedFor): boolean => {
  if (held.is_over) return false
  if (held.status === 'waiting') return !isSure && held.role === person.role
  return held.is_quiet || held.channel === 'letter'
}

/**
 * Asks somebody in on behalf of the desk or a household: it leaves at once where that is sure, else
 * it waits for management. The same asked for again is the one that is there; after ten minutes it
 * is sent again.
 * @throws AppError 401, 409 `conflict` where the same is being decided at this moment.
 */
export const askIn = async (req: PayloadRequest, asked: AskedFor): Promise<AskedInvitation> => {
  if (!req.user) throw authRequired()
  const asker = req.user.id
  const { community, unit, person, origin, channel, isSure, rosterEntry, match } = asked
  const tx = await txOf(req)
  const id = uuidv7()
  const place = await placeOf(req, community)
  const { tokenHash, codeHash } = secretsOf(id, 1)
  const { rows } = await tx.execute(sql`
    insert into membership_invitations
      (id, community_id, name, unit_id, role, roster_entry, email, phone, locale, channel, status,
       origin, match, delivery, expires_at, edition, token_hash, code_hash, invited_by_id)
    values
      (${id}, ${community}, ${person.name}, ${unit}, ${person.role}, ${rosterEntry},
       ${person.email}, ${person.phone}, ${place.locales[0] ?? 'en'}, ${channel},
       ${isSure ? 'open' : 'waiting'}, ${origin}, ${JSON.stringify(match)}::jsonb,
       ${channel === 'letter' ? 'waiting' : 'queued'},
       now() + make_interval(days => ${VALID_DAYS[channel]}), 1, ${tokenHash}, ${codeHash},
       ${asker})
    on conflict do nothing returning id`)
  if (rows.length > 0) {
    await follow(req, asked, { id, edition: 1, asker })
    return { id, state: isSure ? 'open' : 'waiting', channel, isNew: true }
  }
  const held = await heldOf(req, asked)
  if (!held) throw new AppError({ code: 'conflict', status: 409 })
  if (standsAs(held, asked)) {
    return { id: held.id, state: held.status, channel: held.channel, isNew: false }
  }
  return renew(req, asked, { held, asker })
}
