import type { PayloadRequest } from 'payload'
import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import type { Recipient } from '@/kernel/notifications/kind'
import { membershipsMeant } from './meant'

type PersonRow = Recipient & Record<string, unknown>

interface Asked {
  community: string
  /** Id of the document. */
  id: string
  among?: readonly string[] | undefined
}

const peopleOf = async (req: PayloadRequest, meant: Sql): Promise<Recipient[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PersonRow>(sql`
    with meant as (${meant})
    select u.id, coalesce(u.preferred_name, u.name) as name, u.email, u.locale::text as locale,
      k.unit
    from meant k join users u on u.id = k.user_id`)
  return rows.map(({ id, name, email, locale, unit }) => ({
    id,
    name,
    email,
    locale,
    unit: unit ?? null,
  }))
}

const narrowed = (among: readonly string[] | undefined): Sql =>
  among ? sql`and m.user_id = ${anyId(among)}` : sql``

/** Who may read a published document, with the memberships of this moment. */
export const documentReaders = (
  req: PayloadRequest,
  { among, ...one }: Asked,
): Promise<Recipient[]> =>
  peopleOf(
    req,
    sql`select m.user_id, (array_agg(m.unit_id order by m.unit_id))[1] as unit
      ${membershipsMeant(one)} ${narrowed(among)} group by m.user_id`,
  )

/** Those of them who follow it, and everybody of them where it is a document to know. */
export const toldOfVersions = (
  req: PayloadRequest,
  { among, ...one }: Asked,
): Promise<Recipient[]> =>
  peopleOf(
    req,
    sql`select m.user_id, (array_agg(m.unit_id order by m.unit_id))[1] as unit
      ${membershipsMeant(one)} ${narrowed(among)}
        and (coalesce(d.is_must_know, false) or exists (select 1 from document_follows w
          where w.document_id = d.id and w.user_id = m.user_id))
      group by m.user_id`,
  )

/** Who looks after a document, while they still belong to the community; else its managers. */
export const ownersOf = (
  req: PayloadRequest,
  { community, id, among }: Asked,
): Promise<Recipient[]> =>
  peopleOf(
    req,
    sql`
      select distinct m.user_id, null::uuid as unit from memberships m
      join documents d on d.community_id = m.community_id and d.id = ${id}
      where m.community_id = ${community} and m.status = 'active'
        and (m.valid_from is null or m.valid_from <= now())
        and (m.valid_to is null or m.valid_to > now()) ${narrowed(among)}
        and case when exists (select 1 from memberships o where o.user_id = d.owner_id
            and o.community_id = d.community_id and o.status = 'active'
            and (o.valid_to is null or o.valid_to > now()))
          then m.user_id = d.owner_id else m.role = 'manager' end`,
  )
