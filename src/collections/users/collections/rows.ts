import { either, hasPower, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'
import type { RowRules } from '@/kernel/tenancy/rowSecurity/rules'

/**
 * Who reaches which account. Whoever signs in is nobody yet, so the account must be there before
 * there is a person; Payload counts failed logins without any request.
 */
export const userRows: RowRules = {
  reason: 'an account belongs to a person, and must be found before anybody is signed in',
  read: either(
    hasPower('sign-in'),
    hasPower('operator'),
    ofPerson('id'),
    ofPerson('created_by_id'),
    // Last: it is asked of each row for which nothing else speaks.
    'app_shares_community(id)',
  ),
  // Payload writes an update as an insert that meets its row: whoever may update must pass here.
  insert: either(hasPower('sign-in'), '(select app_person()) is not null'),
  update: either(hasPower('sign-in'), ofPerson('id')),
  delete: null,
}

export const sessionRows: RowRules = {
  reason: 'logins are their person’s alone, also among colleagues',
  read: either(hasPower('sign-in'), ofPerson('_parent_id')),
  insert: either(hasPower('sign-in'), ofPerson('_parent_id')),
  update: either(hasPower('sign-in'), ofPerson('_parent_id')),
  delete: either(hasPower('sign-in'), ofPerson('_parent_id')),
}
