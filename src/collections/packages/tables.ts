import { either, inScope } from '@/kernel/tenancy/rowSecurity/rules'
import type { RowRules } from '@/kernel/tenancy/rowSecurity/rules'

/** The worker, on behalf of a community. */
const isWork = '(select app_person()) is null'

const holds = (role: string): string =>
  `community_id || ':${role}' = any ((select app_posts())::text[])`

/** As `DESK_ROLES` has them. */
const atDesk = `(${inScope()} and ${either(isWork, holds('manager'), holds('concierge'), holds('guard'))})`

/** No collection: nobody lists or edits what the desk remembers. */
export const packageTables: Readonly<Record<string, RowRules>> = {
  package_labels: {
    reason: 'names that strangers wrote on parcels are for those who take parcels in',
    read: atDesk,
    insert: atDesk,
    update: atDesk,
    delete: null,
  },
}
