import type { TeamRole } from './kinds'
import { answerDue, isOpenAt } from './officeHours'
import type { OfficeHours } from './officeHours'

/** What a community decided about a topic. */
export interface TopicRule {
  team: TeamRole
  /** One person of the staff who gets it first; null: the team. */
  person: string | null
  hours: OfficeHours | null
  /** Who gets it outside of the hours, or where nobody of the team is left; null: managers. */
  fallback: TeamRole | null
  /** Whether what comes outside of the hours goes to the fall-back at once. */
  fallsBackOutside: boolean
  /** Hours in which an answer is promised; null: no promise. */
  answerHours: number | null
}

export interface Route {
  team: TeamRole
  assignee: string | null
  answerDue: Date | null
  isOutsideHours: boolean
}

/** Who works for the community at this moment. */
export interface Staff {
  user: string
  roles: readonly string[]
}

const holds = (staff: readonly Staff[], role: TeamRole): boolean =>
  staff.some(({ roles }) => roles.includes(role))

/**
 * Where a new inquiry goes. It always reaches somebody: a team of which nobody is left gives way to
 * the fall-back, and that to the managers, of whom a community never loses the last.
 */
export const routeOf = (
  rule: TopicRule,
  staff: readonly Staff[],
  at: Date,
  timeZone: string,
): Route => {
  const isOutsideHours = !isOpenAt(rule.hours, at, timeZone)
  const due =
    rule.answerHours === null ? null : answerDue(rule.hours, at, rule.answerHours, timeZone)
  const shared = { answerDue: due, isOutsideHours }
  const fallback = rule.fallback !== null && holds(staff, rule.fallback) ? rule.fallback : 'manager'
  if (isOutsideHours && rule.fallsBackOutside) return { ...shared, team: fallback, assignee: null }
  const person = staff.find(({ user }) => user === rule.person)
  const team = holds(staff, rule.team) ? rule.team : fallback
  return { ...shared, team, assignee: person?.user ?? null }
}
