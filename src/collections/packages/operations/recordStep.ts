import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { auditInsert } from '@/kernel/audit/audit'
import { keepingPlan } from '@/kernel/database/keptPlans'
import { sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { emit } from '@/kernel/events/emit'
import type { EventDefinition } from '@/kernel/events/event'
import {
  packageChanged,
  packageCollected,
  packageDisowned,
  packageDoubted,
  packageForwarded,
  packageLost,
  packageMoved,
  packageReceived,
  packageReopened,
  packageReturned,
  packageUnmatched,
} from '../events'
import type { ParcelEventData } from '../events'
import { settlingBy } from './shelfAudit/settleByStep'

const EVENTS = {
  received: packageReceived,
  // Its recipient is told now, as the others are when they come in.
  matched: packageReceived,
  moved: packageMoved,
  collected: packageCollected,
  returned: packageReturned,
  forwarded: packageForwarded,
  lost: packageLost,
  reopened: packageReopened,
  changed: packageChanged,
  disowned: packageDisowned,
  doubted: packageDoubted,
  // Done at the desk while there was no network, and written down here later.
  offline: packageChanged,
  // Two desks say different things of it; and a human has settled that.
  disputed: packageChanged,
  settled: packageChanged,
} as const satisfies Record<string, EventDefinition<ParcelEventData>>

export type ParcelStep = keyof typeof EVENTS

export interface StepRecord {
  step: ParcelStep
  community: string
  packageId: string
  /** Null while nobody knows whom the label means. */
  unitId: string | null
  /** For staff: who collected, why it went back. */
  note?: string | null
}

/**
 * Writes a step into the parcel's timeline and the audit log, settles what counts of shelves left open
 * about it, and emits its event; all in the request's own transaction, with the change itself.
 */
export const recordStep = async (
  req: PayloadRequest,
  { step, community, packageId, unitId, note = null }: StepRecord,
  /** Parts of the same statement, each with a comma behind it: the change itself. */
  change: Sql = sql``,
): Promise<void> => {
  const tx = await txOf(req)
  const event = step === 'received' && unitId === null ? packageUnmatched : EVENTS[step]
  const audited = auditInsert(req, {
    community,
    action: event.type,
    subject: { collection: 'packages', id: packageId },
  })
  const settling = settlingBy(step, packageId, req.user?.id ?? null)
  await tx.execute(
    keepingPlan(sql`
    with ${change} step as (
      insert into package_events (id, community_id, package_id, unit_id, kind, at, actor_id, note)
      values (${uuidv7()}, ${community}, ${packageId}, ${unitId}, ${step}, clock_timestamp(),
              ${req.user?.id ?? null}, ${note}))${settling}
    ${audited}`),
  )
  await emit(req, { event, community, data: { packageId, unitId } })
}
