import { z } from 'zod'
import { DOCUMENT_STATES, TEXT_STATES, VERSION_STATES } from '../domain/states'

export const folderSchema = z.strictObject({ id: z.uuid(), name: z.string() })

export const lineSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  description: z.string(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  type: z.string(),
  bytes: z.int(),
  pictureUrl: z.string().nullable(),
  expiresOn: z.string().nullable(),
  isExpired: z.boolean(),
  mustConfirm: z.boolean(),
  publishedAt: z.string(),
})

const namedSchema = z.strictObject({ id: z.uuid(), title: z.string() })

export const pageSchema = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  description: z.string(),
  folders: z.array(folderSchema),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  issuedOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  isExpired: z.boolean(),
  publishedAt: z.string(),
  version: z.strictObject({
    id: z.uuid(),
    number: z.int(),
    name: z.string(),
    type: z.string(),
    bytes: z.int(),
    note: z.string(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    textState: z.enum(TEXT_STATES),
  }),
  supersedes: namedSchema.nullable(),
  supersededBy: namedSchema.nullable(),
  isMustKnow: z.boolean(),
  isFollowing: z.boolean(),
  confirmation: z.strictObject({ at: z.string().nullable() }).nullable(),
})

const versionSchema = z.strictObject({
  id: z.uuid(),
  number: z.int(),
  state: z.enum(VERSION_STATES),
  name: z.string(),
  bytes: z.int(),
  note: z.string(),
  author: z.string().nullable(),
  at: z.string(),
  textState: z.enum(TEXT_STATES),
  pages: z.int(),
})

export const versionsSchema = z.strictObject({
  state: z.enum(DOCUMENT_STATES),
  requires: z.boolean(),
  versions: z.array(versionSchema),
})
