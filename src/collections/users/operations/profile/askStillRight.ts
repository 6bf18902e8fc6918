import type { Payload } from 'payload'
import { createLocalReq } from 'payload'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { enqueue } from '@/kernel/jobs/enqueue'
import { asSystem, whileSigningIn } from '@/kernel/tenancy/system'
import { YEAR_DAYS } from '../../domain/stillRight'
import { ASK_STILL_RIGHT } from '../../slugs'
import { mailAccount } from '../mail/mailAccount'

/** A building that came in on one day is asked over some days, and not all of it at once. */
const A_DAY = 500

/**
 * Once a year asks by mail whether what is known of a person is still right: whoever lives or works
 * somewhere, and whose address takes mail. Who was asked and did not answer is asked again after a
 * year, no sooner.
 * @returns how many are asked now.
 */
export const askStillRight = ({ payload, now }: { payload: Payload; now: Date }): Promise<number> =>
  asSystem(payload, 'ask once a year whether details are right', (req) =>
    inTransaction(req, async () => {
      const tx = await txOf(req)
      const { rows } = await tx.execute<{ id: string }>(sql`
        with due as (
          select u.id from users u
          where greatest(u.created_at, u.details_confirmed_at, u.details_asked_at)
              < ${now.toISOString()}::timestamptz - make_interval(days => ${YEAR_DAYS})
            and u.email_verified_at is not null and u.email_refused_at is null
            and exists (
              select 1 from memberships m where m.user_id = u.id and m.status = 'active'
                and (m.valid_from is null or m.valid_from <= now())
                and (m.valid_to is null or m.valid_to > now()))
          order by u.created_at limit ${A_DAY} for update of u skip locked)
        update users set details_asked_at = ${now.toISOString()}
        from due where users.id = due.id returning users.id`)
      for (const { id } of rows) {
        await enqueue(req, ASK_STILL_RIGHT, { userId: id, year: now.getUTCFullYear() })
      }
      return rows.length
    }),
  )

interface Row extends Record<string, unknown> {
  name: string
  email: string
  locale: string
}

/** Sends the question to one person; who has answered meanwhile is left alone. */
export const mailStillRight = async (
  payload: Payload,
  { userId, year }: { userId: string; year: number },
): Promise<void> => {
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(await createLocalReq({}, payload))
    return reader.execute<Row>(sql`
      select name, email, locale::text as locale from users
      where id = ${userId} and details_asked_at is not null`)
  })
  const [row] = rows
  if (!row) return
  await mailAccount({
    kind: 'stillRight',
    to: row,
    path: '/',
    key: `${userId}.${String(year)}`,
  })
}
