import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { sql, txOf } from '@/kernel/database/transaction'
import type { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { AppError } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { enqueue } from '@/kernel/jobs/enqueue'
import { isSmsOffered } from '@/kernel/sms/offered'
import { VALID_DAYS } from '../../domain/states'
import type { Channel } from '../../domain/states'
import { invitationDecided } from '../../events'
import { SEND_INVITATION } from '../../slugs'
import { channelFor, isChannel } from './invite'
import { INVITER_HOLDS } from './inviterHolds'
import { secretsOf } from './secrets'

const decided = () => new AppError({ code: 'admissions.request-decided', status: 409 })

interface Approval {
  id: string
  unit: string
  role: (typeof RESIDENT_ROLES)[number]
}

type WaitingRow = Record<string, unknown> & {
  name: string
  email: string | null
  phone: string | null
  unit_id: string
  role: string
  origin: string
  edition: number
  roster_entry: string | null
  invited_by_id: string
}

const lockWaiting = async (
  req: PayloadRequest,
  community: string,
  id: string,
): Promise<WaitingRow> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<WaitingRow>(sql`
    select i.name, i.email, i.phone, i.unit_id, i.role, i.origin, i.edition::int as edition,
      i.invited_by_id,
      case when 'same' in (i.match->>'name', i.match->>'email', i.match->>'phone')
        then i.match->>'rosterEntry' end as roster_entry
    from membership_invitations i
    where i.id = ${id} and i.community_id = ${community} and i.status = 'waiting'
      and ${INVITER_HOLDS}
    for update of i`)
  const [row] = rows
  if (!row) throw decided()
  return row
}

/** The entry of the roster that the person takes up, where nobody has it yet; older invitations end. */
const takeEntry = async (
  req: PayloadRequest,
  community: string,
  { id, entry, unit }: { id: string; entry: string | null; unit: string },
): Promise<string | null> => {
  if (entry === null) return null
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    select 1 from roster_entries
    where id = ${entry}::uuid and community_id = ${community} and unit_id = ${unit}
      and account_id is null`)
  if (rows.length === 0) return null
  await tx.execute(sql`
    update membership_invitations set status = 'revoked', updated_at = now()
    where community_id = ${community} and roster_entry = ${entry} and status = 'open'
      and id <> ${id}`)
  return entry
}

/**
 * Management lets somebody be invited whom the desk or a household asked for: the mail or text
 * leaves, or a letter can be printed. What a household asked for stays in its own unit and role.
 * @throws AppError 400 for a unit of another community, 409 `admissions.request-decided`.
 */
export const approveAsked = async (
  req: PayloadRequest,
  community: string,
  { id, ...wanted }: Approval,
): Promise<{ channel: Channel }> => {
  const row = await lockWaiting(req, community, id)
  const tx = await txOf(req)
  const { rows: units } = await tx.execute(
    sql`select 1 from units where id = ${wanted.unit} and community_id = ${community}`,
  )
  if (units.length === 0) {
    throw new AppError({ code: 'tenancy.foreign-reference', status: 400, field: 'unit' })
  }
  const { unit, role } =
    row.origin === 'household' ? { unit: row.unit_id, role: 'household' } : wanted
  const best = channelFor(row, 'best', isSmsOffered())
  const channel = isChannel(best) ? best : 'letter'
  const edition = row.edition + 1
  const { tokenHash, codeHash } = secretsOf(id, edition)
  const entry = await takeEntry(req, community, { id, entry: row.roster_entry, unit })
  await tx.execute(sql`
    update membership_invitations set status = 'open', unit_id = ${unit}, role = ${role},
      roster_entry = ${entry}, channel = ${channel}, edition = ${edition},
      delivery = ${channel === 'letter' ? 'waiting' : 'queued'}, token_hash = ${tokenHash},
      code_hash = ${codeHash}, decided_by_id = ${req.user?.id ?? null}, decided_at = now(),
      expires_at = now() + make_interval(days => ${VALID_DAYS[channel]}), updated_at = now()
    where id = ${id}`)
  if (channel !== 'letter') await enqueue(req, SEND_INVITATION, { id, community, edition })
  await audit(req, {
    community,
    action: 'invitation.approved',
    subject: { collection: 'membership-invitations', id },
    details: { channel, role, origin: row.origin },
  })
  const data = { invitationId: id, askerId: row.invited_by_id }
  await emit(req, { event: invitationDecided, community, data })
  return { channel }
}

/**
 * Management turns it down, with words for whoever asked.
 * @throws AppError 409 `admissions.request-decided`.
 */
export const declineAsked = async (
  req: PayloadRequest,
  community: string,
  { id, reason }: { id: string; reason: string },
): Promise<void> => {
  const row = await lockWaiting(req, community, id)
  const tx = await txOf(req)
  await tx.execute(sql`
    update membership_invitations set status = 'declined', reason = ${reason},
      decided_by_id = ${req.user?.id ?? null}, decided_at = now(), updated_at = now()
    where id = ${id}`)
  await audit(req, {
    community,
    action: 'invitation.declined',
    subject: { collection: 'membership-invitations', id },
    details: { origin: row.origin },
  })
  const data = { invitationId: id, askerId: row.invited_by_id }
  await emit(req, { event: invitationDecided, community, data })
}
