import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { anyId } from '@/kernel/database/anyId'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { ROLES } from '@/kernel/domain/membership'
import type { Recipient } from '@/kernel/notifications/kind'
import type { Audience } from '../domain/audience'
import { membershipsMeant } from './meant'

const place = z.array(z.string().max(40)).max(500).default([])
export const audienceInput = z.object({
  roles: z.array(z.enum(ROLES)).max(ROLES.length).default([]),
  buildings: place,
  floors: place,
  unitTypes: place,
  units: z.array(z.uuid()).max(5000).default([]),
  lists: z.array(z.uuid()).max(100).default([]),
})

export interface Reach {
  people: number
  homes: number
}

/** How many people a rule means at this moment, each once, and in how many homes. */
export const reachOf = async (
  req: PayloadRequest,
  { community, audience }: { community: string; audience: Audience },
): Promise<Reach> => {
  const reader = await readerOf(req)
  const rule = sql`${JSON.stringify(audience)}::jsonb`
  const { rows } = await reader.execute<{ people: number; homes: number }>(sql`
    select count(distinct m.user_id)::int as people, count(distinct m.unit_id)::int as homes
    ${membershipsMeant(community, rule)}`)
  const { people = 0, homes = 0 } = rows[0] ?? {}
  return { people, homes }
}

/** The rule of a stored announcement. */
export const ruleOf = (id: string): Sql =>
  sql`(select a.audience from announcements a where a.id = ${id})`

type PersonRow = Recipient & Record<string, unknown>

/**
 * Whom a sent announcement is for, with the memberships of this moment. One that was withdrawn is for
 * nobody.
 */
export const announcementAudience = async (
  req: PayloadRequest,
  {
    community,
    id,
    among,
  }: { community: string; id: string; among?: readonly string[] | undefined },
): Promise<Recipient[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<PersonRow>(sql`
    with meant as (
      select m.user_id, (array_agg(m.unit_id order by m.unit_id))[1] as unit
      ${membershipsMeant(community, ruleOf(id))}
        and exists (select 1 from announcements a where a.id = ${id}
          and a.community_id = ${community} and a.state in ('published', 'expired'))
        ${among ? sql`and m.user_id = ${anyId(among)}` : sql``}
      group by m.user_id
    )
    select u.id, coalesce(u.preferred_name, u.name) as name, u.email, u.locale::text as locale,
      k.unit
    from meant k join users u on u.id = k.user_id`)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    locale: row.locale,
    unit: row.unit ?? null,
  }))
}

export interface Choices {
  roles: string[]
  buildings: string[]
  floors: string[]
  unitTypes: string[]
  units: { id: string; label: string }[]
  lists: { id: string; label: string }[]
}

/** What there is to choose from: roles that somebody holds, the places of the community, and its lists. */
export const choicesOf = async (req: PayloadRequest, community: string): Promise<Choices> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ choices: Choices }>(sql`
    select json_build_object(
      'roles', (select coalesce(json_agg(distinct m.role::text), '[]')
        ${membershipsMeant(community, sql`'{}'::jsonb`)}),
      'buildings', (select coalesce(json_agg(distinct coalesce(building, '')), '[]')
        from units where community_id = ${community}),
      'floors', (select coalesce(json_agg(distinct floor), '[]')
        from units where community_id = ${community} and floor is not null),
      'unitTypes', (select coalesce(json_agg(distinct type), '[]')
        from units where community_id = ${community}),
      'units', (select coalesce(json_agg(json_build_object('id', id, 'label', label)
          order by building, number), '[]') from units where community_id = ${community}),
      'lists', (select coalesce(json_agg(json_build_object('id', id, 'label', name)
          order by name), '[]') from audience_lists where community_id = ${community})
    ) as choices`)
  const choices = rows[0]?.choices
  const roles = new Set(choices?.roles)
  return {
    roles: ROLES.filter((role) => roles.has(role)),
    buildings: choices?.buildings ?? [],
    floors: choices?.floors ?? [],
    unitTypes: choices?.unitTypes ?? [],
    units: choices?.units ?? [],
    lists: choices?.lists ?? [],
  }
}
