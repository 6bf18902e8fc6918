import { inScope } from '@/kernel/tenancy/rowSecurity/rules'
import type { RowRules } from '@/kernel/tenancy/rowSecurity/rules'

/** What was decided on pairs of accounts: management of their community reads it, and nobody edits it. */
export const duplicateTables: Readonly<Record<string, RowRules>> = {
  account_merges: {
    reason: 'which accounts became one; begun by the system’s role alone',
    read: inScope(),
    insert: null,
    // The address that was written to goes.
    update: inScope(),
    delete: null,
  },
  distinct_people: {
    reason: 'pairs that management knows to be two people; said once and for good',
    read: inScope(),
    insert: inScope(),
    update: null,
    delete: null,
  },
}
