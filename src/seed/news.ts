import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '@/kernel/database/transaction'
import type { DemoAnnouncement, DemoNews, DemoWording } from './demo'
import { richText } from './richText'

const DAY_MS = 24 * 3600 * 1000

interface NewsPlace {
  community: string
  now: Date
  /** Id of the account that writes them. */
  by: string
}

const wordingOf = ({ language, title, summary, text }: DemoWording) => ({
  language,
  title,
  ...(summary !== undefined && { summary }),
  body: richText(...text),
})

/** Sent as it was then: past the operations, which would tell people by mail of what is days old. */
const send = async (
  req: PayloadRequest,
  id: string,
  days: number,
  { correction }: DemoAnnouncement,
  { community, now, by }: NewsPlace,
): Promise<void> => {
  const tx = await txOf(req)
  const at = new Date(now.getTime() - days * DAY_MS).toISOString()
  await tx.execute(sql`
    update announcements set state = 'published', published_at = ${at}::timestamptz,
      published_by_id = ${by} where id = ${id}`)
  if (correction === undefined) return
  await tx.execute(sql`
    insert into announcement_addenda (id, community_id, announcement_id, body, by_id, at)
    values (${uuidv7()}, ${community}, ${id}, ${correction}, ${by},
      ${at}::timestamptz + interval '3 hours')`)
}

/** What the management of a demo community has announced, and what it is still writing. */
export const seedNews = async (
  req: PayloadRequest,
  { categories, announcements }: DemoNews,
  place: NewsPlace,
): Promise<void> => {
  const { community } = place
  const ids = new Map<string, string>()
  for (const [position, name] of categories.entries()) {
    const { id } = await req.payload.create({
      collection: 'announcement-categories',
      data: { community, name, position },
      req,
    })
    ids.set(name, id)
  }
  for (const one of announcements) {
    const { id } = await req.payload.create({
      collection: 'announcements',
      data: {
        community,
        ...wordingOf(one),
        translations: (one.translations ?? []).map((wording) => wordingOf(wording)),
        category: ids.get(one.category) ?? null,
        urgency: one.urgency ?? 'normal',
        audience: { buildings: [...(one.buildings ?? [])] },
        isPinned: one.isPinned ?? false,
        requiresAcknowledgement: one.mustConfirm ?? false,
      },
      req,
    })
    if (one.sent !== undefined) await send(req, id, one.sent, one, place)
  }
}
