import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { instantOf, dayFrom } from '@/kernel/domain/zonedDay'
import { inStates, visitColumns, visitFrom, visitTables } from './visitRow'
import type { Visit, VisitRow } from './visitRow'

interface Place {
  req: PayloadRequest
  community: { id: string; timeZone: string }
}

/** More are on no list that somebody reads at a gate; the search finds them. */
const MOST_SHOWN = 200

/** Who is inside now, the first who came first. */
export const insideNow = async ({ req, community }: Place, most = MOST_SHOWN): Promise<Visit[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<VisitRow>(sql`
    select ${visitColumns} from ${visitTables}
    where v.community_id = ${community.id} and v.state = ${inStates(['inside', 'overstayed'])}
    order by v.entered_at, v.id limit ${most}`)
  return rows.map(visitFrom)
}

/**
 * Who is still expected on the day of an instant. `words`: of their name, unit or vehicle; those with a
 * standing pass are found by them alone.
 */
export const expectedToday = async (
  { req, community }: Place,
  { now, words, most = MOST_SHOWN }: { now: Date; words: string; most?: number },
): Promise<Visit[]> => {
  const endOfDay = instantOf(`${dayFrom(now, community.timeZone, 1)}T00:00`, community.timeZone)
  const wanted = words.trim().toLocaleLowerCase()
  const reader = await readerOf(req)
  const { rows } = await reader.execute<VisitRow>(sql`
    select ${visitColumns} from ${visitTables}
    where v.community_id = ${community.id} and v.state = ${inStates(['expected', 'approved'])}
      and (i.kind <> 'standing' or ${wanted} <> '')
      and v.opens_at < ${new Date(endOfDay).toISOString()} and v.closes_at > ${now.toISOString()}
      and (${wanted} = '' or position(${wanted} in
        lower(v.name || ' ' || n.label || ' ' || coalesce(v.vehicle, ''))) > 0)
    order by v.opens_at, v.name, v.id limit ${most}`)
  return rows.map(visitFrom)
}

/** The community's gates, in their order. */
export const gatesOf = async (
  req: PayloadRequest,
  community: string,
): Promise<{ id: string; name: string }[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string; name: string }>(sql`
    select id, name from gates where community_id = ${community} order by position, name, id`)
  return rows
}
