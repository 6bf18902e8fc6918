import type { PersonLinks } from '@/kernel/personLinks'

/**
 * Of two accounts that become one: whatever lets somebody in belongs to its own account and ends with
 * it, so that nobody gains a factor, a device or a password of the other.
 */
export const accountLinks: PersonLinks = {
  'users.created_by_id': 'moves',
  'users.merged_into_id': 'moves',
  'users_sessions._parent_id': 'goes',
  // A grant that is over is a record; one that runs keeps the account from being closed.
  'platform_grants.user_id': 'stays',
  'session_details.user_id': 'goes',
  'known_devices.user_id': 'goes',
  'password_history.user_id': 'goes',
  'sign_in_unlocks.user_id': 'goes',
  'verification_codes.user_id': 'goes',
  'unlock_links.user_id': 'goes',
  'second_factors.user_id': 'goes',
  'recovery_codes.user_id': 'goes',
  'passkeys.user_id': 'goes',
  'account_challenges.user_id': 'goes',
  'account_changes.user_id': 'goes',
}
