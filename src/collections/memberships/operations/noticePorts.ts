import type { PayloadRequest } from 'payload'
import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import { isNoticeDefaults, isNoticeLadders } from '@/kernel/notifications/domain/rules'
import type { Channel } from '@/kernel/notifications/domain/words'
import type { CommunityRules, NoticePorts } from '@/kernel/notifications/ports'
import { whileSigningIn } from '@/kernel/tenancy/system'

interface RulesRow extends Record<string, unknown> {
  email: boolean | null
  push: boolean | null
  telegram: boolean | null
  sms: boolean | null
  digest: 'off' | 'daily' | 'weekly' | null
  defaults: unknown
  ladders: unknown
}

const rulesOf = async (req: PayloadRequest, community: string): Promise<CommunityRules> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<RulesRow>(sql`
    select notifications_email as email, notifications_push as push, notifications_sms as sms,
      notifications_telegram as telegram, notifications_digest::text as digest,
      notifications_defaults as defaults, notifications_ladders as ladders
    from communities where id = ${community}`)
  const [row] = rows
  const channels = (['push', 'telegram', 'email', 'sms'] as const).filter(
    (channel) => row?.[channel] === true,
  )
  return {
    channels: new Set<Channel>(channels),
    defaults: isNoticeDefaults(row?.defaults) ? row.defaults : {},
    ladders: isNoticeLadders(row?.ladders) ? row.ladders : {},
    digest: row?.digest ?? 'daily',
  }
}

const phonesOf = async (req: PayloadRequest, people: readonly string[]) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string; phone: string }>(sql`
    select id, phone from users
    where id = ${anyId(people)} and phone is not null and phone_verified_at is not null`)
  return new Map(rows.map(({ id, phone }) => [id, phone]))
}

const refusedSince = async (req: PayloadRequest, people: readonly string[], since: Date) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string }>(sql`
    select id from users
    where id = ${anyId(people)} and email_refused_at > ${since.toISOString()}::timestamptz`)
  return new Set(rows.map(({ id }) => id))
}

/** Whoever delivers is nobody; accounts are found as at a sign-in, and nothing else of them changes. */
const addressesWork = (req: PayloadRequest, people: readonly string[]) =>
  whileSigningIn(async () => {
    const reader = await readerOf(req)
    await reader.execute(sql`
      update users set email_refused_reason = null, email_refused_at = null
      where id = ${anyId(people)} and email_refused_at is not null`)
  })

/** By the address: the account may have another one by now. */
const mailboxesAnswered = (
  req: PayloadRequest,
  addresses: readonly string[],
  refusal: string | null,
) =>
  whileSigningIn(async () => {
    const reader = await readerOf(req)
    await reader.execute(sql`
      update users set email_refused_reason = ${refusal},
        email_refused_at = case when ${refusal}::text is null then null else now() end
      where email in (select jsonb_array_elements_text(
          ${JSON.stringify(addresses.map((one) => one.toLowerCase()))}::jsonb))
        and (${refusal}::text is not null or email_refused_at is not null)`)
  })

/** What notices ask of people and communities. */
export const reachPorts: Omit<NoticePorts, 'awayUntil'> = {
  rulesOf,
  phonesOf,
  refusedSince,
  addressesWork,
  mailboxesAnswered,
}
