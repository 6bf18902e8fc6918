import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { DEVICE_SECONDS } from './device'

/**
 * Removes logins that are over, browsers that nobody used for as long as they keep a cookie, and links
 * that nobody followed.
 */
export const forgetOldSessions = async ({ payload }: { payload: Payload }): Promise<void> => {
  await whileSigningIn(async () => {
    const reader = await readerOf(await createLocalReq({}, payload))
    await reader.execute(sql`delete from users_sessions where expires_at < now()`)
    await reader.execute(sql`
      delete from known_devices where last_used_at < now() - make_interval(secs => ${DEVICE_SECONDS})`)
    await reader.execute(sql`delete from unlock_links where expires_at < now()`)
  })
}
