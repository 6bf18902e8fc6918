import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Role } from '@/kernel/domain/membership'
import { isRole } from '@/kernel/domain/membership'
import { AppError } from '@/kernel/errors'
import { countInOrder, takeBack } from '@/kernel/http/rateLimit/inOrder'
import { markCounted, networkOfRequest } from '@/kernel/http/rateLimit/limit'
import { communityRequest, whileSigningIn } from '@/kernel/tenancy/system'
import { placeOf } from '../place'
import type { Place } from '../place'
import { INVITER_HOLDS } from './inviterHolds'
import { digestsOf } from './secrets'

export interface OpenInvitation {
  id: string
  community: string
  rosterEntry: string | null
  unit: string | null
  unitLabel: string | null
  role: Role
  name: string
  email: string | null
  /** Whether what was brought came in a mail to that address: it proves that the mail is read. */
  provesEmail: boolean
  place: Place
}

type Row = Record<string, unknown> & {
  id: string
  community_id: string
  roster_entry: string | null
  unit_id: string | null
  role: string
  name: string
  email: string | null
  channel: string
  is_token: boolean
}

const over = () => new AppError({ code: 'admissions.invitation-over', status: 410, field: 'code' })

export const labelOfUnit = async (
  req: PayloadRequest,
  id: string | null,
): Promise<string | null> => {
  if (id === null) return null
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ label: string | null }>(
    sql`select label from units where id = ${id}`,
  )
  return rows[0]?.label ?? null
}

/** What a household asked for is over when whoever asked no longer lives there as its head. */
const isAskedByRight = async (req: PayloadRequest, id: string): Promise<boolean> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(
    sql`select 1 from membership_invitations i where i.id = ${id} and ${INVITER_HOLDS}`,
  )
  return rows.length > 0
}

/**
 * Finds the open invitation behind a link's secret or a typed code. Whatever is not right, whatever the
 * reason, gets one answer. Tries are counted by network, and given back where they were right.
 * @throws AppError 410 `admissions.invitation-over`, 429 `rate-limited`.
 */
export const findInvitation = async (
  req: PayloadRequest,
  secret: string,
): Promise<OpenInvitation> => {
  const network = [['ip', networkOfRequest(req)]] as const
  markCounted(req)
  await countInOrder('invitation-try', network)
  const { tokenHash, codeHash } = digestsOf(secret.trim())
  const [row] = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<Row>(sql`
      select id, community_id, roster_entry, unit_id, role, name, email, channel,
        token_hash = ${tokenHash} as is_token
      from membership_invitations
      where (token_hash = ${tokenHash} or code_hash = ${codeHash})
        and status = 'open' and expires_at > now()`)
    return rows
  })
  if (!row || !isRole(row.role)) throw over()
  await takeBack('invitation-try', network)
  const own = await communityRequest(req.payload, row.community_id, 'show an invitation')
  if (!(await isAskedByRight(own, row.id))) throw over()
  const { id, community_id: community, unit_id: unit, role, name, email } = row
  return {
    id,
    community,
    rosterEntry: row.roster_entry,
    unit,
    unitLabel: await labelOfUnit(own, unit),
    role,
    name,
    email,
    provesEmail: row.channel === 'email' && row.is_token,
    place: await placeOf(own, community),
  }
}
