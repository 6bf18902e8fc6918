import { either, hasPower, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'
import type { RowRules } from '@/kernel/tenancy/rowSecurity/rules'

const OWN = either(hasPower('sign-in'), ofPerson('user_id'))
const own = (reason: string): RowRules => ({
  reason,
  read: OWN,
  insert: OWN,
  update: OWN,
  delete: OWN,
})

/** Tables of accounts that no collection stands for: nobody lists or edits their rows. */
export const accountTables: Readonly<Record<string, RowRules>> = {
  session_details: own('where and since when somebody is signed in: their own matter'),
  known_devices: own('browsers that an account was used on; looked at while signing in'),
  sign_in_unlocks: {
    ...own('when failed tries began to be counted anew; looked at while signing in'),
    delete: null,
  },
  verification_codes: {
    reason: 'codes on their way to addresses whose owner may have no account yet',
    read: OWN,
    // Whoever asks for a code may be anybody; nothing follows from a row but a message to its address.
    insert: 'true',
    update: OWN,
    delete: hasPower('sign-in'),
  },
}
