import type { PayloadRequest } from 'payload'
import {
  checkCode,
  consumeProof,
  createAccount,
  issueCode,
  prepareFirstPassword,
} from '@/collections/users/public'
import type { Proof, StoredPassword } from '@/collections/users/public'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { asSystem, whileSigningIn } from '@/kernel/tenancy/system'
import { invitationChanged } from '../../events'
import { letIn } from '../letIn'
import { findInvitation } from './findInvitation'
import type { OpenInvitation } from './findInvitation'
import { INVITER_HOLDS } from './inviterHolds'

const over = () => new AppError({ code: 'admissions.invitation-over', status: 410, field: 'code' })

/** Uses the invitation up and lets the person in; of many at once, one goes on. */
const redeem = async (
  sys: PayloadRequest,
  { id, community, rosterEntry, unit, role }: OpenInvitation,
  person: string,
): Promise<void> => {
  const tx = await txOf(sys)
  // Their membership does not end while this goes on: either it ended before, or this was first.
  await tx.execute(sql`
    select 1 from memberships h join membership_invitations i
      on h.user_id = i.invited_by_id and h.community_id = i.community_id and h.unit_id = i.unit_id
    where i.id = ${id} and i.origin = 'household' for share of h`)
  const { rows } = await tx.execute<{ asker: string | null }>(sql`
    update membership_invitations i set status = 'accepted', used_by_id = ${person},
      used_at = now(), updated_at = now()
    where i.id = ${id} and i.status = 'open' and i.expires_at > now() and ${INVITER_HOLDS}
    returning i.invited_by_id as asker`)
  const [used] = rows
  if (!used) throw over()
  await letIn(sys, { community, person, role, unit, rosterEntry, reason: 'invitation' })
  // Whoever asked for the same meanwhile has it now.
  await tx.execute(sql`
    update join_requests set status = 'approved', decided_at = now(), updated_at = now()
    where community_id = ${community} and person_id = ${person} and status = 'pending'`)
  await audit(sys, {
    community,
    action: 'invitation.accepted',
    subject: { collection: 'membership-invitations', id },
    details: { person, role },
  })
  if (used.asker === null) return
  const data = { invitationId: id, askerId: used.asker }
  await emit(sys, { event: invitationChanged, community, data })
}

const isOwnAddress = ({ email, provesEmail }: OpenInvitation, address: string): boolean =>
  provesEmail && email?.toLowerCase() === address

const tidy = (email: string): string => email.trim().toLowerCase()

/**
 * First step of a newcomer: whose address is it? Where the invitation did not come by mail to that
 * address, a code goes there.
 * @returns whether the next step asks for a code.
 * @throws AppError 410 `admissions.invitation-over`, 429 `rate-limited`.
 */
export const beginAccepting = async (
  req: PayloadRequest,
  { secret, email, locale }: { secret: string; email: string; locale: string },
): Promise<{ needsCode: boolean }> => {
  const invitation = await findInvitation(req, secret)
  const target = tidy(email)
  if (isOwnAddress(invitation, target)) return { needsCode: false }
  await issueCode({ req, purpose: 'accept-invitation', userId: null, target, locale })
  return { needsCode: true }
}

interface Accepting {
  secret: string
  name: string
  email: string
  locale: string
  password: string
  /** The code of the mail, where `beginAccepting` asked for it. */
  code: string
}

export interface Accepted {
  userId: string
  slug: string
}

const hasAccount = async (req: PayloadRequest, email: string): Promise<boolean> =>
  whileSigningIn(async () => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute(sql`select 1 from users where email = ${email}`)
    return rows.length > 0
  })

const isHere = () => new AppError({ code: 'admissions.has-account', status: 409, field: 'email' })

const enter = (
  req: PayloadRequest,
  invitation: OpenInvitation,
  newcomer: {
    email: string
    name: string
    locale: string
    stored: StoredPassword
    proof: Proof | null
  },
): Promise<string> =>
  asSystem(req.payload, 'accept an invitation', (sys) =>
    inTransaction(sys, async () => {
      const { stored, proof, ...person } = newcomer
      if (proof) await consumeProof(sys, proof)
      const userId = await createAccount(sys, person, stored)
      if (userId === null) throw isHere()
      await redeem(sys, invitation, userId)
      return userId
    }),
  )

/**
 * Second step of a newcomer: makes the account, uses the invitation up, lets the person in; all or
 * nothing. That an address has an account is told to whoever has proved that it is theirs.
 * @throws AppError 400 for the password or the code, 409 `admissions.has-account`, 410 for a code or
 *   an invitation that is over, 429 `rate-limited`.
 */
export const acceptAsNewcomer = async (
  req: PayloadRequest,
  { secret, name, email, locale, password, code }: Accepting,
): Promise<Accepted> => {
  const invitation = await findInvitation(req, secret)
  const target = tidy(email)
  const proof = isOwnAddress(invitation, target)
    ? null
    : await checkCode({ req, purpose: 'accept-invitation', target, code })
  if (await hasAccount(req, target)) throw isHere()
  const stored = await prepareFirstPassword(password, { name, email: target })
  const newcomer = { email: target, name, locale, stored, proof }
  return { userId: await enter(req, invitation, newcomer), slug: invitation.place.slug }
}

/**
 * Accepts an invitation for the account that is signed in: whoever holds the secret and is somebody
 * already needs no further proof.
 * @throws AppError 401, 410 `admissions.invitation-over`, 429 `rate-limited`.
 */
export const acceptAsSelf = async (req: PayloadRequest, secret: string): Promise<Accepted> => {
  if (!req.user) throw authRequired()
  const userId = req.user.id
  const invitation = await findInvitation(req, secret)
  await asSystem(req.payload, 'accept an invitation', (sys) =>
    inTransaction(sys, async () => {
      // Mail to the account's address with the link in it proves the address too.
      const tx = await txOf(sys)
      await tx.execute(sql`
        update users set email_verified_at = now()
        where id = ${userId} and email_verified_at is null
          and ${invitation.provesEmail} and email = ${invitation.email?.toLowerCase() ?? ''}`)
      await redeem(sys, invitation, userId)
    }),
  )
  return { userId, slug: invitation.place.slug }
}
