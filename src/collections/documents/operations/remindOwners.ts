import type { Payload, PayloadRequest } from 'payload'
import { openReader, sql, txOf } from '@/kernel/database/transaction'
import { dayFrom } from '@/kernel/domain/zonedDay'
import { emit } from '@/kernel/events/emit'
import { identity } from '@/kernel/identity'
import { inEachCommunity } from '@/kernel/jobs/inEachCommunity'
import { dayAfter, REMINDED_OF, stageOf, toldUntil } from '../domain/reminders'
import type { RemindedOf } from '../domain/reminders'
import { documentDue } from '../events'

interface Row extends Record<string, unknown> {
  id: string
  review_on: string | null
  expires_on: string | null
}

/** Tells of a day once in each stage, however many workers look. */
const remind = async (
  req: PayloadRequest,
  community: string,
  { id, of, on }: { id: string; of: RemindedOf; on: string },
  today: string,
): Promise<boolean> => {
  const stage = stageOf(on, today)
  if (stage === null) return false
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    insert into document_reminders (document_id, community_id, kind, stage, due_on)
    values (${id}, ${community}, ${of}, ${stage}, ${on}::date)
    on conflict do nothing returning document_id`)
  if (rows.length === 0) return false
  await emit(req, { event: documentDue, community, data: { documentId: id, of, stage, on } })
  return true
}

const remindIn = async (req: PayloadRequest, community: string, now: Date): Promise<number> => {
  const place = await identity().communityById(req, community)
  if (!place) return 0
  const today = dayFrom(now, place.timeZone, 0)
  const tx = await txOf(req)
  const { rows } = await tx.execute<Row>(sql`
    select id, (review_on at time zone 'UTC')::date::text as review_on,
      (expires_on at time zone 'UTC')::date::text as expires_on
    from documents
    where community_id = ${community} and state = 'published'
      and least(review_on, expires_on) < (${toldUntil(today)}::date + 1)::timestamp at time zone 'UTC'
    order by id`)
  let told = 0
  for (const row of rows) {
    const days = { review: row.review_on, expiry: row.expires_on }
    for (const of of REMINDED_OF) {
      const on = days[of]
      if (on !== null && (await remind(req, community, { id: row.id, of, on }, today))) told += 1
    }
  }
  return told
}

/**
 * Tells those who look after documents of the days that come near, and of those that have come.
 * @returns how many notices that is.
 */
export const remindOwners = async ({
  payload,
  now,
}: {
  payload: Payload
  now: Date
}): Promise<number> => {
  // Somewhere it is the next day already: what is due in each community is asked there.
  const latest = dayAfter(now.toISOString().slice(0, 10), 1)
  const { rows } = await openReader(payload).execute<{ community_id: string }>(sql`
    select community_id from app_communities_with_documents_due(${toldUntil(latest)}::date)`)
  return inEachCommunity(payload, {
    communities: rows.map(({ community_id }) => community_id),
    reason: 'tell owners of days of documents',
    work: (req, community) => remindIn(req, community, now),
  })
}
