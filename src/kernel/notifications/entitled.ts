import type { PayloadRequest } from 'payload'
import type { AnyNotificationKind, Recipient } from './kind'

interface Asked {
  event_id: string
  kind: string
  recipient_id: string
  data: unknown
}

/**
 * Whether the people of some deliveries are still meant, asked once for each event and for all its
 * people together.
 */
export const entitledTo = (
  req: PayloadRequest,
  community: string,
  kinds: ReadonlyMap<string, AnyNotificationKind>,
  rows: readonly (Asked & { carried: readonly Asked[] })[],
): ((row: Asked) => Promise<Recipient | undefined>) => {
  const all = rows.flatMap((row) => [row, ...row.carried])
  const held = new Map<string, Promise<ReadonlyMap<string, Recipient>>>()
  const ask = async ({ kind, event_id, data }: Asked) => {
    const among = all.filter((row) => row.event_id === event_id).map((row) => row.recipient_id)
    const people = await kinds.get(kind)?.audience({ req, community, data, among })
    return new Map((people ?? []).map((person) => [person.id, person]))
  }
  return async (row) => {
    const key = `${row.kind} ${row.event_id}`
    const asked = held.get(key) ?? ask(row)
    held.set(key, asked)
    return (await asked).get(row.recipient_id)
  }
}
