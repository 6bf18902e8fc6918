import type { PayloadRequest } from 'payload'
import { KEPT_PLAN } from '@/kernel/database/keptPlans'
import { enterAs } from '@/kernel/database/enterAs'
import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import { isRole } from '@/kernel/domain/membership'
import type {
  CommunityIdentity,
  IdentityPort,
  LeftCommunity,
  Person,
  Standing,
} from '@/kernel/identity'
import { rowScopeOfPerson } from '@/kernel/tenancy/rowScopeOf'
import { scopeOf } from '@/kernel/tenancy/scope'
import { whileSigningIn } from '@/kernel/tenancy/system'

// The rule that `isInForce` states for single memberships; app_standing has it too.
const IN_FORCE = sql`m.status = 'active'
  and (m.valid_from is null or m.valid_from <= now())
  and (m.valid_to is null or m.valid_to > now())`

interface CommunityRow extends Record<string, unknown> {
  id: string
  slug: string
  name: string
  time_zone: string
  currency: string
  locales: unknown
  theme_color: string
  logo: string | null
}

const toCommunity = (row: CommunityRow): CommunityIdentity => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  timeZone: row.time_zone,
  currency: row.currency,
  locales: Array.isArray(row.locales)
    ? row.locales.filter((value) => typeof value === 'string')
    : [],
  themeColor: row.theme_color,
  logo: row.logo,
})

interface StandingRow extends Record<string, unknown> {
  is_operator: boolean
  account: string | null
  // Null in the one row of a person without memberships.
  id: string | null
  community_id: string
  unit_id: string | null
  role: string
  community: CommunityRow | null
}

const toStanding = (rows: readonly StandingRow[]): Standing => ({
  isOperator: rows.some(({ is_operator }) => is_operator),
  accountVersion: rows[0]?.account ?? null,
  memberships: rows.flatMap(({ id, community_id, unit_id, role }) =>
    id !== null && isRole(role) ? [{ id, community: community_id, unit: unit_id, role }] : [],
  ),
  communities: [
    ...new Map(
      rows.flatMap(({ community }) => (community ? [[community.id, toCommunity(community)]] : [])),
    ).values(),
  ],
})

/** One statement: it runs in every request, and the request's connection has its scope from it. */
const standingOf = async (req: PayloadRequest, userId: string): Promise<Standing> =>
  toStanding(
    await enterAs<StandingRow>(req, {
      text: `select is_operator, id, community_id, unit_id, role,
          (select app_account_version($1)) as account,
          (select to_jsonb(c) from app_identity_of(community_id) c) as community
        from app_enter($1, $2) ${KEPT_PLAN}`,
      values: [userId],
      scopeFrom: (rows) => rowScopeOfPerson({ userId, ...toStanding(rows) }),
    }),
  )

const SELECT_COMMUNITY = sql`
  select c.id, c.slug, c.name, c.time_zone, c.currency, c.locales, c.theme_color,
    media.filename as logo
  from communities c left join media on media.id = c.logo_id`

const communityBySlug = async (req: PayloadRequest, slug: string) => {
  const own = (await scopeOf(req)).communities.find((community) => community.slug === slug)
  if (own) return own
  const reader = await readerOf(req)
  const { rows } = await reader.execute<CommunityRow>(
    sql`${SELECT_COMMUNITY} where c.slug = ${slug}`,
  )
  return rows[0] ? toCommunity(rows[0]) : null
}

const communityById = async (req: PayloadRequest, id: string) => {
  const own = (await scopeOf(req)).communities.find((community) => community.id === id)
  if (own) return own
  const reader = await readerOf(req)
  const { rows } = await reader.execute<CommunityRow>(sql`${SELECT_COMMUNITY} where c.id = ${id}`)
  return rows[0] ? toCommunity(rows[0]) : null
}

type PersonRow = Person & Record<string, unknown>

const residentsOfUnit = async (
  req: PayloadRequest,
  community: string,
  unit: string,
  among?: readonly string[],
) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PersonRow>(sql`
    select distinct u.id, u.name, u.email, u.locale::text as locale
    from memberships m join users u on u.id = m.user_id
    where m.community_id = ${community} and m.unit_id = ${unit}
      and m.role in ('owner', 'leaseholder', 'household') and ${IN_FORCE}
      ${among ? sql`and m.user_id = ${anyId(among)}` : sql``}`)
  return rows.map(({ id, name, email, locale }) => ({ id, name, email, locale }))
}

const personOfMembership = async (req: PayloadRequest, community: string, membership: string) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PersonRow>(sql`
    select u.id, u.name, u.email, u.locale::text as locale
    from memberships m join users u on u.id = m.user_id
    where m.id = ${membership} and m.community_id = ${community} and ${IN_FORCE}`)
  const [row] = rows
  return row ? { id: row.id, name: row.name, email: row.email, locale: row.locale } : null
}

interface LeftRow extends Record<string, unknown> {
  id: string
  name: string
  time_zone: string
  ended_at: string
}

const leftCommunity = async (req: PayloadRequest, slug: string): Promise<LeftCommunity | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<LeftRow>(
    sql`select id, name, time_zone, ended_at from app_left_community(${slug})`,
  )
  const [row] = rows
  if (!row) return null
  const { id, name, time_zone: timeZone, ended_at } = row
  return { id, name, timeZone, endedAt: new Date(ended_at) }
}

const withheldCommunities = async (req: PayloadRequest) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ slug: string; name: string }>(
    sql`select slug, name from app_withheld_staff()`,
  )
  return rows.map(({ slug, name }) => ({ slug, name }))
}

const inList = (values: readonly string[]) =>
  sql.join(
    values.map((value) => sql`${value}::uuid`),
    sql`, `,
  )

const everMembers = async (req: PayloadRequest, community: string, users: string[]) => {
  if (users.length === 0) return []
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ user_id: string }>(sql`
    select distinct user_id from memberships
    where community_id = ${community} and user_id in (${inList(users)})`)
  return rows.map(({ user_id }) => user_id)
}

const usersOfCommunities = async (req: PayloadRequest, communities: string[]) => {
  if (communities.length === 0) return []
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ user_id: string }>(sql`
    with here as (
      select distinct user_id from memberships where community_id in (${inList(communities)})
    )
    select user_id from here
    union all
    select u.id from users u where u.merged_into_id is not null
      and u.merged_into_id in (select user_id from here)`)
  return rows.map(({ user_id }) => user_id)
}

/** Whoever delivers is nobody; the account is found as at a sign-in, and nothing else of it changes. */
const noteAddress = (req: PayloadRequest, userId: string, refusal: string | null) =>
  whileSigningIn(async () => {
    const reader = await readerOf(req)
    await reader.execute(sql`
      update users set email_refused_reason = ${refusal},
        email_refused_at = case when ${refusal}::text is null then null else now() end
      where id = ${userId} and (${refusal}::text is not null or email_refused_at is not null)`)
  })

/** Answers the kernel's questions about people with the rows of this moment. */
export const identityPort: IdentityPort = {
  standingOf,
  communityBySlug,
  communityById,
  residentsOfUnit,
  leftCommunity,
  withheldCommunities,
  personOfMembership,
  everMembers,
  noteAddress,
  usersOfCommunities,
}
