import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import { localeOfTag } from '@/kernel/i18n/locales'
import { translatorFor } from '@/kernel/i18n/translate'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeText, SampleContext, TextContext } from '@/kernel/notifications/kind'
import { chooseTitle, chooseWords } from './domain/wording'
import { byNumber } from './domain/numbers'
import { rulesPublished } from './events'
import type { PublishedData } from './events'
import { dayWords } from './operations/dayWords'
import { changesPath, rulesPath, versionPath } from './operations/paths'
import { rulesAudience } from './operations/residents'
import { titlesOf, versionColumns, versionTables } from './operations/sql'
import type { VersionRow } from './operations/sql'

interface Row extends VersionRow {
  book_language: string
  book_titles: Record<string, string>
  is_new: boolean
}

/** The most that are named in a notice; the page has all. */
const MOST_NAMED = 5
const MAX_TEXT = 600

/** What is still published of it: one that was withdrawn meanwhile is not told. */
const stillThere = async ({ req, community, data }: TextContext<PublishedData>): Promise<Row[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select ${versionColumns}, b.language::text as book_language, ${titlesOf('b')} as book_titles,
      not exists (select 1 from rule_versions e where e.clause_id = v.clause_id
        and e.state = 'published' and e.effective_from < v.effective_from) as is_new
    from ${versionTables}
    where v.id = ${anyId(data.versions)} and v.community_id = ${community.id}
      and v.state = 'published'`)
  return rows.toSorted(byNumber)
}

const cut = (text: string): string =>
  text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT).replace(/\s+\S*$/, '')}…` : text

const ofOne = ({ repeals, is_new: isNew }: Row): string => {
  if (repeals) return 'oneRepealed'
  return isNew ? 'oneNew' : 'one'
}

const textOf = async (context: TextContext<PublishedData>): Promise<NoticeText | null> => {
  const { community, data } = context
  const rows = await stillThere(context)
  const [row] = rows
  if (!row) return null
  const locale = localeOfTag(context.locale) ?? 'en'
  const t = translatorFor({ locale, namespace: 'rules.notice' })
  const day = dayWords(locale)(data.from)
  const told = (one: Row) =>
    chooseWords(one.words, { original: one.language, own: locale, spoken: community.locales })
  const asks = rows.some((one) => one.requires) ? [t('confirm')] : []
  if (rows.length === 1) {
    const { title, text } = told(row)
    return {
      title: t(ofOne(row), { number: row.number, title, day }),
      body: [cut(text), ...asks].join('\n'),
      path: versionPath(community.slug, row.id),
    }
  }
  const book = chooseTitle(row.book_titles, { original: row.book_language, own: locale })
  const named = rows.slice(0, MOST_NAMED).map((one) => `${one.number} ${told(one).title}`)
  const more = rows.length > MOST_NAMED ? ['…'] : []
  return {
    title: t(rows.every((one) => one.is_new) ? 'manyNew' : 'many', {
      book,
      count: rows.length,
      day,
    }),
    body: [...named, ...more, ...asks].join('\n'),
    path: changesPath(community.slug, data.book),
  }
}

const sampleText = ({ community, locale }: SampleContext): NoticeText => {
  const t = translatorFor({ locale, namespace: 'rules.notice' })
  return { title: t('sampleTitle'), body: t('sampleText'), path: rulesPath(community.slug) }
}

/** New words of rules, with the day from which they hold. */
export const rulesNotice = defineNotification({
  kind: 'rules.published',
  group: 'rules',
  concerns: 'residents',
  event: rulesPublished,
  audience: ({ req, community, data, among }) =>
    rulesAudience(req, { community, versions: data.versions, among }),
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram', 'email'],
  // Who has not read it after two days stands on the printed list.
  ladder: [{ channel: 'print', afterMinutes: 2 * 24 * 60 }],
  text: textOf,
  sample: { text: sampleText },
})
