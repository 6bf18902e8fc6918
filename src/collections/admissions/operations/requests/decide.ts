import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { sql, txOf } from '@/kernel/database/transaction'
import type { RESIDENT_ROLES } from '@/kernel/domain/membership'
import { AppError } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { enqueue } from '@/kernel/jobs/enqueue'
import { joinRequestChanged } from '../../events'
import { SEND_DECISION } from '../../slugs'
import { letIn } from '../letIn'

const decided = () => new AppError({ code: 'admissions.request-decided', status: 409 })

interface Approval {
  id: string
  unit: string
  role: (typeof RESIDENT_ROLES)[number]
}

type Decided = Record<string, unknown> & { person_id: string; roster_entry: string | null }

const tell = async (req: PayloadRequest, community: string, id: string, person: string) => {
  await enqueue(req, SEND_DECISION, { id, community })
  await emit(req, {
    event: joinRequestChanged,
    community,
    data: { requestId: id, personId: person },
  })
}

/**
 * Lets a person in. Of two who decide at once, one does.
 * @throws AppError 400 for a unit of another community, 409 `admissions.request-decided`.
 */
export const approveRequest = async (
  req: PayloadRequest,
  community: string,
  { id, unit, role }: Approval,
): Promise<void> => {
  const tx = await txOf(req)
  const { rows: units } = await tx.execute(
    sql`select 1 from units where id = ${unit} and community_id = ${community}`,
  )
  if (units.length === 0) {
    throw new AppError({ code: 'tenancy.foreign-reference', status: 400, field: 'unit' })
  }
  const { rows } = await tx.execute<Decided>(sql`
    update join_requests r set status = 'approved', role = ${role}, decided_by_id = ${req.user?.id ?? null},
      decided_at = now(), updated_at = now(),
      -- The entry is of the unit that was found; another unit is another household.
      roster_entry = case when r.unit_id = ${unit} then r.roster_entry end, unit_id = ${unit}
    where id = ${id} and community_id = ${community} and status = 'pending'
    returning person_id, roster_entry`)
  const [row] = rows
  if (!row) throw decided()
  const person = row.person_id
  const rosterEntry = row.roster_entry
  await letIn(req, { community, person, role, unit, rosterEntry, reason: 'join-request' })
  await audit(req, {
    community,
    action: 'join-request.approved',
    subject: { collection: 'join-requests', id },
    details: { person, role },
  })
  await tell(req, community, id, person)
}

/**
 * Turns a request down, with words for the person.
 * @throws AppError 409 `admissions.request-decided`.
 */
export const declineRequest = async (
  req: PayloadRequest,
  community: string,
  { id, reason }: { id: string; reason: string },
): Promise<void> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<Decided>(sql`
    update join_requests set status = 'declined', reason = ${reason},
      decided_by_id = ${req.user?.id ?? null}, decided_at = now(), updated_at = now()
    where id = ${id} and community_id = ${community} and status = 'pending'
    returning person_id, roster_entry`)
  const [row] = rows
  if (!row) throw decided()
  await audit(req, {
    community,
    action: 'join-request.declined',
    subject: { collection: 'join-requests', id },
    details: { person: row.person_id },
  })
  await tell(req, community, id, row.person_id)
}

/**
 * Says who looks after a request: the person who asks this, or nobody again.
 * @throws AppError 409 `admissions.request-decided`.
 */
export const assignRequest = async (
  req: PayloadRequest,
  community: string,
  { id, isMine }: { id: string; isMine: boolean },
): Promise<void> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update join_requests set assignee_id = ${isMine ? (req.user?.id ?? null) : null},
      updated_at = now()
    where id = ${id} and community_id = ${community} and status = 'pending' returning id`)
  if (rows.length === 0) throw decided()
}
