import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { identity } from '@/kernel/identity'
import { isTeamRole } from '../domain/kinds'
import type { OfficeHours } from '../domain/officeHours'
import { routeOf } from '../domain/routing'
import type { Route, Staff, TopicRule } from '../domain/routing'

const TEAMS = sql`('manager', 'board', 'bookkeeper', 'editor', 'concierge', 'guard', 'maintenance')`

interface StaffRow extends Record<string, unknown> {
  user_id: string
  name: string
  email: string
  locale: string
  roles: string[]
}

/** Who works for a community now, with the names that people read. */
export const staffOf = async (req: PayloadRequest, community: string): Promise<StaffRow[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<StaffRow>(sql`
    select m.user_id, coalesce(u.preferred_name, u.name) as name, u.email, u.locale::text as locale,
      array_agg(distinct m.role::text) as roles
    from memberships m join users u on u.id = m.user_id
    where m.community_id = ${community} and m.role::text in ${TEAMS} and m.status = 'active'
      and (m.valid_from is null or m.valid_from <= now())
      and (m.valid_to is null or m.valid_to > now())
      and (not app_is_withheld(m.role::text, m.community_id) or app_has_second_step(m.user_id))
    group by m.user_id, u.preferred_name, u.name, u.email, u.locale`)
  return rows
}

interface TopicRow extends Record<string, unknown> {
  id: string
  name: string
  description: string | null
  team: string
  person_id: string | null
  hours_opens: string | null
  hours_closes: string | null
  days: number[]
  fallback: string | null
  falls_back_outside: boolean | null
  answer_hours: string | null
}

const readTopics = async (
  req: PayloadRequest,
  community: string,
  id?: string,
): Promise<TopicRow[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<TopicRow>(sql`
    select id, name, description, team::text as team, person_id, hours_opens, hours_closes,
      array_remove(array[case when hours_monday then 1 end, case when hours_tuesday then 2 end,
        case when hours_wednesday then 3 end, case when hours_thursday then 4 end,
        case when hours_friday then 5 end, case when hours_saturday then 6 end,
        case when hours_sunday then 7 end], null) as days,
      fallback::text as fallback, falls_back_outside, answer_hours
    from message_topics
    where community_id = ${community} and is_active is not false
      ${id === undefined ? sql`` : sql`and id = ${id}`}
    order by position, name limit 100`)
  return rows
}

const hoursOf = ({ hours_opens, hours_closes, days }: TopicRow): OfficeHours | null =>
  hours_opens && hours_closes ? { opens: hours_opens, closes: hours_closes, days } : null

const ruleOf = (row: TopicRow): TopicRule => ({
  team: isTeamRole(row.team) ? row.team : 'manager',
  person: row.person_id,
  hours: hoursOf(row),
  fallback: isTeamRole(row.fallback) ? row.fallback : null,
  fallsBackOutside: row.falls_back_outside === true,
  answerHours: row.answer_hours === null ? null : Number(row.answer_hours),
})

const WITHOUT_TOPIC: TopicRule = {
  team: 'manager',
  person: null,
  hours: null,
  fallback: null,
  fallsBackOutside: false,
  answerHours: null,
}

const asStaff = (rows: readonly StaffRow[]): Staff[] =>
  rows.map(({ user_id, roles }) => ({ user: user_id, roles }))

const timeZoneOf = async (req: PayloadRequest, community: string): Promise<string> =>
  (await identity().communityById(req, community))?.timeZone ?? 'UTC'

/**
 * Where a new inquiry goes now; without a topic to the managers.
 * @throws AppError 404 for a topic that is not offered.
 */
export const routeFor = async (
  req: PayloadRequest,
  community: string,
  topic: string | undefined,
  now: Date,
): Promise<Route> => {
  const [row] = topic === undefined ? [] : await readTopics(req, community, topic)
  if (topic !== undefined && !row) {
    throw new AppError({ code: 'conversations.topic-missing', status: 404, field: 'topic' })
  }
  const staff = asStaff(await staffOf(req, community))
  return routeOf(row ? ruleOf(row) : WITHOUT_TOPIC, staff, now, await timeZoneOf(req, community))
}

export interface TopicView {
  id: string
  name: string
  description: string | null
  team: string
  /** Who gets it, by name, where it goes to one person. */
  person: string | null
  answerHours: number | null
  isOutsideHours: boolean
}

/** What people can write about now, whom each topic reaches and how soon they may expect an answer. */
export const topicsOffered = async (
  req: PayloadRequest,
  community: string,
  now: Date,
): Promise<TopicView[]> => {
  const [topics, people] = [await readTopics(req, community), await staffOf(req, community)]
  const timeZone = await timeZoneOf(req, community)
  return topics.map((row) => {
    const rule = ruleOf(row)
    const route = routeOf(rule, asStaff(people), now, timeZone)
    return {
      id: row.id,
      name: row.name,
      description: row.description,
      team: route.team,
      person: people.find(({ user_id }) => user_id === route.assignee)?.name ?? null,
      answerHours: rule.answerHours,
      isOutsideHours: route.isOutsideHours,
    }
  })
}
