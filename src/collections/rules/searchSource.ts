import { question } from '@/kernel/database/questions'
import { sql } from '@/kernel/database/transaction'
import { resemblesAll, saysAll } from '@/kernel/database/words'
import { startOfDay } from '@/kernel/domain/zonedDay'
import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import { identity } from '@/kernel/identity'
import type { SearchHit, SearchSource } from '@/kernel/search'
import { chooseTitle, chooseWords } from './domain/wording'
import { versionPath } from './operations/paths'
import {
  calledColumn,
  isInForceOn,
  saidColumn,
  titlesOf,
  versionColumns,
  versionTables,
} from './operations/sql'
import type { VersionRow } from './operations/sql'
import { todayIn } from './operations/today'

interface Row extends VersionRow {
  from: string
  book_language: string
  book_titles: Record<string, string>
}

/** A clause is looked for by its number too. */
const SAID = sql`c.number || ' ' || ${saidColumn}`

/** Clauses in force today, in the reader's language where they have it; of a community there are some hundreds. */
export const ruleSearch: SearchSource = {
  name: 'rules',
  title: (locale) => translatorFor({ locale, namespace: 'rules' })('title'),
  ask: async ({ req, community, words, isLoose, limit }) => {
    const place = await identity().communityById(req, community.id)
    if (!place) return null
    const query = sql`
      select ${versionColumns}, b.language::text as book_language, ${titlesOf('b')} as book_titles
      from ${versionTables}
      where v.community_id = ${community.id} and ${isInForceOn(todayIn(place))}
        and not coalesce(v.repeals, false)
        and ${isLoose ? resemblesAll(calledColumn, words) : saysAll(SAID, words)}
      order by b.position, c.number, v.id limit ${limit}`
    const own = localeOfRequest(req)
    const hitOf = (row: Row): SearchHit => {
      const { title, text } = chooseWords(row.words, { original: row.language, own, spoken: [] })
      return {
        id: row.id,
        title: `${row.number} ${title}`,
        text,
        detail: chooseTitle(row.book_titles, { original: row.book_language, own }),
        path: versionPath(community.slug, row.id),
        at: new Date(startOfDay(row.from, place.timeZone)).toISOString(),
      }
    }
    return question(query, (rows: Row[]) => rows.map(hitOf))
  },
}
