import { either, inScope, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'
import type { RowRules } from '@/kernel/tenancy/rowSecurity/rules'

/** The worker, on behalf of a community. */
const isWork = '(select app_person()) is null'

const holds = (role: string): string =>
  `community_id || ':${role}' = any ((select app_posts())::text[])`

/** As `DESK_ROLES` has them. */
const gate = [isWork, holds('manager'), holds('concierge'), holds('guard')] as const

const atGate = `(${inScope()} and ${either(...gate)})`
const ofManagement = `(${inScope()} and ${either(isWork, holds('manager'))})`

/** Whoever lives today in the home that the gate asks about, once it has asked. */
const askedAtHome = `(asked_at is not null and exists (select 1 from memberships m
  where m.user_id = (select app_person()) and m.community_id = gate_asks.community_id
    and m.unit_id = gate_asks.unit_id and m.role in ('owner', 'leaseholder', 'household')
    and m.lives_there is not false and m.status = 'active'
    and (m.valid_from is null or m.valid_from <= now())
    and (m.valid_to is null or m.valid_to > now())))`
const ofAsked = `(${inScope()} and ${either(...gate, askedAtHome)})`

/** Of a host their own, and of those who work at the gate all: nobody else, of the same home either. */
const ofHost = `(${inScope()} and ${either(...gate, ofPerson('host_id'))})`

const hosted = (reason: string): RowRules => ({
  reason,
  read: ofHost,
  insert: ofHost,
  update: ofHost,
  delete: null,
})

export const visitorRows = hosted('whom somebody knows is for them and for the gate')
export const invitationRows = hosted('who is asked in is for the host and for the gate')

/** By the rules of `gate_asks`: whoever is asked may see who it is, and answer. */
const ofHostOrAsked = `(${inScope()} and ${either(
  ...gate,
  ofPerson('host_id'),
  'exists (select 1 from gate_asks a where a.visit_id = visits.id)',
)})`

export const visitRows: RowRules = {
  reason: 'who comes and goes is for the host and the gate, and for a household that the gate asks',
  read: ofHostOrAsked,
  insert: ofHost,
  update: ofHostOrAsked,
  delete: null,
}

export const gateRows: RowRules = {
  reason: 'gates are known to everybody of the community; management names them',
  read: inScope(),
  insert: ofManagement,
  update: ofManagement,
  delete: ofManagement,
}

export const blockRows: RowRules = {
  reason: 'who is not let in is for those at the gate; management writes it',
  read: atGate,
  insert: ofManagement,
  update: ofManagement,
  delete: null,
}

const ofEventHost = `(${inScope()} and ${either(isWork, holds('manager'), ofPerson('host_id'))})`

/** A guest is of the community of the event. */
const ofGuestHost = `(${inScope()} and exists (select 1 from visit_events e where e.id = event_id
  and ${either(isWork, holds('manager'), 'e.host_id = (select app_person())')}))`

export const visitorTables: Readonly<Record<string, RowRules>> = {
  visit_passes: {
    reason: 'codes of invitations: for whoever sees the invitation',
    read: `(${inScope()} and exists (select 1 from invitations i where i.id = invitation_id))`,
    insert: `(${inScope()} and exists (select 1 from invitations i where i.id = invitation_id))`,
    update: `(${inScope()} and exists (select 1 from invitations i where i.id = invitation_id))`,
    delete: null,
  },
  pass_keys: {
    reason: 'public halves of the keys that sign passes; the private ones are sealed by the ring',
    read: inScope(),
    insert: inScope(),
    update: null,
    delete: null,
  },
  gate_stops: {
    reason: 'days on which codes were switched off, for those at the gate',
    read: atGate,
    insert: atGate,
    update: null,
    delete: null,
  },
  gate_asks: {
    reason: 'what a household is asked by the gate: for those at the gate, and who lives there',
    read: ofAsked,
    insert: atGate,
    update: ofAsked,
    delete: null,
    goesWith: ['visit_id'],
  },
  visit_alarms: {
    reason: 'who stays too long, and what was done: for those at the gate',
    read: atGate,
    insert: atGate,
    update: atGate,
    delete: null,
    goesWith: ['visit_id'],
  },
  gate_holds: {
    reason:
      'whom the gate held back, for those at the gate; a manager answers, and no host sees it',
    read: atGate,
    insert: atGate,
    update: ofManagement,
    delete: null,
  },
  gate_offline_entries: {
    reason: 'what a gate did without a network: for the gate; written by who did it',
    read: atGate,
    insert: `(${atGate} and ${ofPerson('by_id')})`,
    update: atGate,
    delete: null,
  },
  visit_events: {
    reason: 'what many are asked to: for the host and the gate; the host and management write it',
    read: ofHost,
    insert: ofEventHost,
    update: ofEventHost,
    delete: null,
  },
  event_guests: {
    reason: 'who is asked to an event: for whoever sees the event; written as the event is',
    read: `(${inScope()} and exists (select 1 from visit_events e where e.id = event_id))`,
    insert: ofGuestHost,
    update: ofGuestHost,
    delete: null,
    goesWith: ['event_id'],
  },
  ended_passes: {
    reason: 'ids of passes that are no more and whose signature still holds, for the gate',
    read: atGate,
    insert: null,
    update: null,
    delete: null,
  },
}
