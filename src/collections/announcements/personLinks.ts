import { sql, txOf } from '@/kernel/database/transaction'
import type { Joining, PersonLinks } from '@/kernel/personLinks'

/** Of two first looks one stays, with the confirmation of either. */
const readOnce = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    with twice as (
      delete from announcement_reads f using announcement_reads k
      where f.user_id = ${from} and k.user_id = ${to} and k.announcement_id = f.announcement_id
      returning k.announcement_id, f.at, f.acknowledged_at
    )
    update announcement_reads k set at = least(k.at, t.at),
      acknowledged_at = coalesce(k.acknowledged_at, t.acknowledged_at)
    from twice t where k.announcement_id = t.announcement_id and k.user_id = ${to}`)
}

const likeOnce = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from announcement_likes f using announcement_likes k
    where f.user_id = ${from} and k.user_id = ${to} and k.announcement_id = f.announcement_id`)
}

/** Whoever has two addresses keeps that of the account that stays. */
const oneCalendar = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from calendar_feeds f using calendar_feeds k
    where f.user_id = ${from} and k.user_id = ${to} and k.community_id = f.community_id`)
}

const mentionedOnce = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from announcement_mentions f using announcement_mentions k
    where f.user_id = ${from} and k.user_id = ${to} and k.comment_id = f.comment_id`)
}

const listedOnce = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from audience_lists_people f using audience_lists_people k
    where f.person_id = ${from} and k.person_id = ${to} and k._parent_id = f._parent_id`)
}

export const announcementLinks: PersonLinks = {
  'announcements.published_by_id': 'moves',
  'announcement_addenda.by_id': 'moves',
  'announcement_reads.user_id': { settle: readOnce, rest: 'moves' },
  'announcement_likes.user_id': { settle: likeOnce, rest: 'moves' },
  'announcement_comments.author_id': 'moves',
  'announcement_mentions.user_id': { settle: mentionedOnce, rest: 'moves' },
  'audience_lists_people.person_id': { settle: listedOnce, rest: 'moves' },
  'calendar_feeds.user_id': { settle: oneCalendar, rest: 'moves' },
}
