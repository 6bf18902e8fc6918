import type { PayloadRequest } from 'payload'
import { readerOf, sql, txOf } from '../database/transaction'
import { notFound } from '../errors'
import { communitiesWithRole } from '../tenancy/scope'
import type { Scope } from '../tenancy/scope'
import { DEAD_LETTER_QUEUE } from './queues'

export interface FailedJob {
  id: string
  queue: string
  community: string | null
  reason: string | null
  retries: number
  /** ISO 8601, UTC. */
  failedAt: string
}

interface Row extends Record<string, unknown> {
  id: string
  name: string
  community: string | null
  reason: string | null
  retry_count: number
  failed_at: string
}

const LIMIT = 100

/**
 * Jobs that failed for good, newest first: all of them for a platform operator, those of the own
 * communities for a manager.
 */
export const failedJobs = async (req: PayloadRequest, scope: Scope): Promise<FailedJob[]> => {
  const communities = communitiesWithRole(scope, ['manager'])
  if (!scope.isOperator && communities.length === 0) return []
  const reader = await readerOf(req)
  const own = sql.join(
    communities.map((id) => sql`${id}`),
    sql`, `,
  )
  const { rows } = await reader.execute<Row>(sql`
    select j.id, j.name, coalesce(j.data->>'community', d.community_id::text) as community,
      j.output->>'message' as reason, j.retry_count,
      to_char(j.completed_on at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as failed_at
    from pgboss.job j
    left join deliveries d on d.id::text = j.data->>'deliveryId'
    where j.state = 'failed' and j.name <> ${DEAD_LETTER_QUEUE}
      ${scope.isOperator ? sql`` : sql`and coalesce(j.data->>'community', d.community_id::text) in (${own})`}
    order by j.completed_on desc limit ${LIMIT}`)
  return rows.map((row) => ({
    id: row.id,
    queue: row.name,
    community: row.community,
    reason: row.reason,
    retries: row.retry_count,
    failedAt: row.failed_at,
  }))
}

/**
 * Puts a failed job back into its queue.
 * @throws AppError 404 where the person may not see such a job, or it does not stand failed.
 */
export const retryJob = async (
  req: PayloadRequest,
  scope: Scope,
  id: string,
): Promise<{ id: string }> => {
  const job = (await failedJobs(req, scope)).find((failed) => failed.id === id)
  if (!job) throw notFound()
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ deliveries: string[] | null }>(sql`
    update pgboss.job set state = 'retry', retry_count = 0, start_after = now(),
      completed_on = null, output = null
    where id = ${id} and name = ${job.queue} and state = 'failed'
    returning coalesce(data->'deliveryIds', jsonb_build_array(data->'deliveryId')) as deliveries`)
  const [retried] = rows
  if (!retried) throw notFound()
  for (const delivery of retried.deliveries ?? []) {
    await tx.execute(sql`select app_requeue_delivery(${delivery})`)
  }
  return { id }
}
