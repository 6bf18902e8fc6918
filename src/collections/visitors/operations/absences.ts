import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { homesOf } from '@/collections/households/public'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { dayFrom } from '@/kernel/domain/zonedDay'
import { accessDenied, AppError, authRequired, notFound } from '@/kernel/errors'
import type { CommunityIdentity } from '@/kernel/identity'
import { ABSENCE_ANSWERS, absenceProblem, isAway } from '../domain/absence'
import type { AbsenceAnswer, Days } from '../domain/absence'

export const absenceInput = z.object({
  unit: z.uuid(),
  from: z.iso.date().describe('The first day, of the community’s calendar.'),
  until: z.iso.date().describe('The last day.'),
  answer: z
    .enum(ABSENCE_ANSWERS)
    .describe('Whether the gate refuses whom nobody announced, or asks all the same.'),
})
type AbsenceInput = z.output<typeof absenceInput>

interface Place {
  req: PayloadRequest
  community: CommunityIdentity
  now: Date
}

/** When a home is away, as everybody who lives there sees it. */
export interface Absence extends Days {
  id: string
  unit: string
  answer: AbsenceAnswer
  by: string
  isNow: boolean
}

interface AbsenceRow extends Record<string, unknown> {
  id: string
  unit: string
  first_day: string
  last_day: string
  answer: AbsenceAnswer
  by: string | null
}

const todayOf = ({ community, now }: Place): string => dayFrom(now, community.timeZone, 0)

/** Those of the person's homes that are not over, the next one first. */
export const ownAbsences = async (place: Place): Promise<Absence[]> => {
  const { req, community } = place
  const today = todayOf(place)
  const reader = await readerOf(req)
  // The rows' own rules show those of the person's homes and of no other.
  const { rows } = await reader.execute<AbsenceRow>(sql`
    select a.id, n.label as unit, a.first_day::text as first_day, a.last_day::text as last_day,
      a.answer, coalesce(u.preferred_name, u.name) as by
    from home_absences a join units n on n.id = a.unit_id left join users u on u.id = a.by_id
    where a.community_id = ${community.id} and a.last_day >= ${today}::date
    order by a.first_day, a.id`)
  return rows.map(({ id, unit, first_day: from, last_day: until, answer, by }) => ({
    id,
    unit,
    from,
    until,
    answer,
    by: by ?? '',
    isNow: isAway({ from, until }, today),
  }))
}

/**
 * Somebody says that their home is away. What is over goes with it. Nothing of it stands in the audit log:
 * management reads that, and when nobody is at home is for those who live there.
 * @throws AppError 403 for a home of others, 400 with the field that is wrong, 409 where the days are taken.
 */
export const sayAway = async (
  place: Place,
  { unit, from, until, answer }: AbsenceInput,
): Promise<{ id: string }> => {
  const { req, community } = place
  if (!req.user) throw authRequired()
  const { id: by } = req.user
  const today = todayOf(place)
  const problem = absenceProblem({ from, until }, today)
  if (problem !== undefined) throw new AppError({ code: problem, status: 400, field: 'until' })
  const homes = await homesOf(req)
  if (!homes.some((home) => home.unit === unit && home.community === community.id)) {
    throw accessDenied()
  }
  return inTransaction(req, async () => {
    const tx = await txOf(req)
    // Of two who say it at once, the second finds what the first has said.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`away ${unit}`}, 0))`)
    await tx.execute(sql`
      delete from home_absences
      where community_id = ${community.id} and unit_id = ${unit} and last_day < ${today}::date`)
    const taken = await tx.execute(sql`
      select 1 from home_absences where community_id = ${community.id} and unit_id = ${unit}
        and first_day <= ${until}::date and last_day >= ${from}::date`)
    if (taken.rows.length > 0) {
      throw new AppError({ code: 'visitors.away-already', status: 409, field: 'from' })
    }
    const id = uuidv7()
    await tx.execute(sql`
      insert into home_absences (id, community_id, unit_id, first_day, last_day, answer, by_id)
      values (${id}, ${community.id}, ${unit}, ${from}::date, ${until}::date, ${answer}, ${by})`)
    return { id }
  })
}

/**
 * Ends an absence, or takes back one that has not begun: anybody who lives there. The gate's question that
 * is being answered by it is answered first.
 * @throws AppError 404 for whoever does not live there, and where it is ended already.
 */
export const endAbsence = async (
  { req, community }: Omit<Place, 'now'>,
  id: string,
): Promise<void> => {
  if (!req.user) throw authRequired()
  await inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      delete from home_absences where id = ${id} and community_id = ${community.id} returning id`)
    if (rows.length === 0) throw notFound()
  })
}
