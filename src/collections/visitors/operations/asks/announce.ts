import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { wallClock } from '@/kernel/domain/zonedDay'
import { AppError, authRequired } from '@/kernel/errors'
import { bindFiles } from '@/kernel/files/bind'
import type { CommunityIdentity } from '@/kernel/identity'
import { isTaken, waitsUntil } from '../../domain/ask'
import { VISIT_PURPOSES } from '../../domain/visit'
import { VISIT_PHOTO } from '../../filePurposes'
import { holdWaiting } from '../holds'
import { rulesOf } from '../rules'
import { askHousehold } from './askHousehold'
import { livingIn } from './household'

/** Somebody stands at the gate whom nobody announced. */
export const announceInput = z.object({
  name: z.string().trim().min(1).max(120),
  unit: z.union([z.literal(''), z.uuid()]).default(''),
  unitLabel: z
    .string()
    .trim()
    .max(80)
    .default('')
    .describe('Number or label of the unit, where its id is not said.'),
  purpose: z.enum(VISIT_PURPOSES).default('guest'),
  party: z.coerce.number<number>().int().min(1).max(50).default(1),
  vehicle: z.string().trim().max(20).default(''),
  gate: z.union([z.literal(''), z.uuid()]).default(''),
  photo: z
    .union([z.literal(''), z.uuid()])
    .default('')
    .describe('A staged file of the purpose `visit-photo`.'),
})
type AnnounceInput = z.output<typeof announceInput>

interface Place {
  req: PayloadRequest
  community: CommunityIdentity
  now: Date
}

/** A unit as it was chosen, or as it is called where one alone is called so. */
const unitFor = async (
  { req, community }: Place,
  { unit, unitLabel }: Pick<AnnounceInput, 'unit' | 'unitLabel'>,
): Promise<string> => {
  const reader = await readerOf(req)
  const named = unitLabel.toLocaleLowerCase()
  const { rows } = await reader.execute<{ id: string }>(sql`
    select id from units where community_id = ${community.id} and case when ${unit} = ''
      then lower(label) = ${named} or lower(number) = ${named} else id::text = ${unit} end
    limit 2`)
  const [found, other] = rows
  if (!found || other) {
    throw new AppError({ code: 'visitors.which-unit', status: 400, field: 'unitLabel' })
  }
  return found.id
}

const checkRules = async (
  { req, community, now }: Place,
  { purpose }: AnnounceInput,
): Promise<void> => {
  const { offered, unannounced } = await rulesOf(req, community.id)
  if (!offered.includes(purpose)) {
    throw new AppError({ code: 'visitors.not-offered', status: 400, field: 'purpose' })
  }
  const time = new Date(wallClock(now.getTime(), community.timeZone)).toISOString().slice(11, 16)
  if (!isTaken(time, unannounced)) {
    throw new AppError({ code: 'visitors.hours', status: 409, details: unannounced })
  }
}

const gateOf = async ({ req, community }: Place, gate: string): Promise<string | null> => {
  if (gate === '') return null
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string }>(sql`
    select id from gates where id = ${gate} and community_id = ${community.id}`)
  return rows[0]?.id ?? null
}

/**
 * Asks a household about somebody at the gate whom nobody announced; a manager first, where the block list
 * has them. Until somebody answers, the visit stands under the name of who has looked after the home for
 * longest.
 * @throws AppError 400 with the field that is wrong, 409 outside the hours of the community.
 */
export const announceAtGate = async (
  place: Place,
  input: AnnounceInput,
): Promise<{ id: string; isHeld: boolean }> => {
  const { req, community, now } = place
  if (!req.user) throw authRequired()
  const { id: by } = req.user
  await checkRules(place, input)
  const unit = await unitFor(place, input)
  const [host] = await livingIn(req, { community: community.id, unit })
  if (!host)
    throw new AppError({ code: 'visitors.nobody-lives-there', status: 400, field: 'unitLabel' })
  const gate = await gateOf(place, input.gate)
  const { name, vehicle, party, purpose } = input
  return inTransaction(req, async () => {
    const tx = await txOf(req)
    const id = uuidv7()
    const photo = input.photo === '' ? null : input.photo
    if (photo !== null) {
      const purposes = [VISIT_PHOTO]
      await bindFiles(req, { community: community.id, ids: [photo], purposes, field: 'photo' })
    }
    await tx.execute(sql`
      insert into visits (id, community_id, name, host_id, unit_id, state, opens_at, closes_at, party,
        vehicle, purpose, gate_id)
      values (${id}, ${community.id}, ${name}, ${host.id}, ${unit}, 'waiting', ${now.toISOString()},
        ${waitsUntil(now).toISOString()}, ${party}, nullif(${vehicle}, ''),
        ${purpose}::visit_purpose, ${gate})`)
    await tx.execute(sql`
      insert into gate_asks (visit_id, community_id, unit_id, by_id, at, photo_id)
      values (${id}, ${community.id}, ${unit}, ${by}, ${now.toISOString()}, ${photo})`)
    const subject = { collection: 'visits', id }
    await audit(req, { community: community.id, action: 'visit.announced-at-gate', subject })
    const at = { req, community: community.id, now }
    const isHeld = await holdWaiting(at, { id, host: host.id, name, vehicle })
    if (!isHeld) await askHousehold(req, { community: community.id, visitId: id })
    return { id, isHeld }
  })
}
