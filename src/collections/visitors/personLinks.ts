import type { PersonLinks } from '@/kernel/personLinks'

/** Whom somebody asked in, and who let them in and out. */
export const visitorLinks: PersonLinks = {
  'visitors.host_id': 'moves',
  'invitations.host_id': 'moves',
  'invitations.revoked_by_id': 'moves',
  'visits.host_id': 'moves',
  'visits.entered_by_id': 'moves',
  'visits.left_by_id': 'moves',
  'gate_asks.by_id': 'moves',
  'gate_asks.answered_by_id': 'moves',
  'visit_alarms.handled_by_id': 'moves',
  'gate_holds.by_id': 'moves',
  'gate_holds.answered_by_id': 'moves',
  'gate_offline_entries.by_id': 'moves',
  'gate_offline_entries.settled_by_id': 'moves',
  'visit_events.host_id': 'moves',
  'visit_events.made_by_id': 'moves',
}
