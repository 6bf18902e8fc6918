import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { labelKey, phoneDigits, searchWords } from '../domain/label'

export interface UnitSuggestion {
  id: string
  label: string
  residents: { membership: string; name: string }[]
  /** A name that stood on labels for this unit before, and whom the desk chose for it. */
  learned: { label: string; recipient: string | null } | null
}

interface UnitRow extends Record<string, unknown> {
  id: string
  label: string
  residents: { membership: string; name: string }[] | null
  learned: { label: string; recipient: string | null } | null
}

const LIKE_SIGNS = /[\\%_]/g

/** Text to be found as it stands, in a pattern of `like`. */
export const escapedLike = (text: string): string => text.replaceAll(LIKE_SIGNS, String.raw`\$&`)

/**
 * Units by their label, by name or phone of somebody who lives there, or by a name that stood on
 * earlier labels; best first. All words of a name must be found, in any order. Whom the desk chose for
 * a label is offered while that person lives there.
 * The caller has checked that the person works at this community's desk.
 */
export const findUnits = async ({
  req,
  community,
  words,
}: {
  req: PayloadRequest
  community: string
  words: string
}): Promise<UnitSuggestion[]> => {
  const typed = words.trim().slice(0, 80)
  const pattern = `%${escapedLike(typed)}%`
  const start = `${escapedLike(typed)}%`
  const names = JSON.stringify(searchWords(typed).map((word) => `%${escapedLike(word)}%`))
  const phone = phoneDigits(typed) ?? null
  const key = labelKey(typed)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<UnitRow>(sql`
    with living as (
      select m.id, m.unit_id, u.name, u.phone
      from memberships m join users u on u.id = m.user_id
      where m.community_id = ${community} and m.unit_id is not null and m.status = 'active'
        and m.role in ('owner', 'leaseholder', 'household')
        and (m.valid_from is null or m.valid_from <= now())
        and (m.valid_to is null or m.valid_to > now())
    ), learned as (
      select distinct on (l.unit_id) l.unit_id, l.label, l.recipient_id, l.key
      from package_labels l
      where l.community_id = ${community} and ${key} <> ''
        and l.key like '%' || ${escapedLike(key)} || '%'
      order by l.unit_id, (l.key = ${key}) desc, l.times desc, l.last_at desc
    ), found as (
      select u.id, u.label, u.number, u.building, n.key as learned_key,
        case when n.label is null then null
          else json_build_object('label', n.label, 'recipient',
            (select l.id from living l where l.id = n.recipient_id and l.unit_id = u.id)) end as learned,
        exists (select 1 from living l where l.unit_id = u.id
          and l.name ilike all (array(select jsonb_array_elements_text(${names}::jsonb)))) as is_name,
        exists (select 1 from living l where l.unit_id = u.id and ${phone}::text is not null
          and regexp_replace(l.phone, '\\D', '', 'g') like '%' || ${phone}::text || '%') as is_phone
      from units u left join learned n on n.unit_id = u.id
      where u.community_id = ${community}
    )
    select f.id, f.label, f.learned,
      (select json_agg(json_build_object('membership', l.id, 'name', l.name) order by l.name)
       from living l where l.unit_id = f.id) as residents
    from found f
    where f.label ilike ${pattern} or f.number ilike ${start} or f.is_name or f.is_phone
      or f.learned is not null
    order by (lower(f.number) = lower(${typed})) desc, (f.number ilike ${start}) desc,
      coalesce(f.learned_key = ${key}, false) desc, f.is_name desc, f.is_phone desc,
      f.building, length(f.number), f.number
    limit 8`)
  return rows.map(({ id, label, residents, learned }) => ({
    id,
    label,
    residents: residents ?? [],
    learned: learned ?? null,
  }))
}
