import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import {
  checkCode,
  consumeProof,
  createAccount,
  issueCode,
  prepareFirstPassword,
} from '@/collections/users/public'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import type { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { AppError, authRequired } from '@/kernel/errors'
import { enqueue } from '@/kernel/jobs/enqueue'
import { asSystem } from '@/kernel/tenancy/system'
import { MATCH_REQUEST } from '../../slugs'
import { openCommunity } from './findCommunities'

/** What somebody says of themselves and the unit. */
export interface Claim {
  unitText: string
  role: (typeof RESIDENT_ROLES)[number]
  message: string
}

interface Newcomer {
  name: string
  email: string
  locale: string
}

type PersonRow = Record<string, unknown> & {
  name: string
  email: string
  phone: string | null
}

const insertRequest = async (
  sys: PayloadRequest,
  { community, person, claim }: { community: string; person: string; claim: Claim },
): Promise<string> => {
  const tx = await txOf(sys)
  const id = uuidv7()
  const { rows } = await tx.execute<PersonRow>(sql`
    insert into join_requests
      (id, community_id, person_id, name, email, phone, unit_text, role, message, status)
    select ${id}, ${community}, u.id, u.name, u.email,
      case when u.phone_verified_at is null then null else u.phone end,
      ${claim.unitText}, ${claim.role}, ${claim.message === '' ? null : claim.message}, 'pending'
    from users u where u.id = ${person} and u.email_verified_at is not null
    on conflict do nothing returning id`)
  if (rows.length === 0) throw new AppError({ code: 'admissions.already-asked', status: 409 })
  await enqueue(sys, MATCH_REQUEST, { id, community })
  await audit(sys, {
    community,
    action: 'join-request.made',
    subject: { collection: 'join-requests', id },
    details: { person },
  })
  return id
}

/**
 * First step of whoever registers: a code goes to their address, or a word that it has an account.
 * The answer is the same.
 * @throws AppError 404 for a community that takes no registrations, 429 `rate-limited`.
 */
export const beginRegistration = async (
  req: PayloadRequest,
  { community, email, locale }: { community: string; email: string; locale: string },
): Promise<void> => {
  await openCommunity(req, community)
  const target = email.trim().toLowerCase()
  await issueCode({ req, purpose: 'register', userId: null, target, locale })
}

/**
 * Second step: the address is proved, so there is an account, which waits for management. Nobody
 * learns anything of the community by it.
 * @returns the account's id.
 * @throws AppError 400 for the code or the password, 404, 410 `users.code-over`, 429.
 */
export const register = async (
  req: PayloadRequest,
  {
    community: slug,
    person,
    password,
    code,
    claim,
  }: { community: string; person: Newcomer; password: string; code: string; claim: Claim },
): Promise<string> => {
  const community = await openCommunity(req, slug)
  const email = person.email.trim().toLowerCase()
  const proof = await checkCode({ req, purpose: 'register', target: email, code })
  const stored = await prepareFirstPassword(password, { name: person.name, email })
  return asSystem(req.payload, 'register a person', (sys) =>
    inTransaction(sys, async () => {
      await consumeProof(sys, proof)
      const userId = await createAccount(sys, { ...person, email }, stored)
      // The code was sent to nobody who has an account; one that came meanwhile has its own way.
      if (userId === null)
        throw new AppError({ code: 'users.code-over', status: 410, field: 'code' })
      await insertRequest(sys, { community: community.id, person: userId, claim })
      return userId
    }),
  )
}

/**
 * The same for somebody who has an account and is signed in.
 * @throws AppError 401, 404, 409 `admissions.already-asked`.
 */
export const askToJoin = async (
  req: PayloadRequest,
  { community: slug, claim }: { community: string; claim: Claim },
): Promise<void> => {
  if (!req.user) throw authRequired()
  const person = req.user.id
  const community = await openCommunity(req, slug)
  await asSystem(req.payload, 'ask to join', (sys) =>
    inTransaction(sys, () => insertRequest(sys, { community: community.id, person, claim })),
  )
}
