import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { homesOf } from '@/collections/households/public'
import { audit } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { anyId } from '@/kernel/database/anyId'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { env } from '@/kernel/env'
import { accessDenied, AppError, authRequired, notFound } from '@/kernel/errors'
import { bindFiles, releaseFiles } from '@/kernel/files/bind'
import type { CommunityIdentity } from '@/kernel/identity'
import { hashOfLink, newLinkToken } from '@/kernel/linkToken'
import { toE164 } from '@/kernel/phone'
import { MOST_AT_ONCE } from '../domain/handover'
import { endOfDay, lastDayProblem, lastDays } from '../domain/proxy'
import { PACKAGE_PROXY_PHOTO } from '../filePurposes'
import { mayCollect } from './mayCollect'

/** Whom a resident sends in their place, for what, and for how long. */
export const proxyInput = z.object({
  unit: z.uuid(),
  name: z.string().trim().min(1).max(120),
  phone: z.string().trim().max(40).default(''),
  photo: z
    .union([z.literal(''), z.uuid()])
    .default('')
    .describe('A staged file of the purpose `package-proxy-photo`.'),
  parcels: z
    .array(z.uuid())
    .max(MOST_AT_ONCE)
    .default([])
    .describe('What they may collect; empty: all that waits.'),
  uses: z
    .enum(['single', 'span'])
    .default('single')
    .describe('Whether the link is over after one hand-over, or only after its last day.'),
  until: z
    .union([z.literal(''), z.iso.date()])
    .default('')
    .describe('Last day, of the community’s calendar; in three days where nothing is said.'),
})

const linkOf = (token: string): string => new URL(`/pickup/${token}`, env().PUBLIC_URL).href

const phoneOf = async (
  req: PayloadRequest,
  community: string,
  typed: string,
): Promise<string | null> => {
  if (typed === '') return null
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ country: string | null }>(
    sql`select address_country as country from communities where id = ${community}`,
  )
  const phone = toE164(typed, rows[0]?.country)
  if (phone !== null) return phone
  throw new AppError({ code: 'packages.phone-invalid', status: 400, field: 'phone' })
}

interface Place {
  req: PayloadRequest
  community: CommunityIdentity
}

/**
 * Names somebody who collects, for one of the person's own homes. The link is told once: afterwards
 * nobody can find it out.
 * @throws AppError 403 where they do not live there, 400 with the field that is wrong.
 */
export const nameProxy = async ({
  req,
  community,
  input,
}: Place & { input: z.output<typeof proxyInput> }): Promise<{
  id: string
  link: string
  expiresAt: string
}> => {
  if (!req.user) throw authRequired()
  const { id: person } = req.user
  const now = systemClock.now()
  const { timeZone } = community
  const until = input.until === '' ? lastDays(now, timeZone).usual : input.until
  const problem = lastDayProblem(until, now, timeZone)
  if (problem !== undefined) throw new AppError({ code: problem, status: 400, field: 'until' })
  const homes = await homesOf(req)
  if (!homes.some(({ unit, community: at }) => unit === input.unit && at === community.id)) {
    throw accessDenied()
  }
  const phone = await phoneOf(req, community.id, input.phone)
  const token = newLinkToken()
  const expiresAt = endOfDay(until, timeZone).toISOString()
  const parcels = [...new Set(input.parcels)]
  return inTransaction(req, async () => {
    const tx = await txOf(req)
    const id = uuidv7()
    const photo = input.photo === '' ? null : input.photo
    if (photo !== null) {
      const purposes = [PACKAGE_PROXY_PHOTO]
      await bindFiles(req, { community: community.id, ids: [photo], purposes, field: 'photo' })
    }
    await tx.execute(sql`
      insert into package_proxies (id, community_id, unit_id, person_id, name, phone, photo_file_id,
        token_hash, is_single, expires_at)
      values (${id}, ${community.id}, ${input.unit}, ${person}, ${input.name}, ${phone}, ${photo},
        ${hashOfLink(token)}, ${input.uses === 'single'}, ${expiresAt})`)
    if (parcels.length > 0) {
      const { rows } = await tx.execute(sql`
        insert into package_proxy_parcels (proxy_id, package_id, community_id)
        select ${id}, p.id, ${community.id} from packages p
        where p.id = ${anyId(parcels)} and p.unit_id = ${input.unit} and p.status = 'received'
        returning package_id`)
      if (rows.length !== parcels.length) {
        throw new AppError({ code: 'packages.proxy-parcels', status: 400, field: 'parcels' })
      }
    }
    const subject = { collection: 'units', id: input.unit }
    await audit(req, { community: community.id, action: 'proxy.named', subject })
    return { id, link: linkOf(token), expiresAt }
  })
}

interface RevokedRow extends Record<string, unknown> {
  unit_id: string
  person_id: string
  photo_file_id: string | null
}

/**
 * Takes the right to collect back: by who gave it, or who looks after the household. A picture goes with
 * it, where its owner does so.
 * @throws AppError 404 where there is none for them to take back.
 */
export const revokeProxy = async ({
  req,
  community,
  id,
}: Place & { id: string }): Promise<void> => {
  if (!req.user) throw authRequired()
  const { id: person } = req.user
  // Whoever works at the desk as well reaches the rows of everybody.
  const looksAfter = (await homesOf(req)).flatMap(({ unit, isHead }) => (isHead ? [unit] : []))
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<RevokedRow>(sql`
      update package_proxies set revoked_at = clock_timestamp()
      where id = ${id} and community_id = ${community.id} and revoked_at is null
        and (person_id = ${person} or unit_id = ${anyId(looksAfter)})
      returning unit_id, person_id, photo_file_id`)
    const [row] = rows
    if (!row) throw notFound()
    const { photo_file_id: photo } = row
    if (photo !== null && row.person_id === person) {
      await tx.execute(sql`update package_proxies set photo_file_id = null where id = ${id}`)
      await releaseFiles(req, { community: community.id, ids: [photo], state: 'bound' })
    }
    const subject = { collection: 'units', id: row.unit_id }
    await audit(req, { community: community.id, action: 'proxy.revoked', subject })
  })
}

export interface OpenProxy {
  id: string
  name: string
  /** Whether the person named them, and not another of the household. */
  isOwn: boolean
  isSingle: boolean
  hasCollected: boolean
  expiresAt: string
  /** How many things they may collect; null: all that waits. */
  chosen: number | null
}

interface OpenRow extends Record<string, unknown> {
  id: string
  name: string
  person_id: string
  is_single: boolean
  has_collected: boolean
  expires_at: string | Date
  chosen: number
}

/** Who may collect for a home now, as far as the person may see it. */
export const openProxies = async (
  req: PayloadRequest,
  { community, unit }: { community: string; unit: string },
): Promise<OpenProxy[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<OpenRow>(sql`
    select x.id, x.name, x.person_id, x.is_single, x.used_at is not null as has_collected,
      x.expires_at,
      (select count(*)::int from package_proxy_parcels p where p.proxy_id = x.id) as chosen
    from package_proxies x
    where x.community_id = ${community} and x.unit_id = ${unit} and ${mayCollect}
    order by x.made_at, x.id`)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    isOwn: row.person_id === req.user?.id,
    isSingle: row.is_single,
    hasCollected: row.has_collected,
    expiresAt: new Date(row.expires_at).toISOString(),
    chosen: row.chosen === 0 ? null : row.chosen,
  }))
}
