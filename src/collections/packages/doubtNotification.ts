import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeText, Recipient, SampleContext } from '@/kernel/notifications/kind'
import { sampleWords } from '@/kernel/notifications/sampleWords'
import { handOverDoubted } from './events'

interface PersonRow extends Record<string, unknown> {
  id: string
  name: string
  email: string
  locale: string
}

/** The managers, without one who gave it out themselves and knows. */
const managers = async (
  req: PayloadRequest,
  community: string,
  handOver: string,
): Promise<Recipient[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PersonRow>(sql`
    select distinct u.id, coalesce(u.preferred_name, u.name) as name, u.email,
      u.locale::text as locale
    from package_handovers h
    join memberships m on m.community_id = h.community_id
    join users u on u.id = m.user_id
    where h.id = ${handOver} and h.community_id = ${community} and u.id is distinct from h.by_id
      and m.role = 'manager' and m.status = 'active'
      and (m.valid_from is null or m.valid_from <= now())
      and (m.valid_to is null or m.valid_to > now())`)
  return rows.map(({ id, name, email, locale }) => ({ id, name, email, locale, isStaff: true }))
}

interface DoubtRow extends Record<string, unknown> {
  name: string
  unit: string
  items: number
}

/** What went out, as long as the hand-over was not taken back. */
const doubted = async (req: PayloadRequest, id: string): Promise<DoubtRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<DoubtRow>(sql`
    select h.collector_name as name, u.label as unit,
      (select count(*)::int from package_handover_items i
       where i.handover_id = h.id and i.undone_at is null) as items
    from package_handovers h join units u on u.id = h.unit_id where h.id = ${id}`)
  const [row] = rows
  return row && row.items > 0 ? row : undefined
}

const wordsOf = (
  { name, unit, items }: DoubtRow,
  path: string,
  { community, locale }: SampleContext,
): NoticeText => {
  const t = translatorFor({ locale, namespace: 'packages.signature.notice' })
  return {
    title: t('title', { unit }),
    body: t('body', { count: items, name }),
    path,
    lockScreen: { title: community.name, body: t('locked') },
  }
}

/** What the desk wrote stands with the parcel: a notice lies in other people's hands. */
export const handOverDoubtedNotice = defineNotification({
  kind: 'package.signature-doubted',
  group: 'packages',
  concerns: 'managers',
  event: handOverDoubted,
  audience: ({ req, community, data }) => managers(req, community, data.handoverId),
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram', 'email'],
  text: async (context) => {
    const { req, data, community } = context
    const row = await doubted(req, data.handoverId)
    return row
      ? wordsOf(row, `/c/${community.slug}/desk/packages/${data.packageId}`, context)
      : null
  },
  sample: {
    text: (context) => {
      const { other, unit } = sampleWords(context.locale)
      return wordsOf({ name: other, unit, items: 2 }, `/c/${context.community.slug}/desk`, context)
    },
  },
})
