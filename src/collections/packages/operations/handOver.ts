import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { anyId } from '@/kernel/database/anyId'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { bindFiles } from '@/kernel/files/bind'
import {
  COLLECTOR_KINDS,
  missingPart,
  MOST_AT_ONCE,
  SIGNATURE_CHECKS,
  SIGNATURES,
  sortOut,
} from '../domain/handover'
import { PARCEL_STATES, RELEASE_METHODS } from '../domain/parcel'
import type { ParcelState } from '../domain/parcel'
import { handOverDoubted, proxyCollected } from '../events'
import { PACKAGE_RELEASE_PHOTO, PACKAGE_SIGNATURE } from '../filePurposes'
import { handedOver } from './handedOver'
import { livesThere } from './household'
import { collectAsProxy } from './proxyAtDesk'
import { recordStep } from './recordStep'
import { spendCodes } from './residentCodes'
import { requireReference } from './signatureReference'

const optionalId = z
  .union([z.literal(''), z.uuid()])
  .transform((value) => (value === '' ? undefined : value))
  .optional()

/** What one person takes at once, who they are, and how they signed. */
export const handOverInput = z.object({
  clientId: optionalId.describe(
    'Made by the device, once: another try with it hands nothing over twice.',
  ),
  unit: z.uuid().describe('Whose parcels these are; all of one unit.'),
  parcels: z.array(z.uuid()).min(1).max(MOST_AT_ONCE),
  collectorKind: z.enum(COLLECTOR_KINDS),
  collector: optionalId.describe('Membership of the unit, where one who lives there takes it.'),
  collectorName: z
    .string()
    .trim()
    .max(120)
    .transform((value) => (value === '' ? undefined : value))
    .optional()
    .describe('The name of anybody else.'),
  method: z.enum(RELEASE_METHODS).default('unit'),
  code: z
    .string()
    .trim()
    .max(40)
    .transform((value) => (value === '' ? undefined : value))
    .optional()
    .describe('What the resident showed, as `desk/pickup` gave it: used up by this.'),
  signature: z.enum(SIGNATURES),
  signatureFile: optionalId.describe('A staged file of the purpose `package-signature`.'),
  photo: optionalId.describe('A staged file of the purpose `package-release-photo`.'),
  signatureCheck: z
    .enum(SIGNATURE_CHECKS)
    .default('none')
    .describe('What the desk saw beside an earlier signature of the same person.'),
  signatureReference: optionalId.describe('Hand-over whose signature it was compared with.'),
  signatureNote: z
    .string()
    .trim()
    .max(500)
    .transform((value) => (value === '' ? undefined : value))
    .optional()
    .describe('What does not match; required where it does not.'),
})
type HandOverInput = z.output<typeof handOverInput>

export const handOverAnswer = z.strictObject({
  id: z.uuid(),
  collectorName: z.string(),
  released: z.array(z.uuid()),
  missed: z
    .array(
      z.strictObject({
        id: z.uuid(),
        status: z.enum(PARCEL_STATES),
        collectorName: z.string().nullable(),
      }),
    )
    .describe('What a colleague closed meanwhile: not part of this hand-over.'),
})
type HandOver = z.infer<typeof handOverAnswer>

interface HeldRow extends Record<string, unknown> {
  id: string
  unit_id: string | null
  status: ParcelState
  collector_name: string | null
}

interface Place {
  req: PayloadRequest
  community: string
}

/** In the order of their ids: two desks that take the same ones wait for each other, not both. */
const lockParcels = async ({ req, community }: Place, ids: readonly string[]) => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<HeldRow>(sql`
    select id, unit_id, status::text as status, collector_name from packages
    where id = ${anyId(ids)} and community_id = ${community} order by id for update`)
  return rows.map((row) => ({ ...row, unit: row.unit_id }))
}

const whoTakes = async (
  { req, community }: Place,
  { unit, collectorKind, collector = '', collectorName = '' }: HandOverInput,
): Promise<{ id: string | null; name: string }> => {
  if (collectorKind !== 'household') return { id: null, name: collectorName }
  const person = await livesThere(req, { community, unit, membership: collector })
  if (person) return person
  throw new AppError({ code: 'packages.not-of-household', status: 400, field: 'collector' })
}

const bindPictures = async (
  { req, community }: Place,
  { signatureFile, photo }: HandOverInput,
): Promise<void> => {
  const bind = (id: string, purpose: string, field: string) =>
    bindFiles(req, { community, ids: [id], purposes: [purpose], field })
  if (signatureFile !== undefined) await bind(signatureFile, PACKAGE_SIGNATURE, 'signatureFile')
  if (photo !== undefined) await bind(photo, PACKAGE_RELEASE_PHOTO, 'photo')
}

