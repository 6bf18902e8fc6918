import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { EVERY_SHELF } from '../../domain/shelfAudit'
import { shelfCounted } from '../../events'
import { shelfNamed } from '../shelves'
import { refuseAudit } from './place'
import type { Place } from './place'

export const startAuditInput = z.object({
  shelf: z.string().trim().max(30).default(EVERY_SHELF).describe('Empty: all that waits.'),
})

/**
 * Begins the count of a shelf, or goes on with the one that is open: of many that begin at once, all
 * count in the same one.
 * @throws AppError 400 for a shelf that the map does not have.
 */
export const startAudit = ({
  req,
  community,
  shelf,
}: Place & { shelf: string }): Promise<{ id: string; isNew: boolean }> =>
  inTransaction(req, async () => {
    const name = shelf === EVERY_SHELF ? EVERY_SHELF : await shelfNamed(req, community, shelf)
    const tx = await txOf(req)
    const id = uuidv7()
    const { rows: made } = await tx.execute(sql`
      insert into shelf_audits (id, community_id, shelf, state, started_by_id, started_at)
      values (${id}, ${community}, ${name}, 'open', ${req.user?.id ?? null}, clock_timestamp())
      on conflict (community_id, shelf) where state = 'open' do nothing returning id`)
    if (made.length === 0) {
      const { rows } = await tx.execute<{ id: string }>(sql`
        select id from shelf_audits
        where community_id = ${community} and shelf = ${name} and state = 'open'`)
      // It was finished in this very moment.
      if (!rows[0]) throw new AppError({ code: 'packages.audit-over', status: 409 })
      return { id: rows[0].id, isNew: false }
    }
    const subject = { collection: 'shelf-audits', id }
    await audit(req, { community, action: 'shelf-audit.started', subject })
    await emit(req, { event: shelfCounted, community, data: { auditId: id } })
    return { id, isNew: true }
  })

/**
 * Gives a count up: nothing comes of it.
 * @throws AppError 404 where there is none, 409 where it is over.
 */
export const cancelAudit = ({
  req,
  community,
  id,
}: Place & { id: string }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      update shelf_audits set state = 'cancelled', finished_at = clock_timestamp(),
        finished_by_id = ${req.user?.id ?? null}
      where id = ${id} and community_id = ${community} and state = 'open' returning id`)
    if (rows.length === 0) await refuseAudit({ req, community }, id)
    const subject = { collection: 'shelf-audits', id }
    await audit(req, { community, action: 'shelf-audit.cancelled', subject })
    await emit(req, { event: shelfCounted, community, data: { auditId: id } })
    return { id }
  })
