import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { announcementFrom, templateFrom } from './copyContent'

export const templateInput = z.object({ name: z.string().trim().min(1).max(80) })

interface One {
  req: PayloadRequest
  /** Ids. */
  community: string
  id: string
}

/**
 * Begins a draft from a template.
 * @throws AppError 404.
 */
export const beginFromTemplate = ({ req, community, id }: One): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    const made = await announcementFrom({ req, community, template: id, state: 'draft' })
    if (made === null) throw notFound()
    await audit(req, {
      community,
      action: 'announcement.begun',
      subject: { collection: 'announcements', id: made },
      details: { template: id },
    })
    return { id: made }
  })

/**
 * Keeps what an announcement says, to whom and how, as a template; its files and dates are not part of it.
 * @throws AppError 404; 409 for a name that another template has.
 */
export const saveAsTemplate = ({
  req,
  community,
  id,
  input: { name },
}: One & { input: z.infer<typeof templateInput> }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    const made = await templateFrom({ req, community, announcement: id, name })
    if (made === null) {
      const tx = await txOf(req)
      const { rows } = await tx.execute(sql`
        select id from announcements where id = ${id} and community_id = ${community}`)
      if (rows.length === 0) throw notFound()
      throw new AppError({ code: 'announcements.name-taken', status: 409, field: 'name' })
    }
    await audit(req, {
      community,
      action: 'announcement-template.made',
      subject: { collection: 'announcement-templates', id: made },
      details: { announcement: id },
    })
    return { id: made }
  })
