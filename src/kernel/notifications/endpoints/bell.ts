import { z } from 'zod'
import { defineEndpoint } from '../../http/defineEndpoint'
import { countUnread, listNotices } from '../operations/bell'
import { acknowledgeNotice, readNotices } from '../operations/read'

const notice = z.object({
  id: z.uuid(),
  community: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
  kind: z.string(),
  group: z.string(),
  urgency: z.string(),
  title: z.string(),
  body: z.string(),
  path: z.string(),
  repeats: z.number().int(),
  needsAcknowledgement: z.boolean(),
  createdAt: z.string(),
  readAt: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
})

const list = defineEndpoint({
  method: 'get',
  path: '/notices',
  summary: {
    en: 'Your notices, newest first, a page at a time.',
    fr: 'Vos avis, du plus récent au plus ancien, page par page.',
  },
  auth: 'user',
  query: z.object({
    before: z.uuid().optional(),
    community: z.uuid().optional(),
    unread: z.enum(['true', 'false']).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  response: z.object({ notices: z.array(notice), next: z.uuid().nullable() }),
  handler: ({ req, query: { before, community, unread, limit } }) =>
    listNotices(req, { before, community, isUnread: unread === 'true', limit }),
})

const unread = defineEndpoint({
  method: 'get',
  path: '/notices/unread',
  summary: {
    en: 'How many of your notices are unread, in all and by community.',
    fr: 'Combien de vos avis ne sont pas lus, en tout et par communauté.',
  },
  auth: 'user',
  response: z.object({ unread: z.number().int(), communities: z.record(z.string(), z.number()) }),
  handler: ({ req }) => countUnread(req),
})

const read = defineEndpoint({
  method: 'post',
  path: '/notices/read',
  summary: {
    en: 'Mark notices of yours read, some or all of them.',
    fr: 'Marquer des avis comme lus, certains ou tous.',
  },
  auth: 'user',
  status: 200,
  body: z.union([
    z.object({ ids: z.array(z.uuid()).min(1).max(100) }),
    z.object({ all: z.literal(true) }),
  ]),
  response: z.object({ read: z.number().int() }),
  handler: async ({ req, body }) => ({
    read: await readNotices(req, 'ids' in body ? { ids: body.ids } : 'all'),
  }),
})

const acknowledge = defineEndpoint({
  method: 'post',
  path: '/notices/:id/acknowledge',
  summary: {
    en: 'Say that you have taken notice, where a notice asks for it.',
    fr: 'Confirmer que vous avez pris connaissance d’un avis qui le demande.',
  },
  auth: 'user',
  status: 200,
  params: z.object({ id: z.uuid() }),
  response: z.object({ acknowledgedAt: z.string() }),
  handler: async ({ req, params }) => ({ acknowledgedAt: await acknowledgeNotice(req, params.id) }),
})

/** The bell. */
export const bellEndpoints = [list, unread, read, acknowledge]
