import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { askState, entersUntil, gateProblem, hostProblem, STATE_OF_ANSWER } from '../../domain/ask'
import type { Answer, AskProblem, AskState } from '../../domain/ask'
import { isVisitState } from '../../domain/visit'
import { askAnswered } from '../../events'
import { rulesOf } from '../rules'
import { livingIn } from './household'

interface Place {
  req: PayloadRequest
  community: string
  now: Date
}

interface AskRow extends Record<string, unknown> {
  state: string
  asked_at: string | Date | null
  unit_id: string
  host_id: string
}

/** Held until the end of the transaction: of many answers each finds what the one before it left. */
const askToAnswer = async ({ req, community }: Place, visit: string): Promise<AskRow> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<AskRow>(sql`
    select v.state::text as state, a.asked_at, a.unit_id, v.host_id
    from gate_asks a join visits v on v.id = a.visit_id
    where a.visit_id = ${visit} and a.community_id = ${community} for update`)
  const [row] = rows
  if (!row) throw notFound()
  return row
}

const stateOf = (row: AskRow, seconds: number, now: Date): AskState => {
  if (!isVisitState(row.state)) throw new Error(`a visit is in no state: ${row.state}`)
  return askState(
    { state: row.state, askedAt: row.asked_at === null ? null : new Date(row.asked_at) },
    seconds,
    now,
  )
}

const refuse = (problem: AskProblem | undefined): void => {
  if (problem === undefined) return
  throw new AppError({ code: problem, status: problem === 'visitors.gate-undecided' ? 403 : 409 })
}

interface Given {
  visit: string
  answer: Answer
  as: 'host' | 'gate'
  by: string
  host: string
}

const give = async (
  { req, community, now }: Place,
  { visit, answer, as, by, host }: Given,
): Promise<void> => {
  const tx = await txOf(req)
  const at = now.toISOString()
  const closes = entersUntil(now).toISOString()
  const moved = await tx.execute(sql`
    update visits set state = ${STATE_OF_ANSWER[answer]}::visit_state, host_id = ${host},
      closes_at = case when ${answer} = 'let-in' then ${closes}::timestamptz else closes_at end,
      updated_at = now()
    where id = ${visit} and community_id = ${community} and state = 'waiting' returning id`)
  if (moved.rows.length === 0) throw new AppError({ code: 'visitors.answered', status: 409 })
  await tx.execute(sql`
    update gate_asks set answer = ${answer}, answered_as = ${as}, answered_at = ${at},
      answered_by_id = ${by}
    where visit_id = ${visit} and community_id = ${community} and answer is null`)
  const subject = { collection: 'visits', id: visit }
  await audit(req, { community, action: `visit.${as}-${answer}`, subject })
  await emit(req, { event: askAnswered, community, data: { visitId: visit } })
}

/**
 * Somebody of the household says whether a visitor comes in, in the transaction of the request: the first
 * answer holds, and whoever gave it is the host.
 * @throws AppError 404 for whoever does not live there, 409 where it is answered or over.
 */
export const answerAsk = async (
  place: Place,
  { visit, answer }: { visit: string; answer: Answer },
): Promise<void> => {
  const { req, community, now } = place
  if (!req.user) throw authRequired()
  const { id: by } = req.user
  const row = await askToAnswer(place, visit)
  // Those at the gate reach the row as well, and answer as what they are.
  const living = await livingIn(req, { community, unit: row.unit_id })
  if (!living.some(({ id }) => id === by)) throw notFound()
  const { answerSeconds } = await rulesOf(req, community)
  refuse(hostProblem(stateOf(row, answerSeconds, now)))
  await give(place, { visit, answer, as: 'host', by, host: by })
}

/**
 * The gate goes on where nobody at home has answered in time and the community lets it; it sends somebody
 * away at any time. In the transaction of the request, and with the name of whoever did.
 * @throws AppError 404, 403 where the community does not let the gate decide, 409 otherwise.
 */
export const decideAtGate = async (
  place: Place,
  { visit, answer }: { visit: string; answer: Answer },
): Promise<void> => {
  const { req, community, now } = place
  if (!req.user) throw authRequired()
  const { id: by } = req.user
  const row = await askToAnswer(place, visit)
  const { answerSeconds, guardsDecide } = await rulesOf(req, community)
  refuse(gateProblem(stateOf(row, answerSeconds, now), answer, guardsDecide))
  const living = await livingIn(req, { community, unit: row.unit_id })
  const host = living.find(({ id }) => id === row.host_id) ?? living[0]
  if (!host && answer === 'let-in') {
    throw new AppError({ code: 'visitors.nobody-lives-there', status: 400 })
  }
  await give(place, { visit, answer, as: 'gate', by, host: host?.id ?? row.host_id })
}
