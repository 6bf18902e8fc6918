import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { notFound } from '@/kernel/errors'
import { linksTo } from '@/kernel/files/links'
import { askState, unansweredAt } from '../../domain/ask'
import type { Answer, AnsweredAs, AskState } from '../../domain/ask'
import { isVisitState } from '../../domain/visit'
import type { VisitPurpose } from '../../domain/visit'
import { rulesOf } from '../rules'

/** Somebody whom nobody announced, as the gate and the household see them. */
export interface Ask {
  /** Of the visit. */
  id: string
  name: string
  unit: string
  gate: string
  purpose: VisitPurpose
  party: number
  vehicle: string
  /** A link for whoever asks, where there is a photo. */
  photo: string | null
  at: Date
  state: AskState
  /** When the gate goes on; null while the household is not asked. */
  unansweredAt: Date | null
  /** By nobody where the rule of a home that is away has answered. */
  answer: { given: Answer; as: AnsweredAs; by: string; isOwn: boolean; at: Date } | null
}

interface AskRow extends Record<string, unknown> {
  id: string
  name: string
  unit: string
  gate: string | null
  purpose: VisitPurpose
  party: number
  vehicle: string | null
  at: string | Date
  state: string
  asked_at: string | Date | null
  answer: Answer | null
  answered_as: AnsweredAs | null
  answered_at: string | Date | null
  answered_by: string | null
  is_own: boolean | null
  photo_id: string | null
}

const selectFor = (req: PayloadRequest): Sql => sql`
  select v.id, v.name, n.label as unit, g.name as gate, v.purpose::text as purpose,
    v.party::int as party, v.vehicle, a.at, v.state::text as state, a.asked_at, a.answer,
    a.answered_as, a.answered_at, coalesce(u.preferred_name, u.name) as answered_by,
    a.answered_by_id = ${req.user?.id ?? null} as is_own, a.photo_id
  from gate_asks a join visits v on v.id = a.visit_id join units n on n.id = a.unit_id
  left join gates g on g.id = v.gate_id left join users u on u.id = a.answered_by_id`

const answerOf = ({
  answer,
  answered_as,
  answered_at,
  answered_by,
  is_own,
}: AskRow): Ask['answer'] =>
  answer === null || answered_as === null || answered_at === null
    ? null
    : {
        given: answer,
        as: answered_as,
        by: answered_by ?? '',
        isOwn: is_own === true,
        at: new Date(answered_at),
      }

interface Place {
  req: PayloadRequest
  community: string
  now: Date
}

/** Where the person gets the photo for some minutes. */
const photoFor = ({ req, community, now }: Place, file: string | null): string | null => {
  if (!req.user || file === null) return null
  return linksTo({ community, file, person: req.user.id }, true, now).url
}

const askFrom = (row: AskRow, seconds: number, place: Place): Ask => {
  const { now } = place
  if (!isVisitState(row.state)) throw new Error(`a visit is in no state: ${row.state}`)
  const { id, name, unit, purpose, party } = row
  const askedAt = row.asked_at === null ? null : new Date(row.asked_at)
  return {
    id,
    name,
    unit,
    purpose,
    party,
    gate: row.gate ?? '',
    vehicle: row.vehicle ?? '',
    photo: photoFor(place, row.photo_id),
    at: new Date(row.at),
    state: askState({ state: row.state, askedAt }, seconds, now),
    unansweredAt: askedAt && unansweredAt(askedAt, seconds),
    answer: answerOf(row),
  }
}

const MOST_SHOWN = 50

const asksWhere = async (place: Place, which: Sql): Promise<Ask[]> => {
  const { req, community } = place
  const { answerSeconds } = await rulesOf(req, community)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<AskRow>(sql`
    ${selectFor(req)} where a.community_id = ${community} and ${which}
    order by a.at desc, v.id limit ${MOST_SHOWN}`)
  return rows.map((row) => askFrom(row, answerSeconds, place))
}

const MINUTE_MS = 60_000
/** A refusal stands at the gate until everybody has read it. */
const REFUSED_MINUTES = 10
const DAY_MINUTES = 24 * 60

const before = (now: Date, minutes: number): string =>
  new Date(now.getTime() - minutes * MINUTE_MS).toISOString()

/** Who stands at the gate without an invitation: asked, let in but not inside yet, or just refused. */
export const asksAtGate = (place: Place): Promise<Ask[]> =>
  asksWhere(
    place,
    sql`a.asked_at is not null and a.at > ${before(place.now, DAY_MINUTES)}
      and ((v.state in ('waiting', 'approved') and v.closes_at > ${place.now.toISOString()})
        or (v.state = 'refused' and a.answered_at > ${before(place.now, REFUSED_MINUTES)}))`,
  )

/** The same for whoever lives there: who is at the gate, and who was in the last day. */
export const asksOfHome = (place: Place): Promise<Ask[]> =>
  asksWhere(
    place,
    sql`a.asked_at is not null and a.at > ${before(place.now, DAY_MINUTES)} and ${ofHome(place)}`,
  )

/** Those at the gate reach all rows: what is of one's own home is asked for by itself. */
const ofHome = ({ req }: Place): Sql => sql`exists (select 1 from memberships m
  where m.user_id = ${req.user?.id ?? null} and m.community_id = a.community_id
    and m.unit_id = a.unit_id and m.role in ('owner', 'leaseholder', 'household')
    and m.lives_there is not false and m.status = 'active'
    and (m.valid_from is null or m.valid_from <= now())
    and (m.valid_to is null or m.valid_to > now()))`

/**
 * One of them, for whoever lives there.
 * @throws AppError 404 for anybody else.
 */
export const askOfHome = async (place: Place, id: string): Promise<Ask> => {
  const [ask] = await asksWhere(
    place,
    sql`a.asked_at is not null and a.visit_id = ${id} and ${ofHome(place)}`,
  )
  if (!ask) throw notFound()
  return ask
}
