import { z } from 'zod'
import { defineEvent } from '@/kernel/events/event'

const published = z.object({
  /** Of the book. */
  book: z.uuid(),
  versions: z.array(z.uuid()).min(1),
  /** The day from which they hold. */
  from: z.string(),
})
export type PublishedData = z.infer<typeof published>

/** Versions of clauses were published together; those whom they concern are told once. */
export const rulesPublished = defineEvent('rules.published', published)
