import { randomInt } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { homesOf } from '@/collections/households/public'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { accessDenied, AppError, authRequired } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import type { CommunityIdentity } from '@/kernel/identity'
import { CODES } from '../domain/guessing'
import { FOR_GOOD, planOf, WEEKDAYS } from '../domain/plan'
import type { Plan, Said } from '../domain/plan'
import { INVITATION_KINDS, VISIT_PURPOSES } from '../domain/visit'
import { spanOf, spanProblem } from '../domain/window'
import type { SaidSpan, Span } from '../domain/window'
import { invitationMade } from '../events'
import { expectIn, windowsAhead } from './expect'
import { goodFor } from './passLife'
import type { Good } from './passLife'
import { rulesOf } from './rules'

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

export const saidInput = z.object({
  day: z.iso.date().describe('Of the community’s calendar.'),
  from: timeOfDay.describe('Of the community’s clock: `18:00`.'),
  until: timeOfDay.describe('A time that is not after `from` is of the next day.'),
})

/** Whom somebody asks in, when, and what the gate should know. */
export const inviteInput = saidInput.extend({
  unit: z.uuid(),
  name: z.string().trim().min(1).max(120),
  kind: z.enum(INVITATION_KINDS).default('single'),
  days: z
    .array(z.enum(WEEKDAYS))
    .max(WEEKDAYS.length)
    .default([])
    .describe('Of the week, for one that recurs.'),
  lastDay: z
    .union([z.literal(''), z.iso.date()])
    .default('')
    .describe('Of one that recurs or stands; empty: until it is taken back.'),
  purpose: z.enum(VISIT_PURPOSES).default('guest'),
  party: z.coerce.number<number>().int().min(1).max(50).default(1),
  vehicle: z.string().trim().max(20).default(''),
  note: z.string().trim().max(200).default(''),
  comesAndGoes: z.boolean().default(false),
})
type InviteInput = z.output<typeof inviteInput>

export interface HostPlace {
  req: PayloadRequest
  community: CommunityIdentity
  now: Date
}

const checkSpan = (said: SaidSpan, span: Span, now: Date): void => {
  if (said.from === said.until) {
    throw new AppError({ code: 'visitors.window-times', status: 400, field: 'until' })
  }
  const problem = spanProblem(span, now)
  if (problem === undefined) return
  const field = problem === 'visitors.window-far' ? 'day' : 'until'
  throw new AppError({ code: problem, status: 400, field })
}

/**
 * The span that a host says.
 * @throws AppError 400 with the field that is wrong.
 */
export const spanFor = (said: SaidSpan, { community, now }: Omit<HostPlace, 'req'>): Span => {
  const span = spanOf(said, community.timeZone)
  checkSpan(said, span, now)
  return span
}

/**
 * All that a host says, as it is kept.
 * @throws AppError 400 with the field that is wrong.
 */
const planFor = (said: Said, { community, now }: Omit<HostPlace, 'req'>): Plan => {
  const plan = planOf(said, community.timeZone)
  if (typeof plan === 'string') {
    const field = plan === 'visitors.no-days' ? 'days' : 'lastDay'
    throw new AppError({ code: plan, status: 400, field })
  }
  const { startsAt, lastsUntil } = plan
  checkSpan(said, { startsAt, endsAt: lastsUntil ?? FOR_GOOD }, now)
  return plan
}

const HOUR_MS = 3_600_000

/** What the community allows to be said. */
const checkRules = async (
  { req, community }: HostPlace,
  { purpose }: InviteInput,
  { startsAt, endsAt, kind }: Plan,
): Promise<void> => {
  const { offered, longestHours } = await rulesOf(req, community.id)
  if (!offered.includes(purpose)) {
    throw new AppError({ code: 'visitors.not-offered', status: 400, field: 'purpose' })
  }
  // A whole day has 25 hours where the clocks are put back.
  const isTooLong =
    longestHours < 24 && endsAt.getTime() - startsAt.getTime() > longestHours * HOUR_MS
  if (kind !== 'standing' && isTooLong) {
    throw new AppError({
      code: 'visitors.too-long',
      status: 400,
      field: 'until',
      details: { max: longestHours },
    })
  }
}

