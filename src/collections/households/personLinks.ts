import { sql, txOf } from '@/kernel/database/transaction'
import type { Joining, PersonLinks } from '@/kernel/personLinks'

/** One entry for a person in the directory and in the register: the kept account's. */
const keepOwnDirectory = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from directory_entries d where d.person_id = ${from} and exists (
      select 1 from directory_entries o where o.person_id = ${to}
        and o.community_id = d.community_id)`)
}

const keepOwnAssistance = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  // What the entry that goes knows and the other does not is not lost: somebody may depend on it.
  await tx.execute(sql`
    update assistance_entries o set
      needs = case when position(d.needs in o.needs) > 0 then o.needs
        else o.needs || E'\n' || d.needs end,
      where_to_find = coalesce(o.where_to_find, d.where_to_find),
      what_helps = coalesce(o.what_helps, d.what_helps), updated_at = now()
    from assistance_entries d
    where o.person_id = ${to} and o.member_id is null and d.person_id = ${from}
      and d.member_id is null and d.community_id = o.community_id and d.unit_id = o.unit_id`)
  await tx.execute(sql`
    delete from assistance_entries d where d.person_id = ${from} and d.member_id is null
      and exists (select 1 from assistance_entries o where o.person_id = ${to}
        and o.member_id is null and o.community_id = d.community_id and o.unit_id = d.unit_id)`)
}

/** What two accounts of one person said of living there, where they become one. */
export const livingLinks: PersonLinks = {
  'household_members.person_id': 'moves',
  'emergency_contacts.person_id': 'moves',
  'vehicles.person_id': 'moves',
  'pets.person_id': 'moves',
  'absences.person_id': 'moves',
  'assistance_entries.person_id': { settle: keepOwnAssistance, rest: 'moves' },
  'directory_entries.person_id': { settle: keepOwnDirectory, rest: 'moves' },
}
