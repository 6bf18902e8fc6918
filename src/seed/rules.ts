import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import { dayFrom } from '@/kernel/domain/zonedDay'
import type { DemoRuleBook, DemoRuleVersion } from './ruleBook'

const DAY_MS = 24 * 3600 * 1000

interface RulesPlace {
  community: string
  timeZone: string
  now: Date
  /** Id of the account that writes them. */
  by: string
  /** Id of the one that approves them. */
  approvedBy: string
}

/** Published as it was then: past the operations, which would tell people by mail of what is years old. */
const publish = async (
  req: PayloadRequest,
  id: string,
  { days, repeals = false }: DemoRuleVersion & { days: number },
  { timeZone, now, by, approvedBy }: RulesPlace,
): Promise<void> => {
  const tx = await txOf(req)
  const at = new Date(now.getTime() + Math.min(days - 14, -1) * DAY_MS).toISOString()
  await tx.execute(sql`
    update rule_versions set state = 'published', effective_from = ${dayFrom(now, timeZone, days)},
      repeals = ${repeals}, author_id = ${by}, approved_by_id = ${approvedBy},
      approved_at = ${at}::timestamptz, published_by_id = ${by}, published_at = ${at}::timestamptz
    where id = ${id}`)
}

/** The rule books of a demo community: what holds, what held, and what is to come. */
export const seedRules = async (
  req: PayloadRequest,
  books: readonly DemoRuleBook[],
  place: RulesPlace,
): Promise<void> => {
  const { community } = place
  for (const [position, { titles, language, chapters }] of books.entries()) {
    const book = await req.payload.create({
      collection: 'rule-books',
      data: { community, titles, language, position },
      req,
    })
    for (const chapter of chapters) {
      const { id: chapterId } = await req.payload.create({
        collection: 'rule-chapters',
        data: { community, book: book.id, number: chapter.number, titles: chapter.titles },
        req,
      })
      for (const { number, versions } of chapter.clauses) {
        const clause = await req.payload.create({
          collection: 'rule-clauses',
          data: { community, chapter: chapterId, number },
          req,
        })
        for (const version of versions) {
          const { words, mustConfirm = false, days } = version
          const { id } = await req.payload.create({
            collection: 'rule-versions',
            data: {
              community,
              clause: clause.id,
              language,
              words,
              requiresAcknowledgement: mustConfirm,
            },
            req,
          })
          if (days !== undefined) await publish(req, id, { ...version, days }, place)
        }
      }
    }
  }
}
