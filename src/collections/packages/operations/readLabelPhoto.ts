import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { preparePictureOfText, PHOTO_MAX_BYTES } from '@/kernel/files/photo'
import { bytesOf } from '@/kernel/http/readBody'
import { textReader } from '@/kernel/textRecognition/port'
import { meantBy, readLabel } from '../domain/labelText'
import type { LabelReading } from '../domain/labelText'
import { CARRIERS } from '../domain/parcel'
import { findUnits } from './findUnits'
import type { UnitSuggestion } from './findUnits'

export const unitSuggestion = z.strictObject({
  id: z.uuid(),
  label: z.string(),
  residents: z.array(z.strictObject({ membership: z.uuid(), name: z.string() })),
  learned: z
    .strictObject({ label: z.string(), recipient: z.uuid().nullable() })
    .nullable()
    .describe('A name that stood on earlier labels for the unit, and whom it meant.'),
})

export const labelProposal = z.strictObject({
  recipientName: z.string().nullable().describe('A line that looks like a name.'),
  unit: unitSuggestion.nullable().describe('The one unit that the label can mean.'),
  recipient: z.uuid().nullable().describe('The one person of it.'),
  carrier: z.enum(CARRIERS).nullable(),
  trackingNumber: z.string().nullable(),
})
type LabelProposal = z.infer<typeof labelProposal>

const NOTHING: LabelProposal = {
  recipientName: null,
  unit: null,
  recipient: null,
  carrier: null,
  trackingNumber: null,
}

const unitsLike = async (
  req: PayloadRequest,
  community: string,
  { names, units }: LabelReading,
): Promise<UnitSuggestion[]> => {
  const found = new Map<string, UnitSuggestion>()
  for (const words of [...units, ...names]) {
    for (const unit of await findUnits({ req, community, words })) found.set(unit.id, unit)
  }
  return [...found.values()]
}

/**
 * Proposes what a photo of a label says, where text is read at all. Neither the picture nor its text is
 * kept. The caller has checked that the person works at this community's desk.
 * @throws AppError 413 or 415 for what is no picture, 503 where it cannot be read now.
 */
export const readLabelPhoto = async ({
  req,
  community,
}: {
  req: PayloadRequest
  community: string
}): Promise<LabelProposal> => {
  const reader = textReader()
  if (reader === null) return NOTHING
  const sent = await bytesOf(req, PHOTO_MAX_BYTES)
  const reading = readLabel(await reader.read(await preparePictureOfText(sent)))
  const meant = meantBy(reading, await unitsLike(req, community, reading))
  return {
    recipientName: reading.names[0] ?? null,
    unit: meant?.unit ?? null,
    recipient: meant?.recipient ?? null,
    carrier: reading.carrier,
    trackingNumber: reading.trackingNumber,
  }
}
