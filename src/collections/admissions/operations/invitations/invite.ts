import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { audit } from '@/kernel/audit/audit'
import { sql, txOf } from '@/kernel/database/transaction'
import type { Role } from '@/kernel/domain/membership'
import { enqueue } from '@/kernel/jobs/enqueue'
import { isSmsOffered } from '@/kernel/sms/offered'
import { VALID_DAYS } from '../../domain/states'
import type { Channel } from '../../domain/states'
import { SEND_INVITATION } from '../../slugs'
import { placeOf } from '../place'
import { secretsOf } from './secrets'

export type Wanted = Channel | 'best'

export interface Invitee {
  rosterEntry: string | null
  unit: string | null
  name: string
  email: string | null
  phone: string | null
  role: Role
}

type Skipped = 'no-email' | 'no-phone' | 'no-texts'

/** By which way a person is reached; or why not at all by the one that was asked for. */
export const channelFor = (
  { email, phone }: Pick<Invitee, 'email' | 'phone'>,
  wanted: Wanted,
  hasTexts: boolean,
): Channel | Skipped => {
  if (wanted === 'letter') return 'letter'
  if (wanted === 'email') return email === null ? 'no-email' : 'email'
  if (wanted === 'sms') {
    if (!hasTexts) return 'no-texts'
    return phone === null ? 'no-phone' : 'sms'
  }
  if (email !== null) return 'email'
  return phone !== null && hasTexts ? 'sms' : 'letter'
}

export const isChannel = (value: Channel | Skipped): value is Channel =>
  value === 'email' || value === 'sms' || value === 'letter'

export interface Invited {
  invited: number
  /** Letters are printed by hand: they wait for it. */
  letters: number
  skipped: { name: string; reason: Skipped }[]
}

type Held = Record<string, unknown> & { id: string; edition: number }

const heldOf = async (req: PayloadRequest, entry: string | null): Promise<Held | undefined> => {
  if (entry === null) return undefined
  const tx = await txOf(req)
  const { rows } = await tx.execute<Held>(sql`
    select id, edition::int as edition from membership_invitations
    where roster_entry = ${entry} and status = 'open' for update`)
  return rows[0]
}

/**
 * Asks people in. Whoever was asked before and has not come gets a new secret, and the old one is
 * void. Mails and texts leave by jobs; letters are printed by `printLetters`.
 */
export const invite = async (
  req: PayloadRequest,
  community: string,
  people: readonly Invitee[],
  wanted: Wanted,
): Promise<Invited> => {
  const place = await placeOf(req, community)
  const locale = place.locales[0] ?? 'en'
  const tx = await txOf(req)
  const result: Invited = { invited: 0, letters: 0, skipped: [] }
  for (const person of people) {
    const channel = channelFor(person, wanted, isSmsOffered())
    if (!isChannel(channel)) {
      result.skipped.push({ name: person.name, reason: channel })
      continue
    }
    const held = await heldOf(req, person.rosterEntry)
    const id = held?.id ?? uuidv7()
    const edition = (held?.edition ?? 0) + 1
    const { tokenHash, codeHash } = secretsOf(id, edition)
    const delivery = channel === 'letter' ? 'waiting' : 'queued'
    await tx.execute(sql`
      insert into membership_invitations
        (id, community_id, name, unit_id, role, roster_entry, email, phone, locale, channel, status,
         delivery, expires_at, edition, token_hash, code_hash, invited_by_id)
      values
        (${id}, ${community}, ${person.name}, ${person.unit}, ${person.role}, ${person.rosterEntry},
         ${person.email}, ${person.phone}, ${locale}, ${channel}, 'open', ${delivery},
         now() + make_interval(days => ${VALID_DAYS[channel]}), ${edition}, ${tokenHash},
         ${codeHash}, ${req.user?.id ?? null})
      on conflict (id) do update set name = excluded.name, email = excluded.email,
        phone = excluded.phone, channel = excluded.channel, delivery = excluded.delivery,
        -- Whoever asked for it before: now management does.
        origin = excluded.origin, invited_by_id = excluded.invited_by_id,
        failure = null, expires_at = excluded.expires_at, edition = excluded.edition,
        token_hash = excluded.token_hash, code_hash = excluded.code_hash, updated_at = now()`)
    if (channel === 'letter') result.letters += 1
    else await enqueue(req, SEND_INVITATION, { id, community, edition })
    await audit(req, {
      community,
      action: held ? 'invitation.renewed' : 'invitation.made',
      subject: { collection: 'membership-invitations', id },
      details: { channel, role: person.role },
    })
    result.invited += 1
  }
  return result
}
