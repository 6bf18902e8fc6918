import type { PayloadRequest } from 'payload'
import { awayOf } from '@/collections/households/public'
import { systemClock } from '@/kernel/clock'
import { readerOf, sql } from '@/kernel/database/transaction'
import { dayFrom } from '@/kernel/domain/zonedDay'
import type { CommunityIdentity } from '@/kernel/identity'
import { isInForce } from '../domain/standing'
import { isLiving } from './household'

export interface Told {
  id: string
  name: string
}

export interface Instruction {
  /** Account of who said it. */
  person: string
  name: string
  text: string
  leaveWith: string
  tellAlso: Told[]
  /** Days of the community's calendar. */
  from: string | null
  until: string | null
}

interface InstructionRow extends Record<string, unknown> {
  person_id: string
  name: string
  text: string
  leave_with: string
  told: Told[]
  from: string | null
  until: string | null
}

/**
 * What those who live in a unit today have told the desk, as far as the person may see it; who has
 * moved out tells nothing any more.
 */
export const instructionsOf = async (
  req: PayloadRequest,
  { community, unit }: { community: string; unit: string },
): Promise<Instruction[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<InstructionRow>(sql`
    with living as (
      select distinct m.user_id from memberships m
      where m.community_id = ${community} and m.unit_id = ${unit}
        and m.lives_there is not false and ${isLiving}
    )
    select s.person_id, u.name, s.text, s.leave_with, s.valid_from::text as "from",
      s.valid_until::text as until,
      coalesce((
        select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name)
        from package_standing_tell t join users o on o.id = t.user_id
        where t.standing_id = s.id and t.user_id in (select user_id from living)), '[]') as told
    from package_standing s join users u on u.id = s.person_id
    where s.community_id = ${community} and s.unit_id = ${unit}
      and s.person_id in (select user_id from living)
    order by u.name, s.id`)
  return rows.map(({ person_id, name, text, leave_with, told, from, until }) => ({
    person: person_id,
    name,
    text,
    leaveWith: leave_with,
    tellAlso: told,
    from,
    until,
  }))
}

export interface StandingOfUnit {
  instructions: Instruction[]
  away: {
    /** The day on which the first of them is back. */
    until: string
    holdParcels: boolean
    isEverybody: boolean
  } | null
}

/** What the desk has to know of a unit today, for what comes and what goes out. */
export const standingOf = async (
  req: PayloadRequest,
  { community, unit }: { community: CommunityIdentity; unit: string },
): Promise<StandingOfUnit> => {
  const now = systemClock.now()
  const today = dayFrom(now, community.timeZone, 0)
  const all = await instructionsOf(req, { community: community.id, unit })
  const away = await awayOf({ req, community: community.id, unit, at: now })
  return {
    instructions: all.filter((one) => isInForce(one, today)),
    away: away && {
      until: dayFrom(new Date(away.until), community.timeZone, 0),
      holdParcels: away.holdParcels,
      isEverybody: away.isEverybody,
    },
  }
}

/** Who else is told of what comes for a person, today. */
export const toldBesides = async (
  req: PayloadRequest,
  { community, unit, person }: { community: string; unit: string; person: string },
): Promise<string[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ user_id: string }>(sql`
    select t.user_id from package_standing_tell t
    join package_standing s on s.id = t.standing_id
    join communities c on c.id = s.community_id
    where s.community_id = ${community} and s.unit_id = ${unit} and s.person_id = ${person}
      and (s.valid_from is null or s.valid_from <= (now() at time zone c.time_zone)::date)
      and (s.valid_until is null or s.valid_until >= (now() at time zone c.time_zone)::date)`)
  return rows.map(({ user_id }) => user_id)
}
