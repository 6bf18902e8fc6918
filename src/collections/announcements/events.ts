import { z } from 'zod'
import { defineEvent } from '@/kernel/events/event'
import { URGENCIES } from './domain/urgency'

const published = z.object({ announcementId: z.uuid(), urgency: z.enum(URGENCIES) })
export type PublishedData = z.infer<typeof published>

export const announcementPublished = defineEvent('announcement.published', published)
/** The same where everybody has to say that they have read it. */
export const announcementToConfirm = defineEvent('announcement.to-confirm', published)

const replied = z.object({
  announcementId: z.uuid(),
  commentId: z.uuid(),
  /** The comment that was answered. */
  answeredId: z.uuid(),
})
export type RepliedData = z.infer<typeof replied>

/** Somebody answered somebody else's comment. */
export const commentReplied = defineEvent('announcement.replied', replied)

const mentioned = z.object({
  announcementId: z.uuid(),
  commentId: z.uuid(),
  /** Ids of those who are named for the first time. */
  people: z.array(z.uuid()),
})

/** A comment names somebody. */
export const commentMentioned = defineEvent('announcement.mentioned', mentioned)
