import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import { identity } from '@/kernel/identity'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeText, SampleContext } from '@/kernel/notifications/kind'
import { proxyCollected } from './events'

interface CollectedRow extends Record<string, unknown> {
  name: string
  items: number
}

/** What went out, as long as the hand-over was not taken back. */
const collected = async (req: PayloadRequest, id: string): Promise<CollectedRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<CollectedRow>(sql`
    select h.collector_name as name,
      (select count(*)::int from package_handover_items i
       where i.handover_id = h.id and i.undone_at is null) as items
    from package_handovers h where h.id = ${id}`)
  const [row] = rows
  return row && row.items > 0 ? row : undefined
}

const wordsOf = (
  { name, items }: CollectedRow,
  { community, locale }: SampleContext,
): NoticeText => {
  const t = translatorFor({ locale, namespace: 'packages.proxies.notice' })
  return {
    title: t('title', { name }),
    body: t('body', { count: items }),
    path: `/c/${community.slug}/packages`,
    lockScreen: { title: community.name, body: t('locked') },
  }
}

const MADE_UP: CollectedRow = { name: 'Robin', items: 2 }

/** Whoever sent somebody hears at once that they have collected. */
export const proxyCollectedNotice = defineNotification({
  kind: 'package.collected-by-proxy',
  group: 'packages',
  concerns: 'residents',
  event: proxyCollected,
  audience: async ({ req, community, data }) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<{ person_id: string; unit_id: string }>(sql`
      select person_id, unit_id from package_proxies where id = ${data.proxyId}`)
    const [row] = rows
    if (!row) return []
    const { person_id: person, unit_id: unit } = row
    const found = await identity().residentsOfUnit(req, community, unit, [person])
    return found.map((one) => ({ ...one, unit }))
  },
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram', 'email'],
  text: async (context) => {
    const row = await collected(context.req, context.data.handoverId)
    return row ? wordsOf(row, context) : null
  },
  sample: { text: (context) => wordsOf(MADE_UP, context) },
})
