import { either, hasPower, inScope, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'
import type { RowRules } from '@/kernel/tenancy/rowSecurity/rules'

/** The worker, on behalf of a community. */
const isWork = '(select app_person()) is null'

const holds = (role: string): string =>
  `community_id || ':${role}' = any ((select app_posts())::text[])`

/** As `DESK_ROLES` has them. */
const desk = [isWork, holds('manager'), holds('concierge'), holds('guard')] as const

/** Rows of the community, for those who work at its desk. */
export const atDesk = `(${inScope()} and ${either(...desk)})`

/** Who looks after the household of a row: an owner or leaseholder who lives there today. */
const asHeadOf = (table: string): string => `exists (select 1 from memberships m
  where m.user_id = (select app_person()) and m.community_id = ${table}.community_id
    and m.unit_id = ${table}.unit_id and m.role in ('owner', 'leaseholder')
    and m.lives_there is not false and m.status = 'active'
    and (m.valid_from is null or m.valid_from <= now())
    and (m.valid_to is null or m.valid_to > now()))`

/** Whoever is of the household of a row today, as their list of parcels has it. */
const livesIn = (table: string): string => `exists (select 1 from memberships m
  where m.user_id = (select app_person()) and m.community_id = ${table}.community_id
    and m.unit_id = ${table}.unit_id and m.role in ('owner', 'leaseholder', 'household')
    and m.status = 'active' and (m.valid_from is null or m.valid_from <= now())
    and (m.valid_to is null or m.valid_to > now()))`

const asHead = asHeadOf('package_standing')
const asHeadOfProxy = asHeadOf('package_proxies')

const ofOwnStanding = `(${inScope()} and exists (select 1 from package_standing s
  where s.id = standing_id and ${ofPerson('s.person_id')}))`

/** No collection: nobody lists or edits what the desk remembers. */
export const packageTables: Readonly<Record<string, RowRules>> = {
  package_labels: {
    reason: 'names that strangers wrote on parcels are for those who take parcels in',
    read: atDesk,
    insert: atDesk,
    update: atDesk,
    delete: null,
  },
  package_handovers: {
    reason: 'who took what, with a signature: for the desk, and for the resident who signed',
    read: `(${inScope()} and ${either(...desk, ofPerson('collector_id'))})`,
    insert: atDesk,
    update: null,
    delete: null,
  },
  package_handover_items: {
    reason: 'as package_handovers; an item that is taken back is marked',
    read: `(${inScope()} and exists (select 1 from package_handovers h where h.id = handover_id))`,
    insert: atDesk,
    update: atDesk,
    delete: null,
  },
  package_pickup_codes: {
    reason: 'what a resident shows at the desk: for the desk, and for that resident',
    read: `(${inScope()} and ${either(...desk, ofPerson('user_id'))})`,
    // That of somebody who was sent is made by the page behind their link, which nobody signs in to.
    insert: `(${inScope()} and ${either(isWork, ofPerson('user_id'))})`,
    update: null,
    delete: atDesk,
  },
  package_standing: {
    reason:
      'what a resident tells the desk: for the desk, the resident and the head of the household',
    read: `(${inScope()} and ${either(...desk, ofPerson('person_id'), asHead)})`,
    insert: `(${inScope()} and ${ofPerson('person_id')})`,
    update: `(${inScope()} and ${ofPerson('person_id')})`,
    delete: `(${inScope()} and ${either(ofPerson('person_id'), asHead)})`,
  },
  package_standing_tell: {
    reason: 'as package_standing',
    read: `(${inScope()} and exists (select 1 from package_standing s where s.id = standing_id))`,
    insert: ofOwnStanding,
    update: null,
    delete: ofOwnStanding,
    goesWith: ['standing_id'],
  },
  package_proxies: {
    reason:
      'whom a resident sends: for the desk, the resident and the head; found by a link before anybody signs in',
    read: `(${hasPower('sign-in')} or (${inScope()} and ${either(...desk, ofPerson('person_id'), asHeadOfProxy)}))`,
    insert: `(${inScope()} and ${ofPerson('person_id')})`,
    update: `(${inScope()} and ${either(...desk, ofPerson('person_id'), asHeadOfProxy)})`,
    delete: null,
  },
  package_proxy_parcels: {
    reason: 'as package_proxies',
    read: `(${inScope()} and exists (select 1 from package_proxies x where x.id = proxy_id))`,
    insert: `(${inScope()} and exists (select 1 from package_proxies x
      where x.id = proxy_id and ${ofPerson('x.person_id')}))`,
    update: null,
    delete: null,
  },
  package_reminders: {
    reason: 'who was reminded of what, once for each step: for the work that reminds',
    read: `(${inScope()} and ${isWork})`,
    insert: `(${inScope()} and ${isWork})`,
    update: null,
    delete: `(${inScope()} and ${isWork})`,
  },
  package_words: {
    reason: 'what the desk finds parcels by that are over; kept by the database alone',
    read: atDesk,
    insert: null,
    update: null,
    delete: null,
    goesWith: ['package_id'],
  },
  package_texts: {
    reason: 'as package_words: all words of one in a row',
    read: atDesk,
    insert: null,
    update: null,
    delete: null,
    goesWith: ['package_id'],
  },
  package_disownings: {
    reason: 'who gave what back to the desk: for the desk, and for those who live there',
    read: `(${inScope()} and ${either(...desk, livesIn('package_disownings'))})`,
    insert: `(${inScope()} and ${ofPerson('person_id')} and ${livesIn('package_disownings')})`,
    update: null,
    delete: null,
  },
  package_expectations: {
    reason: 'what a resident asked the desk for: for the desk, and for that resident',
    read: `(${inScope()} and ${either(...desk, ofPerson('person_id'))})`,
    insert: `(${inScope()} and ${ofPerson('person_id')} and ${livesIn('package_expectations')})`,
    update: `(${inScope()} and ${ofPerson('person_id')})`,
    delete: `(${inScope()} and ${ofPerson('person_id')})`,
  },
  shelf_audit_codes: {
    reason: 'what was counted on a shelf, for the desk; a wrong reading is taken out again',
    read: atDesk,
    insert: atDesk,
    update: null,
    delete: atDesk,
  },
  shift_handovers: {
    reason: 'what a shift leaves to the next, signed: for the desk; it is written by who leaves',
    read: atDesk,
    insert: `(${atDesk} and ${ofPerson('from_id')})`,
    update: atDesk,
    delete: null,
  },
  package_offline_entries: {
    reason: 'what a desk did without a network: for the desk; written by who did it',
    read: atDesk,
    insert: `(${atDesk} and ${ofPerson('by_id')})`,
    update: null,
    delete: null,
  },
  package_conflicts: {
    reason: 'what two desks say differently, for the desk, until a human has settled it',
    read: atDesk,
    insert: atDesk,
    update: atDesk,
    delete: null,
  },
  package_closings: {
    reason: 'parcels closed without a signature, with what staff wrote, are for the desk',
    read: atDesk,
    insert: atDesk,
    update: atDesk,
    delete: null,
  },
}
