import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { proveColleague } from '@/collections/users/public'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { accessDenied, AppError } from '@/kernel/errors'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { CLOSING_REASONS, outcomeOf } from '../domain/closing'
import { close } from './changeState'
import type { ChangedParcel } from './changeState'

const optionalText = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => (value === '' ? undefined : value))
    .optional()

/** Why, and who stands for it where the person at the desk is no manager. */
export const closeInput = z.object({
  reason: z.enum(CLOSING_REASONS),
  note: z.string().trim().min(1).max(300),
  supervisorEmail: optionalText(254),
  supervisorPassword: optionalText(200),
  supervisorCode: optionalText(40).describe('Of a supervisor who has a second step.'),
})
type CloseInput = z.output<typeof closeInput>

/** With all that the community asks of its staff: a second step, say. */
const isManager = async (
  req: PayloadRequest,
  community: string,
  person: string,
): Promise<boolean> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from app_standing(${person}) s
    where s.community_id = ${community} and s.role = 'manager'`)
  return rows.length > 0
}

/** The manager behind the request, or one who signs in beside them for this alone. */
const supervisorOf = async (
  req: PayloadRequest,
  community: string,
  { supervisorEmail: email, supervisorPassword: password, supervisorCode: code }: CloseInput,
): Promise<string> => {
  if (!req.user) throw accessDenied()
  if (rolesIn(await scopeOf(req), community).includes('manager')) return req.user.id
  if (email === undefined || password === undefined) {
    throw new AppError({
      code: 'packages.supervisor-needed',
      status: 403,
      field: email === undefined ? 'supervisorEmail' : 'supervisorPassword',
    })
  }
  const person = await proveColleague(req, { email, password, code })
  if (person !== null && (await isManager(req, community, person))) return person
  throw new AppError({
    code: 'packages.supervisor-refused',
    status: 403,
    field: 'supervisorPassword',
  })
}

/**
 * Ends the wait of a parcel that nobody signs for, on the word of a supervisor. Opens its transaction
 * itself: who the supervisor is, is found before.
 * @throws AppError 403 without a supervisor of the community, 404 where it has no such parcel, 409 where
 *   it is closed already; 429.
 */
export const forceClose = async ({
  req,
  community,
  id,
  input,
}: {
  req: PayloadRequest
  community: string
  id: string
  input: CloseInput
}): Promise<ChangedParcel> => {
  const supervisor = await supervisorOf(req, community, input)
  const { reason, note } = input
  return inTransaction(req, async () => {
    const to = outcomeOf(reason)
    const closed = await close({ req, community, id, to, note })
    const tx = await txOf(req)
    await tx.execute(sql`
      insert into package_closings (id, community_id, package_id, reason, note, by_id, supervisor_id)
      values (${uuidv7()}, ${community}, ${id}, ${reason}, ${note}, ${req.user?.id ?? null},
        ${supervisor})`)
    return closed
  })
}
