import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { alikeTo, pairKey, pairsOf } from '../domain/pairs'
import type { Account, Pair } from '../domain/pairs'

interface AccountRow extends Record<string, unknown> {
  id: string
  name: string
  email: string
  proved_phone: string | null
  units: string[]
}

/** What is compared of the accounts of a community, as the request may read it. */
const readAccounts = async (req: PayloadRequest, community: string): Promise<Account[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<AccountRow>(sql`
    select u.id, u.name, u.email,
      case when u.phone_verified_at is not null then u.phone end as proved_phone,
      coalesce(json_agg(distinct m.unit_id) filter (where m.unit_id is not null), '[]') as units
    from memberships m join users u on u.id = m.user_id
    where m.community_id = ${community} and m.via_platform is not true
      and u.merged_into_id is null
    group by u.id`)
  return rows.map(({ id, name, email, proved_phone, units }) => ({
    id,
    name,
    email,
    provedPhone: proved_phone,
    units,
  }))
}

const toldApart = async (req: PayloadRequest, community: string): Promise<Set<string>> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ first_id: string; second_id: string }>(
    sql`select first_id, second_id from distinct_people where community_id = ${community}`,
  )
  return new Set(rows.map(({ first_id, second_id }) => pairKey(first_id, second_id)))
}

/**
 * Pairs of accounts of a community that look like one person, without those that management has told
 * apart; the likeliest first. It reads what the request may read.
 */
export const findPairs = async (req: PayloadRequest, community: string): Promise<Pair[]> =>
  pairsOf(await readAccounts(req, community), await toldApart(req, community))

export const countPairs = async (req: PayloadRequest, community: string): Promise<number> =>
  (await findPairs(req, community)).length

interface Somebody {
  /** Whatever it is that asks. */
  id: string
  name: string
  email: string | null
  /** Id of the unit that they mean, where it is known. */
  unit: string | null
}

/** For each of those who ask to come in, the members that they look like; by the id of what asks. */
export const membersAlike = async (
  req: PayloadRequest,
  community: string,
  asking: readonly Somebody[],
): Promise<Map<string, { name: string; email: string }[]>> => {
  if (asking.length === 0) return new Map()
  const accounts = await readAccounts(req, community)
  return new Map(
    asking.map(({ id, name, email, unit }) => [
      id,
      alikeTo(
        { name, email: email ?? '', provedPhone: null, units: unit === null ? [] : [unit] },
        accounts,
      ).map((account) => ({ name: account.name, email: account.email })),
    ]),
  )
}
