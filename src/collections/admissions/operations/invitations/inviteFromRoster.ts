import type { PayloadRequest } from 'payload'
import { readerOf, sql, txOf } from '@/kernel/database/transaction'
import type { Role } from '@/kernel/domain/membership'
import { invite } from './invite'
import type { Invited, Wanted } from './invite'

/** So many in one go: each leaves a job, and a request is to end. */
const MOST = 1000

type EntryRow = Record<string, unknown> & {
  id: string
  unit_id: string
  name: string
  email: string | null
  phone: string | null
  role: Role
}

/** Entries whose person is not here and who may come in now. */
const NOT_HERE = sql`
  e.account_id is null and (e.valid_to is null or e.valid_to > now())`

const WITHOUT_INVITATION = sql`
  not exists (select 1 from membership_invitations i
              where i.community_id = e.community_id and i.roster_entry = e.id::text
                and i.status = 'open' and i.expires_at > now()
                and (i.delivery <> 'failed'))`

/**
 * Invites people of the roster who are not here yet: those that are named, again if need be, or all
 * that have no open invitation.
 * @returns also how many are left for another call.
 */
export const inviteFromRoster = async (
  req: PayloadRequest,
  community: string,
  { entries, wanted }: { entries: readonly string[] | 'missing'; wanted: Wanted },
): Promise<Invited & { left: number }> => {
  const tx = await txOf(req)
  const which =
    entries === 'missing'
      ? WITHOUT_INVITATION
      : sql`e.id in (${sql.join(
          entries.map((id) => sql`${id}::uuid`),
          sql`, `,
        )})`
  const { rows } = await tx.execute<EntryRow>(sql`
    select e.id, e.unit_id, e.name, e.email, e.phone, e.role::text as role
    from roster_entries e join units u on u.id = e.unit_id
    where e.community_id = ${community} and ${NOT_HERE} and ${which}
    order by u.building, u.number, e.name limit ${MOST + 1}`)
  const people = rows.slice(0, MOST).map(({ id, unit_id, name, email, phone, role }) => ({
    rosterEntry: id,
    unit: unit_id,
    name,
    email,
    phone,
    role,
  }))
  const done = await invite(req, community, people, wanted)
  return { ...done, left: Math.max(0, rows.length - MOST) }
}

export interface Missing {
  /** Not here and without an open invitation, by the best way to reach them. */
  byEmail: number
  byPhone: number
  byLetter: number
  /** Open invitations; of them letters that wait for the printer, and those that did not leave. */
  open: number
  toPrint: number
  failed: number
}

/** How many of the roster are still to come, for the panel's view. */
export const countMissing = async (req: PayloadRequest, community: string): Promise<Missing> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Record<keyof Missing, number>>(sql`
    with waiting as (
      select e.email, e.phone from roster_entries e
      where e.community_id = ${community} and ${NOT_HERE} and ${WITHOUT_INVITATION}
    ), invitations as (
      select channel, delivery from membership_invitations
      where community_id = ${community} and status = 'open' and expires_at > now()
    )
    select
      (select count(*) from waiting where email is not null)::int as "byEmail",
      (select count(*) from waiting where email is null and phone is not null)::int as "byPhone",
      (select count(*) from waiting where email is null and phone is null)::int as "byLetter",
      (select count(*) from invitations)::int as open,
      (select count(*) from invitations where delivery = 'waiting')::int as "toPrint",
      (select count(*) from invitations where delivery = 'failed')::int as failed`)
  const [row] = rows
  return row ?? { byEmail: 0, byPhone: 0, byLetter: 0, open: 0, toPrint: 0, failed: 0 }
}
