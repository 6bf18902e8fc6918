import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'
import { REASONS } from '../domain/pairs'
import type { Pair } from '../domain/pairs'
import { findPairs } from './findPairs'

const instant = z.string().meta({ format: 'date-time' })

const accountCard = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  isEmailConfirmed: z.boolean(),
  phone: z.string().nullable(),
  isPhoneConfirmed: z.boolean(),
  since: instant,
  memberships: z.array(
    z.strictObject({
      role: z.string(),
      unit: z.string().nullable(),
      status: z.string(),
      from: instant.nullable(),
      to: instant.nullable(),
    }),
  ),
})

export const pairCard = z.strictObject({
  reasons: z.array(z.enum(REASONS)),
  accounts: z.array(accountCard),
})

export type AccountCard = z.infer<typeof accountCard>
export type PairCard = z.infer<typeof pairCard>

/** Pairs that one answer shows. */
const SHOWN = 100

interface CardRow extends Record<string, unknown> {
  id: string
  name: string
  email: string
  email_confirmed: boolean
  phone: string | null
  phone_confirmed: boolean
  created_at: string
  memberships: AccountCard['memberships']
}

const iso = (value: string | null): string | null =>
  value === null ? null : new Date(value).toISOString()

/** What management sees of accounts of its community; those that are not there are left out. */
const accountCards = async (
  req: PayloadRequest,
  community: string,
  ids: readonly string[],
): Promise<Map<string, AccountCard>> => {
  if (ids.length === 0) return new Map()
  const wanted = sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  const reader = await readerOf(req)
  const { rows } = await reader.execute<CardRow>(sql`
    select u.id, u.name, u.email, u.phone, u.created_at,
      u.email_verified_at is not null as email_confirmed,
      u.phone_verified_at is not null as phone_confirmed,
      json_agg(json_build_object('role', m.role, 'unit', n.label, 'from', m.valid_from,
          'status', case when m.valid_to <= now() then 'ended' else m.status::text end,
          'to', m.valid_to)
        order by m.status = 'ended', m.valid_from nulls first, m.id) as memberships
    from memberships m join users u on u.id = m.user_id left join units n on n.id = m.unit_id
    where m.community_id = ${community} and u.merged_into_id is null and u.id in (${wanted})
    group by u.id`)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        email: row.email,
        isEmailConfirmed: row.email_confirmed,
        phone: row.phone,
        isPhoneConfirmed: row.phone !== null && row.phone_confirmed,
        since: new Date(row.created_at).toISOString(),
        memberships: row.memberships.map(({ from, to, ...rest }) => ({
          ...rest,
          from: iso(from),
          to: iso(to),
        })),
      },
    ]),
  )
}

const cardsOf = async (
  req: PayloadRequest,
  community: string,
  pairs: readonly Pair[],
): Promise<PairCard[]> => {
  const cards = await accountCards(req, community, [
    ...new Set(pairs.flatMap(({ first, second }) => [first, second])),
  ])
  return pairs.flatMap(({ first, second, reasons }) => {
    const accounts = [cards.get(first), cards.get(second)].filter((card) => card !== undefined)
    return accounts.length === 2 ? [{ reasons, accounts }] : []
  })
}

/** The likeliest pairs of a community with what management sees of them, and how many there are. */
export const listPairs = async (
  req: PayloadRequest,
  community: string,
): Promise<{ total: number; pairs: PairCard[] }> => {
  const pairs = await findPairs(req, community)
  return { total: pairs.length, pairs: await cardsOf(req, community, pairs.slice(0, SHOWN)) }
}

/** One pair, where it looks like one person and was not told apart. */
export const pairOf = async (
  req: PayloadRequest,
  community: string,
  ids: readonly [string, string],
): Promise<PairCard | null> => {
  const pair = (await findPairs(req, community)).find(
    ({ first, second }) => ids.includes(first) && ids.includes(second),
  )
  if (!pair) return null
  return (await cardsOf(req, community, [pair]))[0] ?? null
}
