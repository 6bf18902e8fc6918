import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'

const likeness = z.enum(['same', 'similar', 'different', 'unknown'])

export const comparisonShape = z.object({
  unit: z.enum(['found', 'unknown']),
  name: likeness,
  email: likeness,
  phone: likeness,
  isOccupied: z.boolean(),
  rosterEntry: z.string().nullable(),
  rosterName: z.string().nullable(),
})

export const queuedRequest = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  unitText: z.string(),
  role: z.string(),
  message: z.string().nullable(),
  unit: z.string().nullable(),
  unitLabel: z.string().nullable(),
  assignee: z.string().nullable(),
  isMine: z.boolean(),
  createdAt: z.string(),
  /** null: the comparison is still under way. */
  match: comparisonShape.nullable(),
  roster: z
    .object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() })
    .nullable(),
})

export type QueuedRequest = z.infer<typeof queuedRequest>

type Row = Record<string, unknown> & {
  id: string
  name: string
  email: string
  phone: string | null
  unit_text: string
  role: string
  message: string | null
  unit_id: string | null
  unit_label: string | null
  assignee_id: string | null
  assignee: string | null
  created_at: string | Date
  match: unknown
  entry_name: string | null
  entry_email: string | null
  entry_phone: string | null
}

const MOST = 100

/** The requests that wait, the oldest first, each beside the entry of the roster that fits best. */
export const waitingRequests = async (
  req: PayloadRequest,
  community: string,
): Promise<QueuedRequest[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select r.id, r.name, r.email, r.phone, r.unit_text, r.role, r.message, r.unit_id,
      u.label as unit_label, r.assignee_id, a.name as assignee, r.created_at, r.match,
      e.name as entry_name, e.email as entry_email, e.phone as entry_phone
    from join_requests r
    left join units u on u.id = r.unit_id
    left join users a on a.id = r.assignee_id
    left join roster_entries e on e.id::text = r.roster_entry
    where r.community_id = ${community} and r.status = 'pending'
    order by r.created_at limit ${MOST}`)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    unitText: row.unit_text,
    role: row.role,
    message: row.message,
    unit: row.unit_id,
    unitLabel: row.unit_label,
    assignee: row.assignee,
    isMine: row.assignee_id !== null && row.assignee_id === req.user?.id,
    createdAt: new Date(row.created_at).toISOString(),
    match: comparisonShape.nullable().catch(null).parse(row.match),
    roster:
      row.entry_name === null
        ? null
        : { name: row.entry_name, email: row.entry_email, phone: row.entry_phone },
  }))
}
