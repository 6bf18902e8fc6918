import { either, inScope, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'
import type { RowRules } from '@/kernel/tenancy/rowSecurity/rules'

/** The worker, on behalf of a community. */
const isWork = '(select app_person()) is null'

const holds = (role: string): string =>
  `community_id || ':${role}' = any ((select app_posts())::text[])`

/** As `DESK_ROLES` has them. */
const desk = [isWork, holds('manager'), holds('concierge'), holds('guard')] as const

const atDesk = `(${inScope()} and ${either(...desk)})`

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
    insert: `(${inScope()} and ${ofPerson('user_id')})`,
    update: null,
    delete: atDesk,
  },
  package_closings: {
    reason: 'parcels closed without a signature, with what staff wrote, are for the desk',
    read: atDesk,
    insert: atDesk,
    update: atDesk,
    delete: null,
  },
}
