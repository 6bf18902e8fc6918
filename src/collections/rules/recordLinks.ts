import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import { localeOfRequest, translatorFor } from '@/kernel/i18n/translate'
import type { Translate } from '@/kernel/i18n/translate'
import type { RecordCard, RecordLink } from '@/kernel/recordLinks'
import { dayAfter } from './domain/days'
import { chooseWords } from './domain/wording'
import { dayWords } from './operations/dayWords'
import { versionPath } from './operations/paths'
import { versionColumns, versionTables } from './operations/sql'
import type { VersionRow } from './operations/sql'

export const RULE_LINK = 'rule'

const MOST_LETTERS = 80
const MOST_WORDS = 160

interface Row extends VersionRow {
  from: string
  next: string | null
}

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text

const daysOf = ({ from, next }: Row, t: Translate, day: (text: string) => string): string =>
  next === null
    ? t('card.since', { from: day(from) })
    : t('card.span', { from: day(from), until: day(dayAfter(next, -1)) })

/**
 * A version of a clause: the words that hold on its days, whatever holds now. Whoever cites a rule cites
 * the version that is in force on the day in question.
 */
const ruleLink: RecordLink = {
  type: RULE_LINK,
  pages: ['rules/versions'],
  cards: async ({ req, community, ids }) => {
    const reader = await readerOf(req)
    const { rows } = await reader.execute<Row>(sql`
      select ${versionColumns}, (select min(n.effective_from) from rule_versions n
          where n.clause_id = v.clause_id and n.state = 'published'
            and n.effective_from > v.effective_from) as next
      from ${versionTables}
      where v.id = ${anyId(ids)} and v.community_id = ${community.id} and v.state = 'published'`)
    const own = localeOfRequest(req)
    const t = translatorFor({ locale: own, namespace: 'rules' })
    const day = dayWords(own)
    return new Map(
      rows.map((row): [string, RecordCard] => {
        const words = chooseWords(row.words, { original: row.language, own, spoken: [] })
        const text = cut(words.text.replaceAll(/\s+/g, ' ').trim(), MOST_WORDS)
        const card = {
          title: cut(`${row.number} ${words.title}`, MOST_LETTERS),
          detail: [text, daysOf(row, t, day)].join(' · '),
          path: versionPath(community.slug, row.id),
        }
        return [row.id, card]
      }),
    )
  },
}

export const ruleRecordLinks = [ruleLink]
