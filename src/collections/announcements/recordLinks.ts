import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import type { RecordCard, RecordLink } from '@/kernel/recordLinks'
import { chooseVersion } from './domain/versions'
import type { AnnouncementState } from './domain/states'
import { versionsOf } from './operations/bodies'
import type { StoredVersions } from './operations/bodies'
import { isFor } from './operations/meant'
import { announcementPath, versionColumns } from './operations/readList'

export const ANNOUNCEMENT_LINK = 'announcement'

const MOST_LETTERS = 80

interface Row extends StoredVersions, Record<string, unknown> {
  id: string
  state: AnnouncementState
  is_for: boolean
}

/** Whoever it is for reads it in the portal; whoever merely writes it opens it in the panel. */
const announcementLink: RecordLink = {
  type: ANNOUNCEMENT_LINK,
  pages: ['announcements'],
  cards: async ({ req, community, ids }) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<Row>(sql`
      select a.id, ${versionColumns}, a.state::text as state,
        a.state in ('published', 'expired') and ${isFor(req.user?.id ?? null)} as is_for
      from announcements a where a.id = ${anyId(ids)} and a.community_id = ${community.id}`)
    const own = localeOfRequest(req)
    const t = translatorFor({ locale: own, namespace: 'announcements' })
    return new Map(
      rows.map((row): [string, RecordCard] => {
        const { version } = chooseVersion(versionsOf(row), { own, spoken: [] })
        const { title } = version
        const card = {
          title: title.length > MOST_LETTERS ? `${title.slice(0, MOST_LETTERS - 1)}…` : title,
          detail: [t('card'), t(`states.${row.state}`)].join(' · '),
          path: row.is_for
            ? announcementPath(community.slug, row.id)
            : `/admin/collections/announcements/${row.id}`,
        }
        return [row.id, card]
      }),
    )
  },
}

export const announcementRecordLinks = [announcementLink]