/** What was compared, where it was. */
const comparedIn = async (
  { req, community }: Place,
  { unit, signatureCheck: check, signatureReference, signatureNote }: HandOverInput,
  who: { id: string | null; name: string },
) => {
  if (check === 'none' || signatureReference === undefined) {
    return { check: 'none', with: null, note: null } as const
  }
  const signed = { person: who.id, name: who.name }
  await requireReference(req, { community, unit, id: signatureReference, who: signed })
  const note = check === 'different' ? (signatureNote ?? null) : null
  return { check, with: signatureReference, note }
}

/**
 * Gives one person what waits for a unit, in one transaction and under one signature. What a
 * colleague closed meanwhile is said and is no part of it; the others go through. Where nothing is
 * left of it, nothing is stored.
 * @throws AppError 400 for what is missing, 404 where a parcel is not there, 409 where none of them
 *   waits any more, or the code or a picture was used already.
 */
export const handOver = async ({
  req,
  community,
  input: said,
}: Place & { input: HandOverInput }): Promise<HandOver> => {
  const missing = missingPart(said)
  if (missing !== undefined) {
    throw new AppError({ code: 'validation.required', status: 400, field: missing })
  }
  const input = { ...said, ...(said.signature === 'paper' && { signatureFile: undefined }) }
  const place = { req, community }
  return inTransaction(req, async () => {
    const { clientId } = input
    const before =
      clientId === undefined ? undefined : await handedOver(req, { community, id: clientId })
    if (before) return { ...before, missed: [] }
    const sorted = sortOut(input.parcels, await lockParcels(place, input.parcels), input.unit)
    if ('problem' in sorted) {
      if (sorted.problem === 'not-there') throw notFound()
      throw new AppError({ code: 'packages.one-unit', status: 400, field: 'parcels' })
    }
    const { waiting, missed } = sorted
    if (waiting.length === 0) {
      const status = missed[0]?.status ?? 'collected'
      throw new AppError({ code: `packages.already-${status}`, status: 409 })
    }
    const ids = waiting.map((parcel) => parcel.id)
    const sent = await spendCodes(req, { community, unit: input.unit, shown: input.code })
    // Somebody else may stand there with the code; then nobody was sent.
    const proxy = input.collectorKind === 'proxy' ? sent : null
    const who =
      proxy === null
        ? await whoTakes(place, input)
        : { id: null, name: await collectAsProxy(req, { community, id: proxy, parcels: ids }) }
    const compared = await comparedIn(place, input, who)
    await bindPictures(place, input)
    const id = clientId ?? uuidv7()
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ id: string }>(sql`
      update packages set status = 'collected', closed_at = now(),
        closed_by_id = ${req.user?.id ?? null}, collector_name = ${who.name},
        release_method = ${input.method}, updated_at = now()
      where id = ${anyId(ids)} and community_id = ${community} and status = 'received'
      returning id`)
    if (rows.length !== ids.length) throw new Error('a parcel that is locked has changed')
    const { rows: made } = await tx.execute(sql`
      insert into package_handovers (id, community_id, unit_id, by_id, collector_kind, collector_id,
        collector_name, proxy_id, method, signature, signature_file_id, photo_file_id,
        signature_check, compared_with_id, signature_note)
      values (${id}, ${community}, ${input.unit}, ${req.user?.id ?? null}, ${input.collectorKind},
        ${who.id}, ${who.name}, ${proxy}, ${input.method}, ${input.signature},
        ${input.signatureFile ?? null}, ${input.photo ?? null},
        ${compared.check}, ${compared.with}, ${compared.note})
      on conflict (id) do nothing returning id`)
    // Of another community: no device of ours made this id.
    if (made.length === 0) throw new AppError({ code: 'conflict', status: 409 })
    await tx.execute(sql`
      insert into package_handover_items (handover_id, package_id, community_id)
      select ${id}, p.id, ${community} from packages p where p.id = ${anyId(ids)}`)
    for (const packageId of ids) {
      const step = { community, packageId, unitId: input.unit, note: who.name }
      await recordStep(req, { step: 'collected', ...step })
      if (compared.check === 'different') {
        await recordStep(req, { ...step, step: 'doubted', note: compared.note })
      }
    }
    const [packageId] = ids
    if (compared.check === 'different' && packageId !== undefined) {
      await emit(req, { event: handOverDoubted, community, data: { handoverId: id, packageId } })
    }
    if (proxy !== null) {
      const data = { handoverId: id, proxyId: proxy }
      await emit(req, { event: proxyCollected, community, data })
    }
    return {
      id,
      collectorName: who.name,
      released: ids,
      missed: missed.map(({ id: parcel, status, collector_name: name }) => ({
        id: parcel,
        status,
        collectorName: name,
      })),
    }
  })
}
