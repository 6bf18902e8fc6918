import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { readerOf, sql } from '@/kernel/database/transaction'
import { answerFile } from '@/kernel/files/answerFile'
import { csvOf } from '@/kernel/files/csv'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import { offeredAdapters } from '@/kernel/notifications/channels/registry'
import { noticePorts } from '@/kernel/notifications/ports'
import { ledgerWords } from './words'

/** A way to a person that led nowhere the last time. */
interface DeadWay {
  channel: string
  /** The provider's words; null: it said nothing. */
  reason: string | null
  /** ISO 8601, UTC. */
  since: string
}

export interface Contact {
  id: string
  name: string
  email: string
  phone: string | null
  /** Their units, as written on the door. */
  unit: string | null
  /** Whether no way outside the portal is known to work. */
  isUnreachable: boolean
  dead: DeadWay[]
}

type ContactRow = Omit<Contact, 'isUnreachable'> & {
  total: number
  unreachable: boolean
} & Record<string, unknown>

export interface ContactHealth {
  people: Contact[]
  /** With something that does not work. */
  total: number
}

/** How far back the last message over a channel is looked for. */
const DAYS = 180

/**
 * People of a community with an address that does not work, in the order of units and doors. E-mail is
 * dead once a server refused it for good, and until one takes a mail again; the other channels where
 * their last message failed.
 */
export const contactHealth = async (
  req: PayloadRequest,
  { community, limit, offset = 0 }: { community: string; limit: number; offset?: number },
): Promise<ContactHealth> => {
  const offered = new Set<string>(offeredAdapters().map(({ channel }) => channel))
  const { channels } = await noticePorts().rulesOf(req, community)
  const hasTexts = offered.has('sms') && channels.has('sms')
  const reader = await readerOf(req)
  const { rows } = await reader.execute<ContactRow>(sql`
    with members as (
      select m.user_id, string_agg(distinct u.label, ', ') as unit, min(u.building) as building,
        min(nullif(regexp_replace(u.number, '\\D.*$', ''), '')::numeric) as door,
        min(u.number) as number
      from memberships m left join units u on u.id = m.unit_id
      where m.community_id = ${community} and m.status = 'active' and m.via_platform is not true
        and (m.valid_from is null or m.valid_from <= now())
        and (m.valid_to is null or m.valid_to > now())
      group by m.user_id
    ),
    last as (
      select distinct on (d.recipient_id, d.channel) d.recipient_id, d.channel, d.state, d.reason,
        d.updated_at
      from deliveries d
      where d.community_id = ${community} and d.channel in ('push', 'telegram', 'sms')
        and d.state in ('sent', 'delivered', 'read', 'acknowledged', 'failed')
        and d.created_at > now() - make_interval(days => ${DAYS}::int)
      order by d.recipient_id, d.channel, d.updated_at desc
    ),
    ways as (
      select l.recipient_id as user_id, l.channel, l.reason, l.updated_at as since
      from last l where l.state = 'failed'
      union all
      select n.id, 'email', n.email_refused_reason, n.email_refused_at
      from members m join users n on n.id = m.user_id where n.email_refused_at is not null
    ),
    found as (
      select n.id, n.name, n.email, n.phone, m.unit, m.building, m.door, m.number,
        (n.email_refused_at is not null
          and not (${hasTexts} and n.phone is not null and n.phone_verified_at is not null
            and not exists (select 1 from ways w where w.user_id = n.id and w.channel = 'sms'))
          and not exists (select 1 from last l where l.recipient_id = n.id and l.state <> 'failed'
            and l.channel <> 'sms')) as unreachable,
        (select json_agg(json_build_object('channel', w.channel, 'reason', w.reason,
            'since', w.since) order by w.channel)
          from ways w where w.user_id = n.id) as dead
      from members m join users n on n.id = m.user_id
      where exists (select 1 from ways w where w.user_id = n.id)
    )
    select *, count(*) over ()::int as total from found
    order by not unreachable, building nulls last, door nulls last, number, name, id
    limit ${limit} offset ${offset}`)
  return {
    total: rows[0]?.total ?? 0,
    people: rows.map(({ id, name, email, phone, unit, unreachable, dead }) => ({
      id,
      name,
      email,
      phone,
      unit,
      isUnreachable: unreachable,
      dead: dead.map(({ channel, reason, since }) => ({
        channel,
        reason,
        since: new Date(since).toISOString(),
      })),
    })),
  }
}

/** More people than a community has. */
const MOST = 50_000

/** The same list as a table, for whoever calls these people or knocks. */
export const exportContactHealth = async (
  req: PayloadRequest,
  community: CommunityIdentity,
  locale: string,
): Promise<Response> => {
  const { people } = await contactHealth(req, { community: community.id, limit: MOST })
  await audit(req, {
    community: community.id,
    action: 'notices.contacts-exported',
    subject: { collection: 'communities', id: community.id },
    details: { people: people.length },
  })
  const t = translatorFor({ locale, namespace: 'notices.panel' })
  const words = ledgerWords(locale, community)
  const head = ['unit', 'person', 'email', 'phone', 'channel', 'reason', 'since', 'nothing'].map(
    (column) => t(`contacts.columns.${column}`),
  )
  const rows = people.flatMap((person) =>
    person.dead.map(({ channel, reason, since }) => [
      person.unit ?? '',
      person.name,
      person.email,
      person.phone ?? '',
      words.channel(channel),
      words.reason({ reason }),
      words.at(since),
      person.isUnreachable ? t('contacts.yes') : '',
    ]),
  )
  return answerFile(csvOf([head, ...rows]), `contacts-${community.slug}`, 'csv')
}
