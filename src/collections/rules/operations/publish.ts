import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { anyId } from '@/kernel/database/anyId'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import type { CommunityIdentity } from '@/kernel/identity'
import { dayAfter, isDay } from '../domain/days'
import { rulesPublished } from '../events'
import { todayIn } from './today'

export const publicationInput = z.object({ from: z.string().refine(isDay) })

/** The most that one publication takes along; a book of rules has some dozens. */
const MOST = 500
const MOST_YEARS_AHEAD = 10

interface Asked {
  req: PayloadRequest
  community: Pick<CommunityIdentity, 'id' | 'timeZone'>
  /** One version, or all of a book that are approved. */
  what: { version: string } | { book: string }
  input: z.infer<typeof publicationInput>
}

interface Row extends Record<string, unknown> {
  id: string
  clause_id: string
  book_id: string
  state: string
  is_first: boolean
  is_taken: boolean
}

/**
 * What is to be published, its clauses locked: of two versions of a clause the second waits here, and
 * finds the day taken.
 */
const lockApproved = async ({ req, community, what, input }: Asked): Promise<Row[]> => {
  const tx = await txOf(req)
  const which =
    'version' in what
      ? sql`v.id = ${what.version}`
      : sql`c.book_id = ${what.book} and v.state = 'approved'`
  const { rows: clauses } = await tx.execute<{ id: string }>(sql`
    select c.id from rule_clauses c
    where c.community_id = ${community.id} and exists (
      select 1 from rule_versions v where v.clause_id = c.id and ${which})
    order by c.id for update`)
  // Looked at once the clauses are held: what others have published meanwhile is there.
  const { rows } = await tx.execute<Row>(sql`
    select v.id, v.clause_id, c.book_id, v.state::text as state,
      not exists (select 1 from rule_versions o
        where o.clause_id = v.clause_id and o.state = 'published') as is_first,
      exists (select 1 from rule_versions o where o.clause_id = v.clause_id
        and o.state = 'published' and o.effective_from = ${input.from}) as is_taken
    from rule_versions v join rule_clauses c on c.id = v.clause_id
    where v.clause_id = ${anyId(clauses.map(({ id }) => id))} and ${which}
    order by v.id limit ${MOST} for update of v`)
  return rows
}

const refuseDay = (rows: readonly Row[], from: string, today: string): void => {
  const wrong = (code: string, status: 400 | 409) => new AppError({ code, status, field: 'from' })
  if (from > dayAfter(today, 366 * MOST_YEARS_AHEAD)) throw wrong('rules.too-far', 400)
  // Only what never held before may say that it has held already: it writes down what was decided then.
  if (from < today && rows.some((row) => !row.is_first)) throw wrong('rules.past', 400)
  const clauses = new Set(rows.map((row) => row.clause_id))
  if (rows.some((row) => row.is_taken) || clauses.size < rows.length) {
    throw wrong('rules.day-taken', 409)
  }
}

/**
 * Publishes what was approved, from a day on, and tells those whom it concerns once.
 * @throws AppError 404; 400 for a day that is over; 409 where nothing is approved, or the day is taken.
 */
export const publishVersions = (asked: Asked): Promise<{ published: string[]; from: string }> =>
  inTransaction(asked.req, async () => {
    const { req, community, what, input } = asked
    const rows = await lockApproved(asked)
    const [first] = rows
    if ('version' in what && !first) throw notFound()
    if (!first || rows.some(({ state }) => state !== 'approved')) {
      const code = 'version' in what ? 'rules.not-from-here' : 'rules.nothing-approved'
      throw new AppError({ code, status: 409 })
    }
    refuseDay(rows, input.from, todayIn(community))
    const ids = rows.map(({ id }) => id)
    const tx = await txOf(req)
    const now = systemClock.now().toISOString()
    const event = { event: rulesPublished, community: community.id }
    const data = { book: first.book_id, versions: ids, from: input.from }
    const eventId = await emit(req, { ...event, data })
    await tx.execute(sql`
      update rule_versions set state = 'published', effective_from = ${input.from},
        published_at = ${now}::timestamptz, published_by_id = ${req.user?.id ?? null},
        updated_at = ${now}::timestamptz, event_id = ${eventId}
      where id = ${anyId(ids)} and state = 'approved'`)
    for (const id of ids) {
      await audit(req, {
        community: community.id,
        action: 'rule.published',
        subject: { collection: 'rule-versions', id },
        details: { from: input.from },
      })
    }
    return { published: ids, from: input.from }
  })
