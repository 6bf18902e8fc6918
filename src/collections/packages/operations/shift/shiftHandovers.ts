import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, authRequired, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { bindFiles } from '@/kernel/files/bind'
import { SIGNATURES } from '../../domain/handover'
import { missingSignature, SHIFT_NOTE_MAX, whyNotTaken } from '../../domain/shift'
import type { ShiftState } from '../../domain/shift'
import { shiftChanged } from '../../events'
import { SHIFT_SIGNATURE } from '../../filePurposes'
import { shiftCounts } from './shiftCounts'

interface Place {
  req: PayloadRequest
  community: string
}

const signed = z.object({
  signature: z.enum(SIGNATURES),
  signatureFile: z
    .union([z.literal(''), z.uuid()])
    .transform((value) => (value === '' ? undefined : value))
    .optional()
    .describe('A staged file of the purpose `shift-signature`.'),
})

export const shiftInput = signed.extend({
  note: z.string().trim().min(1).max(SHIFT_NOTE_MAX),
})
export const takeOverInput = signed.extend({
  hasRead: z.boolean().describe('Whoever takes over says that they have read it.'),
})
type Signed = z.output<typeof signed>

const personOf = (req: PayloadRequest): string => {
  if (!req.user) throw authRequired()
  return req.user.id
}

/** What is kept of a signature: its file, where it was drawn. */
const fileOf = ({ signature, signatureFile }: Signed): string | null =>
  signature === 'screen' ? (signatureFile ?? null) : null

const checkSigned = (input: Signed): void => {
  const missing = missingSignature(input)
  if (missing === undefined) return
  throw new AppError({ code: 'validation.required', status: 400, field: missing })
}

const bindSignature = async ({ req, community }: Place, file: string | null): Promise<void> => {
  if (file === null) return
  const purposes = [SHIFT_SIGNATURE]
  await bindFiles(req, { community, ids: [file], purposes, field: 'signatureFile' })
}

const written = async ({ req, community }: Place, id: string, action: string): Promise<void> => {
  await audit(req, { community, action, subject: { collection: 'shift-handovers', id } })
  await emit(req, { event: shiftChanged, community, data: { handoverId: id } })
}

/**
 * Writes down what a shift leaves to the next, with the figures of this moment.
 * @throws AppError 400 where the signature is missing, 409 while another one waits to be taken over.
 */
export const leaveShift = async ({
  req,
  community,
  input,
}: Place & { input: z.output<typeof shiftInput> }): Promise<{ id: string }> => {
  checkSigned(input)
  const person = personOf(req)
  return inTransaction(req, async () => {
    const place = { req, community }
    const now = systemClock.now()
    const { since, counts } = await shiftCounts({ ...place, now })
    const file = fileOf(input)
    await bindSignature(place, file)
    const id = uuidv7()
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      insert into shift_handovers (id, community_id, note, since, at, waiting, arrived, handed_over,
        unmatched, going_back, open_differences, from_id, from_signature, from_file_id)
      values (${id}, ${community}, ${input.note}, ${since.toISOString()}, ${now.toISOString()},
        ${counts.waiting}, ${counts.arrived}, ${counts.handedOver}, ${counts.unmatched},
        ${counts.goingBack}, ${counts.openDifferences}, ${person}, ${input.signature}, ${file})
      on conflict (community_id) where state = 'open' do nothing returning id`)
    if (rows.length === 0) throw new AppError({ code: 'packages.shift-open', status: 409 })
    await written(place, id, 'shift.handed-over')
    return { id }
  })
}

/** Says why a handover cannot be taken over by the person. */
const refuse = async ({ req, community }: Place, id: string, person: string): Promise<never> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ state: ShiftState; from: string }>(sql`
    select state, from_id as "from" from shift_handovers
    where id = ${id} and community_id = ${community}`)
  const [row] = rows
  if (!row) throw notFound()
  throw whyNotTaken(row, person) === 'own'
    ? new AppError({ code: 'packages.shift-own', status: 403 })
    : new AppError({ code: 'packages.shift-over', status: 409 })
}

/**
 * Somebody else takes a shift over: they have read what it leaves, and sign. Of many one does.
 * @throws AppError 400 for what is missing, 403 for one's own, 404, 409 where it is over.
 */
export const takeShiftOver = async ({
  req,
  community,
  id,
  input,
}: Place & { id: string; input: z.output<typeof takeOverInput> }): Promise<{ id: string }> => {
  if (!input.hasRead) {
    throw new AppError({ code: 'validation.required', status: 400, field: 'hasRead' })
  }
  checkSigned(input)
  const person = personOf(req)
  return inTransaction(req, async () => {
    const place = { req, community }
    const file = fileOf(input)
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      update shift_handovers set state = 'accepted', to_id = ${person},
        to_signature = ${input.signature}, to_file_id = ${file}, ended_at = clock_timestamp()
      where id = ${id} and community_id = ${community} and state = 'open' and from_id <> ${person}
      returning id`)
    if (rows.length === 0) await refuse(place, id, person)
    await bindSignature(place, file)
    await written(place, id, 'shift.taken-over')
    return { id }
  })
}

/**
 * Whoever wrote a handover takes it back while nobody has taken it over.
 * @throws AppError 404 where it is none of theirs, 409 where it is over.
 */
export const withdrawShift = async ({
  req,
  community,
  id,
}: Place & { id: string }): Promise<{ id: string }> => {
  const person = personOf(req)
  return inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      update shift_handovers set state = 'withdrawn', ended_at = clock_timestamp()
      where id = ${id} and community_id = ${community} and state = 'open' and from_id = ${person}
      returning id`)
    if (rows.length === 0) {
      const { rows: held } = await tx.execute(sql`
        select 1 from shift_handovers
        where id = ${id} and community_id = ${community} and from_id = ${person}`)
      if (held.length === 0) throw notFound()
      throw new AppError({ code: 'packages.shift-over', status: 409 })
    }
    await written({ req, community }, id, 'shift.withdrawn')
    return { id }
  })
}
