import { parse } from 'csv-parse/sync'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { toE164 } from '@/kernel/phone'
import { guestKey, readGuests, separatorOf } from '../../domain/events/guestList'
import type { BadLine, Contact, Cut, ListedGuest } from '../../domain/events/guestList'

/** More lines than a capacity has places. */
const MOST_LINES = 5000

const email = z.email().max(254)

const contactReader =
  (country: string | null) =>
  (text: string): Contact | undefined => {
    const mail = email.safeParse(text)
    if (mail.success) return { by: 'email', email: mail.data }
    const phone = toE164(text, country)
    return phone === null ? undefined : { by: 'phone', phone }
  }

const parsed = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }),
)

const cut = (text: string): Cut[] => {
  const rows: unknown = parse(text, {
    bom: true,
    delimiter: separatorOf(text),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    to: MOST_LINES,
  })
  return parsed.parse(rows).map(({ record, info }) => ({ line: info.lines, cells: record }))
}

type Listed = { state: 'listed'; added: number; known: number } | { state: 'bad'; lines: BadLine[] }

const add = async (
  req: PayloadRequest,
  { event, community }: { event: string; community: string },
  guests: readonly ListedGuest[],
): Promise<number> => {
  const tx = await txOf(req)
  let added = 0
  for (const guest of guests) {
    const { name, contact, party } = guest
    const { rows } = await tx.execute(sql`
      insert into event_guests (id, event_id, community_id, name, phone, email, guest_key, party)
      values (${uuidv7()}, ${event}, ${community}, ${name},
        ${contact?.by === 'phone' ? contact.phone : null},
        ${contact?.by === 'email' ? contact.email : null}, ${guestKey(guest)}, ${party})
      on conflict (event_id, guest_key) do nothing returning id`)
    added += rows.length
  }
  return added
}

/**
 * Puts pasted lines on the list of an event, all of them or none; who is on it stays as they are.
 * @throws AppError 404 for an event that the person does not see or that is cancelled.
 */
export const listGuests = async (
  req: PayloadRequest,
  { event, community }: { event: string; community: { id: string; country: string | null } },
  text: string,
): Promise<Listed> => {
  let cuts: Cut[]
  try {
    cuts = cut(text)
  } catch {
    // A quote that is never closed: nobody knows where the lines end.
    throw new AppError({ code: 'request.invalid', status: 400, field: 'guests' })
  }
  const read = readGuests(cuts, contactReader(community.country))
  if (read.state === 'bad') return read
  return inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute(sql`
      select 1 from visit_events where id = ${event} and community_id = ${community.id}
        and state = 'planned' for update`)
    if (rows.length === 0) throw notFound()
    const added = await add(req, { event, community: community.id }, read.guests)
    return { state: 'listed', added, known: read.guests.length - added }
  })
}
