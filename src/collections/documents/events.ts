import { z } from 'zod'
import { defineEvent } from '@/kernel/events/event'
import { REMINDED_OF, STAGES } from './domain/reminders'

const published = z.object({
  documentId: z.uuid(),
  versionId: z.uuid(),
  /** Of the version: the first one is a new document. */
  number: z.int(),
})
export type PublishedData = z.infer<typeof published>

export const documentPublished = defineEvent('document.published', published)
/** The same where everybody has to say that they have read it. */
export const documentToConfirm = defineEvent('document.to-confirm', published)

const due = z.object({
  documentId: z.uuid(),
  of: z.enum(REMINDED_OF),
  stage: z.enum(STAGES),
  /** The day itself: `2026-12-31`. */
  on: z.iso.date(),
})
export type DueData = z.infer<typeof due>

/** A day of a document comes near, or has come. */
export const documentDue = defineEvent('document.due', due)
