import type { PayloadRequest } from 'payload'
import { systemClock } from '../../clock'
import { anyId, anyIdText } from '../../database/anyId'
import { inTransaction, sql, txOf } from '../../database/transaction'
import { notFound } from '../../errors'
import { emit } from '../../events/emit'
import { noticeChanged } from '../bell'

interface Touched extends Record<string, unknown> {
  id: string
  community_id: string
  path: string
  needs_acknowledgement: boolean
}

/** Ends what is still under way for notices that were taken notice of. */
const settle = async (
  req: PayloadRequest,
  touched: readonly Touched[],
  state: 'read' | 'acknowledged',
): Promise<void> => {
  if (touched.length === 0) return
  const tx = await txOf(req)
  const ids = touched.map(({ id }) => id)
  const isAcknowledged = state === 'acknowledged'
  const settled = touched
    .filter(({ needs_acknowledgement }) => isAcknowledged || !needs_acknowledgement)
    .map(({ id }) => id)
  await tx.execute(sql`
    update deliveries set updated_at = now(),
      state = case when state in ('queued', 'held') then 'suppressed' else ${state} end,
      reason = case when state in ('queued', 'held') then 'read-already' else reason end,
      read_at = case when state in ('queued', 'held') then read_at else coalesce(read_at, now()) end,
      acknowledged_at = case when ${isAcknowledged} and state not in ('queued', 'held')
        then now() else acknowledged_at end
    where recipient_id = ${req.user?.id ?? null} and notice_id = ${anyIdText(ids)}
      and (state in ('sent', 'delivered', 'read')
        or (state in ('queued', 'held') and notice_id = ${anyIdText(settled)}))`)
  await tx.execute(sql`
    update notice_ladders l set ended_at = now(), outcome = ${state}
    where l.notice_id = ${anyId(settled)} and l.ended_at is null`)
  const personId = req.user?.id ?? ''
  for (const community of new Set(touched.map(({ community_id }) => community_id))) {
    await emit(req, { event: noticeChanged, community, data: { personId } })
  }
}

/** Notices by name, those of one community, those that became one under a key there, or all. */
type Which = { ids: readonly string[] } | { community: string; key?: string } | 'all'

const named = (which: Which) => {
  if (which === 'all') return sql``
  if ('ids' in which) return sql`and id = ${anyId(which.ids)}`
  const { community, key } = which
  return sql`and community_id = ${community}
    ${key === undefined ? sql`` : sql`and collapse_key = ${key}`}`
}

/**
 * Marks notices of the person read, those that are named or all; what is still to be sent of them
 * is not sent any more.
 * @returns how many were unread.
 */
export const readNotices = (req: PayloadRequest, which: Which): Promise<number> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<Touched>(sql`
      update notices set read_at = ${systemClock.now().toISOString()}::timestamptz
      where recipient_id = ${req.user?.id ?? null} and read_at is null ${named(which)}
      returning id, community_id, path, needs_acknowledgement`)
    await settle(req, rows, 'read')
    return rows.length
  })

/**
 * Marks a notice read and says where it leads, a path of this installation.
 * @throws AppError 404 where the person has no such notice.
 */
export const openNotice = (req: PayloadRequest, id: string): Promise<string> =>
  inTransaction(req, async () => {
    await readNotices(req, { ids: [id] })
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ path: string }>(sql`
      select path from notices where id = ${id} and recipient_id = ${req.user?.id ?? null}`)
    const [row] = rows
    if (!row) throw notFound()
    return row.path
  })

/**
 * Says that the person has taken notice of it; once, and it stays said.
 * @returns when, ISO 8601.
 * @throws AppError 404 where the person has no such notice, or it asks for nothing.
 */
export const acknowledgeNotice = (req: PayloadRequest, id: string): Promise<string> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const at = systemClock.now().toISOString()
    const { rows } = await tx.execute<Touched>(sql`
      update notices set acknowledged_at = ${at}::timestamptz,
        read_at = coalesce(read_at, ${at}::timestamptz)
      where id = ${id} and recipient_id = ${req.user?.id ?? null} and needs_acknowledgement
        and acknowledged_at is null
      returning id, community_id, path, needs_acknowledgement`)
    await settle(req, rows, 'acknowledged')
    const { rows: known } = await tx.execute<{ acknowledged_at: Date | string }>(sql`
      select acknowledged_at from notices
      where id = ${id} and recipient_id = ${req.user?.id ?? null} and acknowledged_at is not null`)
    const [row] = known
    if (!row) throw notFound()
    return new Date(row.acknowledged_at).toISOString()
  })