/** The person as this host knows them: of one name there is one. */
const visitorOf = async (
  { req, community, now }: HostPlace,
  { host, name, vehicle }: { host: string; name: string; vehicle: string },
): Promise<string> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string }>(sql`
    update visitors set last_invited_at = ${now.toISOString()}, updated_at = now(),
      vehicle = coalesce(nullif(${vehicle}, ''), vehicle)
    where id = (
      select id from visitors where community_id = ${community.id} and host_id = ${host}
        and lower(name) = lower(${name}) order by last_invited_at desc limit 1)
    returning id`)
  const [known] = rows
  if (known) return known.id
  const id = uuidv7()
  await tx.execute(sql`
    insert into visitors (id, community_id, host_id, name, vehicle, last_invited_at)
    values (${id}, ${community.id}, ${host}, ${name}, nullif(${vehicle}, ''), ${now.toISOString()})`)
  return id
}

const minutesOf = ({ startsAt, endsAt }: Span): number =>
  (endsAt.getTime() - startsAt.getTime()) / 60_000

/** Somebody else may have the same six digits: rare while few of a million are given out. */
const MOST_TRIES = 20

interface Given {
  community: string
  invitation: string
  good: Good
}

const givePass = async (
  req: PayloadRequest,
  { community, invitation, good }: Given,
): Promise<string> => {
  const tx = await txOf(req)
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const code = String(randomInt(CODES)).padStart(6, '0')
    const { rows } = await tx.execute(sql`
      insert into visit_passes (id, community_id, invitation_id, code, good_from, good_until)
      values (${uuidv7()}, ${community}, ${invitation}, ${code}, ${good.from}, ${good.until})
      on conflict do nothing returning id`)
    if (rows.length > 0) return code
  }
  throw new AppError({ code: 'visitors.no-code-free', status: 503 })
}

/** A standing pass has no digits: they would live for as long, and be there to be guessed. */
const giveStandingPass = async (
  req: PayloadRequest,
  { community, invitation, good }: Given,
): Promise<null> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into visit_passes (id, community_id, invitation_id, good_from, good_until)
    values (${uuidv7()}, ${community}, ${invitation}, ${good.from}, ${good.until})`)
  return null
}

/**
 * Asks somebody in, for one of the host's own homes.
 * @throws AppError 403 where the host does not live there, 400 with the field that is wrong.
 */
export const invite = async (
  place: HostPlace,
  input: InviteInput,
): Promise<{ id: string; code: string | null }> => {
  const { req, community, now } = place
  if (!req.user) throw authRequired()
  const { id: host } = req.user
  const plan = planFor(input, place)
  await checkRules(place, input, plan)
  const homes = await homesOf(req)
  if (!homes.some(({ unit, community: at }) => unit === input.unit && at === community.id)) {
    throw accessDenied()
  }
  const { name, vehicle, note, party, purpose } = input
  const isStanding = plan.kind === 'standing'
  const minutes = plan.rule === null ? null : minutesOf(plan)
  return inTransaction(req, async () => {
    const tx = await txOf(req)
    const visitor = await visitorOf(place, { host, name, vehicle })
    const id = uuidv7()
    await tx.execute(sql`
      insert into invitations (id, community_id, name, visitor_id, host_id, unit_id, kind, purpose,
        starts_at, ends_at, rule, minutes, is_multi_entry, party, vehicle, note, state)
      values (${id}, ${community.id}, ${name}, ${visitor}, ${host}, ${input.unit},
        ${plan.kind}::invitation_kind, ${purpose}::visit_purpose, ${plan.startsAt.toISOString()},
        ${plan.lastsUntil?.toISOString() ?? null}, ${plan.rule}, ${minutes},
        ${input.comesAndGoes || isStanding}, ${party}, nullif(${vehicle}, ''), nullif(${note}, ''),
        'active')`)
    const at = { invitation: id, community: community.id, good: goodFor(plan) }
    await expectIn(req, at, windowsAhead(plan, community.timeZone, now))
    const code = await (isStanding ? giveStandingPass(req, at) : givePass(req, at))
    const subject = { collection: 'invitations', id }
    await audit(req, { community: community.id, action: 'invitation.made', subject })
    await emit(req, {
      event: invitationMade,
      community: community.id,
      data: { invitationId: id, hostId: host },
    })
    return { id, code }
  })
}
