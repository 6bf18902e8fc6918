import { sql, txOf } from './database/transaction'
import type { Joining, PersonLinks } from './personLinks'

/** Of an event that both were to be told of, one message is enough; what was sent stays as it was. */
const settleDeliveries = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  const twice = sql`exists (select 1 from deliveries o where o.event_id = d.event_id
    and o.channel = d.channel and o.recipient_id = ${to})`
  await tx.execute(sql`
    update deliveries d set state = 'suppressed', reason = 'same-person', updated_at = now()
    where d.recipient_id = ${from} and d.state in ('queued', 'sending', 'held') and ${twice}`)
  await tx.execute(sql`
    update deliveries d set recipient_id = ${to} where d.recipient_id = ${from} and not ${twice}`)
}

/** How columns of the panel were chosen, under the keys that the other account has too. */
const dropPreferences = async ({ req, from }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from payload_preferences where id in
      (select parent_id from payload_preferences_rels where users_id = ${from})`)
}

/** The kernel's own tables, where two accounts become one. */
export const kernelLinks: PersonLinks = {
  // Sealed: what was done under the account that is closed keeps its name.
  'audit_entries.actor_id': 'stays',
  'data_looks.actor_id': 'stays',
  'data_looks.subject_id': 'stays',
  'deliveries.recipient_id': { settle: settleDeliveries, rest: 'stays' },
  'idempotency_keys.user_id': 'goes',
  'desk_devices.user_id': 'moves',
  'desk_devices.revoked_by_id': 'moves',
  'stored_files.owner_id': 'moves',
  'payload_preferences_rels.users_id': { settle: dropPreferences, rest: 'moves' },
}
