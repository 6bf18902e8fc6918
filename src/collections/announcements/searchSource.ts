import { question } from '@/kernel/database/questions'
import { sql } from '@/kernel/database/transaction'
import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import type { SearchHit, SearchSource } from '@/kernel/search'
import { chooseVersion } from './domain/versions'
import { plainText, versionsOf } from './operations/bodies'
import type { StoredVersions } from './operations/bodies'
import { isFor } from './operations/meant'
import { announcementPath, versionColumns } from './operations/readList'
import { resemblesThem, saysThem } from './operations/words'

interface Row extends StoredVersions {
  id: string
  category: string | null
  published_at: string | Date
}

/** What was sent to the person, what is over too: in their language where it has it. */
export const announcementSearch: SearchSource = {
  name: 'announcements',
  title: (locale) => translatorFor({ locale, namespace: 'announcements' })('title'),
  ask: ({ req, community, words, isLoose, limit }) => {
    const query = sql`
      select a.id, ${versionColumns}, c.name as category, a.published_at
      from announcements a left join announcement_categories c on c.id = a.category_id
      where a.community_id = ${community.id} and a.state in ('published', 'expired')
        and ${isFor(req.user?.id ?? null)} and ${isLoose ? resemblesThem(words) : saysThem(words)}
      order by a.published_at desc, a.id desc limit ${limit}`
    const own = localeOfRequest(req)
    const hitOf = (row: Row): SearchHit => {
      const { version } = chooseVersion(versionsOf(row), { own, spoken: [] })
      return {
        id: row.id,
        title: version.title,
        text: [version.summary, plainText(version.body)].filter((text) => text !== '').join(' '),
        detail: row.category,
        path: announcementPath(community.slug, row.id),
        at: new Date(row.published_at).toISOString(),
      }
    }
    return Promise.resolve(question(query, (rows: Row[]) => rows.map(hitOf)))
  },
}
