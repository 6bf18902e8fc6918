import { sql, txOf } from '@/kernel/database/transaction'
import type { Joining, PersonLinks } from '@/kernel/personLinks'

/** One word of a person for a home: the kept account's. */
const keepOwnStanding = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from package_standing d where d.person_id = ${from} and exists (
      select 1 from package_standing o where o.person_id = ${to} and o.unit_id = d.unit_id)`)
}

/** Nobody is told twice, nor of what comes for themselves. */
const tellOnce = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from package_standing_tell d where d.user_id = ${from} and (exists (
      select 1 from package_standing_tell o
      where o.user_id = ${to} and o.standing_id = d.standing_id)
    or exists (
      select 1 from package_standing s
      where s.id = d.standing_id and s.person_id in (${from}, ${to})))`)
}

/** One question for a number and a home. */
const askOnce = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from package_expectations d where d.person_id = ${from} and exists (
      select 1 from package_expectations o where o.person_id = ${to} and o.unit_id = d.unit_id
        and o.tracking_number = d.tracking_number)`)
}

/** What two accounts of one person told the desk, where they become one. */
export const standingLinks: PersonLinks = {
  'package_expectations.person_id': { settle: askOnce, rest: 'moves' },
  'package_standing.person_id': { settle: keepOwnStanding, rest: 'moves' },
  'package_standing_tell.user_id': { settle: tellOnce, rest: 'moves' },
}

/** Who counted, who settled what they found, and who left and took over a shift. */
export const deskLinks: PersonLinks = {
  'shelf_audits.started_by_id': 'moves',
  'shelf_audits.finished_by_id': 'moves',
  'shelf_audit_codes.by_id': 'moves',
  'shelf_incidents.settled_by_id': 'moves',
  'package_offline_entries.by_id': 'moves',
  'package_conflicts.their_by_id': 'moves',
  'package_conflicts.settled_by_id': 'moves',
  'shift_handovers.from_id': 'moves',
  'shift_handovers.to_id': 'moves',
}
