import { z } from 'zod'
import { sql } from '@/kernel/database/transaction'

export const eventSchema = z.strictObject({
  startsAt: z.string().meta({ format: 'date-time' }),
  endsAt: z.string().meta({ format: 'date-time' }).nullable(),
  isAllDay: z.boolean(),
  place: z.string(),
})
export type AnnouncementEvent = z.infer<typeof eventSchema>

export interface EventColumns {
  event_starts_at: string | Date | null
  event_ends_at: string | Date | null
  event_is_all_day: boolean | null
  event_place: string | null
}

/** When what the announcement `a` tells of happens. */
export const eventColumns = sql`a.event_starts_at, a.event_ends_at, a.event_is_all_day, a.event_place`

export const eventIn = (row: EventColumns): AnnouncementEvent | null =>
  row.event_starts_at === null
    ? null
    : {
        startsAt: new Date(row.event_starts_at).toISOString(),
        endsAt: row.event_ends_at === null ? null : new Date(row.event_ends_at).toISOString(),
        isAllDay: row.event_is_all_day === true,
        place: row.event_place ?? '',
      }
