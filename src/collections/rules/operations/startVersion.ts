import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { isLocale, LOCALES } from '@/kernel/i18n/locales'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import type { Wordings } from '../domain/wording'
import { wordsColumn } from './sql'

export const startInput = z.object({ repeals: z.boolean().default(false) })

interface Asked {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id'>
  clause: string
  input: z.infer<typeof startInput>
}

interface Row extends Record<string, unknown> {
  language: string
  words: Wordings
  requires: boolean
}

/** What the clause says last, which the next version begins with. */
const lastWords = async ({ req, community, clause }: Asked): Promise<Row> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<Partial<Row> & { language: string | null }>(sql`
    select v.language::text as language, ${wordsColumn},
      coalesce(v.requires_acknowledgement, false) as requires
    from rule_clauses c left join lateral (
      select * from rule_versions o where o.clause_id = c.id and o.state = 'published'
      order by o.effective_from desc limit 1) v on true
    where c.id = ${clause} and c.community_id = ${community.id}`)
  const [row] = rows
  if (!row) throw notFound()
  if (typeof row.language !== 'string') {
    throw new AppError({ code: 'rules.nothing-in-force', status: 409 })
  }
  return { language: row.language, words: row.words ?? {}, requires: row.requires ?? false }
}

const repealed = (words: Wordings): Wordings =>
  Object.fromEntries(
    LOCALES.flatMap((locale) => {
      const held = words[locale]
      if (!held || !isLocale(locale)) return []
      const t = translatorFor({ locale, namespace: 'rules' })
      return [[locale, { title: held.title, text: t('repealText') }]]
    }),
  )

/**
 * Begins the next version of a clause with the words that it has, so that what changes is what was
 * changed; or one that repeals it.
 * @throws AppError 404; 409 for a clause that never was published.
 */
export const startVersion = (asked: Asked): Promise<{ id: string }> =>
  inTransaction(asked.req, async () => {
    const { req, community, clause, input } = asked
    const { language, words, requires } = await lastWords(asked)
    const { id } = await req.payload.create({
      collection: 'rule-versions',
      overrideAccess: false,
      req,
      data: {
        community: community.id,
        clause,
        language: isLocale(language) ? language : LOCALES[0],
        words: input.repeals ? repealed(words) : words,
        requiresAcknowledgement: requires,
      },
    })
    if (input.repeals) {
      const tx = await txOf(req)
      await tx.execute(sql`update rule_versions set repeals = true where id = ${id}`)
    }
    await audit(req, {
      community: community.id,
      action: 'rule.begun',
      subject: { collection: 'rule-versions', id },
      details: { repeals: input.repeals },
    })
    return { id }
  })
