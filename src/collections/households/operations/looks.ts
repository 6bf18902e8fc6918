import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, readerOf, sql } from '@/kernel/database/transaction'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { accessDenied } from '@/kernel/errors'
import { recordLook } from '@/kernel/privacy/recordLook'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { LOOK_MINUTES, LOOK_REASONS, REGISTER, UNIT_CARD } from '../domain/looks'
import { peopleOfUnit } from './people'

export const lookInput = z.object({
  reason: z.enum(LOOK_REASONS),
  note: z
    .string()
    .trim()
    .max(200)
    .transform((value) => (value === '' ? undefined : value))
    .optional(),
})

type LookInput = z.infer<typeof lookInput>

interface Who {
  req: PayloadRequest
  community: string
}

const requireDesk = async ({ req, community }: Who): Promise<void> => {
  const held = rolesIn(await scopeOf(req), community)
  if (!held.some((role) => DESK_ROLES.some((desk) => desk === role))) throw accessDenied()
}

/** People of whom the register has an entry, by themselves or by whoever looks after them. */
const registered = async ({ req, community }: Who): Promise<string[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ person_id: string }>(sql`
    select distinct a.person_id from assistance_entries a
    join memberships m on m.community_id = a.community_id and m.unit_id = a.unit_id
      and m.user_id = a.person_id and m.lives_there is not false and m.status = 'active'
      and (m.valid_from is null or m.valid_from <= now())
      and (m.valid_to is null or m.valid_to > now())
    where a.community_id = ${community}`)
  return rows.map(({ person_id }) => person_id)
}

const subjectsOf = async (who: Who, unit: string | null): Promise<string[]> =>
  unit === null
    ? registered(who)
    : [...new Set((await peopleOfUnit(who.req, who.community, unit)).map(({ user }) => user))]

/**
 * Writes down, for everybody concerned, that somebody of the desk looks at a unit's card, or with
 * null at the register of assistance. What it opens stays open for ten minutes.
 * @throws AppError 403.
 */
export const look = ({
  unit,
  input,
  ...who
}: Who & { unit: string | null; input: LookInput }): Promise<void> =>
  inTransaction(who.req, async () => {
    await requireDesk(who)
    const what = unit === null ? REGISTER : UNIT_CARD
    for (const subject of await subjectsOf(who, unit)) {
      await recordLook(who.req, { community: who.community, subject, what, ...input })
    }
  })

/**
 * Whether the person has just said why they look, and everybody concerned can read it.
 * @throws AppError 403.
 */
export const hasLooked = async ({
  unit,
  ...who
}: Who & { unit: string | null }): Promise<boolean> => {
  await requireDesk(who)
  const subjects = await subjectsOf(who, unit)
  const reader = await readerOf(who.req)
  const { rows } = await reader.execute<{ subject_id: string }>(sql`
    select distinct subject_id from data_looks
    where community_id = ${who.community} and actor_id = ${who.req.user?.id ?? null}
      and what = ${unit === null ? REGISTER : UNIT_CARD}
      and at > now() - make_interval(mins => ${LOOK_MINUTES})`)
  const looked = new Set(rows.map(({ subject_id }) => subject_id))
  return subjects.length > 0 && subjects.every((subject) => looked.has(subject))
}

export interface LookAtMe {
  id: string
  at: string
  actor: string | null
  what: string
  reason: string
  note: string | null
}

const SHOWN = 50

/** Who looked at the person's data in a community, newest first. */
export const looksAtMe = async ({ req, community }: Who): Promise<LookAtMe[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{
    id: string
    at: Date | string
    actor: string | null
    what: string
    reason: string
    note: string | null
  }>(sql`
    select l.id, l.at, u.name as actor, l.what, l.reason, l.note
    from data_looks l left join users u on u.id = l.actor_id
    where l.community_id = ${community} and l.subject_id = ${req.user?.id ?? null}
      and l.record is null
    order by l.at desc limit ${SHOWN}`)
  return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at).toISOString() }))
}
