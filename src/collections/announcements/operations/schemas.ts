import { z } from 'zod'
import { ANNOUNCEMENT_STATES } from '../domain/states'
import { URGENCIES } from '../domain/urgency'
import { eventSchema } from './eventColumns'

const instant = z.string()

const fileSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  alt: z.string(),
  bytes: z.number(),
  isImage: z.boolean(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  url: z.string(),
  thumbnailUrl: z.string().nullable(),
})

const addendumSchema = z.strictObject({ id: z.uuid(), body: z.string(), at: instant })

export const lineSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  brief: z.string(),
  language: z.string(),
  isPending: z.boolean(),
  category: z.string().nullable(),
  urgency: z.enum(URGENCIES),
  isPinned: z.boolean(),
  isUnread: z.boolean(),
  isCorrected: z.boolean(),
  mustAcknowledge: z.boolean(),
  publishedAt: instant,
})

export const pageSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  summary: z.string(),
  body: z.unknown().describe('Rich text, as its editor keeps it.'),
  language: z.string(),
  languages: z.array(z.string()),
  isPending: z.boolean(),
  category: z.string().nullable(),
  urgency: z.enum(URGENCIES),
  isPinned: z.boolean(),
  isOver: z.boolean(),
  publishedAt: instant,
  event: eventSchema.nullable(),
  addenda: z.array(addendumSchema),
  files: z.array(fileSchema),
  acknowledgement: z.strictObject({ at: instant.nullable() }).nullable(),
  likes: z.int(),
  isLiked: z.boolean(),
  allowsComments: z.boolean(),
  comments: z.array(
    z.strictObject({
      id: z.uuid(),
      parent: z.uuid().nullable(),
      author: z.string().nullable(),
      isOwn: z.boolean(),
      text: z.string().nullable(),
      mentions: z.array(z.string()),
      at: instant,
      editedAt: instant.nullable(),
    }),
  ),
})

export const resultsSchema = z.strictObject({
  id: z.uuid(),
  state: z.enum(ANNOUNCEMENT_STATES),
  undoMs: z.number(),
  publishAt: instant.nullable(),
  publishedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  event: eventSchema.nullable(),
  eventId: z.string().nullable(),
  people: z.int(),
  views: z.int(),
  likes: z.int(),
  comments: z.int(),
  acknowledged: z.int().nullable(),
  addenda: z.array(addendumSchema),
  files: z.array(fileSchema),
})

export const confirmationSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  unit: z.string().nullable(),
  acknowledgedAt: instant.nullable(),
  hasSeen: z.boolean(),
})
