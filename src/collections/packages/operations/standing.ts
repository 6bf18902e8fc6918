import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { homesOf } from '@/collections/households/public'
import { audit } from '@/kernel/audit/audit'
import { anyId } from '@/kernel/database/anyId'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { accessDenied, AppError, authRequired, notFound } from '@/kernel/errors'
import { isBackwards, LEAVE_WITH_MAX, MOST_TOLD, saysNothing, TEXT_MAX } from '../domain/standing'

const day = z
  .union([z.literal(''), z.iso.date()])
  .default('')
  .transform((value) => (value === '' ? null : value))

/** What a resident tells the desk for all that comes for one of their homes. */
export const standingInput = z.object({
  unit: z.uuid(),
  text: z.string().trim().max(TEXT_MAX).default(''),
  leaveWith: z
    .string()
    .trim()
    .max(LEAVE_WITH_MAX)
    .default('')
    .describe('A neighbour or a unit with whom it may be left; the desk reads it.'),
  tellAlso: z
    .array(z.uuid())
    .max(MOST_TOLD)
    .default([])
    .describe('Accounts of others who live there: told of what comes for this person.'),
  from: day.describe('First day, of the community’s calendar; empty: from now on.'),
  until: day.describe('Last day; empty: without an end.'),
})

interface Place {
  req: PayloadRequest
  community: string
}

const written = (req: PayloadRequest, community: string, unit: string, action: string) =>
  audit(req, { community, action, subject: { collection: 'units', id: unit } })

const remove = async (
  { req, community }: Place,
  unit: string,
  person: string,
): Promise<boolean> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    delete from package_standing
    where unit_id = ${unit} and person_id = ${person} and community_id = ${community}
    returning id`)
  if (rows.length > 0) await written(req, community, unit, 'standing-instruction.removed')
  return rows.length > 0
}

/**
 * Writes down what a person tells the desk for one of their homes; of a form that says nothing,
 * nothing stays.
 * @throws AppError 403 where they do not live there, 400 with the field that is wrong.
 */
export const saveStanding = async ({
  req,
  community,
  input,
}: Place & { input: z.output<typeof standingInput> }): Promise<void> => {
  if (!req.user) throw authRequired()
  const { id: person } = req.user
  const { unit, text, leaveWith, from, until } = input
  if (isBackwards(input)) {
    throw new AppError({ code: 'packages.span-backwards', status: 400, field: 'until' })
  }
  const home = (await homesOf(req)).find((one) => one.unit === unit && one.community === community)
  if (!home) throw accessDenied()
  const tellAlso = [...new Set(input.tellAlso)].filter((id) => id !== person)
  if (tellAlso.some((id) => !home.people.includes(id))) {
    throw new AppError({ code: 'packages.told-not-of-household', status: 400, field: 'tellAlso' })
  }
  await inTransaction(req, async () => {
    if (saysNothing({ text, leaveWith, tellAlso })) {
      await remove({ req, community }, unit, person)
      return
    }
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ id: string }>(sql`
      insert into package_standing
        (id, community_id, unit_id, person_id, text, leave_with, valid_from, valid_until)
      values (${uuidv7()}, ${community}, ${unit}, ${person}, ${text}, ${leaveWith},
        ${from}::date, ${until}::date)
      on conflict (unit_id, person_id) do update set text = excluded.text,
        leave_with = excluded.leave_with, valid_from = excluded.valid_from,
        valid_until = excluded.valid_until, changed_at = clock_timestamp()
      returning id`)
    const id = rows[0]?.id ?? null
    await tx.execute(sql`delete from package_standing_tell where standing_id = ${id}`)
    if (tellAlso.length > 0) {
      await tx.execute(sql`
        insert into package_standing_tell (standing_id, user_id, community_id)
        select ${id}, u.id, ${community} from users u where u.id = ${anyId(tellAlso)}`)
    }
    await written(req, community, unit, 'standing-instruction.changed')
  })
}

export const removeStandingInput = z.object({
  unit: z.uuid(),
  person: z.uuid().optional().describe('Somebody of the household, for who looks after it.'),
})

/**
 * Takes an instruction away: one's own, or one of the household that the person looks after.
 * @throws AppError 404 where there is none for them to take away.
 */
export const removeStanding = async ({
  req,
  community,
  input: { unit, person },
}: Place & { input: z.output<typeof removeStandingInput> }): Promise<void> => {
  if (!req.user) throw authRequired()
  const whose = person ?? req.user.id
  await inTransaction(req, async () => {
    if (!(await remove({ req, community }, unit, whose))) throw notFound()
  })
}
