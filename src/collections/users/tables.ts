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
  password_history: own('digests of old passwords; looked at when one is reset'),
  sign_in_unlocks: {
    reason: 'when failed tries began to be counted anew; staff may have them begin',
    read: either(OWN, 'app_shares_community(user_id)'),
    insert: either(OWN, 'app_shares_community(user_id)'),
    update: either(OWN, 'app_shares_community(user_id)'),
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
  unlock_links: own('links that were mailed, by digest; redeemed before anybody is signed in'),
  second_factors: own('the sealed secret of an authenticator app; compared while signing in'),
  recovery_codes: own('digests of codes for a lost telephone; compared while signing in'),
  passkeys: own('public keys of passkeys; looked up before anybody is signed in'),
  account_challenges: own('questions put to a browser that signs in; answered by nobody yet'),
  // A borrowed login may add to it; what undoes a change lies behind the mail's link alone.
  account_changes: {
    reason: 'how an account was before a change, sealed; read and undone by the mail’s link',
    read: hasPower('sign-in'),
    insert: OWN,
    update: hasPower('sign-in'),
    delete: hasPower('sign-in'),
  },
}
