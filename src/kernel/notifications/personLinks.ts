import { sql, txOf } from '../database/transaction'
import type { Joining, PersonLinks } from '../personLinks'

/** The same event, told twice. */
const TWICE = sql`k.event_id = f.event_id`
/** Two that wait to be read and that collapse into one. */
const SHARED = sql`f.read_at is null and k.read_at is null and k.community_id = f.community_id
  and k.kind = f.kind and k.collapse_key = f.collapse_key`

/** One ladder of an event is enough to reach a person; it climbs for the notice that stays. */
const settleLadders = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from notice_ladders f using notice_ladders k
    where f.recipient_id = ${from} and k.recipient_id = ${to} and ${TWICE}`)
  await tx.execute(sql`
    update notice_ladders l set notice_id = k.id
    from notices f, notices k
    where l.notice_id = f.id and f.recipient_id = ${from} and k.recipient_id = ${to}
      and (${TWICE} or (${SHARED}))`)
}

/** Of what both were told, one notice stays, as read as either of them was. */
const settleNotices = async (joining: Joining): Promise<void> => {
  const { req, from, to } = joining
  await settleLadders(joining)
  const tx = await txOf(req)
  await tx.execute(sql`
    with twice as (
      delete from notices f using notices k
      where f.recipient_id = ${from} and k.recipient_id = ${to} and ${TWICE}
      returning k.id, f.read_at, f.acknowledged_at
    )
    update notices k set read_at = coalesce(k.read_at, t.read_at),
      acknowledged_at = coalesce(k.acknowledged_at, t.acknowledged_at)
    from twice t where k.id = t.id`)
  await tx.execute(sql`
    with shared as (
      delete from notices f using notices k
      where f.recipient_id = ${from} and k.recipient_id = ${to} and ${SHARED}
      returning k.id, f.repeats + 1 as more
    )
    update notices k set repeats = k.repeats + s.more from shared s where k.id = s.id`)
}

/**
 * Notices of two accounts that become one. Wishes stay those of the account that is kept, and where
 * messages go to belongs to the login that said so: a browser, a Telegram chat.
 */
export const noticeLinks: PersonLinks = {
  'notices.recipient_id': { settle: settleNotices, rest: 'moves' },
  'notice_ladders.recipient_id': { settle: settleLadders, rest: 'moves' },
  'notification_preferences.user_id': 'goes',
  'notification_settings.user_id': 'goes',
  'notice_throttles.user_id': 'goes',
  'push_subscriptions.user_id': 'goes',
  'telegram_links.user_id': 'goes',
  'telegram_tokens.user_id': 'goes',
}
