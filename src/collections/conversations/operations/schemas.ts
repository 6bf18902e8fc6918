import { z } from 'zod'
import { HANDLING_STATES } from '../domain/handling'
import { CONVERSATION_KINDS, MAX_BODY, RESOLUTIONS } from '../domain/kinds'

const instant = z.iso.datetime()

/** Text that goes with files; with nothing else it has to say something. */
export const plainText = z
  .string()
  .max(MAX_BODY)
  .transform((text) => text.trim())

/** Text as people write it: not only blanks. */
export const bodyText = z
  .string()
  .max(MAX_BODY)
  .transform((text) => text.trim())
  .pipe(z.string().min(1))

const personSchema = z.strictObject({ id: z.uuid(), name: z.string() })

export const attachmentSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['image', 'file']),
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  /** Of pictures, in pixels. */
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** For the person alone, and for some minutes; `/api/files/…/links` gives new ones. */
  url: z.string(),
  thumbnailUrl: z.string().nullable(),
})
export type AttachmentView = z.infer<typeof attachmentSchema>

/** A record of the product, as far as the person who reads may see it. */
export const linkedCardSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  /** A state, a date. */
  detail: z.string().nullable(),
  /** Where the person opens it. */
  path: z.string(),
})
export type LinkedCard = z.infer<typeof linkedCardSchema>

export const messageSchema = z.strictObject({
  seq: z.int(),
  clientId: z.uuid(),
  kind: z.enum(['text', 'system']),
  sender: personSchema,
  /** Empty where it was taken back, and where files say it all. */
  body: z.string(),
  /** Its sealed text does not open at the moment; `body` is empty. */
  isUnreadable: z.literal(true).optional(),
  /** Of a system line: what happened, and ids. */
  data: z.record(z.string(), z.unknown()).nullable(),
  replyTo: z.int().nullable(),
  threadRoot: z.int().nullable(),
  at: instant,
  editedAt: instant.nullable(),
  deletedAt: instant.nullable(),
  /** It was the management that took it away. */
  isRemoved: z.boolean(),
  attachments: z.array(attachmentSchema),
  /** Of records whose addresses it names, where the person may see them. */
  cards: z.array(linkedCardSchema).optional(),
  reactions: z.array(z.strictObject({ emoji: z.string(), count: z.int(), isMine: z.boolean() })),
})
export type MessageView = z.infer<typeof messageSchema>

export const sentSchema = z.strictObject({
  conversation: z.uuid(),
  seq: z.int(),
  clientId: z.uuid(),
  body: z.string(),
  threadRoot: z.int().nullable(),
  attachments: z.array(attachmentSchema),
  cards: z.array(linkedCardSchema).optional(),
  at: instant,
  /** The matter was resolved or archived, and this opened it again. */
  isReopened: z.boolean(),
})
export type SentMessage = z.infer<typeof sentSchema>

export const rowSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(CONVERSATION_KINDS),
  subject: z.string().nullable(),
  topic: z.string().nullable(),
  unit: z.string().nullable(),
  state: z.enum(HANDLING_STATES),
  lastSeq: z.int(),
  lastAt: instant,
  lastLine: messageSchema
    .pick({
      seq: true,
      kind: true,
      sender: true,
      body: true,
      isUnreadable: true,
      data: true,
      at: true,
    })
    .extend({ isDeleted: z.boolean(), isRemoved: z.boolean(), attachments: z.int() })
    .nullable(),
  /** Up to 100. */
  unread: z.int(),
  /** Its texts are sealed, and no search finds them. */
  isConfidential: z.boolean(),
  isMuted: z.boolean(),
  hasLeft: z.boolean(),
  /** Up to three of the others. */
  people: z.array(personSchema),
  waitingSince: instant.nullable(),
  answerDueAt: instant.nullable(),
  snoozedUntil: instant.nullable(),
  reopenedAt: instant.nullable(),
  assignee: personSchema.nullable(),
  team: z.string().nullable(),
})
export type ConversationRow = z.infer<typeof rowSchema>

export const listSchema = z.strictObject({
  conversations: z.array(rowSchema),
  /** For the next page; null where there is none. */
  next: z.string().nullable(),
})

export const resolutionSchema = z.enum(RESOLUTIONS)

/** What the database calls a moment. */
export const iso = (value: unknown): string => new Date(String(value)).toISOString()
export const isoOrNull = (value: unknown): string | null =>
  value === null || value === undefined ? null : iso(value)
