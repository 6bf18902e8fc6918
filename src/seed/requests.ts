import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { MATCH_REQUEST } from '@/collections/admissions/slugs'
import { sql, txOf } from '@/kernel/database/transaction'
import { enqueue } from '@/kernel/jobs/enqueue'
import type { DemoCommunity } from './demo'
import { addressOf, DEMO_PASSWORD } from './demo'
import { ensureUsers } from './people'

/** People who wait for management; the worker compares them with the roster as it does with others. */
export const seedRequests = async (
  req: PayloadRequest,
  community: string,
  asking: NonNullable<DemoCommunity['asking']>,
): Promise<void> => {
  if (asking.length === 0) return
  const users = await ensureUsers(req, asking, DEMO_PASSWORD)
  const tx = await txOf(req)
  for (const { name, email, unitText, role, message } of asking) {
    const id = uuidv7()
    await tx.execute(sql`
      insert into join_requests
        (id, community_id, person_id, name, email, unit_text, role, message, status)
      values
        (${id}, ${community}, ${users.get(email) ?? ''}, ${name}, ${addressOf(email)}, ${unitText},
         ${role}, ${message}, 'pending')`)
    await enqueue(req, MATCH_REQUEST, { id, community })
  }
}
