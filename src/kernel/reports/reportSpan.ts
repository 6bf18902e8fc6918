import { z } from 'zod'

const MOST_DAYS = 366
const DAY_MS = 24 * 3_600_000

const day = z.iso.date()

/** Days of the community's calendar, both included; a year at most. */
export const reportSpan = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ['to'] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY_MS, {
    path: ['to'],
  })

export type ReportSpan = z.infer<typeof reportSpan>
