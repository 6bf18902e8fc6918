import type { Payload, PayloadRequest } from 'payload'
import { anyId } from '../database/anyId'
import { readerOf, sql } from '../database/transaction'
import { log } from '../log'
import { metrics } from '../observability/metrics'
import type { ChannelAdapter } from './channels/channel'

interface End {
  state: 'sent' | 'delivered' | 'failed' | 'suppressed'
  reason?: string
  providerId?: string | null
}

/** Notes how a delivery ended; settles when it is written. */
export type NoteEnd = (row: { id: string }, end: End) => Promise<void>

interface Waiting extends End {
  id: string
  settle: (error?: unknown) => void
}

/** How long an ending waits for others. A worker that dies sends again what it had not noted. */
const GATHER_MS = 25

const write = async (req: PayloadRequest, ends: readonly Waiting[]): Promise<void> => {
  const rows = ends.map(({ id, state, reason = '', providerId = null }) => ({
    id,
    state,
    reason: reason === '' ? null : reason,
    provider: providerId,
    has_left: state === 'sent' || state === 'delivered',
  }))
  const reader = await readerOf(req)
  await reader.execute(sql`
    update deliveries d set state = r.state, reason = r.reason, provider_id = r.provider,
      updated_at = now(),
      sent_at = case when r.has_left then now() else d.sent_at end,
      delivered_at = case when r.state = 'delivered' then now() else d.delivered_at end
    -- Ten thousand of these wait for no disk: a worker that dies loses none of them, and should the
    -- database itself die, a message goes out again under its own key.
    from (select set_config('synchronous_commit', 'off', true) as is_durable) s,
      jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (id uuid, state varchar, reason varchar, provider varchar, has_left boolean)
    -- Said twice: Postgres takes a list of ids for few and finds them by the index; a set of unknown
    -- size it would join with all deliveries there are.
    where d.id = ${anyId(ends.map(({ id }) => id))} and d.id = r.id and d.state = 'sending'
      and s.is_durable = 'off'`)
}

/** The ends of one community that are about to be written, of however many jobs. */
type Gather = (req: PayloadRequest, waiting: Waiting) => void

const gathering = (): Gather => {
  let waiting: Waiting[] = []
  const flush = (req: PayloadRequest) => {
    const part = waiting
    waiting = []
    write(req, part).then(
      () => {
        for (const { settle } of part) settle()
      },
      (error: unknown) => {
        for (const { settle } of part) settle(error ?? new Error('an ending was not written'))
      },
    )
  }
  return (req, one) => {
    if (waiting.length === 0) setTimeout(() => flush(req), GATHER_MS)
    waiting.push(one)
  }
}

/** Of each installation, by community: whoever writes may write rows of one alone. */
const gathers = new WeakMap<Payload, Map<string, Gather>>()

const gatherFor = ({ payload }: PayloadRequest, community: string): Gather => {
  const held = gathers.get(payload) ?? new Map<string, Gather>()
  gathers.set(payload, held)
  const gather = held.get(community) ?? gathering()
  held.set(community, gather)
  return gather
}

/**
 * Notes the ends of a job's deliveries, together with those that other jobs of the community have at
 * about the same moment: one statement for all of them.
 */
export const endingsOf = (
  req: PayloadRequest,
  community: string,
  { channel, countsItself }: ChannelAdapter,
): NoteEnd => {
  const gather = gatherFor(req, community)
  return async ({ id }, end) => {
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: unknown) => {
        if (error === undefined) resolve()
        else reject(error instanceof Error ? error : new Error('an ending was not written'))
      }
      gather(req, { id, ...end, settle })
    })
    const { state, reason = '' } = end
    if (!countsItself || state === 'suppressed') metrics().deliveries.inc({ channel, state })
    log().info({ msg: 'a delivery ended', deliveryId: id, channel, state, reason: reason || null })
  }
}
