import type { Payload, PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { openReader, sql, txOf } from '@/kernel/database/transaction'
import { emit } from '@/kernel/events/emit'
import { inEachCommunity } from '@/kernel/jobs/inEachCommunity'
import { reminderDue } from '../domain/reminders'
import { packageReminded } from '../events'
import type { ReminderEventData } from '../events'
import { waitingColumns, waitingItem, waitingRules } from './waitingRules'
import type { WaitingRow } from './waitingRules'

interface Candidate extends WaitingRow {
  unit_id: string
  recipient_id: string | null
  told: number | null
}

const candidatesIn = async (req: PayloadRequest, community: string): Promise<Candidate[]> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<Candidate>(sql`
    select ${waitingColumns}, p.unit_id, p.recipient_id,
      (select max(r.day)::int from package_reminders r where r.package_id = p.id) as told
    from packages p
    where p.community_id = ${community} and p.status = 'received' and p.unit_id is not null
    order by p.id`)
  return rows
}

interface Step {
  id: string
  day: number
}

/**
 * Takes the steps for this run and notes them in the timelines. Of many workers one gets each: the others
 * wait for its commit at the first row that they share, since all go by the order of the ids.
 */
const claimSteps = async (
  req: PayloadRequest,
  community: string,
  steps: readonly Step[],
  now: Date,
): Promise<Set<string>> => {
  const tx = await txOf(req)
  const wanted = JSON.stringify(steps.map((step) => ({ ...step, event: uuidv7() })))
  const at = now.toISOString()
  const { rows } = await tx.execute<{ package_id: string }>(sql`
    with wanted as (
      select * from jsonb_to_recordset(${wanted}::jsonb) as w (id uuid, day smallint, event uuid)
    ), claimed as (
      insert into package_reminders (package_id, day, community_id, at)
      select p.id, w.day, p.community_id, ${at}::timestamptz
      from wanted w join packages p on p.id = w.id
      where p.community_id = ${community} and p.status = 'received'
      order by p.id
      on conflict do nothing
      returning package_id
    ), noted as (
      insert into package_events (id, community_id, package_id, unit_id, kind, at)
      select w.event, p.community_id, p.id, p.unit_id, 'reminded', ${at}::timestamptz
      from claimed c join wanted w on w.id = c.package_id join packages p on p.id = c.package_id
    )
    select package_id from claimed`)
  return new Set(rows.map(({ package_id }) => package_id))
}

/** One for each unit and person: ten parcels are one reminder. */
const together = (candidates: readonly Candidate[]): ReminderEventData[] => {
  const groups = new Map<string, ReminderEventData>()
  for (const { id, unit_id: unitId, recipient_id: recipientId } of candidates) {
    const key = `${unitId} ${recipientId ?? ''}`
    const { packageIds = [] } = groups.get(key) ?? {}
    groups.set(key, { unitId, recipientId, packageIds: [...packageIds, id] })
  }
  return [...groups.values()]
}

const remindIn = async (req: PayloadRequest, community: string, now: Date): Promise<number> => {
  const rules = await waitingRules(req, community)
  const candidates = await candidatesIn(req, community)
  const steps = candidates.flatMap((one): Step[] => {
    const reminder = reminderDue(waitingItem(one), rules, one.told, now)
    return reminder ? [{ id: one.id, day: reminder.day }] : []
  })
  if (steps.length === 0) return 0
  const claimed = await claimSteps(req, community, steps, now)
  for (const data of together(candidates.filter(({ id }) => claimed.has(id)))) {
    await emit(req, { event: packageReminded, community, data })
  }
  return claimed.size
}

/**
 * Reminds people of what still waits for them, as their community wants it: each step of each thing once,
 * however many workers look. Who is told, and of what, is asked again when it is sent.
 * @returns of how many things.
 */
export const remindWaiting = async ({
  payload,
  now,
}: {
  payload: Payload
  now: Date
}): Promise<number> => {
  const { rows } = await openReader(payload).execute<{ community_id: string }>(
    sql`select community_id from app_communities_with_parcels()`,
  )
  return inEachCommunity(payload, {
    communities: rows.map(({ community_id }) => community_id),
    reason: 'remind of what waits',
    work: (req, community) => remindIn(req, community, now),
  })
}
