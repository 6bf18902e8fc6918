import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { isVisitState } from '../domain/visit'
import type { VisitKind, VisitPurpose, VisitState } from '../domain/visit'

/** `state = ${inStates(states)}`: one parameter, and the column as it is, so that an index serves it. */
export const inStates = (states: readonly VisitState[]): Sql =>
  sql`any (string_to_array(${states.join(',')}, ',')::visit_state[])`

/** A visit as the gate and its host see it. */
export interface Visit {
  id: string
  /** Null: nobody announced them. */
  invitation: string | null
  host: string
  name: string
  unit: string
  state: VisitState
  opensAt: Date
  closesAt: Date
  party: number
  vehicle: string
  note: string
  purpose: VisitPurpose
  kind: VisitKind
  enteredAt: Date | null
  leftAt: Date | null
  /** Whether the host lives there still. */
  isHosted: boolean
}

export interface VisitRow extends Record<string, unknown> {
  id: string
  invitation_id: string | null
  host_id: string
  name: string
  unit: string
  state: string
  opens_at: string | Date
  closes_at: string | Date
  party: number
  vehicle: string | null
  note: string | null
  purpose: VisitPurpose
  kind: VisitKind
  entered_at: string | Date | null
  left_at: string | Date | null
  is_hosted: boolean
}

/** Of `visits v` with its unit `n`, and its invitation `i` where there is one. */
export const visitColumns = sql`v.id, v.invitation_id, v.host_id, v.name, n.label as unit,
  v.state::text as state, v.opens_at, v.closes_at, v.party::int as party, v.vehicle, i.note,
  v.purpose::text as purpose, coalesce(i.kind::text, 'unannounced') as kind, v.entered_at, v.left_at, exists (select 1 from memberships m
    where m.user_id = v.host_id and m.unit_id = v.unit_id and m.community_id = v.community_id
      and m.role in ('owner', 'leaseholder', 'household') and m.lives_there is not false
      and m.status = 'active' and (m.valid_from is null or m.valid_from <= now())
      and (m.valid_to is null or m.valid_to > now())) as is_hosted`

export const visitTables = sql`visits v left join invitations i on i.id = v.invitation_id
  join units n on n.id = v.unit_id`

const instant = (value: string | Date | null): Date | null =>
  value === null ? null : new Date(value)

export const visitFrom = (row: VisitRow): Visit => {
  if (!isVisitState(row.state)) throw new Error(`a visit is in no state: ${row.state}`)
  return {
    id: row.id,
    invitation: row.invitation_id,
    host: row.host_id,
    name: row.name,
    unit: row.unit,
    state: row.state,
    opensAt: new Date(row.opens_at),
    closesAt: new Date(row.closes_at),
    party: row.party,
    vehicle: row.vehicle ?? '',
    note: row.note ?? '',
    purpose: row.purpose,
    kind: row.kind,
    enteredAt: instant(row.entered_at),
    leftAt: instant(row.left_at),
    isHosted: row.is_hosted,
  }
}
