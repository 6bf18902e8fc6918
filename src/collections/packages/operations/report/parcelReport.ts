import type { PayloadRequest } from 'payload'
import type { ReportSpan } from '@/kernel/reports/reportSpan'
import { carriersOf, staffOf, unitsOf } from './breakdown'
import { incidentsOf, oldestOf } from './cases'
import { daysOf, hoursOf, totalsOf } from './flow'
import { questionOf } from './question'
import type { Place } from './question'

/** Hours are those between intake and hand-over; null: nothing was handed over. */
export interface ParcelReport {
  totals: {
    received: number
    waiting: number
    collected: number
    returned: number
    /** Sent on to where somebody lives now. */
    forwarded: number
    lost: number
    /** Half of the parcels were collected sooner. */
    medianHours: number | null
    /** Nine of ten were. */
    slowHours: number | null
    /** That counts of shelves found in these days. */
    differences: number
    /** That are open now, found in whatever days. */
    openDifferences: number
  }
  /** `day` as YYYY-MM-DD of the community's calendar, `from` and `until` as instants. */
  days: { day: string; from: string; until: string; received: number; collected: number }[]
  /** 0 to 23, in the community's time zone. */
  hours: { hour: number; received: number; collected: number }[]
  carriers: {
    carrier: string
    name: string | null
    received: number
    medianHours: number | null
  }[]
  units: {
    unit: string | null
    label: string | null
    received: number
    waiting: number
    medianHours: number | null
  }[]
  staff: { person: string; name: string | null; received: number; released: number }[]
  /** What waits now, the longest first. */
  oldest: { id: string; summary: string; unit: string | null; receivedAt: string; hours: number }[]
  incidents: {
    id: string
    summary: string
    unit: string | null
    outcome: string
    at: string
    by: string | null
  }[]
}

/**
 * What went through the desk between two days: how much, when, with whom, how long it waited, what
 * went wrong. What is counted by intake came in these days; what is counted by hand-over left in them.
 */
export const parcelReport = async (
  req: PayloadRequest,
  place: Place,
  span: ReportSpan,
): Promise<ParcelReport> => {
  const question = await questionOf(req, place, span)
  return {
    totals: await totalsOf(question),
    days: await daysOf(question),
    hours: await hoursOf(question),
    carriers: await carriersOf(question),
    units: await unitsOf(question),
    staff: await staffOf(question),
    oldest: await oldestOf(question),
    incidents: await incidentsOf(question),
  }
}
