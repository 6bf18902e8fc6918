import { randomBytes, randomInt } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired } from '@/kernel/errors'
import { countInOrder, takeBack } from '@/kernel/http/rateLimit/inOrder'
import { CODES, digitsOf, readResidentScan, TOKEN_LENGTH, tokenFrom } from '../domain/residentCode'
import { isLiving } from './household'
import { mayCollect } from './mayCollect'

export interface ResidentCode {
  unit: string
  /** Six digits. */
  code: string
  /** Behind the QR code. */
  token: string
}

interface CodeRow extends Record<string, unknown> {
  code: string
  token: string
}

/** Somebody else has the same six digits: rare while few of a million are in use. */
const MOST_TRIES = 20

interface Holder {
  community: string
  unit: string
  /** Whose it is, or who sent the one whose it is. */
  person: string
  proxy: string | null
}

const storedCode = async (
  req: PayloadRequest,
  { community, unit, person, proxy }: Holder,
): Promise<ResidentCode | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<CodeRow>(sql`
    select code, token from package_pickup_codes
    where unit_id = ${unit} and user_id = ${person} and community_id = ${community}
      and proxy_id is not distinct from ${proxy}::uuid`)
  const [row] = rows
  return row && { unit, code: row.code, token: row.token }
}

const codeFor = async (req: PayloadRequest, at: Holder): Promise<ResidentCode> => {
  const { community, unit, person, proxy } = at
  const stored = await storedCode(req, at)
  if (stored) return stored
  return inTransaction(req, async () => {
    const tx = await txOf(req)
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const code = digitsOf(randomInt(CODES))
      const token = tokenFrom(randomBytes(TOKEN_LENGTH))
      await tx.execute(sql`
        insert into package_pickup_codes (unit_id, user_id, community_id, proxy_id, code, token)
        values (${unit}, ${person}, ${community}, ${proxy}, ${code}, ${token})
        on conflict do nothing`)
      const made = await storedCode(req, at)
      if (made) return made
    }
    throw new Error('no six digits were free')
  })
}

/**
 * The code of the person behind the request for one of their units, made where there is none yet. Many
 * that ask at once get the same.
 */
export const ownCode = async (
  req: PayloadRequest,
  { community, unit }: { community: string; unit: string },
): Promise<ResidentCode> => {
  if (!req.user) throw authRequired()
  return codeFor(req, { community, unit, person: req.user.id, proxy: null })
}

/** The same of somebody who was sent; the caller has seen that their link is open. */
export const proxyCode = (
  req: PayloadRequest,
  holder: Holder & { proxy: string },
): Promise<ResidentCode> => codeFor(req, holder)

export interface CodeHolder {
  unit: string
  /** Null for somebody who was sent. */
  membership: string | null
  proxy: string | null
  name: string
  method: 'qr' | 'code'
  /** As it is stored: what the hand-over uses up. */
  code: string
}

interface HolderRow extends Record<string, unknown> {
  unit_id: string
  membership: string
  proxy_id: string | null
  name: string
}

/**
 * Who shows a code at the desk: somebody who lives in the unit today, or whom they have sent. Wrong
 * digits count, for whoever types them and for the community, before they are looked at; right ones
 * are given back.
 * @throws AppError 429 `rate-limited`.
 */
export const holderOfCode = async (
  req: PayloadRequest,
  { community, slug, typed }: { community: string; slug: string; typed: string },
): Promise<CodeHolder | null> => {
  const scan = readResidentScan(typed)
  if (!scan || (scan.communitySlug !== null && scan.communitySlug !== slug)) return null
  const keys = [
    ['account', req.user?.id],
    ['community', community],
  ] as const
  // Nobody guesses a token, and a tracking number or a name can look like one.
  const isCounted = scan.method === 'code'
  if (isCounted) await countInOrder('pickup-code', keys)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<HolderRow>(sql`
    select c.unit_id, m.id as membership, c.proxy_id, coalesce(x.name, u.name) as name
    from package_pickup_codes c join users u on u.id = c.user_id
    left join package_proxies x on x.id = c.proxy_id
    join memberships m on m.user_id = c.user_id and m.unit_id = c.unit_id
      and m.community_id = c.community_id
    where c.community_id = ${community} and (c.code = ${scan.code} or c.token = ${scan.code})
      and (c.proxy_id is null or (${mayCollect}))
      and ${isLiving}
    order by m.id limit 1`)
  const [row] = rows
  if (!row) return null
  if (isCounted) await takeBack('pickup-code', keys)
  const { unit_id: unit, proxy_id: proxy, name } = row
  const membership = proxy === null ? row.membership : null
  return { unit, membership, proxy, name, method: scan.method, code: scan.code }
}

/**
 * Takes the codes of a unit away, in the transaction of its hand-over: each is good for one.
 * @returns whose code was shown: the proxy, where it was one's.
 * @throws AppError 409 where the code that was shown is none of them any more.
 */
export const spendCodes = async (
  req: PayloadRequest,
  { community, unit, shown }: { community: string; unit: string; shown?: string | undefined },
): Promise<string | null> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<CodeRow & { proxy_id: string | null }>(sql`
    delete from package_pickup_codes where unit_id = ${unit} and community_id = ${community}
    returning code, token, proxy_id`)
  if (shown === undefined) return null
  const spent = rows.find(({ code, token }) => code === shown || token === shown)
  if (spent) return spent.proxy_id
  throw new AppError({ code: 'packages.code-spent', status: 409 })
}
