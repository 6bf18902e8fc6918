import { either, inScope, ofPerson } from '../tenancy/rowSecurity/rules'
import type { RowRules } from '../tenancy/rowSecurity/rules'

const holds = (role: string): string =>
  `community_id || ':${role}' = any ((select app_posts())::text[])`

/** As `DESK_ROLES` has them. */
const atDesk = either(holds('manager'), holds('concierge'), holds('guard'))

export const deviceTables: Readonly<Record<string, RowRules>> = {
  desk_devices: {
    reason: 'devices of staff: a desk is told whether its device was revoked, whoever enrolled it',
    read: `(${inScope()} and ${atDesk})`,
    insert: `(${inScope()} and ${atDesk} and ${ofPerson('user_id')})`,
    update: `(${inScope()} and ${atDesk} and ${either(holds('manager'), ofPerson('user_id'))})`,
    delete: null,
  },
}
