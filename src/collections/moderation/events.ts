import { z } from 'zod'
import { defineEvent } from '@/kernel/events/event'

/** Somebody reported something to the management. */
export const contentReported = defineEvent('content.reported', z.object({ reportId: z.uuid() }))
/** The management has decided about a report. */
export const reportDecided = defineEvent('content.report-decided', z.object({ reportId: z.uuid() }))
