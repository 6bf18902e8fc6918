import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { identity } from '@/kernel/identity'
import type { Recipient } from '@/kernel/notifications/kind'
import { deskChannel, userChannel } from '@/kernel/realtime/channels'
import type { ParcelEventData, ReminderEventData } from '../events'
import { toldBesides } from './standingOf'

interface AudienceArgs {
  req: PayloadRequest
  community: string
  data: ParcelEventData
  among?: readonly string[]
}

const recipientOf = async (req: PayloadRequest, id: string): Promise<string | null | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ recipient_id: string | null }>(
    sql`select recipient_id from packages where id = ${id}`,
  )
  return rows[0]?.recipient_id
}

/**
 * Whom a parcel concerns at this moment: the person on the label with those whom they want told
 * besides, or everybody in the unit where the desk named nobody. A person who has moved out
 * meanwhile is not among them.
 */
export const parcelAudience = async ({
  req,
  community,
  data,
  among,
}: AudienceArgs): Promise<Recipient[]> => {
  const recipient = await recipientOf(req, data.packageId)
  if (recipient === undefined) return []
  const unit = data.unitId
  if (unit === null) return []
  if (recipient !== null) {
    const person = await identity().personOfMembership(req, community, recipient)
    if (!person) return []
    const besides = await toldBesides(req, { community, unit, person: person.id })
    const others =
      besides.length === 0 ? [] : await identity().residentsOfUnit(req, community, unit, besides)
    return [person, ...others].map((one) => ({ ...one, unit }))
  }
  const residents = await identity().residentsOfUnit(req, community, unit, among)
  return residents.map((person) => ({ ...person, unit }))
}

/** As above, for things of the same people: whom the labels name, or everybody in the unit. */
export const reminderAudience = async ({
  req,
  community,
  data: { unitId, recipientId },
  among,
}: Omit<AudienceArgs, 'data'> & { data: ReminderEventData }): Promise<Recipient[]> => {
  const people =
    recipientId === null
      ? await identity().residentsOfUnit(req, community, unitId, among)
      : [await identity().personOfMembership(req, community, recipientId)]
  return people.flatMap((person) => (person ? [{ ...person, unit: unitId }] : []))
}

/** The screens that show the parcel: the desk's, and those of everybody in the unit. */
export const parcelChannels = async ({ req, community, data }: AudienceArgs): Promise<string[]> => {
  if (data.unitId === null) return [deskChannel(community)]
  const residents = await identity().residentsOfUnit(req, community, data.unitId)
  return [deskChannel(community), ...residents.map(({ id }) => userChannel(id))]
}
